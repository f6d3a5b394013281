package org.elpis.vision.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is measured four pixels at a time, and only where it may matter, is what the definition says of every pixel.
class StrokeScanTest {
    private static StrokeMap map(int seed) {
        Random random = new Random(seed);
        int columns = 16 + random.nextInt(90);
        int rows = 16 + random.nextInt(70);
        int most = 1 << 1 + random.nextInt(14);
        int stroke = 1 + random.nextInt(40);
        short[] values = new short[columns * rows];
        for (int i = 0; i < values.length; i++) {
            boolean isCalm = (i % columns / 24 + i / columns / 20) % 3 == seed % 3;
            values[i] = (short) (isCalm ? most / 2 : random.nextInt(stroke) == 0 ? random.nextInt(most) : most / 4);
        }
        Raster raster = new Raster(columns, rows, Photometric.MONOCHROME2, 14, false, values);
        return new StrokeMap(GreyPlane.of(raster).getFirst(), Sensitivity.SECOND_LOOK);
    }

    private static int threshold(StrokeMap map, int x, int y) {
        return map.thresholds[y / NoiseMap.PATCH * map.patchColumns + x / NoiseMap.PATCH];
    }

    /// Runs of one row as `left-right strength peak`.
    private static List<String> defined(StrokeMap map, int y, boolean isBright, int factor) {
        List<String> runs = new ArrayList<>();
        int left = -1;
        int sum = 0;
        int most = 0;
        for (int x = 0; x <= map.plane.columns; x++) {
            int strength = x < map.plane.columns ? map.strength(x, y, isBright) : 0;
            int threshold = x < map.plane.columns ? threshold(map, x, y) * factor : 0;
            if (threshold > 0 && strength > threshold) {
                left = left < 0 ? x : left;
                sum += strength;
                most = Math.max(most, strength);
            } else if (left >= 0) {
                runs.add(left + "-" + x + " " + sum + " " + most);
                left = -1;
                sum = 0;
                most = 0;
            }
        }
        return runs;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void runsAreThoseOfTheDefinition(int seed) {
        StrokeMap map = map(seed);
        for (StrokeRuns runs : StrokeScan.of(map, 1, 3)) {
            List<List<String>> found = new ArrayList<>();
            List<List<String>> expected = new ArrayList<>();
            for (int y = 0; y < map.plane.rows; y++) {
                found.add(new ArrayList<>());
                expected.add(defined(map, y, runs.isBright, runs.factor));
            }
            for (int i = 0; i < runs.count; i++) {
                found.get(runs.row[i])
                        .add(runs.left[i] + "-" + runs.right[i] + " " + runs.strength[i] + " " + runs.peak[i]);
            }
            assertThat(found).isEqualTo(expected);
        }
    }
}
