package org.elpis.vision.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.junit.jupiter.api.Test;

class PlainFrameTest {
    private static final Photometric[] PHOTOMETRIC = {
        Photometric.MONOCHROME2, Photometric.RGB, Photometric.YBR_FULL, Photometric.YBR_FULL_422
    };

    @Test
    void isOnlyWhatDecodesToItsOwnBytes() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        int plain = 0;
        for (int trial = 0; trial < 3000; trial++) {
            PixelLayout layout = layout(random);
            byte[] frame = frame(random, layout);
            Raster raster = NativeFrame.of(layout, ByteOrder.LITTLE_ENDIAN, frame.length)
                    .decode(frame);
            if (PlainFrame.is(frame, layout)) {
                plain++;
                assertThat(canonical(raster)).as(layout.toString()).isEqualTo(frame);
                assertThat(raster.photometric()).isEqualTo(layout.photometric());
                assertThat(raster.bits()).isEqualTo(layout.bitsStored());
                assertThat(raster.isSigned()).isEqualTo(layout.isSigned());
            }
        }
        assertThat(plain).isGreaterThan(300);
    }

    @Test
    void hasNothingBesideTheStoredBitsOfAnyPixel() {
        for (int pixels = 1; pixels < 20; pixels++) {
            PixelLayout layout = new PixelLayout(pixels, 1, 1, 1, 16, 12, 11, false, false, Photometric.MONOCHROME2);
            for (int at = 0; at < pixels; at++) {
                byte[] frame = new byte[pixels * 2];
                frame[at * 2] = (byte) 0xFF;
                frame[at * 2 + 1] = 0x0F;
                assertThat(PlainFrame.is(frame, layout)).isTrue();
                frame[at * 2 + 1] = 0x10;
                assertThat(PlainFrame.is(frame, layout)).isFalse();
            }
        }
    }

    private static PixelLayout layout(SplittableRandom random) {
        Photometric photometric = PHOTOMETRIC[random.nextInt(PHOTOMETRIC.length)];
        int allocated = photometric == Photometric.YBR_FULL_422 || random.nextBoolean() ? 8 : 16;
        int stored = random.nextInt(3) > 0 ? allocated : 1 + random.nextInt(allocated);
        int high = random.nextInt(3) > 0 ? stored - 1 : stored - 1 + random.nextInt(allocated - stored + 1);
        return new PixelLayout(
                2 * (1 + random.nextInt(6)),
                1 + random.nextInt(6),
                1,
                photometric.samples(),
                allocated,
                stored,
                high,
                random.nextInt(4) == 0,
                random.nextInt(4) == 0,
                photometric);
    }

    /// Often with nothing beside the stored bits.
    private static byte[] frame(SplittableRandom random, PixelLayout layout) {
        byte[] frame = new byte[(int) NativeFrame.bytes(layout)];
        random.nextBytes(frame);
        if (layout.bitsAllocated() == 16 && random.nextInt(4) > 0) {
            for (int i = 0; i < frame.length; i += 2) {
                int value = (frame[i] & 0xFF | frame[i + 1] << 8) & (1 << layout.bitsStored()) - 1;
                frame[i] = (byte) value;
                frame[i + 1] = (byte) (value >> 8);
            }
        }
        return frame;
    }

    private static byte[] canonical(Raster raster) {
        int each = raster.bits() + 7 >> 3;
        byte[] bytes = new byte[raster.values().length * each];
        for (int i = 0; i < raster.values().length; i++) {
            bytes[i * each] = (byte) raster.values()[i];
            if (each == 2) {
                bytes[i * 2 + 1] = (byte) (raster.values()[i] >> 8);
            }
        }
        return bytes;
    }
}
