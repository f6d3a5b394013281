package org.elpis.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// An open file.
public final class FileSource implements Source {
    private static final int STEP = 64 << 10;

    private final FileChannel channel;
    private final long size;

    private FileSource(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    public static FileSource open(Path file) throws IOException {
        return new FileSource(FileChannel.open(file, StandardOpenOption.READ));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
        int total = 0;
        while (buffer.hasRemaining()) {
            int count = read(buffer, position + total);
            if (count <= 0) {
                break;
            }
            total += count;
        }
        return total;
    }

    private int read(ByteBuffer target, long position) throws UnreadableSourceException {
        try {
            return channel.read(target, position);
        } catch (IOException e) {
            throw new UnreadableSourceException("The source file cannot be read.", e);
        }
    }

    @Override
    public void transfer(long position, long count, WritableByteChannel target) throws IOException {
        long done = 0;
        while (done < count) {
            long moved = transferSome(position + done, count - done, target);
            if (moved <= 0) {
                throw new EOFException("The source file became shorter while it was copied.");
            }
            done += moved;
        }
    }

    /// The platform does not say which side of a copy failed. What failed has moved nothing, so the next
    /// bytes are tried again one side after the other.
    private long transferSome(long position, long count, WritableByteChannel target) throws IOException {
        try {
            return channel.transferTo(position, count, target);
        } catch (IOException e) {
            ByteBuffer step = ByteBuffer.allocate((int) Math.min(STEP, count));
            int length = read(step, position);
            step.flip();
            while (step.hasRemaining()) {
                target.write(step);
            }
            return length;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
