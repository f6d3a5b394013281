package org.elpis.dicom;

/// Which bits of a sample's cell are the image: Bits Allocated, Bits Stored, High Bit, Pixel Representation.
///
/// Source: PS3.5 section 8.1.1
///
/// @param allocated  8, 16 or 32
/// @param stored  at least 1, fewer than `allocated`
/// @param high  number of the highest stored bit, `stored - 1` to `allocated - 1`
public record StoredBits(int allocated, int stored, int high, boolean isSigned) {
    public StoredBits {
        if (allocated != 8 && allocated != 16 && allocated != 32
                || stored < 1
                || stored >= allocated
                || high < stored - 1
                || high >= allocated) {
            throw new IllegalArgumentException("the bits stored must lie within 8, 16 or 32 bits allocated");
        }
    }

    /// Clears, in every whole sample, the bits beside the stored ones; above a signed sample they repeat its sign.
    void clear(byte[] samples, int offset, int length, boolean isBigEndian) {
        int bytes = allocated / 8;
        for (int at = offset; at + bytes <= offset + length; at += bytes) {
            int cell = 0;
            for (int i = 0; i < bytes; i++) {
                cell = cell << 8 | samples[isBigEndian ? at + i : at + bytes - 1 - i] & 0xFF;
            }
            cell = cleared(cell);
            for (int i = 0; i < bytes; i++) {
                samples[isBigEndian ? at + bytes - 1 - i : at + i] = (byte) (cell >> 8 * i);
            }
        }
    }

    private int cleared(int cell) {
        int low = high + 1 - stored;
        int atTop = cell << 31 - high;
        int shifted = isSigned ? atTop >> 32 - stored : atTop >>> 32 - stored;
        return shifted << low;
    }

    /// The value with the bits beside the stored ones cleared, without reading what lies in a source.
    public Value cleared(Value samples, Encoding encoding) {
        boolean isBigEndian = encoding == Encoding.EXPLICIT_BIG;
        return switch (samples) {
            case Value.Bytes bytes -> {
                byte[] copy = bytes.copy();
                clear(copy, 0, copy.length, isBigEndian);
                yield Value.Bytes.of(copy);
            }
            case Value.Region region ->
                new Value.Region(
                        new MaskedSource(region.source(), region.position(), this, isBigEndian),
                        region.position(),
                        region.length());
            case Value.Items items -> items;
            case Value.Fragments fragments -> fragments;
        };
    }
}
