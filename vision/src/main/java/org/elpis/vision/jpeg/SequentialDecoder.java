package org.elpis.vision.jpeg;

import java.util.Arrays;
import org.elpis.pixel.UndecodableFrameException;

/// Decodes the blocks of a sequential scan to coefficients. Source: T.81 F.2.2
class SequentialDecoder implements BlockVisitor {
    private static final int MOST_ZEROS = 15;

    private final Scan scan;
    private final BitReader in;
    private final short[][] coefficients;
    private final int[] predictions;

    /// @param coefficients  of each component of the scan, all zero; filled in natural order
    SequentialDecoder(Scan scan, BitReader in, short[][] coefficients) {
        this.scan = scan;
        this.in = in;
        this.coefficients = coefficients;
        this.predictions = new int[scan.size()];
    }

    @Override
    public void block(int index, int at) throws UndecodableFrameException {
        short[] target = coefficients[index];
        int category = scan.dc(index).decode(in);
        if (category > 0) {
            predictions[index] = Dc.within(predictions[index] + in.signed(category));
        }
        target[at] = (short) predictions[index];
        HuffmanTable table = scan.ac(index);
        for (int k = 1; k < Component.BLOCK; k++) {
            int symbol = table.decode(in);
            int bits = symbol & 0xF;
            int zeros = symbol >>> 4;
            if (bits > 0) {
                k += zeros;
                if (k >= Component.BLOCK) {
                    throw new UndecodableFrameException("a JPEG block has more than 64 coefficients");
                }
                target[at + ZigZag.natural(k)] = (short) in.signed(bits);
            } else if (zeros == MOST_ZEROS) {
                k += MOST_ZEROS;
            } else {
                break;
            }
        }
        in.requireWithin();
    }

    @Override
    public void restart(int number) throws UndecodableFrameException {
        in.restart(number);
        Arrays.fill(predictions, 0);
    }
}
