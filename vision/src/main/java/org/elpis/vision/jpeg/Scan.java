package org.elpis.vision.jpeg;

import java.util.List;
import org.elpis.pixel.UndecodableFrameException;

/// One scan: its header, the tables that hold for it, and where its coded data lie.
///
/// Source: T.81 B.2.3
final class Scan {
    /// MCUs of several components have no more blocks than that.
    private static final int MOST_BLOCKS = 10;

    private final int[] members;
    private final HuffmanTable[] dc;
    private final HuffmanTable[] ac;
    private final int restartInterval;
    private final int[] parameters;
    private final int from;
    private final int to;

    /// @param members  indices of its components within the frame
    /// @param dc  tables of the members for DC; ones that no data are coded with are [HuffmanTable#NONE]
    /// @param parameters  Ss, Se, Ah and Al
    /// @param restartInterval  MCUs; 0 when there are no restart markers
    /// @param from  first byte of the coded data
    /// @param to  behind the last
    Scan(int[] members, HuffmanTable[] dc, HuffmanTable[] ac, int[] parameters, int restartInterval, int from, int to) {
        this.members = members;
        this.dc = dc;
        this.ac = ac;
        this.parameters = parameters;
        this.restartInterval = restartInterval;
        this.from = from;
        this.to = to;
    }

    int size() {
        return members.length;
    }

    /// Index within the frame.
    int member(int index) {
        return members[index];
    }

    HuffmanTable dc(int index) {
        return dc[index];
    }

    HuffmanTable ac(int index) {
        return ac[index];
    }

    int restartInterval() {
        return restartInterval;
    }

    /// Start of the spectral selection; the predictor when lossless.
    int first() {
        return parameters[0];
    }

    /// End of the spectral selection.
    int last() {
        return parameters[1];
    }

    /// Bits of a coefficient that earlier scans left open; 0 in the first one.
    int high() {
        return parameters[2];
    }

    /// Bits that this scan leaves open.
    int low() {
        return parameters[3];
    }

    BitReader data(byte[] bytes) {
        return new BitReader(bytes, from, to);
    }

    int to() {
        return to;
    }

    /// Throws when the scan cannot be one of the frame's, by its header.
    void requireLegal(FrameHeader frame) throws UndecodableFrameException {
        if (size() > 1) {
            int blocks = 0;
            for (int member : members) {
                Component component = frame.components().get(member);
                blocks += component.across() * component.down();
            }
            if (blocks > MOST_BLOCKS) {
                throw new UndecodableFrameException("an MCU has more than 10 blocks");
            }
        }
        int largestDifference = frame.isLossless() ? 16 : 15;
        for (HuffmanTable table : dc) {
            if (table.largestSymbol() > largestDifference) {
                throw new UndecodableFrameException("a Huffman table has symbols that are no categories");
            }
        }
    }

    /// The tables of some numbers.
    ///
    /// @param isNeeded  whether data are coded with them
    static HuffmanTable[] tables(List<Integer> numbers, HuffmanTable[] tables, boolean isNeeded)
            throws UndecodableFrameException {
        HuffmanTable[] found = new HuffmanTable[numbers.size()];
        for (int i = 0; i < found.length; i++) {
            int number = numbers.get(i);
            HuffmanTable table = number < tables.length ? tables[number] : HuffmanTable.NONE;
            if (isNeeded && table == HuffmanTable.NONE) {
                throw new UndecodableFrameException("a JPEG scan is coded by a Huffman table that is missing");
            }
            found[i] = isNeeded ? table.prepared() : HuffmanTable.NONE;
        }
        return found;
    }
}
