package org.elpis.dicom;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// An object ready to be written: heap bytes with regions of a source between them.
///
/// Regions are copied by the platform and do not pass through the heap, except in deflated objects.
public final class EncodedInstance {
    private final byte[] heap;
    private final int heapLength;
    private final List<Insertion> insertions;
    private final int dataSetAt;
    private final boolean deflated;

    /// A region that follows the first `heapOffset` heap bytes.
    private record Insertion(int heapOffset, Value.Region region) {}

    private EncodedInstance(byte[] heap, int heapLength, List<Insertion> insertions, int dataSetAt, boolean deflated) {
        this.heap = heap;
        this.heapLength = heapLength;
        this.insertions = insertions;
        this.dataSetAt = dataSetAt;
        this.deflated = deflated;
    }

    /// The bytes that are not regions, in order: every header, every value that was read. May be patched in
    /// place before writing as long as nothing moves.
    public byte[] heap() {
        return heap;
    }

    public int heapLength() {
        return heapLength;
    }

    /// The regions, in order.
    public List<Value.Region> regions() {
        return insertions.stream().map(Insertion::region).toList();
    }

    public int regionCount() {
        return insertions.size();
    }

    public Value.Region region(int index) {
        return insertions.get(index).region();
    }

    /// How many heap bytes stand before a region.
    public int heapBefore(int index) {
        return insertions.get(index).heapOffset();
    }

    /// Bytes before deflating.
    public long length() {
        long total = heapLength;
        for (Insertion insertion : insertions) {
            total += insertion.region.length();
        }
        return total;
    }

    public void writeTo(WritableByteChannel target) throws IOException {
        if (!deflated) {
            write(0, target);
            return;
        }
        writeHeap(0, dataSetAt, target);
        OutputStream stream = Channels.newOutputStream(target);
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            DeflaterOutputStream deflating = new DeflaterOutputStream(stream, deflater, 32 << 10);
            write(dataSetAt, Channels.newChannel(deflating));
            deflating.finish();
            if ((deflater.getBytesWritten() & 1) != 0) {
                stream.write(0);
            }
        }
    }

    private void write(int from, WritableByteChannel target) throws IOException {
        int at = from;
        for (Insertion insertion : insertions) {
            writeHeap(at, insertion.heapOffset, target);
            at = insertion.heapOffset;
            insertion.region.source().transfer(insertion.region.position(), insertion.region.length(), target);
        }
        writeHeap(at, heapLength, target);
    }

    private void writeHeap(int from, int to, WritableByteChannel target) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(heap, from, to - from);
        while (buffer.hasRemaining()) {
            target.write(buffer);
        }
    }

    static final class Builder {
        private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

        private byte[] heap = new byte[16 << 10];
        private int used;
        private long regionBytes;
        private int dataSetAt;
        private boolean deflated;
        private final List<Insertion> insertions = new ArrayList<>(1);

        byte[] bytes() {
            return heap;
        }

        /// Bytes appended so far, regions included.
        long position() {
            return used + regionBytes;
        }

        /// Makes room for `count` bytes and returns where they start in [#bytes()].
        int reserve(int count) {
            int at = used;
            used = Math.addExact(used, count);
            if (used > heap.length) {
                heap = Arrays.copyOf(heap, Math.clamp(heap.length * 2L, used, MAX_ARRAY));
            }
            return at;
        }

        void append(byte[] bytes) {
            int at = reserve(bytes.length);
            System.arraycopy(bytes, 0, heap, at, bytes.length);
        }

        void append(Value.Bytes bytes) {
            int at = reserve(bytes.length());
            System.arraycopy(bytes.array(), bytes.offset(), heap, at, bytes.length());
        }

        void append(Value.Region region) {
            if (!region.isEmpty()) {
                insertions.add(new Insertion(used, region));
                regionBytes += region.length();
            }
        }

        void markDataSet(boolean isDeflated) {
            dataSetAt = used;
            deflated = isDeflated;
        }

        EncodedInstance build() {
            return new EncodedInstance(heap, used, List.copyOf(insertions), dataSetAt, deflated);
        }
    }
}
