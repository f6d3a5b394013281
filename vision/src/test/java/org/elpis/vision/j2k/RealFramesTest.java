package org.elpis.vision.j2k;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Frames of real objects decode to what OpenJPEG makes of them.
class RealFramesTest {
    /// Its one fragment is cut by what looks like the end of the pixel data; OpenJPEG refuses it too.
    private static final Set<String> DAMAGED = Set.of("pydicom__JPEG2000-embedded-sequence-delimiter.dcm");

    @TempDir
    private Path work;

    @Test
    void decodesFramesOfEveryFileOfPartOneToItsLastBit() throws Exception {
        List<RealFrames.Frames> files = RealFrames.of("1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91");
        OpenJpeg judge = OpenJpeg.in(work);
        int compared = 0;
        for (RealFrames.Frames file : files) {
            if (!DAMAGED.contains(file.name())) {
                for (byte[] frame :
                        file.frames().subList(0, Math.min(3, file.frames().size()))) {
                    compare(judge, file, frame);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(45);
    }

    private static void compare(OpenJpeg judge, RealFrames.Frames file, byte[] frame)
            throws IOException, UndecodableFrameException {
        PixelLayout layout = file.layout();
        int bits = codedBits(frame);
        int[] expected = judge.decode(frame, layout, bits);
        Raster raster = new Jpeg2000Codec().decode(frame, layout);
        int same = 0;
        int mask = (1 << Math.min(bits, layout.bitsStored())) - 1;
        for (int i = 0; i < expected.length; i++) {
            // A lossy codestream of more bits than are stored may go a little beyond these.
            boolean isHeld = bits > layout.bitsStored() && !layout.isSigned() && expected[i] > mask;
            int value = isHeld ? mask : expected[i] & mask;
            same += value == (raster.values()[i] & mask) ? 1 : 0;
        }
        assertThat(same).as(file.name()).isEqualTo(expected.length);
    }

    private static int codedBits(byte[] frame) throws UndecodableFrameException {
        Cursor codestream = Jp2File.codestream(frame);
        return (frame[codestream.at() + 42] & 0x7F) + 1;
    }

    @Test
    void decodesEveryHighThroughputFrameWhereTheProgramIs() throws Exception {
        List<RealFrames.Frames> files = RealFrames.of("1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.203");
        OpenJpeg judge = OpenJpeg.in(work);
        for (RealFrames.Frames file : files) {
            byte[] frame = file.frames().getFirst();
            int[] expected = judge.decode(frame, file.layout(), 8);
            Raster raster = new HighThroughputCodec().decode(frame, file.layout());
            for (int i = 0; i < expected.length; i++) {
                if ((raster.values()[i] & 0xFF) != expected[i]) {
                    throw new AssertionError(file.name() + " differs at " + i);
                }
            }
        }
        assertThat(files).hasSize(2);
    }
}
