package org.elpis.codestream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.codestream.Codestreams.SECRET;
import static org.elpis.codestream.Codestreams.ascii;
import static org.elpis.codestream.Codestreams.box;
import static org.elpis.codestream.Codestreams.bytes;
import static org.elpis.codestream.Codestreams.join;
import static org.elpis.codestream.Codestreams.jpeg2000;
import static org.elpis.codestream.Codestreams.rle;
import static org.elpis.codestream.Codestreams.segment;
import static org.elpis.codestream.Codestreams.with;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Valid codestreams with bytes, lengths or pieces changed at random, cut into fragments at random.
/// `-Delpis.mutations=` sets how many, `-Delpis.seed=` which.
@Timeout(1_800)
class CodestreamMutationTest {
    private static final int COUNT = Integer.getInteger("elpis.mutations", 100_000);
    private static final long SEED = Long.getLong("elpis.seed", 20_261_120L);

    private static final int[] INTERESTING = {0xFF, 0xD8, 0xD9, 0xDA, 0x4F, 0x51, 0x90, 0x93, 0x64, 0xFE, 0, 1, 0x7F};

    private final Random random = new Random(SEED);
    private final List<byte[]> seeds = new ArrayList<>();

    private record Seed(TransferSyntax syntax, byte[] bytes) {}

    private List<Seed> seeds() throws IOException {
        byte[] comment = segment(0x64, join(bytes(0, 1), SECRET));
        byte[] jpeg = with(Codestreams.jpeg(4), 2, segment(0xE1, SECRET));
        byte[] signature = box("jP  ", bytes(13, 10, 0x87, 10));
        byte[] boxes = join(signature, box("xml ", SECRET), box("jp2c", jpeg2000(comment, comment)));
        return List.of(
                new Seed(Codestreams.JPEG, jpeg),
                new Seed(Codestreams.JPEG, join(jpeg, jpeg)),
                new Seed(Codestreams.JPEG_2000, jpeg2000(comment, comment)),
                new Seed(Codestreams.JPEG_2000, boxes),
                new Seed(Codestreams.RLE, rle(1, 64)),
                new Seed(Codestreams.RLE, with(rle(2, 70, 74), 64, ascii("secret"))));
    }

    @Test
    void cleansOrRefusesWhateverIsChanged() throws IOException {
        List<Seed> all = seeds();
        all.forEach(seed -> seeds.add(seed.bytes));
        int cleaned = 0;
        for (int i = 0; i < COUNT; i++) {
            Seed seed = all.get(random.nextInt(all.size()));
            byte[] input = seed.bytes;
            for (int k = random.nextInt(4); k >= 0; k--) {
                input = mutate(input);
            }
            try {
                cleaned += check(seed.syntax, cut(input)) ? 1 : 0;
            } catch (AssertionError | RuntimeException | IOException e) {
                throw new AssertionError(
                        "seed " + SEED + ", mutant " + i + ": " + HexFormat.of().formatHex(input), e);
            }
        }
        assertThat(cleaned).as("mutants that are cleaned").isBetween(COUNT / 10, COUNT * 9 / 10);
    }

    /// What was cleaned has the same layout and nothing more to clean.
    private static boolean check(TransferSyntax syntax, Value.Fragments fragments) throws IOException {
        HiddenParts hidden;
        try {
            hidden = Codestreams.hidden(1, syntax, fragments);
        } catch (MalformedCodestreamException e) {
            return false;
        }
        Value.Fragments cleaned = hidden.blanked(fragments);
        assertThat(cleaned.regions()).hasSameSizeAs(fragments.regions());
        byte[] before = Codestreams.content(fragments);
        byte[] after = Codestreams.content(cleaned);
        assertThat(after).hasSameSizeAs(before);
        int changed = 0;
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i] == before[i] || after[i] == 0).isTrue();
            changed += after[i] == before[i] ? 0 : 1;
        }
        assertThat(changed > 0).isEqualTo(hidden.count() > 0);
        assertThat(Codestreams.hidden(1, syntax, cleaned).isEmpty()).isTrue();
        return true;
    }

    private Value.Fragments cut(byte[] input) {
        List<byte[]> pieces = new ArrayList<>();
        int at = 0;
        while (at < input.length) {
            int to = random.nextInt(3) == 0 ? at + random.nextInt(input.length - at + 1) : input.length;
            pieces.add(Arrays.copyOfRange(input, at, to));
            at = to;
        }
        return Codestreams.fragments(new byte[0], pieces.toArray(new byte[0][]));
    }

    private byte[] mutate(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int to = Math.min(input.length, at + random.nextInt(20));
        byte[] one = {(byte) INTERESTING[random.nextInt(INTERESTING.length)]};
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        int from = random.nextInt(other.length);
        byte[] piece = Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(60)));
        return switch (random.nextInt(7)) {
            case 0 -> replaced(input, at, Math.min(input.length, at + 1), one);
            case 1 -> replaced(input, at, at, one);
            case 2 -> replaced(input, at, at, bytes(0xFF, 0xD8, 0xFF));
            case 3 -> replaced(input, at, to, new byte[0]);
            case 4 -> replaced(input, at, at, piece);
            case 5 -> at == 0 ? input : Arrays.copyOf(input, at);
            default -> replaced(input, at, Math.min(input.length, at + 1), bytes(random.nextInt(256)));
        };
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] replacement) {
        byte[] result = join(Arrays.copyOf(input, from), replacement, Arrays.copyOfRange(input, to, input.length));
        return result.length == 0 ? bytes(0) : result;
    }

    @Test
    void cleansOrRefusesProfilesWhateverIsChanged() throws IOException {
        byte[] profile = java.awt.color.ICC_Profile.getInstance(java.awt.color.ColorSpace.CS_sRGB)
                .getData();
        seeds.add(profile);
        for (int i = 0; i < COUNT / 20; i++) {
            byte[] input = profile;
            for (int k = random.nextInt(3); k >= 0; k--) {
                input = mutate(input);
            }
            byte[] copy = input.clone();
            Value.Region region = new Value.Region(new BytesSource(input, input.length), 0, input.length);
            IccProfile.hidden(region).ifPresent(hidden -> hidden.blanked(copy));
            Value.Region again = new Value.Region(new BytesSource(copy, copy.length), 0, copy.length);
            assertThat(IccProfile.hidden(again).map(HiddenParts::isEmpty).orElse(true))
                    .as("seed %d, mutant %d", SEED, i)
                    .isTrue();
        }
    }
}
