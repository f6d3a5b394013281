package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Valid files with a few bytes, lengths or pieces changed at random: the part of fuzzing that every build
/// does, in some seconds and always the same. `-Delpis.mutations=` sets how many, `-Delpis.seed=` which.
@Timeout(1_800)
class MutationTest {
    private static final int COUNT = Integer.getInteger("elpis.mutations", 250_000);
    private static final long SEED = Long.getLong("elpis.seed", 20_261_120L);

    /// What matters to a parser: delimiters in both byte orders, representations, lengths at a border.
    private static final List<byte[]> TOKENS = List.of(
            hex("FEFF00E0"),
            hex("FEFF0DE0"),
            hex("FEFFDDE0"),
            hex("FFFEE000"),
            hex("FFFEE00D"),
            hex("FFFEE0DD"),
            hex("FEFF00E0FFFFFFFF"),
            hex("FEFF0DE000000000"),
            hex("FEFFDDE000000000"),
            hex("FFFFFFFF"),
            hex("FEFFFFFF"),
            hex("00000080"),
            hex("FFFFFF7F"),
            hex("00000000"),
            hex("E07F1000"),
            hex("02000000"),
            hex("08000500"),
            hex("1B242942"),
            "SQ".getBytes(StandardCharsets.ISO_8859_1),
            "UN".getBytes(StandardCharsets.ISO_8859_1),
            "OB".getBytes(StandardCharsets.ISO_8859_1),
            "UT".getBytes(StandardCharsets.ISO_8859_1),
            "DICM".getBytes(StandardCharsets.ISO_8859_1));

    private final Random random = new Random(SEED);
    private final List<byte[]> seeds = Seeds.all().toList();

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Test
    void readsEverySeed() throws IOException {
        for (byte[] seed : seeds) {
            assertThat(ReadingProperties.check(seed)).isTrue();
        }
    }

    @Test
    void readsOrRefusesWhateverIsChanged() throws IOException {
        int read = 0;
        for (int i = 0; i < COUNT; i++) {
            byte[] input = mutant();
            try {
                read += ReadingProperties.check(input) ? 1 : 0;
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "seed " + SEED + ", mutant " + i + ": " + HexFormat.of().formatHex(input), e);
            }
        }
        assertThat(read).as("mutants that are read").isBetween(COUNT / 20, COUNT * 9 / 10);
    }

    @Test
    void readsTheSameFromAFileAsFromMemory(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mutant.dcm");
        for (int i = 0; i < COUNT / 250; i++) {
            byte[] input = mutant();
            Files.write(file, input);
            try (FileSource source = FileSource.open(file)) {
                assertThat(outcome(source))
                        .as("seed %d, mutant %d", SEED, i)
                        .isEqualTo(outcome(new BytesSource(input, input.length)));
            }
        }
    }

    private static String outcome(Source source) throws IOException {
        try {
            Instance instance = DicomReader.read(source, ReadingProperties.LIMITS);
            byte[] written = DicomBytes.write(DicomWriter.encode(instance));
            return instance.anomalies().stream().sorted().toList()
                    + HexFormat.of().formatHex(written);
        } catch (MalformedDicomException e) {
            return e.fault() + " " + e.tag() + " " + e.position();
        }
    }

    private byte[] mutant() {
        byte[] bytes = seeds.get(random.nextInt(seeds.size()));
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            bytes = mutate(bytes);
        }
        return bytes;
    }

    private byte[] mutate(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(24));
        byte[] token = TOKENS.get(random.nextInt(TOKENS.size()));
        return switch (random.nextInt(8)) {
            case 0 -> replaced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            case 1 -> replaced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(8)});
            case 2 -> replaced(bytes, at, Math.min(bytes.length, at + token.length), token);
            case 3 -> replaced(bytes, at, at, token);
            case 4 -> replaced(bytes, at, to, new byte[0]);
            case 5 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 6 -> replaced(bytes, at, at, piece());
            default -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : replaced(bytes, at, to, piece());
        };
    }

    private byte[] piece() {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        int from = random.nextInt(other.length);
        return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(60)));
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] replacement) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + replacement.length);
        out.write(bytes, 0, from);
        out.writeBytes(replacement);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
