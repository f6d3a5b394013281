package org.elpis.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.models.net.Examples;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkFile;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.RecipeFile;
import org.elpis.models.net.Shape;
import org.elpis.models.net.Training;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.stats.Draws;
import org.elpis.testkit.radiograph.SyntheticChest;

/// `elpis audit example DIR`: a small case of invented patients, with a model that learned them by heart
final class AuditExample {
    private static final int SIZE = 32;
    private static final int MEMBERS = 200;
    private static final int OTHERS = 600;
    private static final int IMAGES = 3;
    private static final int EPOCHS = 100;
    /// Of four labels one is wrong, more than in most real sets, so that a case of some minutes shows what a large one
    /// does: a model that knows a wrong label has seen the image.
    private static final int ONE_WRONG_IN = 4;

    private static final long SEED = 20_261_121;
    private static final List<String> SITES = List.of("north", "south");
    private static final List<String> CLASSES = List.of("clear", "opacity");

    private AuditExample() {}

    static Options options() {
        return new Options(
                        "audit example",
                        "DIR",
                        "Make a small case to try elpis audit on: radiographs of patients who do not exist, and a "
                                + "model that was trained on some of them for too long.")
                .places("DIR", "1", "A new or empty folder.")
                .common()
                .footer("Exit codes: 0 made, 2 usage, 3 environment.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, AuditExample::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        Path folder = arguments.paths(1, 1, "one folder is needed: DIR.").getFirst();
        try {
            requireEmpty(folder);
            Examples members = write(folder.resolve("members"), 0, MEMBERS);
            write(folder.resolve("nonmembers"), MEMBERS, OTHERS);
            TrainingRecipe recipe = TrainingRecipe.plain(
                    NetworkSpec.small(new Shape(1, SIZE, SIZE), CLASSES.size(), 16), 0.004, EPOCHS, 32);
            Network network = Training.train(recipe, members, SEED);
            NetworkFile.write(network, NetworkFile.Output.LOGITS, folder.resolve("model.onnx"));
            Files.writeString(folder.resolve("recipe.yaml"), RecipeFile.write(recipe));
        } catch (IOException e) {
            throw new ElpisException(
                            Code.OUTPUT_UNUSABLE,
                            "The example cannot be written. Check the folder, its permissions and its space.",
                            e)
                    .with("folder", folder);
        }
        if (!arguments.has("--json")) {
            terminal.out().print(text(folder));
        } else {
            terminal.out().println("{\"members\": " + MEMBERS + ", \"nonmembers\": " + OTHERS + "}");
        }
        return ExitCode.DONE;
    }

    private static String text(Path folder) {
        return Layout.paragraph(
                        "",
                        "Made " + MEMBERS + " members and " + OTHERS + " others who do not exist, " + IMAGES
                                + " radiographs of each, and model.onnx, which learned the members by heart. The audit "
                                + "takes two to four minutes.")
                + "Next: elpis audit " + folder + "/model.onnx --members " + folder + "/members \\\n"
                + "          --nonmembers " + folder + "/nonmembers --train-recipe " + folder + "/recipe.yaml \\\n"
                + "          --out " + folder + "/scorecard\n";
    }

    private static void requireEmpty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            if (entries.iterator().hasNext()) {
                throw new ElpisException(Code.OUTPUT_UNUSABLE, "The folder of the example must be empty. Name another.")
                        .with("folder", folder);
            }
        }
    }

    private static Examples write(Path folder, int from, int count) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        StringBuilder manifest = new StringBuilder("file,patient,label,sex,age,view,site\n");
        List<float[]> samples = new ArrayList<>();
        List<String> patients = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int number = from; number < from + count; number++) {
            Draws draws = Draws.of(SEED, "patient", number);
            SyntheticChest chest = SyntheticChest.of(SEED + number);
            boolean hasFinding = draws.nextBoolean();
            boolean isFrontal = draws.nextInt(3) > 0;
            int label = hasFinding != (draws.nextInt(ONE_WRONG_IN) == 0) ? 1 : 0;
            String patient = "invented-" + String.valueOf(100_000 + number).substring(1);
            String rest = "," + patient + "," + CLASSES.get(label) + "," + chest.sex() + "," + chest.age() + ","
                    + (isFrontal ? "PA" : "AP") + "," + SITES.get(chest.site()) + "\n";
            for (int i = 0; i < IMAGES; i++) {
                int[] pixels = pixels(chest.image(i, SIZE, hasFinding ? 0.9 : 0, isFrontal));
                String file = "images/" + patient + "-" + (i + 1) + ".png";
                png(folder.resolve(file), pixels);
                manifest.append(file).append(rest);
                samples.add(values(pixels));
                patients.add(patient);
                labels.add(label);
            }
        }
        Files.writeString(folder.resolve("manifest.csv"), manifest, StandardCharsets.UTF_8);
        return new Examples(samples, labels.stream().mapToInt(Integer::intValue).toArray(), patients);
    }

    private static int[] pixels(float[] image) {
        int[] pixels = new int[image.length];
        for (int i = 0; i < image.length; i++) {
            pixels[i] = Math.round(image[i] * 255);
        }
        return pixels;
    }

    /// What a reader of the file gets with `gray:32x32:0..1`.
    private static float[] values(int[] pixels) {
        float[] values = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            values[i] = (float) (pixels[i] / 255.0);
        }
        return values;
    }

    private static void png(Path file, int[] pixels) throws IOException {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, SIZE, SIZE, pixels);
        ImageIO.write(image, "png", file.toFile());
    }
}
