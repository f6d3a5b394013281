package org.elpis.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.elpis.testkit.hospital.CorpusGenerator;
import org.elpis.testkit.hospital.Seed;

/// Writes a benchmark corpus. The same arguments give the same bytes.
///
/// Arguments: `images`, `small` or `huge`; folder, or file for `huge`; number of objects, or of bytes for
/// `huge`.
public final class Corpus {
    private static final Seed SEED = Seed.tuning(2026);

    private Corpus() {}

    public static void main(String[] args) throws IOException {
        Path target = Path.of(args[1]);
        switch (args[0]) {
            case "images" -> CorpusGenerator.images(SEED, target, Integer.parseInt(args[2]));
            case "small" -> CorpusGenerator.small(SEED, target, Integer.parseInt(args[2]));
            case "huge" ->
                CorpusGenerator.multiFrame(SEED, target, Long.parseLong(args[2]), CorpusGenerator.Fill.PHANTOM);
            default -> throw new IllegalArgumentException("kind must be images, small or huge");
        }
    }
}
