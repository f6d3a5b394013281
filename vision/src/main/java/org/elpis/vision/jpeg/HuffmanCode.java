package org.elpis.vision.jpeg;

import java.util.Arrays;
import java.util.Optional;
import org.elpis.pixel.UndecodableFrameException;

/// The codes that symbols are written by, and how often each symbol is needed.
///
/// Starts with the codes of a table that there is. When that lacks a symbol, [#completed] makes a table
/// of all that are needed, with the shortest codes that there are. Source: T.81 annex C, K.2
final class HuffmanCode {
    private static final int SYMBOLS = 256;

    private final int kind;
    private final int number;
    private final int[] needed = new int[SYMBOLS];
    private final int[] codes = new int[SYMBOLS];
    private final int[] lengths = new int[SYMBOLS];

    /// @param kind  0 for DC and lossless, 1 for AC
    HuffmanCode(int kind, int number) {
        this.kind = kind;
        this.number = number;
    }

    HuffmanCode(HuffmanTable table) {
        this(table.kind(), table.number());
        take(table);
    }

    private void take(HuffmanTable table) {
        int code = 0;
        int index = 0;
        for (int length = 1; length <= HuffmanTable.LONGEST; length++) {
            for (int i = 0; i < table.counts()[length]; i++) {
                int symbol = table.symbols()[index++] & 0xFF;
                codes[symbol] = code++;
                lengths[symbol] = length;
            }
            code <<= 1;
        }
    }

    void need(int symbol) {
        needed[symbol]++;
    }

    void write(int symbol, BitWriter out) {
        out.put(codes[symbol], lengths[symbol]);
    }

    /// Gives every symbol that is needed a code.
    ///
    /// @return the new table; empty when the one that there is has them all
    Optional<HuffmanTable> completed() {
        boolean isComplete = true;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            isComplete &= needed[symbol] == 0 || lengths[symbol] > 0;
        }
        if (isComplete) {
            return Optional.empty();
        }
        HuffmanTable table = shortest();
        Arrays.fill(lengths, 0);
        take(table);
        return Optional.of(table);
    }

    private HuffmanTable shortest() {
        int[] counts = new CodeLengths(needed).counts();
        int[] order = CodeLengths.order(needed);
        byte[] symbols = new byte[order.length];
        for (int i = 0; i < order.length; i++) {
            symbols[i] = (byte) order[i];
        }
        try {
            return new HuffmanTable(kind, number, counts, symbols);
        } catch (UndecodableFrameException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
