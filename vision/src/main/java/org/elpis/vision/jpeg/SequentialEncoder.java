package org.elpis.vision.jpeg;

import java.util.Arrays;
import org.elpis.pixel.UndecodableFrameException;

/// Encodes the blocks of a sequential scan. Source: T.81 F.1.2
final class SequentialEncoder implements BlockVisitor {
    private static final int ZERO_RUN = 0xF0;
    private static final int MOST_ZEROS = 15;

    private final ScanCodes codes;
    private final SymbolSink out;
    private final short[][] coefficients;
    private final int[] predictions;

    SequentialEncoder(ScanCodes codes, SymbolSink out, short[][] coefficients) {
        this.codes = codes;
        this.out = out;
        this.coefficients = coefficients;
        this.predictions = new int[coefficients.length];
    }

    @Override
    public void block(int index, int at) throws UndecodableFrameException {
        short[] source = coefficients[index];
        predictions[index] = dc(source[at], predictions[index], codes.dc(index), out);
        HuffmanCode code = codes.ac(index);
        int zeros = 0;
        for (int k = 1; k < Component.BLOCK; k++) {
            int value = source[at + ZigZag.natural(k)];
            if (value == 0) {
                zeros++;
                continue;
            }
            while (zeros > MOST_ZEROS) {
                out.symbol(code, ZERO_RUN);
                zeros -= MOST_ZEROS + 1;
            }
            int category = category(value);
            out.symbol(code, zeros << 4 | category);
            out.bits(value < 0 ? value - 1 : value, category);
            zeros = 0;
        }
        if (zeros > 0) {
            out.symbol(code, 0);
        }
    }

    /// Encodes the difference of a DC coefficient.
    ///
    /// @return the next prediction
    static int dc(int value, int prediction, HuffmanCode code, SymbolSink out) throws UndecodableFrameException {
        int difference = Dc.within(value - prediction);
        int category = category(difference);
        if (category > MOST_ZEROS) {
            throw new UndecodableFrameException("a JPEG coefficient does not fit 16 bits");
        }
        out.symbol(code, category);
        out.bits(difference < 0 ? difference - 1 : difference, category);
        return value;
    }

    /// Bits of a value without its sign.
    static int category(int value) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(value));
    }

    @Override
    public void restart(int number) {
        out.restart(number);
        Arrays.fill(predictions, 0);
    }
}
