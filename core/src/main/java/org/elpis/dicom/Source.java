package org.elpis.dicom;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/// Bytes that can be read at any position: a file, or an array.
///
/// Implementations are safe for reading from several threads.
public sealed interface Source extends Closeable permits FileSource, BytesSource, BlankedSource, MaskedSource {
    long size();

    /// Reads up to `length` bytes from `position` into `target`; fewer only at the end.
    ///
    /// @return bytes read, 0 at or past the end
    int read(long position, byte[] target, int offset, int length) throws IOException;

    /// Copies `count` bytes from `position` to a channel without bringing them onto the heap where the platform
    /// can.
    ///
    /// @throws java.io.EOFException when the source ends before
    /// @throws UnreadableSourceException when the source cannot be read; any other fault is one of the target
    void transfer(long position, long count, WritableByteChannel target) throws IOException;

    @Override
    void close() throws IOException;
}
