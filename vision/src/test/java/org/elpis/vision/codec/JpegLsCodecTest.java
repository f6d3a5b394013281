package org.elpis.vision.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.vision.codec.JpegLsWriter.Form;
import org.elpis.vision.codec.JpegLsWriter.Interleave;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JpegLsCodecTest extends FrameCodecContract {
    private static final String LOSSLESS = "1.2.840.10008.1.2.4.80";
    private static final String NEAR_LOSSLESS = "1.2.840.10008.1.2.4.81";
    /// Samples of 7 bits.
    private static final String REFUSED_BY_DCMTK = "pydicom-data__JLSL_08_07_0_1F.dcm";

    @Override
    FrameCodec codec() {
        return new JpegLsCodec();
    }

    @Override
    List<Valid> valid() {
        Random random = new Random(3);
        List<Valid> valid = new ArrayList<>();
        for (int bits : new int[] {2, 7, 8, 12, 16}) {
            valid.add(drawn(random, bits, 1, Form.lossless(bits, 1)));
            valid.add(drawn(random, bits, 1, Form.nearLossless(bits, 1, Interleave.NONE)));
            for (Interleave interleave : Interleave.values()) {
                valid.add(drawn(random, bits, 3, Form.nearLossless(bits, 0, interleave)));
                valid.add(drawn(random, bits, 3, restarting(bits, interleave)));
            }
        }
        Valid plain = drawn(random, 8, 1, Form.lossless(8, 1));
        valid.add(new Valid("size in LSE", withOversize(plain.frame(), 9, 7), plain.layout()));
        return valid;
    }

    /// The size in parameters before a frame header that has none.
    private static byte[] withOversize(byte[] frame, int columns, int rows) {
        byte[] segment = {(byte) 0xFF, (byte) 0xF8, 0, 10, 4, 3, 0, 0, (byte) rows, 0, 0, (byte) columns};
        byte[] result = inserted(frame, segment);
        Arrays.fill(result, 2 + segment.length + 5, 2 + segment.length + 9, (byte) 0);
        return result;
    }

    private static Form restarting(int bits, Interleave interleave) {
        return new Form(bits, JpegLsParameters.standard((1 << bits) - 1, 0), interleave, 2);
    }

    private static Valid drawn(Random random, int bits, int components, Form form) {
        DrawnSamples drawn = DrawnSamples.draw(random, 9, 7, bits, components);
        byte[] frame = JpegLsWriter.write(drawn.cells(), drawn.columns(), drawn.rows(), form);
        return new Valid(drawn + " " + form, frame, JpegLsDifferential.layout(drawn));
    }

    @Test
    void codesAndDecodesLikeCharLs() {
        Optional<CharLs> judge = CharLs.find();
        assumeThat(judge).as("libcharls.so.2").isPresent();
        JpegLsDifferential differential = new JpegLsDifferential(judge.orElseThrow(), 1);
        for (int i = 0; i < 1000; i++) {
            differential.compare(i % 200 == 0 ? 1024 : 48);
        }
    }

    @Test
    void decodesRealFilesLikeDcmtk(@TempDir Path folder)
            throws IOException, InterruptedException, UndecodableFrameException {
        Peer.assumeInstalled("dcmdjpls");
        for (RealFiles.Image image : RealFiles.images(LOSSLESS, NEAR_LOSSLESS)) {
            Path decoded = folder.resolve("native.dcm");
            if (!image.file().endsWith(REFUSED_BY_DCMTK)) {
                Peer.run(folder, List.of("dcmdjpls", image.file().toString(), decoded.toString()));
                Judged.assertSame(image, codec(), RealFiles.image(decoded).orElseThrow());
            }
        }
    }

    @Test
    void writesWhatDcmtkReadsAndReadsWhatDcmtkWrites(@TempDir Path folder)
            throws IOException, InterruptedException, UndecodableFrameException {
        Peer.assumeInstalled("dcmcjpls");
        List<List<String>> options = List.of(
                List.of(),
                List.of("+pc"),
                List.of("+is"),
                List.of("+in"),
                List.of("+en"),
                List.of("+en", "+md", "5", "+is"),
                List.of("+en", "+md", "1", "+in"),
                List.of("+t1", "5", "+t2", "9", "+t3", "30", "+rs", "31"));
        Random random = new Random(9);
        Dcmtk dcmtk = new Dcmtk(folder, codec(), LOSSLESS, "dcmdjpls");
        for (int i = 0; i < 2 * options.size(); i++) {
            List<String> encoder = new ArrayList<>(List.of("dcmcjpls"));
            encoder.addAll(options.get(i % options.size()));
            PixelLayout layout = Dcmtk.drawnLayout(random, 150);
            dcmtk.assertReads(layout, random);
            // dcmtk codes signed values with their whole cells only, and never with loss, for around 0 their cells are
            // far apart.
            if (!layout.isSigned() || !encoder.contains("+en") && !encoder.contains("+pc")) {
                dcmtk.assertWrites(encoder, layout, random);
            }
        }
    }

    @Test
    void decodesRealFilesLikeCharLs() throws IOException, UndecodableFrameException {
        Optional<CharLs> judge = CharLs.find();
        assumeThat(judge).as("libcharls.so.2").isPresent();
        int refused = 0;
        for (RealFiles.Image image : RealFiles.images(LOSSLESS, NEAR_LOSSLESS)) {
            for (byte[] frame : image.frames()) {
                int header = indexOf(frame, 0xF7);
                int bits = frame[header + 4];
                boolean isPlanar = frame[indexOf(frame, 0xDA) + 4] == 1;
                PixelLayout cells = cells(image.layout(), bits);
                byte[] ours =
                        new LittleEndianCodec().encode(codec().decode(frame, cells), isPlanar ? planar(cells) : cells);
                Optional<byte[]> theirs = judge.orElseThrow().decode(frame, ours.length);
                assertThat(Arrays.mismatch(ours, theirs.orElse(ours)))
                        .as("%s", image.file())
                        .isNegative();
                refused += theirs.isEmpty() ? 1 : 0;
            }
        }
        // One has a byte of zeros behind its data, over which dcmtk passes too.
        assertThat(refused).isLessThanOrEqualTo(1);
    }

    /// Cells without a meaning, as the codestream has them.
    private static PixelLayout cells(PixelLayout layout, int bits) {
        return layout.samples() == 1
                ? grey(layout.columns(), layout.rows(), bits <= 8 ? 8 : 16, bits)
                : rgb(layout.columns(), layout.rows(), bits <= 8 ? 8 : 16, bits);
    }

    private static PixelLayout planar(PixelLayout layout) {
        return new PixelLayout(
                layout.columns(),
                layout.rows(),
                1,
                layout.samples(),
                layout.bitsAllocated(),
                layout.bitsStored(),
                layout.highBit(),
                false,
                true,
                layout.photometric());
    }

    @Test
    void decodesItsOwnWithoutLossWhateverTheLayout() throws UndecodableFrameException {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            PixelLayout layout = Judged.drawnLayout(random, 16);
            Raster raster = Judged.drawnRaster(random, layout);
            Raster back = codec().decode(codec().encode(raster, layout), layout);
            assertThat(back.values()).as("%s", layout).isEqualTo(raster.values());
        }
    }

    @Test
    void readsASignedSampleThatIsCodedWithItsWholeCell() throws UndecodableFrameException {
        int[] cells = {0xFFFF, 0xF800, 0x07FF, 0};
        byte[] frame = JpegLsWriter.write(cells, 4, 1, Form.lossless(16, 1));
        assertThat(codec().decode(frame, signed(4, 1, 16, 12)).values())
                .containsExactly((short) -1, (short) -2048, (short) 2047, (short) 0);
    }

    @Test
    void refusesASampleThatIsLargerThanTheBitsStored() {
        byte[] frame = JpegLsWriter.write(new int[] {0x1000}, 1, 1, Form.lossless(16, 1));
        assertRefused(frame, grey(1, 1, 16, 12), "has more bits than are stored");
    }

    @Test
    void movesASampleBackThatNearLosslessCodingMovedBeyondTheBitsStored() throws UndecodableFrameException {
        byte[] frame = JpegLsWriter.write(new int[] {0xFFD, 0x1001}, 2, 1, Form.nearLossless(16, 3, Interleave.NONE));
        assertThat(codec().decode(frame, grey(2, 1, 16, 12)).values()[1]).isEqualTo((short) 0xFFF);
    }

    @Test
    void refusesMappingTablesPointTransformsAndTransformsOfColour() {
        DrawnSamples drawn = DrawnSamples.draw(new Random(1), 5, 4, 8, 3);
        byte[] frame = JpegLsWriter.write(drawn.cells(), 5, 4, Form.lossless(8, 3));
        PixelLayout layout = JpegLsDifferential.layout(drawn);
        byte[] table = {(byte) 0xFF, (byte) 0xF8, 0, 7, 2, 1, 1, 0, 5};
        assertRefused(inserted(frame, table), layout, "mapping tables");
        byte[] transform = {(byte) 0xFF, (byte) 0xE8, 0, 7, 'm', 'r', 'f', 'x', 1};
        assertRefused(inserted(frame, transform), layout, "colour transform");
        byte[] pointTransform = frame.clone();
        int scan = indexOf(frame, 0xDA);
        pointTransform[scan + 13] = 1;
        assertRefused(pointTransform, layout, "point transform");
    }

    @Test
    void passesOverApplicationDataAndComments() throws UndecodableFrameException {
        DrawnSamples drawn = DrawnSamples.draw(new Random(1), 5, 4, 8, 1);
        byte[] frame = JpegLsWriter.write(drawn.cells(), 5, 4, Form.lossless(8, 1));
        byte[] segments = {(byte) 0xFF, (byte) 0xE8, 0, 7, 'm', 'r', 'f', 'x', 0, (byte) 0xFF, (byte) 0xFE, 0, 3, 'c'};
        PixelLayout layout = JpegLsDifferential.layout(drawn);
        assertThat(codec().decode(inserted(frame, segments), layout).values())
                .isEqualTo(codec().decode(frame, layout).values());
    }

    @Test
    void takesTheSizeFromOversizeParametersWhereTheFrameHeaderHasNone() throws UndecodableFrameException {
        DrawnSamples drawn = DrawnSamples.draw(new Random(1), 5, 4, 8, 1);
        byte[] frame = JpegLsWriter.write(drawn.cells(), 5, 4, Form.lossless(8, 1));
        PixelLayout layout = JpegLsDifferential.layout(drawn);
        assertThat(codec().decode(withOversize(frame, 5, 4), layout).values())
                .isEqualTo(codec().decode(frame, layout).values());
    }

    @Test
    void refusesDataThatGoOnBehindTheLastLine() {
        byte[] frame = JpegLsWriter.write(new int[64 * 64], 64, 64, Form.lossless(8, 1));
        byte[] longer = Arrays.copyOf(frame, frame.length + 8);
        System.arraycopy(frame, frame.length - 2, longer, longer.length - 2, 2);
        Arrays.fill(longer, frame.length - 2, longer.length - 2, (byte) 'A');
        assertRefused(longer, grey(64, 64, 8, 8), "go on behind the last line");
    }

    @Test
    void refusesToWriteARasterThatIsNotOfTheLayout() {
        Raster raster = new Raster(2, 2, Photometric.MONOCHROME2, 8, false, new short[4]);
        assertThatThrownBy(() -> codec().encode(raster, grey(2, 2, 16, 12)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] inserted(byte[] frame, byte[] segments) {
        byte[] result = new byte[frame.length + segments.length];
        System.arraycopy(frame, 0, result, 0, 2);
        System.arraycopy(segments, 0, result, 2, segments.length);
        System.arraycopy(frame, 2, result, 2 + segments.length, frame.length - 2);
        return result;
    }

    private static int indexOf(byte[] frame, int marker) {
        int at = 0;
        while (frame[at] != (byte) 0xFF || (frame[at + 1] & 0xFF) != marker) {
            at++;
        }
        return at;
    }

    private void assertRefused(byte[] frame, PixelLayout layout, String why) {
        assertThatThrownBy(() -> codec().decode(frame, layout))
                .isInstanceOf(UndecodableFrameException.class)
                .hasMessageContaining(why);
    }

    /// ITU-T T.87 (1998) H.3
    @Test
    void writesTheExampleOfTheStandardToTheBit() {
        int[] samples = {0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145};
        byte[] frame = JpegLsWriter.write(samples, 4, 4, Form.lossless(8, 1));
        assertThat(HexFormat.of().formatHex(frame))
                .isEqualTo("ffd8fff7000b08000400040101" + "1100ffda0008010100000000" + "c000006c80208e01c0000057400000"
                        + "6ee6000001bc18000005d80000916" + "0ffd9");
    }

    @Test
    void refusesASizeThatChangesBehindTheFrameHeader() {
        DrawnSamples drawn = DrawnSamples.draw(new Random(1), 5, 4, 8, 1);
        byte[] frame = JpegLsWriter.write(drawn.cells(), 5, 4, Form.lossless(8, 1));
        byte[] oversize = {(byte) 0xFF, (byte) 0xF8, 0, 10, 4, 3, 0, 1, 4, 0, 1, 5};
        byte[] changed = new byte[frame.length + oversize.length];
        int scan = indexOf(frame, 0xDA);
        System.arraycopy(frame, 0, changed, 0, scan);
        System.arraycopy(oversize, 0, changed, scan, oversize.length);
        System.arraycopy(frame, scan, changed, scan + oversize.length, frame.length - scan);
        assertRefused(changed, JpegLsDifferential.layout(drawn), "size");
    }
}
