package org.elpis.bench.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Real frames without text: slices of heads, and those that were looked at one by one and have no letter in them.
final class Grounds {
    private static final int LEAST_SIDE = 128;

    private Grounds() {}

    /// Frames to write on, in the order of their names.
    static List<Ground> of(Path data) throws IOException {
        List<Ground> grounds = new ArrayList<>();
        for (Ground each : clean(data, 8)) {
            if (Math.min(each.picture().columns(), each.picture().rows()) >= LEAST_SIDE) {
                grounds.add(each);
            }
        }
        return grounds;
    }

    /// All frames without text.
    ///
    /// @param every  of the slices of a head, which are much alike, one in so many
    static List<Ground> clean(Path data, int every) throws IOException {
        List<Ground> clean = new ArrayList<>();
        for (String each : StrokeFont.lines("clean-frames.txt")) {
            Path file = data.resolve(each);
            if (Files.isRegularFile(file)) {
                add(file, each.substring(0, each.indexOf('/')), clean);
            }
        }
        Path series = data.resolve("series");
        if (Files.isDirectory(series)) {
            try (Stream<Path> files = Files.walk(series)) {
                List<Path> slices = files.filter(Files::isRegularFile)
                        .filter(file -> file.toString().endsWith(".dcm"))
                        .sorted()
                        .toList();
                for (int i = 0; i < slices.size(); i += every) {
                    add(slices.get(i), "series", clean);
                }
            }
        }
        return clean;
    }

    private static void add(Path file, String name, List<Ground> to) throws IOException {
        RealFrames.of(file).ifPresent(picture -> to.add(new Ground(name, picture)));
    }
}
