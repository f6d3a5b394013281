package org.elpis.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// A source whose samples read with the bits that are no part of the image cleared. Only positions from the first
/// sample on may be asked for.
public final class MaskedSource implements Source {
    private static final int STEP = 64 << 10;

    private final Source beneath;
    private final long firstSample;
    private final StoredBits bits;
    private final boolean isBigEndian;

    MaskedSource(Source beneath, long firstSample, StoredBits bits, boolean isBigEndian) {
        this.beneath = beneath;
        this.firstSample = firstSample;
        this.bits = bits;
        this.isBigEndian = isBigEndian;
    }

    @Override
    public long size() {
        return beneath.size();
    }

    /// A sample is changed as a whole, so whole samples are read.
    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        int bytes = bits.allocated() / 8;
        int before = (int) ((position - firstSample) % bytes);
        byte[] samples = new byte[Math.ceilDiv(before + length, bytes) * bytes];
        int read = beneath.read(position - before, samples, 0, samples.length);
        bits.clear(samples, 0, read, isBigEndian);
        int count = Math.clamp(read - before, 0, length);
        System.arraycopy(samples, before, target, offset, count);
        return count;
    }

    @Override
    public void transfer(long position, long count, WritableByteChannel target) throws IOException {
        byte[] step = new byte[(int) Math.min(STEP, count)];
        for (long done = 0; done < count; ) {
            int wanted = (int) Math.min(step.length, count - done);
            if (read(position + done, step, 0, wanted) < wanted) {
                throw new EOFException("The source became shorter while it was copied.");
            }
            ByteBuffer buffer = ByteBuffer.wrap(step, 0, wanted);
            while (buffer.hasRemaining()) {
                target.write(buffer);
            }
            done += wanted;
        }
    }

    @Override
    public void close() throws IOException {
        beneath.close();
    }
}
