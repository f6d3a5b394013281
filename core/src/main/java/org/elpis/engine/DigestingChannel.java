package org.elpis.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;

/// A channel whose bytes go through a digest on their way.
final class DigestingChannel implements WritableByteChannel {
    private final WritableByteChannel target;
    private final MessageDigest digest;

    DigestingChannel(WritableByteChannel target, MessageDigest digest) {
        this.target = target;
        this.digest = digest;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        ByteBuffer written = bytes.duplicate();
        int count = target.write(bytes);
        written.limit(written.position() + count);
        digest.update(written);
        return count;
    }

    @Override
    public boolean isOpen() {
        return target.isOpen();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
