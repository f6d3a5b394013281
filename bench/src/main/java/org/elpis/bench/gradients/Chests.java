package org.elpis.bench.gradients;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Shape;
import org.elpis.testkit.radiograph.SyntheticChest;

/// Small images of chests, real and invented.
final class Chests {
    private static final int INVENTED = 200;

    private Chests() {}

    /// Two images of each invented patient.
    static ImageSet invented(int side) {
        List<Sample> samples = new ArrayList<>();
        for (int p = 0; p < INVENTED; p++) {
            for (int k = 0; k < 2; k++) {
                float[] values = SyntheticChest.of(p).image(k, side, p % 2, true);
                samples.add(new Sample(p + "-" + k, "patient " + p, p % 2, Map.of(), values));
            }
        }
        return new ImageSet(new Shape(1, side, side), List.of("normal", "finding"), samples, "SyntheticChest 0 to 199");
    }

    /// Real images with `metadata.csv`, made smaller by the mean of squares.
    static ImageSet real(Path folder, int side) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("metadata.csv")).stream()
                .skip(1)
                .toList()) {
            List<String> cells = List.of(line.split(",", 9));
            int label = cells.get(7).equals("normal") ? 0 : 1;
            BufferedImage image = ImageIO.read(
                    folder.resolve("images").resolve(cells.getFirst()).toFile());
            samples.add(new Sample(cells.getFirst(), cells.get(1), label, Map.of(), smaller(image, side)));
        }
        return new ImageSet(new Shape(1, side, side), List.of("normal", "finding"), samples, "nih64");
    }

    private static float[] smaller(BufferedImage image, int side) {
        int square = image.getWidth() / side;
        float[] values = new float[side * side];
        for (int y = 0; y < side * square; y++) {
            for (int x = 0; x < side * square; x++) {
                float grey = image.getRaster().getSample(x, y, 0) / 255f;
                values[y / square * side + x / square] += grey / (square * square);
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.clamp(values[i], 0, 1);
        }
        return values;
    }
}
