package org.elpis.vision.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;

class JpegCodecTest {
    private static final String JPEG = "1.2.840.10008.1.2.4.";
    private static final byte[] ADOBE = {-1, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};

    private final JpegCodec codec = new JpegCodec();

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(FrameCodec.class)).hasAtLeastOneElementOfType(JpegCodec.class);
    }

    @Test
    void readsTheProcessesWithHuffmanCodesAndWritesTheLosslessOnes() {
        assertThat(List.of("50", "51", "53", "55", "57", "70")).allMatch(each -> codec.reads(JPEG + each));
        assertThat(List.of("52", "54", "56", "58", "66", "80", "90")).noneMatch(each -> codec.reads(JPEG + each));
        assertThat(List.of("57", "70")).allMatch(each -> codec.writes(JPEG + each));
        assertThat(List.of("50", "51", "55", "80")).noneMatch(each -> codec.writes(JPEG + each));
    }

    @Test
    void asksTheHeaderAloneWhatTheComponentsMean() throws Exception {
        Sample sample = Sample.of("sequential-422");
        byte[] named = sample.bytes().clone();
        name(named, "RGB");
        byte[] marked = inserted(sample.bytes(), ADOBE);
        short[] values = codec.decode(sample.bytes(), sample.layout()).values();
        for (byte[] each : List.of(sample.bytes(), named, marked)) {
            Raster rgb = codec.decode(each, sample.layout().as(Photometric.RGB));
            Raster ybr = codec.decode(each, sample.layout().as(Photometric.YBR_FULL));
            assertThat(rgb.photometric()).isEqualTo(Photometric.RGB);
            assertThat(ybr.photometric()).isEqualTo(Photometric.YBR_FULL);
            assertThat(rgb.values()).isEqualTo(values);
            assertThat(ybr.values()).isEqualTo(values);
        }
    }

    @Test
    void spreadsSharedColours() throws Exception {
        Sample sample = Sample.of("sequential-422");
        Raster raster = codec.decode(sample.bytes(), sample.layout().as(Photometric.YBR_FULL_422));
        assertThat(raster.photometric()).isEqualTo(Photometric.YBR_FULL);
    }

    @Test
    void readsTheNumberOfLinesBehindTheFirstScan() throws Exception {
        for (String name : List.of("grey", "several-scans", "lossless-predictor-7")) {
            Sample sample = Sample.of(name);
            Codestream stream = Codestream.parse(sample.bytes());
            byte[] headless = sample.bytes().clone();
            int lines = at(headless, frameMarker(headless)) + 5;
            headless[lines] = 0;
            headless[lines + 1] = 0;
            assertRefused(headless, sample.layout());
            int behind = stream.scans().getFirst().to();
            byte[] dnl = {-1, (byte) 0xDC, 0, 4, 0, (byte) sample.layout().rows()};
            byte[] late =
                    joined(Arrays.copyOf(headless, behind), dnl, Arrays.copyOfRange(headless, behind, headless.length));
            assertThat(codec.decode(late, sample.layout()).values())
                    .as(name)
                    .isEqualTo(codec.decode(sample.bytes(), sample.layout()).values());
            late[behind + 5]++;
            assertRefused(late, sample.layout());
        }
    }

    @Test
    void readsFillBytesBeforeMarkers() throws Exception {
        for (Sample sample : Sample.all()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] bytes = sample.bytes();
            for (int i = 0; i < bytes.length; i++) {
                boolean isMarker = i > 1 && i + 1 < bytes.length && bytes[i] == -1 && isOutsideTables(sample, i);
                out.writeBytes(isMarker && bytes[i + 1] != 0 ? new byte[] {-1, -1, -1} : new byte[] {bytes[i]});
            }
            assertThat(codec.decode(out.toByteArray(), sample.layout()).values())
                    .as(sample.name())
                    .isEqualTo(codec.decode(bytes, sample.layout()).values());
        }
    }

    /// Within segments a byte of ones is none.
    private static boolean isOutsideTables(Sample sample, int at) throws UndecodableFrameException {
        for (Codestream.Part part : Codestream.parse(sample.bytes()).parts()) {
            if (at > part.from() && at < part.to()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void takesAFewStrayBytesBehindTheEndForPadding() throws Exception {
        Sample sample = Sample.of("grey");
        byte[] seven = joined(sample.bytes(), new byte[] {0, 32, -1, 77, -40, 99, 1});
        assertThat(codec.decode(seven, sample.layout()).values())
                .isEqualTo(codec.decode(sample.bytes(), sample.layout()).values());
        assertRefused(joined(seven, new byte[1]), sample.layout());
        assertRefused(joined(sample.bytes(), sample.bytes()), sample.layout());
    }

    @Test
    void refusesWhatStandsBeforeTheStart() {
        Sample sample = Sample.of("grey");
        assertRefused(joined(new byte[1], sample.bytes()), sample.layout());
    }

    @Test
    void readsAFrameWithoutAnEndMarkerButNotOneWithoutItsLastBlocks() throws Exception {
        for (Sample sample : Sample.all()) {
            byte[] bytes = sample.bytes();
            int end = bytes.length - 1;
            while (bytes[end] != (byte) 0xD9) {
                end--;
            }
            byte[] endless = Arrays.copyOf(bytes, end - 1);
            assertThat(codec.decode(endless, sample.layout()).values())
                    .as(sample.name())
                    .isEqualTo(codec.decode(bytes, sample.layout()).values());
            assertRefused(Arrays.copyOf(bytes, end - 4), sample.layout());
        }
    }

    @Test
    void readsFourComponents() throws Exception {
        Sample grey = Sample.of("grey");
        byte[] bytes = fourOf(grey);
        Raster raster =
                codec.decode(bytes, Sample.layout(Codestream.parse(bytes).frame()));
        short[] values = codec.decode(grey.bytes(), grey.layout()).values();
        for (int i = 0; i < raster.values().length; i++) {
            assertThat(raster.values()[i]).isEqualTo(values[i / 4]);
        }
    }

    /// The same component four times, each in a scan of its own.
    private static byte[] fourOf(Sample grey) throws UndecodableFrameException {
        Codestream stream = Codestream.parse(grey.bytes());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {-1, (byte) Marker.SOI});
        for (Codestream.Part part : stream.parts()) {
            if (part instanceof Codestream.Coded(int from, int to, Scan scan)) {
                for (int i = 1; i <= 4; i++) {
                    byte[] header = Arrays.copyOfRange(grey.bytes(), from, to);
                    header[5] = (byte) i;
                    out.writeBytes(header);
                    out.writeBytes(Arrays.copyOfRange(grey.bytes(), to, scan.to()));
                }
            } else if ((grey.bytes()[part.from() + 1] & 0xFF) == Marker.SOF0) {
                byte[] header = Arrays.copyOfRange(grey.bytes(), part.from(), part.from() + 10);
                header[3] = 8 + 3 * 4;
                header[9] = 4;
                out.writeBytes(header);
                for (int i = 1; i <= 4; i++) {
                    out.writeBytes(new byte[] {(byte) i, 0x11, 0});
                }
            } else {
                out.writeBytes(Arrays.copyOfRange(grey.bytes(), part.from(), part.to()));
            }
        }
        return out.toByteArray();
    }

    @Test
    void refusesRestartMarkersThatAreMissingOrOutOfTurn() {
        for (String name : List.of("sequential-420-restart", "progressive-grey-restart")) {
            Sample sample = Sample.of(name);
            int restart = at(sample.bytes(), Marker.RST0);
            byte[] turned = sample.bytes().clone();
            turned[restart + 1] = (byte) Marker.RST7;
            assertRefused(turned, sample.layout());
            byte[] missing = joined(
                    Arrays.copyOf(sample.bytes(), restart),
                    Arrays.copyOfRange(sample.bytes(), restart + 2, sample.bytes().length));
            assertRefused(missing, sample.layout());
        }
        Sample plain = Sample.of("grey");
        assertRefused(inserted(plain.bytes(), new byte[] {-1, (byte) Marker.DRI, 0, 4, 0, 1}), plain.layout());
    }

    @Test
    void namesArithmeticCodesAsTheReason() {
        byte[] bytes = Sample.bytes("arithmetic");
        PixelLayout layout = Sample.of("grey").layout();
        assertThatThrownBy(() -> codec.decode(bytes, layout))
                .isInstanceOf(UndecodableFrameException.class)
                .hasMessageContaining("arithmetic");
    }

    @Test
    void refusesOtherSizesAndSamplesThanTheObjectSays() {
        for (Sample sample : Sample.all()) {
            PixelLayout layout = sample.layout();
            boolean isGrey = layout.samples() == 1;
            assertRefused(sample.bytes(), layout.as(isGrey ? Photometric.RGB : Photometric.MONOCHROME2));
            assertRefused(sample.bytes(), sized(layout, layout.columns() + 1, layout.rows(), layout.bitsStored()));
            assertRefused(sample.bytes(), sized(layout, layout.columns(), layout.rows() - 1, layout.bitsStored()));
        }
    }

    @Test
    void holdsSamplesOfALossyFrameAtTheLimitOfTheBitsStored() throws Exception {
        Sample sample = Sample.of("extended-12-bits");
        PixelLayout ten = sized(
                sample.layout(), sample.layout().columns(), sample.layout().rows(), 10);
        short[] values = codec.decode(sample.bytes(), sample.layout()).values();
        short[] held = codec.decode(sample.bytes(), ten).values();
        for (int i = 0; i < values.length; i++) {
            assertThat(held[i]).isEqualTo((short) Math.min(values[i], 1023));
        }
    }

    @Test
    void refusesSamplesOfALosslessFrameAboveTheBitsStored() {
        Sample sample = Sample.of("lossless-predictor-7");
        PixelLayout layout = sized(
                sample.layout(), sample.layout().columns(), sample.layout().rows(), 4);
        assertRefused(sample.bytes(), layout);
    }

    private static PixelLayout sized(PixelLayout layout, int columns, int rows, int bits) {
        return new PixelLayout(
                columns,
                rows,
                1,
                layout.samples(),
                layout.bitsAllocated(),
                bits,
                bits - 1,
                false,
                false,
                layout.photometric());
    }

    private void assertRefused(byte[] frame, PixelLayout layout) {
        assertThatThrownBy(() -> codec.decode(frame, layout)).isInstanceOf(UndecodableFrameException.class);
    }

    /// Gives the components of a frame and its one scan the names of letters.
    private static void name(byte[] jpeg, String letters) {
        int frame = at(jpeg, frameMarker(jpeg));
        int scan = at(jpeg, Marker.SOS);
        for (int i = 0; i < letters.length(); i++) {
            jpeg[frame + 10 + 3 * i] = (byte) letters.charAt(i);
            jpeg[scan + 5 + 2 * i] = (byte) letters.charAt(i);
        }
    }

    private static int frameMarker(byte[] jpeg) {
        try {
            return Codestream.parse(jpeg).frame().process();
        } catch (UndecodableFrameException e) {
            throw new AssertionError(e);
        }
    }

    private static int at(byte[] jpeg, int marker) {
        int at = 0;
        while (jpeg[at] != -1 || (jpeg[at + 1] & 0xFF) != marker) {
            at++;
        }
        return at;
    }

    private static byte[] inserted(byte[] jpeg, byte[] segment) {
        return joined(Arrays.copyOf(jpeg, 2), segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
