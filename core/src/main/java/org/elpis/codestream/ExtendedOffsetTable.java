package org.elpis.codestream;

import java.io.IOException;
import java.util.List;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.jspecify.annotations.Nullable;

/// Extended Offset Table (7FE0,0001) and Extended Offset Table Lengths (7FE0,0002): where frames start among the
/// fragments of encapsulated pixel data, and how long they are, in 64 bits each.
///
/// Source: PS3.3 C.7.6.3.1.8, PS3.5 A.4
public final class ExtendedOffsetTable {
    private static final int ENTRY = 8;
    private static final int ITEM_HEADER = 8;

    private ExtendedOffsetTable() {}

    /// Whether both say what the fragments of the same data set say, so that nothing else can stand in them.
    public static boolean isRight(DataSet dataSet) throws IOException {
        ByteStream offsets = entries(dataSet, Tag.EXTENDED_OFFSET_TABLE);
        ByteStream lengths = entries(dataSet, Tag.EXTENDED_OFFSET_TABLE_LENGTHS);
        Value pixels = dataSet.get(Tag.PIXEL_DATA).map(Element::value).orElse(Value.Bytes.EMPTY);
        return offsets != null
                && lengths != null
                && offsets.size() == lengths.size()
                && pixels instanceof Value.Fragments fragments
                && isRight(offsets, lengths, fragments);
    }

    /// The numbers of an element; null when there are none.
    private static @Nullable ByteStream entries(DataSet dataSet, int tag) {
        Value value = dataSet.get(tag).map(Element::value).orElse(Value.Bytes.EMPTY);
        if (value instanceof Value.Bytes bytes) {
            value = new Value.Region(new BytesSource(bytes.copy(), bytes.length()), 0, bytes.length());
        }
        return value instanceof Value.Region region && !region.isEmpty() && region.length() % ENTRY == 0
                ? new ByteStream(List.of(region))
                : null;
    }

    /// The frames must follow one another and leave no fragment out.
    private static boolean isRight(ByteStream offsets, ByteStream lengths, Value.Fragments fragments)
            throws IOException {
        List<Value.Region> regions = fragments.regions();
        long frames = offsets.size() / ENTRY;
        long frame = 0;
        long offset = 0;
        for (int i = 1; i < regions.size(); frame++) {
            if (frame == frames || offsets.little64(ENTRY * frame) != offset) {
                return false;
            }
            long next = frame + 1 < frames ? offsets.little64(ENTRY * (frame + 1)) : Long.MAX_VALUE;
            long bytes = 0;
            for (boolean isFirst = true; i < regions.size() && (isFirst || offset < next); isFirst = false) {
                bytes += regions.get(i).length();
                offset += ITEM_HEADER + regions.get(i).length();
                i++;
            }
            // The length of a frame may leave the byte out that pads it.
            long length = lengths.little64(ENTRY * frame);
            if (length != bytes && length != bytes - 1) {
                return false;
            }
        }
        return frame == frames;
    }
}
