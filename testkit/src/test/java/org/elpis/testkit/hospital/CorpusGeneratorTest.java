package org.elpis.testkit.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusGeneratorTest {
    @TempDir
    Path folder;

    @Test
    void writesCtAndMrImagesOfHalfAMegabyteInStudiesOfOneHundred() throws IOException {
        CorpusGenerator.images(Seed.tuning(1), folder, 102);
        List<Path> files = files();
        assertThat(files).hasSize(102);
        assertThat(files).allSatisfy(f -> assertThat(Files.size(f)).isBetween(530_000L, 536_000L));
        assertThat(text(folder.resolve("P000/ST0000/IM0099.dcm"))).contains("LightSpeed");
        assertThat(text(folder.resolve("P001/ST0001/IM0001.dcm"))).contains("MAGNETOM");
    }

    @Test
    void writesSmallImagesOfThirtyKilobytes() throws IOException {
        CorpusGenerator.small(Seed.tuning(1), folder, 3);
        assertThat(files()).hasSize(3).allSatisfy(f -> assertThat(Files.size(f)).isBetween(29_000L, 35_000L));
    }

    @Test
    void givesTheSameBytesForTheSameSeedAndEachInstanceItsOwnUid() throws IOException {
        CorpusGenerator.small(Seed.tuning(1), folder.resolve("a"), 2);
        CorpusGenerator.small(Seed.tuning(1), folder.resolve("b"), 2);
        Path one = folder.resolve("a/P000/ST0000/IM0000.dcm");
        assertThat(one).hasSameBinaryContentAs(folder.resolve("b/P000/ST0000/IM0000.dcm"));
        assertThat(Files.mismatch(one, folder.resolve("a/P000/ST0000/IM0001.dcm")))
                .isBetween(132L, 1000L);
    }

    @Test
    void writesMultiFrameObjectsOfAnySizeThatEndProperly() throws IOException {
        for (CorpusGenerator.Fill fill : CorpusGenerator.Fill.values()) {
            Path file = folder.resolve(fill.name());
            CorpusGenerator.multiFrame(Seed.tuning(1), file, 20 << 20, fill);
            assertThat(Files.size(file)).isBetween(20L << 20, 40L << 20);
            byte[] bytes = Files.readAllBytes(file);
            byte[] end = {(byte) 0xFE, (byte) 0xFF, (byte) 0xDD, (byte) 0xE0, 0, 0, 0, 0};
            assertThat(java.util.Arrays.copyOfRange(bytes, bytes.length - 8, bytes.length))
                    .isEqualTo(end);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), 0, 10_000, StandardCharsets.ISO_8859_1);
    }
}
