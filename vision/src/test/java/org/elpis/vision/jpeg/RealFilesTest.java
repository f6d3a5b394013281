package org.elpis.vision.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Frames of real files decode to the bits that dcmtk decodes them to.
class RealFilesTest {
    @TempDir
    private Path work;

    @Test
    void decodeToTheBitsOfDcmtk() throws Exception {
        List<Path> files = RealFiles.jpeg();
        ForeignTool.require("dcmdjpeg");
        int frames = 0;
        for (Path file : files) {
            DicomFile coded = DicomFile.read(file);
            if (file.endsWith(RealFiles.BARE)) {
                assertThatThrownBy(() -> new JpegCodec().decode(coded.frames().getFirst(), coded.layout()))
                        .isInstanceOf(UndecodableFrameException.class);
                continue;
            }
            DicomFile expected = new ForeignTool(work).dcmdjpeg(file);
            assertThat(coded.frames()).as("%s", file).hasSize(coded.layout().frames());
            for (int i = 0; i < coded.frames().size(); i++) {
                short[] values = new JpegCodec()
                        .decode(coded.frames().get(i), coded.layout())
                        .values();
                assertThat(values).as("%s, frame %s", file, i).isEqualTo(held(expected.nativeValues(i), coded));
                frames++;
            }
        }
        assertThat(frames).isGreaterThan(200);
    }

    /// dcmtk leaves samples of lossy frames that overshoot the stored bits as they are.
    private static short[] held(short[] values, DicomFile file) {
        int bits = file.layout().bitsStored();
        if (!file.layout().isSigned() && bits < 16) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) Math.min(values[i] & 0xFFFF, (1 << bits) - 1);
            }
        }
        return values;
    }
}
