package org.elpis.bench.leaky;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Shape;
import org.elpis.testkit.radiograph.SyntheticChest;

/// Images of the benchmark: chests of people who do not exist, and small real ones.
final class Chests {
    static final Shape SHAPE = new Shape(1, 32, 32);
    private static final double FINDING = 0.6;
    /// Plain to see, so that a wrong label is known to be wrong by whoever was not trained on it.
    private static final double PLAIN = 2;

    private static final List<String> CLASSES = List.of("0", "1");

    private Chests() {}

    /// One image of each of so many invented patients; every other has a finding.
    ///
    /// @param from  number of the first patient: ranges that do not overlap are other people
    static ImageSet invented(int from, int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            samples.add(invented(i, 0, -1));
        }
        return new ImageSet(SHAPE, CLASSES, samples, "invented " + from + " " + count);
    }

    /// The same with a finding that is plain to see.
    ///
    /// @param images  of each patient, a day apart
    static ImageSet visits(int from, int count, int images) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count * images; i++) {
            samples.add(invented(from + i / images, i % images, -1, PLAIN));
        }
        return new ImageSet(SHAPE, CLASSES, samples, "invented " + from + " " + count + " " + images);
    }

    /// The same with images of one site only.
    static ImageSet ofSite(int from, int count, int site) {
        List<Sample> samples = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            samples.add(invented(i, 0, site));
        }
        return new ImageSet(SHAPE, CLASSES, samples, "invented " + from + " " + count + " at " + site);
    }

    private static Sample invented(int patient, int day, int site) {
        return invented(patient, day, site, FINDING);
    }

    private static Sample invented(int patient, int day, int site, double finding) {
        SyntheticChest drawn = SyntheticChest.of(patient);
        SyntheticChest chest = site < 0 ? drawn : new SyntheticChest(drawn.seed(), drawn.sex(), drawn.age(), site);
        int label = patient % 2;
        boolean isFrontal = patient / 2 % 2 == 0;
        Map<String, String> attributes =
                Map.of("sex", chest.sex(), "age", Integer.toString(chest.age()), "view", isFrontal ? "PA" : "AP");
        float[] values = chest.image(day, SHAPE.width(), finding * label, isFrontal);
        return new Sample("i" + patient + "-" + day, "p" + patient, label, attributes, values);
    }

    /// Real images of half of the patients and of the other half: `nih64`, 64 x 64, normal or not.
    ///
    /// @param folder  with `metadata.csv` and `images`
    /// @param isFirst  which half
    static ImageSet real(Path folder, boolean isFirst) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("metadata.csv"));
        List<String> columns = List.of(lines.getFirst().split(",", -1));
        List<Sample> samples = new ArrayList<>();
        Map<String, Boolean> sides = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            String patient = cells[columns.indexOf("patientid")];
            if (sides.computeIfAbsent(patient, first -> sides.size() % 2 == 0) == isFirst) {
                int label = cells[columns.indexOf("label")].equals("normal") ? 0 : 1;
                samples.add(new Sample(
                        cells[0],
                        patient,
                        label,
                        Map.of(),
                        pixels(folder.resolve("images").resolve(cells[0]))));
            }
        }
        return new ImageSet(new Shape(1, 64, 64), CLASSES, samples, "nih64 " + isFirst);
    }

    private static float[] pixels(Path file) throws IOException {
        BufferedImage image = Objects.requireNonNull(ImageIO.read(file.toFile()));
        float[] values = new float[image.getWidth() * image.getHeight()];
        for (int i = 0; i < values.length; i++) {
            values[i] = image.getRaster().getSample(i % image.getWidth(), i / image.getWidth(), 0) / 255f;
        }
        return values;
    }
}
