package org.elpis.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkFile;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.RecipeFile;
import org.elpis.models.net.Shape;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.testkit.radiograph.SyntheticChest;

/// A small case for audits: images of invented patients with telling names, and a model.
///
/// @param root  has a name that must be in nothing that is shown
record AuditFolders(Path root) {
    static final String PATIENT = "zwrzbrzycki";
    static final String FILE = "brzeczyszczykiewicz";
    static final String PLACE = "secret-place";
    private static final int SIZE = 16;

    static AuditFolders in(Path folder) {
        try {
            return new AuditFolders(Files.createDirectories(folder.resolve(PLACE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path model() {
        return root.resolve("model.onnx");
    }

    Path of(String side) {
        return root.resolve(side);
    }

    /// One image of each of so many patients, and the manifest.
    AuditFolders with(String side, int from, int count) throws IOException {
        Path folder = Files.createDirectories(of(side));
        StringBuilder manifest = new StringBuilder("file,patient,label,sex\n");
        for (int i = from; i < from + count; i++) {
            SyntheticChest chest = SyntheticChest.of(i);
            String name = FILE + "-" + i + ".png";
            ImageIO.write(
                    picture(chest.image(0, SIZE, i % 2, true)),
                    "png",
                    folder.resolve(name).toFile());
            manifest.append(name).append(',').append(PATIENT).append('-').append(i);
            manifest.append(',').append(i % 2).append(',').append(chest.sex()).append('\n');
        }
        Files.writeString(folder.resolve("manifest.csv"), manifest, StandardCharsets.UTF_8);
        return this;
    }

    private static BufferedImage picture(float[] values) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < values.length; i++) {
            image.getRaster().setSample(i % SIZE, i / SIZE, 0, Math.round(values[i] * 255));
        }
        return image;
    }

    /// A network of ours that was never trained.
    AuditFolders withModel() throws IOException {
        NetworkFile.write(Network.initialized(spec(), 1), NetworkFile.Output.PROBABILITIES, model());
        return this;
    }

    /// The same model as a file of somebody else: it says nothing of a network of ours.
    AuditFolders withForeignModel() throws IOException {
        withModel();
        String bytes = Files.readString(model(), StandardCharsets.ISO_8859_1);
        Files.writeString(model(), bytes.replace("elpis.network", "other.network"), StandardCharsets.ISO_8859_1);
        return this;
    }

    /// A training of two epochs.
    Path recipe() throws IOException {
        TrainingRecipe recipe = TrainingRecipe.plain(spec(), 0.003, 2, 32);
        return Files.writeString(root.resolve("recipe.yaml"), RecipeFile.write(recipe));
    }

    private static NetworkSpec spec() {
        return NetworkSpec.small(new Shape(1, SIZE, SIZE), 2, 2);
    }

    /// Enough to see that everything is joined, and no more.
    Path quickPolicy() throws IOException {
        return Files.writeString(root.resolve("policy.yaml"), """
                bootstrap-resamples: 100
                membership.reference-models: 4
                membership.planted-records: 5
                attributes.least-patients: 5
                inversion.patients: 20
                inversion.reconstructions: 2
                inversion.steps: 3
                inversion.query-budget: 40
                inversion.planted-patients: 2
                gradients.updates: 2
                gradients.planted-updates: 1
                gradients.gallery: 3
                gradients.restarts: 1
                gradients.steps: 5
                memorization.planted-patients: 2
                """);
    }
}
