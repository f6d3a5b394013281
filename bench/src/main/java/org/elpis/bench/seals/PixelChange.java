package org.elpis.bench.seals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.elpis.pixel.Photometric;

/// Changes the frames of a drawn object in one place.
final class PixelChange {
    private final SplittableRandom random;

    PixelChange(SplittableRandom random) {
        this.random = random;
    }

    /// A changed object and what was done.
    record Changed(String what, DrawnPixels pixels) {}

    Changed one(DrawnPixels pixels) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> rectangle(pixels);
            case 4 -> moved(pixels);
            case 5 -> pixels.drawn().isEmpty() ? frames(pixels) : drawn(pixels);
            case 6 -> pixels.drawn().isEmpty() ? bit(pixels) : drawn(pixels);
            case 7 -> random.nextInt(4) == 0 ? form(pixels) : bit(pixels);
            default -> bit(pixels);
        };
    }

    /// One bit of one sample, the least one in half of the cases.
    private Changed bit(DrawnPixels pixels) {
        int frame = random.nextInt(pixels.frames().size());
        short[] values = pixels.frames().get(frame).clone();
        int at = random.nextInt(values.length);
        int bit = random.nextBoolean() ? 0 : random.nextInt(pixels.bits());
        values[at] = pixels.value(values[at] ^ 1 << bit);
        String which = bit == 0 ? "the least bit of a " : "another bit of a ";
        return new Changed(
                which + (pixels.photometric().samples() == 1 ? "pixel" : "colour sample"), pixels.with(frame, values));
    }

    /// The least bit of one sample of every pixel in a rectangle.
    private Changed rectangle(DrawnPixels pixels) {
        int frame = random.nextInt(pixels.frames().size());
        short[] values = pixels.frames().get(frame).clone();
        int samples = pixels.photometric().samples();
        int left = random.nextInt(pixels.columns());
        int top = random.nextInt(pixels.rows());
        int right = Math.min(pixels.columns(), left + 1 + random.nextInt(20));
        int bottom = Math.min(pixels.rows(), top + 1 + random.nextInt(20));
        int sample = random.nextInt(samples);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int at = (y * pixels.columns() + x) * samples + sample;
                values[at] = pixels.value(values[at] ^ 1);
            }
        }
        return new Changed("a rectangle of pixels", pixels.with(frame, values));
    }

    /// Rows are copied over others.
    private Changed moved(DrawnPixels pixels) {
        int frame = random.nextInt(pixels.frames().size());
        short[] values = pixels.frames().get(frame).clone();
        int width = pixels.columns() * pixels.photometric().samples();
        int from = random.nextInt(pixels.rows());
        int to = random.nextInt(pixels.rows());
        int count = Math.min(1 + random.nextInt(8), pixels.rows() - Math.max(from, to));
        System.arraycopy(values, from * width, values, to * width, count * width);
        return new Changed("rows copied over others", pixels.with(frame, values));
    }

    private Changed frames(DrawnPixels pixels) {
        List<short[]> frames = new ArrayList<>(pixels.frames());
        int at = random.nextInt(frames.size());
        if (frames.size() == 1 || random.nextInt(3) == 0) {
            frames.add(at, frames.get(at));
            return new Changed("a frame doubled", pixels.with(frames));
        }
        if (random.nextBoolean()) {
            frames.remove(at);
            return new Changed("a frame lost", pixels.with(frames));
        }
        Collections.swap(frames, at, random.nextInt(frames.size()));
        return new Changed("two frames exchanged", pixels.with(frames));
    }

    private Changed drawn(DrawnPixels pixels) {
        List<BitSet> drawn = new ArrayList<>(pixels.drawn());
        int frame = random.nextInt(drawn.size());
        BitSet changed = (BitSet) drawn.get(frame).clone();
        changed.flip(random.nextInt(pixels.columns() * pixels.rows()));
        drawn.set(frame, changed);
        return new Changed("a bit of an overlay in the pixels", pixels.withDrawn(drawn));
    }

    /// The same values, said to be something else.
    private static Changed form(DrawnPixels pixels) {
        Photometric other = switch (pixels.photometric()) {
            case MONOCHROME1 -> Photometric.MONOCHROME2;
            case RGB -> Photometric.YBR_FULL;
            case YBR_FULL -> Photometric.RGB;
            default -> Photometric.MONOCHROME1;
        };
        return new Changed(
                "another photometric interpretation",
                new DrawnPixels(
                        pixels.columns(),
                        pixels.rows(),
                        other,
                        pixels.allocated(),
                        pixels.bits(),
                        pixels.highBit(),
                        pixels.isSigned(),
                        pixels.isPlanar(),
                        pixels.frames(),
                        pixels.drawn()));
    }
}
