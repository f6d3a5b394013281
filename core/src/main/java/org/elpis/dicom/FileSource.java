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
            int count = channel.read(buffer, position + total);
            if (count <= 0) {
                break;
            }
            total += count;
        }
        return total;
    }

    @Override
    public void transfer(long position, long count, WritableByteChannel target) throws IOException {
        long done = 0;
        while (done < count) {
            long moved = channel.transferTo(position + done, count - done, target);
            if (moved <= 0) {
                throw new EOFException("The source file became shorter while it was copied.");
            }
            done += moved;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
