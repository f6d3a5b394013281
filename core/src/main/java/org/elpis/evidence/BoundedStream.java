package org.elpis.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/// Reads no more of a file of a zip than was announced. Whatever goes wrong is a fault of the zip.
final class BoundedStream extends FilterInputStream {
    private long left;

    BoundedStream(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int count = super.read(target, offset, length);
            count(Math.max(0, count));
            return count;
        } catch (ZipException e) {
            throw e;
        } catch (IOException e) {
            throw fault(e);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    private static ZipException fault(IOException cause) {
        ZipException fault = new ZipException("a file of the zip cannot be read");
        fault.initCause(cause);
        return fault;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long read) throws ZipException {
        left -= read;
        if (left < 0) {
            throw new ZipException("a file of the zip is longer than the zip says");
        }
    }
}
