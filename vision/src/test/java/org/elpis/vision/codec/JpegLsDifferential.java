package org.elpis.vision.codec;

import java.util.Arrays;
import java.util.Random;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.vision.codec.JpegLsWriter.Form;
import org.elpis.vision.codec.JpegLsWriter.Interleave;

/// Holds the JPEG-LS codec against CharLS on drawn images: what one codes both decode alike.
///
/// By hand: `JpegLsDifferential <count> <seed> <longest side>`.
final class JpegLsDifferential {
    private final CharLs judge;
    private final Random random;

    JpegLsDifferential(CharLs judge, long seed) {
        this.judge = judge;
        this.random = new Random(seed);
    }

    public static void main(String[] args) {
        int count = Integer.parseInt(args[0]);
        JpegLsDifferential differential = new JpegLsDifferential(CharLs.find().orElseThrow(), Long.parseLong(args[1]));
        long samples = 0;
        for (int i = 0; i < count; i++) {
            samples += differential.compare(Integer.parseInt(args[2]));
        }
        System.out.println(count + " images, " + samples + " samples, both ways: all alike");
    }

    /// Draws one image and compares.
    ///
    /// @return its samples
    /// @throws AssertionError when a sample differs
    int compare(int most) {
        int components = random.nextInt(3) == 0 ? 3 : random.nextInt(12) == 0 ? 4 : 1;
        DrawnSamples drawn = DrawnSamples.draw(random, components, most);
        int max = (1 << drawn.bits()) - 1;
        int near = random.nextBoolean() ? 0 : random.nextInt(1 + Math.min(255, max / 2));
        near = random.nextBoolean() ? Math.min(near, 3) : near;
        // Of four samples pixel by pixel CharLS 2.4 forgets the fourth within runs, and above 8 bits all.
        int kinds = components == 4 ? 2 : 3;
        Interleave interleave = components == 1 ? Interleave.NONE : Interleave.values()[random.nextInt(kinds)];
        JpegLsParameters parameters = parameters(max, near, interleave);
        int restartLines = random.nextInt(4) == 0 ? 1 + random.nextInt(12) : 0;
        String what = drawn + ", near " + near + ", interleave " + interleave + ", " + parameters;

        compareTheirs(drawn, interleave, parameters, what);
        compareOurs(drawn, new Form(drawn.bits(), parameters, interleave, restartLines), what);
        return drawn.cells().length;
    }

    private JpegLsParameters parameters(int max, int near, Interleave interleave) {
        JpegLsParameters standard = JpegLsParameters.standard(max, near);
        if (random.nextInt(4) != 0 || max < 8) {
            return standard;
        }
        int t1 = between(near + 1, max);
        int t2 = between(t1, max);
        // Another reset than the standard's is allowed up to the highest sample, but with it CharLS 2.4 writes beyond
        // its memory when samples lie pixel by pixel, and above 255 it fails everywhere.
        int reset = interleave == Interleave.SAMPLE ? standard.reset() : between(3, 255);
        return new JpegLsParameters(max, near, t1, t2, between(t2, max), reset);
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private void compareTheirs(DrawnSamples drawn, Interleave interleave, JpegLsParameters parameters, String what) {
        int[] preset = {parameters.maxValue(), parameters.t1(), parameters.t2(), parameters.t3(), parameters.reset()};
        boolean isPlanar = interleave == Interleave.NONE;
        byte[] coded = judge.encode(
                drawn.bytes(isPlanar),
                drawn.columns(),
                drawn.rows(),
                drawn.bits(),
                drawn.components(),
                parameters.near(),
                interleave.ordinal(),
                preset);
        requireSame(drawn, coded, isPlanar, parameters.near(), "coded by CharLS: " + what);
    }

    private void compareOurs(DrawnSamples drawn, Form form, String what) {
        byte[] coded = JpegLsWriter.write(drawn.cells(), drawn.columns(), drawn.rows(), form);
        requireSame(
                drawn,
                coded,
                form.interleave() == Interleave.NONE,
                form.parameters().near(),
                "coded here, " + form.restartLines() + " lines to a restart: " + what);
    }

    private void requireSame(DrawnSamples drawn, byte[] coded, boolean isPlanar, int near, String what) {
        byte[] theirs = judge.decode(coded, drawn.bytes(false).length)
                .orElseThrow(() -> new AssertionError("CharLS refuses what is " + what));
        short[] ours = decoded(coded, layout(drawn), what);
        int[] values = new int[ours.length];
        for (int i = 0; i < ours.length; i++) {
            values[i] = ours[i] & 0xFFFF;
            if (Math.abs(values[i] - drawn.cells()[i]) > near) {
                throw new AssertionError("sample " + i + " is farther than " + near + " from the original: " + what);
            }
        }
        byte[] bytes = new DrawnSamples(drawn.columns(), drawn.rows(), drawn.bits(), drawn.components(), values)
                .bytes(isPlanar);
        int difference = Arrays.mismatch(bytes, theirs);
        if (difference >= 0) {
            throw new AssertionError("byte " + difference + " differs from CharLS: " + what);
        }
    }

    private static short[] decoded(byte[] coded, PixelLayout layout, String what) {
        try {
            return JpegLsReader.read(coded, layout);
        } catch (UndecodableFrameException refusal) {
            throw new AssertionError("not decoded here: " + what, refusal);
        }
    }

    static PixelLayout layout(DrawnSamples drawn) {
        Photometric photometric = drawn.components() == 1
                ? Photometric.MONOCHROME2
                : drawn.components() == 3 ? Photometric.RGB : Photometric.CMYK;
        return new PixelLayout(
                drawn.columns(),
                drawn.rows(),
                1,
                drawn.components(),
                drawn.bits() <= 8 ? 8 : 16,
                drawn.bits(),
                drawn.bits() - 1,
                false,
                false,
                photometric);
    }
}
