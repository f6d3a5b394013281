package org.elpis.bench.memorization;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Shape;
import org.elpis.testkit.radiograph.SyntheticChest;

/// Chest radiographs of 64 x 64 with their patients: real or invented.
record Chests(List<float[]> images, List<String> patients) {
    static final int SIDE = 64;
    static final Shape SHAPE = new Shape(1, SIDE, SIDE);

    /// Invented patients, each with so many images of other days.
    static Chests invented(long firstSeed, int count, int imagesEach) {
        List<float[]> images = new ArrayList<>();
        List<String> patients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < imagesEach; j++) {
                images.add(SyntheticChest.of(firstSeed + i).image(j, SIDE, j % 2 == 0 ? 0 : 0.6, (i + j) % 4 < 2));
                patients.add("invented" + (firstSeed + i));
            }
        }
        return new Chests(images, patients);
    }

    /// Images of as many patients, "patient0" and so on.
    static Chests ofOneEach(String patient, List<float[]> images) {
        List<String> patients = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            patients.add(patient + i);
        }
        return new Chests(images, patients);
    }

    /// The images of `chest-xray/nih64`.
    static Chests real(Path data) throws IOException {
        Path folder = data.resolve("chest-xray/nih64");
        List<float[]> images = new ArrayList<>();
        List<String> patients = new ArrayList<>();
        List<String> lines = Files.readAllLines(folder.resolve("metadata.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", 3);
            images.add(grey(folder.resolve("images").resolve(cells[0])));
            patients.add(cells[1]);
        }
        return new Chests(images, patients);
    }

    private static float[] grey(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        Raster raster = image.getRaster();
        float[] grey = new float[SIDE * SIDE];
        for (int i = 0; i < grey.length; i++) {
            int row = i / SIDE;
            grey[i] = raster.getSample(i % SIDE, row, 0) / 255f;
        }
        return grey;
    }

    /// 60 of 100 patients, drawn, and the others.
    List<Chests> split(long seed) {
        List<String> all = new ArrayList<>(new TreeSet<>(patients));
        Collections.shuffle(all, new Random(seed));
        Set<String> first = all.subList(0, all.size() * 6 / 10).stream().collect(Collectors.toSet());
        return List.of(where(first::contains), where(patient -> !first.contains(patient)));
    }

    private Chests where(Predicate<String> wanted) {
        List<float[]> some = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            if (wanted.test(patients.get(i))) {
                some.add(images.get(i));
                owners.add(patients.get(i));
            }
        }
        return new Chests(some, owners);
    }

    ImageSet set() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            samples.add(new Sample("image" + i, patients.get(i), -1, Map.of(), images.get(i)));
        }
        return new ImageSet(SHAPE, List.of(), samples, "");
    }
}
