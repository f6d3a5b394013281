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
