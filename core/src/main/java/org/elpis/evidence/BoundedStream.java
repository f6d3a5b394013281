package org.elpis.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads no more than was announced: what comes behind is a fault.
final class BoundedStream extends FilterInputStream {
    private long left;

    BoundedStream(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        count(Math.max(0, count));
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long read) throws MalformedPackException {
        left -= read;
        if (left < 0) {
            throw new MalformedPackException("a file of its zip is longer than the zip says");
        }
    }
}
