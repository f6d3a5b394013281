package org.elpis.vision.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;

class DeflatedFrameCodecTest extends FrameCodecContract {
    @Override
    FrameCodec codec() {
        return new DeflatedFrameCodec();
    }

    @Override
    List<Valid> valid() {
        Random random = new Random(1);
        List<Valid> valid = new ArrayList<>();
        for (PixelLayout layout :
                List.of(grey(40, 20, 8, 8), signed(9, 9, 16, 12), rgb(8, 8, 8, 8), grey(33, 3, 1, 1))) {
            byte[] frame = codec().encode(Judged.drawnRaster(random, layout), layout);
            valid.add(new Valid(layout.toString(), frame, layout));
        }
        return valid;
    }

    @Test
    void readsARealFileLikeItsNativeTwin() throws IOException, UndecodableFrameException {
        for (RealFiles.Image image : RealFiles.images("1.2.840.10008.1.2.8.1")) {
            Path twin = image.file().resolveSibling("pydicom-data__liver.dcm");
            Judged.assertSame(image, codec(), RealFiles.image(twin).orElseThrow());
            assertThat(image.frames()).isNotEmpty();
        }
    }
}
