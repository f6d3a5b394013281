package org.elpis.codestream;

import java.io.IOException;
import java.util.List;
import org.elpis.dicom.Value;
import org.jspecify.annotations.Nullable;

/// The Basic Offset Table of encapsulated pixel data.
///
/// Source: PS3.5 annex A.4
final class OffsetTable {
    static final int ITEM_HEADER = 8;

    private OffsetTable() {}

    /// Where frames start, counted in the bytes of all fragments together; null when the table does not point to
    /// fragments, one behind the other.
    static long @Nullable [] starts(Value.Fragments fragments) throws IOException {
        Value.Region table = fragments.regions().getFirst();
        if (table.length() % 4 != 0 || table.length() / 4 >= fragments.regions().size()) {
            return null;
        }
        long[] starts = new long[(int) (table.length() / 4)];
        if (starts.length == 0) {
            return starts;
        }
        ByteStream offsets = new ByteStream(List.of(table));
        long offset = 0;
        long start = 0;
        int frame = 0;
        for (Value.Region fragment :
                fragments.regions().subList(1, fragments.regions().size())) {
            // Offsets of 32 bits start again where the fragments have more than 4 GiB.
            if (frame < starts.length && offsets.little32(4L * frame) == (offset & 0xFFFF_FFFFL)) {
                starts[frame++] = start;
            }
            offset += ITEM_HEADER + fragment.length();
            start += fragment.length();
        }
        return frame == starts.length ? starts : null;
    }
}
