package org.elpis.vision.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.elpis.pixel.Box;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// Comparisons with what a foreign decoder made of a file, and rasters drawn for round trips.
final class Judged {
    private Judged() {}

    /// Asserts that all frames of an image are those of its native twin, within the bits stored.
    static void assertSame(RealFiles.Image image, FrameCodec codec, RealFiles.Image twin)
            throws UndecodableFrameException {
        List<byte[]> frames = image.frames();
        List<byte[]> twins = twin.frames();
        assertThat(frames).as("%s", image.file()).hasSameSizeAs(twins);
        for (int i = 0; i < frames.size(); i++) {
            Raster ours = codec.decode(frames.get(i), image.layout());
            Raster theirs = new LittleEndianCodec().decode(twins.get(i), twin.layout());
            assertThat(Arrays.mismatch(ours.values(), theirs.values()))
                    .as("%s, frame %d", image.file(), i)
                    .isNegative();
        }
    }

    /// Any layout of a frame of at most 40 by 40 pixels whose samples have at most 16 bits stored.
    static PixelLayout drawnLayout(Random random, int mostAllocated) {
        Photometric photometric = random.nextInt(3) == 0 ? Photometric.RGB : Photometric.MONOCHROME2;
        int allocated = List.of(8, 16, 32, 64).stream()
                .filter(each -> each <= mostAllocated)
                .skip(random.nextInt(mostAllocated >= 64 ? 4 : mostAllocated >= 32 ? 3 : 2))
                .findFirst()
                .orElseThrow();
        int stored = 1 + random.nextInt(Math.min(16, allocated));
        int high = stored - 1 + (random.nextBoolean() ? 0 : random.nextInt(allocated - stored + 1));
        return new PixelLayout(
                1 + random.nextInt(40),
                1 + random.nextInt(40),
                1,
                photometric.samples(),
                allocated,
                stored,
                high,
                random.nextBoolean(),
                random.nextBoolean() && photometric.samples() > 1,
                photometric);
    }

    static Raster drawnRaster(Random random, PixelLayout layout) {
        short[] values = new short[(int) layout.cells()];
        int unused = 32 - layout.bitsStored();
        int level = random.nextInt();
        for (int i = 0; i < values.length; i++) {
            int bits = (random.nextInt(8) < 5 ? level : random.nextInt()) << unused;
            values[i] = (short) (layout.isSigned() ? bits >> unused : bits >>> unused);
        }
        return new Raster(
                layout.columns(), layout.rows(), layout.photometric(), layout.bitsStored(), layout.isSigned(), values);
    }

    /// Asserts that filling changes what lies in the boxes to the fill and nothing else.
    static void assertFilled(FrameCodec codec, PixelLayout layout, Raster raster, Random random)
            throws UndecodableFrameException {
        List<Box> boxes = List.of(drawnBox(random, layout), drawnBox(random, layout));
        int least = layout.isSigned() ? -(1 << layout.bitsStored() - 1) : 0;
        int[] fill = random.ints(layout.samples(), least, least + (1 << layout.bitsStored()))
                .toArray();
        byte[] filled =
                codec.fill(codec.encode(raster, layout), layout, boxes, fill).orElseThrow();
        Raster after = codec.decode(filled, layout);
        for (int y = 0; y < layout.rows(); y++) {
            for (int x = 0; x < layout.columns(); x++) {
                Box pixel = new Box(x, y, 1, 1);
                boolean isFilled = boxes.stream().anyMatch(each -> each.contains(pixel));
                for (int s = 0; s < layout.samples(); s++) {
                    assertThat(after.at(x, y, s)).isEqualTo(isFilled ? fill[s] : raster.at(x, y, s));
                }
            }
        }
    }

    private static Box drawnBox(Random random, PixelLayout layout) {
        return new Box(
                random.nextInt(layout.columns()),
                random.nextInt(layout.rows()),
                1 + random.nextInt(layout.columns()),
                1 + random.nextInt(layout.rows()));
    }
}
