package org.elpis.vision.jpeg;

import java.util.Arrays;
import org.elpis.pixel.UndecodableFrameException;

/// Decodes the blocks of a progressive scan into coefficients. Source: T.81 G.1.2, G.2
final class ProgressiveDecoder implements BlockVisitor {
    private static final int MOST_ZEROS = 15;

    private final Scan scan;
    private final BitReader in;
    private final short[][] coefficients;
    private final int[] predictions;
    /// Blocks to come whose band has ended.
    private int endOfBandRun;

    /// @param coefficients  of each component of the scan, as earlier scans left them
    ProgressiveDecoder(Scan scan, BitReader in, short[][] coefficients) {
        this.scan = scan;
        this.in = in;
        this.coefficients = coefficients;
        this.predictions = new int[scan.size()];
    }

    @Override
    public void block(int index, int at) throws UndecodableFrameException {
        short[] target = coefficients[index];
        if (scan.first() == 0) {
            if (scan.high() == 0) {
                firstDc(index, target, at);
            } else if (in.bit() == 1) {
                target[at] |= (short) (1 << scan.low());
            }
        } else if (scan.high() == 0) {
            firstAc(target, at);
        } else {
            refineAc(target, at);
        }
        in.requireWithin();
    }

    private void firstDc(int index, short[] target, int at) throws UndecodableFrameException {
        int category = scan.dc(index).decode(in);
        if (category > 0) {
            predictions[index] += in.signed(category);
        }
        target[at] = (short) Dc.within(predictions[index] << scan.low());
    }

    private void firstAc(short[] target, int at) throws UndecodableFrameException {
        if (endOfBandRun > 0) {
            endOfBandRun--;
            return;
        }
        HuffmanTable table = scan.ac(0);
        for (int k = scan.first(); k <= scan.last(); k++) {
            int symbol = table.decode(in);
            int bits = symbol & 0xF;
            int zeros = symbol >>> 4;
            if (bits > 0) {
                k += zeros;
                requireInBand(k);
                target[at + ZigZag.natural(k)] = (short) Dc.within(in.signed(bits) << scan.low());
            } else if (zeros == MOST_ZEROS) {
                k += MOST_ZEROS;
            } else {
                endOfBandRun = (1 << zeros) + in.take(zeros) - 1;
                break;
            }
        }
    }

    private void refineAc(short[] target, int at) throws UndecodableFrameException {
        int k = scan.first();
        while (endOfBandRun == 0 && k <= scan.last()) {
            int symbol = scan.ac(0).decode(in);
            int zeros = symbol >>> 4;
            int value = 0;
            if ((symbol & 0xF) > 0) {
                if ((symbol & 0xF) != 1) {
                    throw new UndecodableFrameException("a JPEG refinement codes a coefficient of more than one bit");
                }
                value = in.take(1) == 1 ? 1 << scan.low() : -1 << scan.low();
            } else if (zeros < MOST_ZEROS) {
                endOfBandRun = (1 << zeros) + in.take(zeros);
                break;
            }
            k = refineUpTo(target, at, k, zeros);
            if (value != 0) {
                requireInBand(k);
                target[at + ZigZag.natural(k)] = (short) value;
            }
            k++;
        }
        if (endOfBandRun > 0) {
            refineUpTo(target, at, k, Component.BLOCK);
            endOfBandRun--;
        }
    }

    /// Refines the coefficients that are not zero, until so many zeros are passed.
    ///
    /// @return the place of the zero behind them, or behind the band
    private int refineUpTo(short[] target, int at, int from, int zeros) {
        int passed = 0;
        int k = from;
        while (k <= scan.last()) {
            int place = at + ZigZag.natural(k);
            int value = target[place];
            if (value == 0) {
                if (passed++ == zeros) {
                    break;
                }
            } else if (in.bit() == 1 && (value & 1 << scan.low()) == 0) {
                target[place] += (short) (value > 0 ? 1 << scan.low() : -1 << scan.low());
            }
            k++;
        }
        return k;
    }

    private void requireInBand(int k) throws UndecodableFrameException {
        if (k > scan.last()) {
            throw new UndecodableFrameException("a JPEG block has more coefficients than its band");
        }
    }

    @Override
    public void restart(int number) throws UndecodableFrameException {
        in.restart(number);
        Arrays.fill(predictions, 0);
        endOfBandRun = 0;
    }
}
