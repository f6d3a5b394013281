package org.elpis.vision.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RleCodecTest extends FrameCodecContract {
    private static final String RLE = "1.2.840.10008.1.2.5";

    @Override
    FrameCodec codec() {
        return new RleCodec();
    }

    @Override
    List<Valid> valid() {
        Random random = new Random(1);
        List<Valid> valid = new ArrayList<>();
        for (PixelLayout layout : List.of(
                grey(13, 3, 1, 1),
                grey(20, 9, 8, 8),
                signed(7, 5, 16, 12),
                rgb(9, 9, 8, 8),
                rgb(9, 9, 16, 16),
                grey(5, 5, 32, 16),
                rgb(3, 3, 32, 16))) {
            byte[] frame = codec().encode(Judged.drawnRaster(random, layout), layout);
            valid.add(new Valid(layout.toString(), frame, layout));
        }
        return valid;
    }

    @Test
    void putsTheHighestByteIntoTheFirstSegment() throws UndecodableFrameException {
        byte[] frame = Arrays.copyOf(new byte[] {2, 0, 0, 0, 64, 0, 0, 0, 66}, 68);
        frame[65] = 0x12;
        frame[67] = 0x34;
        assertThat(codec().decode(frame, grey(1, 1, 16, 16)).values()).containsExactly((short) 0x1234);
    }

    @Test
    void readsLiteralsRepetitionsAndNothing() throws UndecodableFrameException {
        byte[] frame = Arrays.copyOf(new byte[] {1, 0, 0, 0, 64}, 72);
        byte[] segment = {1, 5, 6, -128, -2, 7, 0, 8};
        System.arraycopy(segment, 0, frame, 64, segment.length);
        assertThat(codec().decode(frame, grey(6, 1, 8, 8)).values()).containsExactly(new short[] {5, 6, 7, 7, 7, 8});
    }

    @Test
    void letsNoRunGoOverTheEndOfARow() {
        Raster raster = new Raster(200, 2, Photometric.MONOCHROME2, 8, false, new short[400]);
        byte[] frame = codec().encode(raster, grey(200, 2, 8, 8));
        byte[] row = {-127, 0, -71, 0};
        assertThat(frame).hasSize(72);
        assertThat(Arrays.copyOfRange(frame, 64, 68)).isEqualTo(row);
        assertThat(Arrays.copyOfRange(frame, 68, 72)).isEqualTo(row);
    }

    @Test
    void refusesSegmentsThatLieOutsideOrBeforeEachOther() {
        byte[] frame = codec().encode(new Raster(2, 2, Photometric.RGB, 8, false, new short[12]), rgb(2, 2, 8, 8));
        for (int offset : new int[] {0, 63, 64, 1000, -1, Integer.MIN_VALUE}) {
            byte[] wrong = frame.clone();
            for (int i = 0; i < 4; i++) {
                wrong[8 + i] = (byte) (offset >> 8 * i);
            }
            assertThatThrownBy(() -> codec().decode(wrong, rgb(2, 2, 8, 8)))
                    .isInstanceOf(UndecodableFrameException.class);
        }
    }

    @Test
    void writesWhatItReads() throws UndecodableFrameException {
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            PixelLayout layout = Judged.drawnLayout(random, 32);
            Raster raster = Judged.drawnRaster(random, layout);
            Raster back = codec().decode(codec().encode(raster, layout), layout);
            assertThat(back.values()).as("%s", layout).isEqualTo(raster.values());
        }
    }

    @Test
    void writesWhatDcmtkReadsAndReadsWhatDcmtkWrites(@TempDir Path folder)
            throws IOException, InterruptedException, UndecodableFrameException {
        Peer.assumeInstalled("dcmcrle");
        Random random = new Random(3);
        Dcmtk dcmtk = new Dcmtk(folder, codec(), RLE, "dcmdrle");
        for (int i = 0; i < 24; i++) {
            PixelLayout layout = Dcmtk.drawnLayout(random, i % 8 == 0 ? 1024 : 200);
            dcmtk.assertReads(layout, random);
            dcmtk.assertWrites(List.of("dcmcrle"), layout, random);
        }
    }

    @Test
    void decodesRealFilesLikeDcmtk(@TempDir Path folder)
            throws IOException, InterruptedException, UndecodableFrameException {
        Peer.assumeInstalled("dcmdrle");
        for (RealFiles.Image image : RealFiles.images(RLE)) {
            if (image.layout().bitsAllocated() == 8 || image.layout().bitsAllocated() == 16) {
                Path decoded = folder.resolve("native.dcm");
                Peer.run(folder, List.of("dcmdrle", image.file().toString(), decoded.toString()));
                Judged.assertSame(image, codec(), RealFiles.image(decoded).orElseThrow());
            }
        }
    }

    @Test
    void decodesARealFileOfSingleBitsLikeItsNativeTwin() throws IOException, UndecodableFrameException {
        for (RealFiles.Image image : RealFiles.images(RLE)) {
            if (image.layout().bitsAllocated() == 1) {
                Path twin = image.file().resolveSibling("pydicom-data__liver.dcm");
                Judged.assertSame(image, codec(), RealFiles.image(twin).orElseThrow());
            }
        }
    }
}
