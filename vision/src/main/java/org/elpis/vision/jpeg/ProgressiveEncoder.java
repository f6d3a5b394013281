package org.elpis.vision.jpeg;

import java.util.Arrays;
import org.elpis.pixel.UndecodableFrameException;

/// Encodes the blocks of a progressive scan from coefficients that are known to the last bit.
///
/// Source: T.81 G.1.2, figures G.1 to G.9
final class ProgressiveEncoder implements BlockVisitor {
    private static final int ZERO_RUN = 0xF0;
    private static final int MOST_ZEROS = 15;
    private static final int LONGEST_RUN = 0x7FFF;

    /// Correction bits that wait for the end of a run of ended bands. Any bound would do.
    private static final int MOST_WAITING = 1024;

    private final Scan scan;
    private final ScanCodes codes;
    private final SymbolSink out;
    private final short[][] coefficients;
    private final int[] predictions;
    private int endOfBandRun;
    /// Correction bits of the blocks of the run, then those since the last code.
    private final byte[] corrections = new byte[MOST_WAITING + 2 * Component.BLOCK];

    private int waiting;
    private int pending;

    ProgressiveEncoder(Scan scan, ScanCodes codes, SymbolSink out, short[][] coefficients) {
        this.scan = scan;
        this.codes = codes;
        this.out = out;
        this.coefficients = coefficients;
        this.predictions = new int[scan.size()];
    }

    @Override
    public void block(int index, int at) throws UndecodableFrameException {
        short[] source = coefficients[index];
        if (scan.first() > 0) {
            if (scan.high() == 0) {
                firstAc(source, at);
            } else {
                refineAc(source, at);
            }
        } else if (scan.high() == 0) {
            int value = source[at] >> scan.low();
            predictions[index] = SequentialEncoder.dc(value, predictions[index], codes.dc(index), out);
        } else {
            out.bits(source[at] >> scan.low(), 1);
        }
    }

    private void firstAc(short[] source, int at) {
        int zeros = 0;
        for (int k = scan.first(); k <= scan.last(); k++) {
            int coefficient = source[at + ZigZag.natural(k)];
            int size = Math.abs(coefficient) >> scan.low();
            if (size == 0) {
                zeros++;
                continue;
            }
            endRun();
            while (zeros > MOST_ZEROS) {
                out.symbol(codes.ac(0), ZERO_RUN);
                zeros -= MOST_ZEROS + 1;
            }
            int category = SequentialEncoder.category(size);
            out.symbol(codes.ac(0), zeros << 4 | category);
            out.bits(coefficient < 0 ? ~size : size, category);
            zeros = 0;
        }
        if (zeros > 0 && ++endOfBandRun == LONGEST_RUN) {
            endRun();
        }
    }

    private void refineAc(short[] source, int at) {
        int lastNew = lastNew(source, at);
        int zeros = 0;
        for (int k = scan.first(); k <= scan.last(); k++) {
            int coefficient = source[at + ZigZag.natural(k)];
            int size = Math.abs(coefficient) >> scan.low();
            if (size == 0) {
                zeros++;
                continue;
            }
            while (zeros > MOST_ZEROS && k <= lastNew) {
                endRun();
                out.symbol(codes.ac(0), ZERO_RUN);
                zeros -= MOST_ZEROS + 1;
                correct();
            }
            if (size > 1) {
                corrections[waiting + pending++] = (byte) (size & 1);
                continue;
            }
            endRun();
            out.symbol(codes.ac(0), zeros << 4 | 1);
            out.bits(coefficient < 0 ? 0 : 1, 1);
            correct();
            zeros = 0;
        }
        if (zeros > 0 || pending > 0) {
            endOfBandRun++;
            waiting += pending;
            pending = 0;
            if (endOfBandRun == LONGEST_RUN || waiting > MOST_WAITING) {
                endRun();
            }
        }
    }

    /// Place of the last coefficient that becomes something else than zero by this scan.
    private int lastNew(short[] source, int at) {
        for (int k = scan.last(); k >= scan.first(); k--) {
            if (Math.abs(source[at + ZigZag.natural(k)]) >> scan.low() == 1) {
                return k;
            }
        }
        return 0;
    }

    /// Writes the run of ended bands and its correction bits; those since the last code go on waiting.
    private void endRun() {
        if (endOfBandRun == 0) {
            return;
        }
        int category = SequentialEncoder.category(endOfBandRun) - 1;
        out.symbol(codes.ac(0), category << 4);
        out.bits(endOfBandRun, category);
        endOfBandRun = 0;
        for (int i = 0; i < waiting; i++) {
            out.bits(corrections[i], 1);
        }
        System.arraycopy(corrections, waiting, corrections, 0, pending);
        waiting = 0;
    }

    private void correct() {
        for (int i = 0; i < pending; i++) {
            out.bits(corrections[i], 1);
        }
        pending = 0;
    }

    void end() {
        endRun();
    }

    @Override
    public void restart(int number) {
        endRun();
        out.restart(number);
        Arrays.fill(predictions, 0);
    }
}
