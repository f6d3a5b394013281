package org.elpis.codestream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.codestream.MalformedCodestreamException.Fault;
import org.elpis.dicom.BlankedSource;
import org.elpis.dicom.Value;

/// The parts of a value that are no part of the image, and the value with zeros in their place.
///
/// Nothing moves: lengths that a codestream states of itself, indexes, fragments and offset tables stay right.
public final class HiddenParts {
    /// Bounds the memory of one object: 16 bytes a part.
    private static final int MAX_PARTS = 2_000_000;

    private final ByteStream stream;
    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private int count;
    private long bytes;
    private boolean hasWrongOffsets;

    HiddenParts(ByteStream stream) {
        this.stream = stream;
    }

    /// Notes a part, unless it is nothing but zeros. Parts may come in any order and overlap.
    void add(long from, long to) throws IOException {
        if (to > stream.size()) {
            throw new MalformedCodestreamException(Fault.TRUNCATED);
        }
        if (from >= to || stream.isBlank(from, to)) {
            return;
        }
        if (count == MAX_PARTS) {
            throw new MalformedCodestreamException(Fault.TOO_MANY_PARTS);
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = from;
        ends[count] = to;
        count++;
        bytes += to - from;
    }

    /// Notes what follows an image. One byte is the padding of an odd length, whatever it is.
    void addTrailing(long from, long to) throws IOException {
        if (to - from > 1) {
            add(from, to);
        }
    }

    /// Notes that the Basic Offset Table is none: whatever stands there goes.
    void addOffsetTable(long length) {
        hasWrongOffsets = true;
        bytes += length;
    }

    public boolean isEmpty() {
        return count == 0 && !hasWrongOffsets;
    }

    public int count() {
        return count + (hasWrongOffsets ? 1 : 0);
    }

    public long bytes() {
        return bytes;
    }

    /// The fragments that were searched, with zeros for the parts.
    public Value.Fragments blanked(Value.Fragments fragments) {
        Value.Region table = fragments.regions().getFirst();
        List<Value.Region> regions = new ArrayList<>(fragments.regions().size());
        regions.add(hasWrongOffsets ? new Value.Region(table.source(), table.position(), 0) : table);
        int next = 0;
        sort();
        for (Value.Region region :
                fragments.regions().subList(1, fragments.regions().size())) {
            regions.add(region.isEmpty() ? region : blankedRegion(next++));
        }
        return new Value.Fragments(regions);
    }

    /// The bytes that were searched, changed in place.
    public Value.Bytes blanked(byte[] searched) {
        for (int i = 0; i < count; i++) {
            Arrays.fill(searched, (int) starts[i], (int) ends[i], (byte) 0);
        }
        return Value.Bytes.of(searched);
    }

    /// The one region that was searched, with zeros for the parts.
    public Value.Region blanked() {
        sort();
        return blankedRegion(0);
    }

    private Value.Region blankedRegion(int index) {
        Value.Region region = stream.region(index);
        long from = stream.start(index);
        long to = stream.start(index + 1);
        int first = firstEndingAfter(from);
        int end = first;
        while (end < count && starts[end] < to) {
            end++;
        }
        if (first == end) {
            return region;
        }
        // A part may reach beyond the region, where nobody asks for it.
        long[] rangeStarts = new long[end - first];
        long[] rangeEnds = new long[end - first];
        long shift = region.position() - from;
        for (int i = first; i < end; i++) {
            rangeStarts[i - first] = starts[i] + shift;
            rangeEnds[i - first] = ends[i] + shift;
        }
        BlankedSource source = new BlankedSource(region.source(), rangeStarts, rangeEnds);
        return new Value.Region(source, region.position(), region.length());
    }

    private int firstEndingAfter(long position) {
        int found = Arrays.binarySearch(ends, 0, count, position);
        return found < 0 ? -found - 1 : found + 1;
    }

    /// Brings the parts into order and joins those that overlap. Codestreams give them in order.
    private void sort() {
        for (int i = 1; i < count; i++) {
            long start = starts[i];
            long end = ends[i];
            int k = i - 1;
            for (; k >= 0 && starts[k] > start; k--) {
                starts[k + 1] = starts[k];
                ends[k + 1] = ends[k];
            }
            starts[k + 1] = start;
            ends[k + 1] = end;
        }
        int joined = 0;
        for (int i = 1; i < count; i++) {
            if (starts[i] <= ends[joined]) {
                ends[joined] = Math.max(ends[joined], ends[i]);
            } else {
                joined++;
                starts[joined] = starts[i];
                ends[joined] = ends[i];
            }
        }
        count = Math.min(count, joined + 1);
    }
}
