package org.elpis.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/// A resource of digests of 64 bits each, ascending as signed numbers, big-endian; searched where they lie.
///
/// Immutable, thread-safe.
public final class DigestTable {
    private final ByteBuffer digests;

    DigestTable(byte[] digests) {
        this.digests = ByteBuffer.wrap(digests);
    }

    /// Reads a resource that was built into the program.
    ///
    /// @param owner  class beside whose package the resource lies
    /// @throws IllegalStateException if it is missing, which means that the program was not built whole
    public static DigestTable load(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource missing from the program: " + resource);
            }
            return new DigestTable(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("resource unreadable: " + resource, e);
        }
    }

    public boolean contains(long digest) {
        int low = 0;
        int high = digests.capacity() / Long.BYTES - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(digests.getLong(middle * Long.BYTES), digest);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }
}
