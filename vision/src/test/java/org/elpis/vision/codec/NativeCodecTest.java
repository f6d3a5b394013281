package org.elpis.vision.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.elpis.pixel.Box;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCodecTest extends FrameCodecContract {
    private static final List<String> UIDS =
            List.of("1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2");

    @Override
    FrameCodec codec() {
        return new LittleEndianCodec();
    }

    @Override
    List<Valid> valid() {
        Random random = new Random(1);
        List<Valid> valid = new ArrayList<>();
        List<PixelLayout> layouts = new ArrayList<>(List.of(grey(13, 3, 1, 1), shared(6, 3)));
        for (int allocated : new int[] {8, 16, 32, 64}) {
            layouts.add(grey(7, 5, allocated, allocated));
            layouts.add(signed(7, 5, allocated, 7));
            layouts.add(rgb(3, 5, allocated, allocated));
        }
        for (PixelLayout layout : layouts) {
            byte[] frame = new byte[Math.toIntExact(NativeFrame.bytes(layout))];
            random.nextBytes(frame);
            valid.add(new Valid(layout.toString(), frame, layout));
        }
        return valid;
    }

    private static PixelLayout shared(int columns, int rows) {
        return new PixelLayout(columns, rows, 1, 3, 8, 8, 7, false, false, Photometric.YBR_FULL_422);
    }

    @Test
    void readsSingleBitsFromTheLowestOn() throws UndecodableFrameException {
        byte[] frame = {(byte) 0b1000_0101, 0b10};
        assertThat(codec().decode(frame, grey(10, 1, 1, 1)).values())
                .containsExactly(new short[] {1, 0, 1, 0, 0, 0, 0, 1, 0, 1});
    }

    @Test
    void readsTheStoredBitsBelowTheHighBitAndNothingBesideThem() throws UndecodableFrameException {
        PixelLayout layout = new PixelLayout(2, 1, 1, 1, 16, 8, 11, false, false, Photometric.MONOCHROME2);
        byte[] frame = {(byte) 0xF5, (byte) 0xFA, 0x0F, (byte) 0xF0};
        assertThat(codec().decode(frame, layout).values()).containsExactly((short) 0xAF, (short) 0);
    }

    @Test
    void extendsTheSignOfTheHighBit() throws UndecodableFrameException {
        PixelLayout layout = new PixelLayout(2, 1, 1, 1, 16, 12, 11, true, false, Photometric.MONOCHROME2);
        byte[] frame = {(byte) 0xFF, 0x0F, 0x00, (byte) 0xF8};
        assertThat(codec().decode(frame, layout).values()).containsExactly((short) -1, (short) -2048);
    }

    @Test
    void readsTheHighestByteFirstInBigEndian() throws UndecodableFrameException {
        byte[] frame = {0x01, 0x02};
        assertThat(new BigEndianCodec().decode(frame, grey(1, 1, 16, 16)).values())
                .containsExactly((short) 0x0102);
    }

    @Test
    void interleavesPlanes() throws UndecodableFrameException {
        PixelLayout layout = new PixelLayout(2, 1, 1, 3, 8, 8, 7, false, true, Photometric.RGB);
        assertThat(codec().decode(new byte[] {1, 2, 3, 4, 5, 6}, layout).values())
                .containsExactly(new short[] {1, 3, 5, 2, 4, 6});
    }

    @Test
    void spreadsColourThatTwoPixelsShare() throws UndecodableFrameException {
        Raster raster = codec().decode(new byte[] {1, 2, 3, 4}, shared(2, 1));
        assertThat(raster.values()).containsExactly(new short[] {1, 3, 4, 2, 3, 4});
        assertThat(raster.photometric()).isEqualTo(Photometric.YBR_FULL);
    }

    @Test
    void readsColourThatIsSaidToBeSharedButIsNot() throws UndecodableFrameException {
        assertThat(codec().decode(new byte[] {1, 2, 3, 4, 5, 6}, shared(2, 1)).values())
                .containsExactly(new short[] {1, 2, 3, 4, 5, 6});
    }

    @Test
    void spreadsValuesOfMoreThanSixteenBitsFromTheLowestToTheHighest() throws UndecodableFrameException {
        byte[] frame = {0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0};
        Raster raster = codec().decode(frame, grey(3, 1, 32, 32));
        assertThat(raster.values()).containsExactly((short) 32768, (short) 0, (short) 65535);
        assertThatThrownBy(() -> codec().encode(raster, grey(3, 1, 32, 32)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesFramesThatAreNotAsLongAsTheirLayoutSays() {
        for (int length : new int[] {0, 5, 8, 100}) {
            assertThatThrownBy(() -> codec().decode(new byte[length], grey(3, 2, 8, 8)))
                    .isInstanceOf(UndecodableFrameException.class);
        }
    }

    @Test
    void writesWhatItReads() throws UndecodableFrameException {
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            PixelLayout layout = Judged.drawnLayout(random, 64);
            Raster raster = Judged.drawnRaster(random, layout);
            for (FrameCodec codec : List.of(codec(), new BigEndianCodec(), new DeflatedFrameCodec())) {
                Raster back = codec.decode(codec.encode(raster, layout), layout);
                assertThat(back.values()).as("%s", layout).isEqualTo(raster.values());
            }
        }
    }

    @Test
    void fillsBoxesAndLeavesEveryOtherCell() throws UndecodableFrameException {
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            PixelLayout layout = Judged.drawnLayout(random, 64);
            for (FrameCodec codec : List.of(codec(), new BigEndianCodec(), new DeflatedFrameCodec(), new RleCodec())) {
                if (codec instanceof RleCodec && layout.samples() * layout.bitsAllocated() > 120) {
                    continue;
                }
                Judged.assertFilled(codec, layout, Judged.drawnRaster(random, layout), random);
            }
        }
    }

    @Test
    void fillsCellsOfMoreThanSixteenBitsWithoutTouchingTheirNeighbours() throws UndecodableFrameException {
        byte[] frame = {1, 2, 3, 4, 5, 6, 7, 8};
        assertThat(codec().fill(frame, grey(2, 1, 32, 32), List.of(new Box(1, 0, 9, 9)), new int[] {0}))
                .hasValue(new byte[] {1, 2, 3, 4, 0, 0, 0, 0});
    }

    @Test
    void fillsWholePairsOfSharedColour() throws UndecodableFrameException {
        byte[] frame = {1, 2, 3, 4, 5, 6, 7, 8};
        assertThat(codec().fill(frame, shared(4, 1), List.of(new Box(3, 0, 1, 1)), new int[] {9, 10, 11}))
                .hasValue(new byte[] {1, 2, 3, 4, 9, 9, 10, 11});
    }

    @Test
    void refusesFramesThatInflateToMoreThanTheirLayoutSays() {
        PixelLayout large = grey(4000, 4000, 8, 8);
        Raster raster = new Raster(4000, 4000, Photometric.MONOCHROME2, 8, false, new short[16_000_000]);
        byte[] bomb = new DeflatedFrameCodec().encode(raster, large);
        assertThatThrownBy(() -> new DeflatedFrameCodec().decode(bomb, grey(10, 10, 8, 8)))
                .isInstanceOf(UndecodableFrameException.class)
                .hasMessageContaining("inflates to more");
    }

    @Test
    void readsRealFilesLikePydicom(@TempDir Path folder) throws IOException, InterruptedException {
        List<RealFiles.Image> images = new ArrayList<>(RealFiles.images(UIDS.toArray(String[]::new)));
        images.addAll(RealFiles.images("1.2.840.10008.1.2.5"));
        // Of words in big endian pydicom 2.3 leaves pairs of 8-bit cells swapped.
        images.removeIf(each -> each.uid().endsWith(".1.2.2") && each.layout().bitsAllocated() == 8);
        assertThat(Pydicom.differences(folder, images)).isEmpty();
    }

    @Test
    void readsRealFilesInBigEndianLikeDcmtk(@TempDir Path folder)
            throws IOException, InterruptedException, UndecodableFrameException {
        Peer.assumeInstalled("dcmconv");
        for (RealFiles.Image image : RealFiles.images("1.2.840.10008.1.2.2")) {
            if (image.layout().bitsAllocated() > 16) {
                continue; // dcmtk swaps within their words and leaves the words
            }
            Path little = folder.resolve("little.dcm");
            Peer.run(folder, List.of("dcmconv", "+te", image.file().toString(), little.toString()));
            Judged.assertSame(
                    image, new BigEndianCodec(), RealFiles.image(little).orElseThrow());
        }
    }

    @Test
    void refusesAFillThatHasNotOneValueASample() {
        assertThatThrownBy(() -> codec().fill(new byte[3], rgb(1, 1, 8, 8), List.of(), new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fill must have one value a sample, got 1");
    }
}
