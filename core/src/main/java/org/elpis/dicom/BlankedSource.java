package org.elpis.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/// A source of which some ranges read as zeros. Everything keeps its position, and what lies between the ranges is
/// copied as the source beneath copies it.
public final class BlankedSource implements Source {
    private static final byte[] ZEROS = new byte[8 << 10];

    private final Source beneath;
    private final long[] starts;
    private final long[] ends;

    /// @param starts  first position of each range, in ascending order
    /// @param ends  position behind each range; ranges do not overlap
    public BlankedSource(Source beneath, long[] starts, long[] ends) {
        this.beneath = beneath;
        this.starts = starts.clone();
        this.ends = ends.clone();
    }

    @Override
    public long size() {
        return beneath.size();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        int count = beneath.read(position, target, offset, length);
        for (int i = firstEndingAfter(position); i < starts.length && starts[i] < position + count; i++) {
            long from = Math.max(starts[i], position);
            long to = Math.min(ends[i], position + count);
            Arrays.fill(target, offset + (int) (from - position), offset + (int) (to - position), (byte) 0);
        }
        return count;
    }

    @Override
    public void transfer(long position, long count, WritableByteChannel target) throws IOException {
        long at = position;
        long end = position + count;
        for (int i = firstEndingAfter(position); i < starts.length && starts[i] < end; i++) {
            if (starts[i] > at) {
                beneath.transfer(at, starts[i] - at, target);
                at = starts[i];
            }
            writeZeros(Math.min(ends[i], end) - at, target);
            at = Math.min(ends[i], end);
        }
        if (at < end) {
            beneath.transfer(at, end - at, target);
        }
    }

    private static void writeZeros(long count, WritableByteChannel target) throws IOException {
        for (long left = count; left > 0; ) {
            left -= target.write(ByteBuffer.wrap(ZEROS, 0, (int) Math.min(left, ZEROS.length)));
        }
    }

    private int firstEndingAfter(long position) {
        int found = Arrays.binarySearch(ends, position);
        return found < 0 ? -found - 1 : found + 1;
    }

    @Override
    public void close() throws IOException {
        beneath.close();
    }
}
