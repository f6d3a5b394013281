package org.elpis.vision.jpeg;

import org.elpis.pixel.UndecodableFrameException;

/// A Huffman table: which symbol each code stands for. Not thread-safe.
///
/// Source: T.81 B.2.4.2, annex C, F.2.2.3
final class HuffmanTable {
    static final int LONGEST = 16;

    /// Stands where a scan needs no table.
    static final HuffmanTable NONE = new HuffmanTable();

    /// Codes of up to so many bits are looked up at once. Longer ones are rare by construction.
    private static final int LOOKUP = 9;

    private final int kind;
    private final int number;
    /// How many codes there are of each length; at 0 nothing.
    private final int[] counts;
    private final byte[] symbols;
    /// Length in the upper, symbol in the lower byte; 0 where the code is longer.
    private short[] lookup = new short[0];
    /// The largest code of each length; -1 when there is none.
    private int[] last = new int[0];
    /// Index of a code's symbol less the code, for each length.
    private int[] shift = new int[0];

    private HuffmanTable() {
        this.kind = 0;
        this.number = 0;
        this.counts = new int[LONGEST + 1];
        this.symbols = new byte[0];
    }

    /// @param kind  0 for DC and lossless, 1 for AC
    /// @param number  where it is kept, 0 to 3
    /// @param counts  of codes of 1 to 16 bits, at these indices
    HuffmanTable(int kind, int number, int[] counts, byte[] symbols) throws UndecodableFrameException {
        this.kind = kind;
        this.number = number;
        this.counts = counts;
        this.symbols = symbols;
        int codes = 0;
        for (int length = 1; length <= LONGEST; length++) {
            codes = (codes << 1) + counts[length];
            if (codes > 1 << length) {
                throw new UndecodableFrameException("a Huffman table has more codes than fit");
            }
        }
    }

    /// Prepares it for decoding, which takes a hundred times the memory: a codestream may define tables
    /// that no scan uses.
    HuffmanTable prepared() {
        if (lookup.length == 0) {
            lookup = new short[1 << LOOKUP];
            last = new int[LONGEST + 1];
            shift = new int[LONGEST + 1];
            prepare();
        }
        return this;
    }

    private void prepare() {
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            shift[length] = index - code;
            last[length] = counts[length] == 0 ? -1 : code + counts[length] - 1;
            for (int i = 0; i < counts[length]; i++) {
                enter(code++, length, symbols[index++]);
            }
            code <<= 1;
        }
    }

    private void enter(int code, int length, byte symbol) {
        if (length <= LOOKUP) {
            int from = code << LOOKUP - length;
            int to = code + 1 << LOOKUP - length;
            for (int i = from; i < to; i++) {
                lookup[i] = (short) (length << 8 | symbol & 0xFF);
            }
        }
    }

    int kind() {
        return kind;
    }

    int number() {
        return number;
    }

    int[] counts() {
        return counts;
    }

    byte[] symbols() {
        return symbols;
    }

    /// Writes it as a segment of its own.
    void write(BitWriter out) {
        out.marker(Marker.DHT);
        out.u16(2 + 1 + LONGEST + symbols.length);
        out.raw(kind << 4 | number);
        for (int length = 1; length <= LONGEST; length++) {
            out.raw(counts[length]);
        }
        out.raw(symbols, 0, symbols.length);
    }

    int largestSymbol() {
        int largest = 0;
        for (byte symbol : symbols) {
            largest = Math.max(largest, symbol & 0xFF);
        }
        return largest;
    }

    /// Reads the next code. At least 16 bits are at hand behind it.
    int decode(BitReader in) throws UndecodableFrameException {
        in.fill();
        int entry = lookup[in.peek(LOOKUP)];
        if (entry == 0) {
            return decodeLong(in);
        }
        in.skip(entry >>> 8);
        return entry & 0xFF;
    }

    private int decodeLong(BitReader in) throws UndecodableFrameException {
        for (int length = LOOKUP + 1; length <= LONGEST; length++) {
            int code = in.peek(length);
            if (code <= last[length]) {
                in.skip(length);
                return symbols[code + shift[length]] & 0xFF;
            }
        }
        throw new UndecodableFrameException("JPEG data hold a code that is in no Huffman table");
    }
}
