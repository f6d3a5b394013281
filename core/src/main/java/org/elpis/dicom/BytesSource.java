package org.elpis.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// Bytes in memory, such as an inflated data set. The array must not change afterwards.
public final class BytesSource implements Source {
    private final byte[] bytes;
    private final int size;

    public BytesSource(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    /// The array behind the source; read only.
    byte[] array() {
        return bytes;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
        if (position >= size) {
            return 0;
        }
        int count = (int) Math.min(length, size - position);
        System.arraycopy(bytes, (int) position, target, offset, count);
        return count;
    }

    @Override
    public void transfer(long position, long count, WritableByteChannel target) throws IOException {
        if (position + count > size) {
            throw new EOFException("The source is shorter than the region that was asked for.");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, (int) position, (int) count);
        while (buffer.hasRemaining()) {
            target.write(buffer);
        }
    }

    @Override
    public void close() {}
}
