package org.elpis.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Values too long for the heap, and files that are no objects.
class BulkTest {
    private static final Instance ORIGINAL = Objects.object()
            .with("PatientName", "Schmitt^Johanna")
            .with("PatientID", "0048813")
            .instance();

    private static SearchResult search(byte[] bytes) throws Exception {
        Known known = new Known();
        known.harvest(ORIGINAL);
        return new LeakCheck(known.identity(), Set.of()).search(new BytesSource(bytes, bytes.length));
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(11).nextBytes(noise);
        return noise;
    }

    private static byte[] put(byte[] into, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, into, at, bytes.length);
        return into;
    }

    @Test
    void findsAcrossTheEdgesOfBlocks() throws Exception {
        int block = (1 << 20) + (1 << 10);
        for (int at : new int[] {0, 1 << 20, block - 4, block, 3_000_000 - 9}) {
            assertThat(search(put(noise(3_000_000), at, " schmitt ")).leaks())
                    .as("at %d", at)
                    .isNotEmpty();
        }
        assertThat(search(noise(3_000_000)).leaks()).isEmpty();
    }

    @Test
    void findsWhatALongStreamHoldsAtItsEnd() throws Exception {
        byte[] text = noise(6_000_000);
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('!' + (text[i] & 0x1F));
        }
        put(text, 5_999_000, "patient Johanna Schmitt, 0048813");
        byte[] stream = Streams.zlib(text);
        assertThat(stream.length).isGreaterThan(3 << 20);
        assertThat(search(stream).leaks()).extracting(Leak::view).containsOnly(View.INFLATED);
    }

    @Test
    void saysThatAStreamWasTooLongToSearch() throws Exception {
        byte[] bomb = Streams.zlib(new byte[300 << 20]);
        assertThat(search(bomb).unsearched()).isPositive();
        assertThat(search(bomb).isClean()).isFalse();
    }

    /// One value all over, such as a lead that hangs loose: at 376 every sample looks like the start of a stream.
    @Test
    void passesOverAFlatSignalInWhichEverySampleLooksLikeAStream() throws Exception {
        for (int value : new int[] {376, 0x8948}) {
            byte[] signal = new byte[32 << 20];
            for (int i = 0; i < signal.length; i += 2) {
                signal[i] = (byte) value;
                signal[i + 1] = (byte) (value >> 8);
            }
            assertThat(search(signal).isClean()).as("value %d", value).isTrue();
        }
    }

    /// Streams that begin and break off, and streams that are read to the end and give nothing.
    @Test
    void saysThatMoreStreamsBeganThanItFollows() throws Exception {
        assertThat(search(repeated(48 << 20, 0x78, 0x9C, 0x4B, 0x04)).unsearched())
                .isPositive();
        int[] empty = new int[5007];
        for (int i = 7; i < empty.length; i += 5) {
            empty[i + 3] = 0xFF;
            empty[i + 4] = 0xFF;
        }
        System.arraycopy(new int[] {0, 2, 0, 0xFD, 0xFF, 0x78, 0x01}, 0, empty, 0, 7);
        assertThat(search(repeated(48 << 20, empty)).unsearched()).isPositive();
    }

    @Test
    void looksForTheEndOfAGzipNameForAThousandBytesOnly() throws Exception {
        assertThat(search(repeated(8 << 20, 0x1F, 0x8B, 8, 8)).isClean()).isTrue();
        byte[] named = Streams.gzip("patient Johanna Schmitt".getBytes(StandardCharsets.UTF_8));
        byte[] name = "scan.txt\0".getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[named.length + name.length];
        System.arraycopy(named, 0, all, 0, 10);
        all[3] = 8;
        System.arraycopy(name, 0, all, 10, name.length);
        System.arraycopy(named, 10, all, 10 + name.length, named.length - 10);
        assertThat(search(all).leaks()).extracting(Leak::view).containsOnly(View.INFLATED);
    }

    private static byte[] repeated(int length, int... pattern) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) pattern[i % pattern.length];
        }
        return bytes;
    }

    /// Writers that save memory use smaller windows than 32 KiB: `48 89` and `68 DE` are Acrobat's and Distiller's.
    @ParameterizedTest
    @ValueSource(ints = {0x08, 0x18, 0x28, 0x38, 0x48, 0x58, 0x68, 0x78})
    void opensZlibStreamsOfEveryWindowSize(int method) throws Exception {
        byte[] text = "BT (patient Johanna Schmitt) Tj ET ".repeat(3).getBytes(StandardCharsets.UTF_8);
        byte[] stream = Streams.zlib(text);
        for (int level = 0; level < 4; level++) {
            int flags = level << 6;
            flags += 31 - (method << 8 | flags) % 31;
            stream[0] = (byte) method;
            stream[1] = (byte) flags;
            assertThat(search(stream).leaks()).as("level %d", level).isNotEmpty();
        }
    }

    @Test
    void findsStreamsOfEveryKindOfBlock() throws Exception {
        byte[] text = new byte[40_000];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('a' + i * 7919 % 23 * (i % 5) % 26);
        }
        put(text, 39_000, " Johanna Schmitt ");
        for (int level = 0; level <= 9; level++) {
            assertThat(search(Streams.zlib(text, level)).leaks())
                    .as("level %d", level)
                    .isNotEmpty();
        }
    }

    @Test
    void searchesValuesThatStayInTheSourceButNotNativePixels() {
        byte[] long1 = put(new byte[200_000], 150_000, "Johanna Schmitt");
        Instance document =
                Objects.object().with(Objects.bytes(0x0042_0011, Vr.OB, long1)).instance();
        assertThat(Objects.search(ORIGINAL, document).leaks())
                .extracting(Leak::where)
                .containsOnly("(0042,0011)");
        Instance image = Objects.object()
                .with("PatientName", "Schmitt^Johanna")
                .with(Objects.bytes(0x0028_0010, Vr.US, new byte[] {(byte) 200, 0}))
                .with(Objects.bytes(0x0028_0011, Vr.US, new byte[] {(byte) 0xE8, 3}))
                .with(Objects.bytes(0x0028_0100, Vr.US, new byte[] {8, 0}))
                .instance();
        Instance pixels =
                Objects.object().with(Objects.bytes(0x7FE0_0010, Vr.OB, long1)).instance();
        assertThat(Objects.search(image, pixels).leaks()).isEmpty();
        assertThat(Objects.search(ORIGINAL, pixels).leaks()).isNotEmpty();
    }

    @Test
    void findsTextInFileFormats() throws Exception {
        String json = "{\"name\":\"Johanna Schmitt\"}";
        assertThat(search(json.getBytes(StandardCharsets.UTF_8)).leaks()).isNotEmpty();
        byte[] utf16 = json.getBytes(StandardCharsets.UTF_16LE);
        assertThat(search(utf16).leaks()).extracting(Leak::view).contains(View.UTF16);
        assertThat(search(Arrays.copyOf(utf16, 20)).leaks()).isEmpty();
    }
}
