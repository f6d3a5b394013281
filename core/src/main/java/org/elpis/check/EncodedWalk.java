package org.elpis.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.jspecify.annotations.Nullable;

/// Walks the bytes of an encoded object element by element and shows every value to a visitor.
///
/// Reads the bytes that are about to leave, not the data set that they were made from. What cannot be read as
/// elements is shown as opaque bytes, so nothing is passed over.
final class EncodedWalk {
    private static final int ITEM = 0xFFFE_E000;
    private static final int ITEM_END = 0xFFFE_E00D;
    private static final int SEQUENCE_END = 0xFFFE_E0DD;
    private static final int UNDEFINED = -1;
    private static final int MAX_DEPTH = 128;
    private static final @Nullable Vr[] BY_CODE = new Vr[26 * 26];

    static {
        for (Vr vr : Vr.values()) {
            BY_CODE[(vr.name().charAt(0) - 'A') * 26 + vr.name().charAt(1) - 'A'] = vr;
        }
    }

    interface Visitor {
        void value(int tag, Vr vr, int offset, int length);

        /// A value that is not on the heap; `fragment` tells whether it is a piece of encapsulated pixel data.
        void region(int tag, boolean fragment, Value.Region region);

        void opaque(int offset, int length);
    }

    private final EncodedInstance instance;
    private final byte[] heap;
    private final int heapEnd;
    private final Visitor visitor;
    private int pos;
    private int nextRegion;
    private long regionBytes;

    private int depth;
    private final int[] tags = new int[MAX_DEPTH + 1];
    private final int[] items = new int[MAX_DEPTH + 1];
    private int[] characterSets = new int[2 * (MAX_DEPTH + 1)];

    EncodedWalk(EncodedInstance instance, Visitor visitor) {
        this.instance = instance;
        this.heap = instance.heap();
        this.heapEnd = instance.heapLength();
        this.visitor = visitor;
    }

    /// How many sequences are around the element that is shown.
    int depth() {
        return depth;
    }

    /// Index of the item in that sequence.
    int item(int at) {
        return items[at];
    }

    /// Value of Specific Character Set in force where the walk is; empty for the default.
    String characterSet() {
        int offset = characterSets[2 * depth];
        int length = characterSets[2 * depth + 1];
        return new String(heap, offset, length, StandardCharsets.ISO_8859_1);
    }

    void walk() {
        if (heapEnd >= 132 && isMarked(128)) {
            visitor.opaque(0, 128);
            pos = 132;
        } else if (heapEnd >= 4 && isMarked(0)) {
            pos = 4;
        }
        boolean whole = true;
        if (pos + 8 <= heapEnd && heap[pos] == 2 && heap[pos + 1] == 0) {
            whole = fileMeta();
        }
        if (whole && pos + 8 <= heapEnd) {
            boolean explicit = hasVr(pos);
            boolean big = explicit && heap[pos] == 0 && heap[pos + 1] != 0;
            whole = elements(Long.MAX_VALUE, explicit, big);
        }
        if (pos < heapEnd) {
            visitor.opaque(pos, heapEnd - pos);
        }
        while (nextRegion < instance.regionCount()) {
            visitor.region(0, false, instance.region(nextRegion++));
        }
    }

    private boolean isMarked(int at) {
        return heap[at] == 'D' && heap[at + 1] == 'I' && heap[at + 2] == 'C' && heap[at + 3] == 'M';
    }

    private boolean fileMeta() {
        boolean explicit = hasVr(pos);
        while (pos + 8 <= heapEnd && heap[pos] == 2 && heap[pos + 1] == 0) {
            if (!element(Long.MAX_VALUE, explicit, false)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasVr(int at) {
        return vr(heap[at + 4], heap[at + 5]) != null;
    }

    static @Nullable Vr vr(byte first, byte second) {
        int a = first - 'A';
        int b = second - 'A';
        return a < 0 || a > 25 || b < 0 || b > 25 ? null : BY_CODE[a * 26 + b];
    }

    private int u16(int at, boolean big) {
        int first = heap[at] & 0xFF;
        int second = heap[at + 1] & 0xFF;
        return big ? first << 8 | second : second << 8 | first;
    }

    private int s32(int at, boolean big) {
        int first = u16(at, big);
        int second = u16(at + 2, big);
        return big ? first << 16 | second : second << 16 | first;
    }

    private int tag(int at, boolean big) {
        return u16(at, big) << 16 | u16(at + 2, big);
    }

    /// Bytes walked over, those of regions included.
    private long position() {
        return pos + regionBytes;
    }

    /// @param end  position at which the elements end; `Long.MAX_VALUE` for the end of the bytes or a delimiter
    private boolean elements(long end, boolean explicit, boolean big) {
        while (position() < end) {
            if (pos == heapEnd) {
                return end == Long.MAX_VALUE && depth == 0;
            }
            if (pos + 8 > heapEnd) {
                return false;
            }
            if (end == Long.MAX_VALUE && depth > 0 && tag(pos, big) == ITEM_END) {
                pos += 8;
                return true;
            }
            if (!element(end, explicit, big)) {
                return false;
            }
        }
        return position() == end;
    }

    private boolean element(long end, boolean explicit, boolean big) {
        int tag = tag(pos, big);
        if (tag >>> 16 == 0xFFFE) {
            return false;
        }
        Vr vr;
        int length;
        int header = 8;
        if (explicit) {
            Vr written = vr(heap[pos + 4], heap[pos + 5]);
            if (written == null) {
                return false;
            }
            vr = written;
            if (hasLongLength(vr)) {
                header = 12;
                if (pos + 12 > heapEnd) {
                    return false;
                }
                length = s32(pos + 8, big);
            } else {
                length = u16(pos + 6, big);
            }
        } else {
            vr = implicitVr(tag);
            length = s32(pos + 4, big);
        }
        int start = pos;
        pos += header;
        boolean whole = value(tag, vr, length, end, explicit, big);
        if (!whole && pos < start + header) {
            pos = start;
        }
        return whole;
    }

    private static Vr implicitVr(int tag) {
        int code = Dictionary.vrCode(tag);
        Vr vr = code == 0 ? null : vr((byte) (code >> 8), (byte) code);
        return vr == null ? Vr.UN : vr;
    }

    private static boolean hasLongLength(Vr vr) {
        return switch (vr) {
            case OB, OD, OF, OL, OV, OW, SQ, UC, UN, UR, UT, SV, UV -> true;
            default -> false;
        };
    }

    private boolean value(int tag, Vr vr, int length, long end, boolean explicit, boolean big) {
        if (length == UNDEFINED) {
            if (vr != Vr.SQ && vr != Vr.UN && explicit) {
                return fragments(tag, big);
            }
            return vr == Vr.UN ? items(tag, Long.MAX_VALUE, false, false) : items(tag, Long.MAX_VALUE, explicit, big);
        }
        long bytes = length & 0xFFFF_FFFFL;
        if (bytes > 0 && nextRegion < instance.regionCount() && instance.heapBefore(nextRegion) == pos) {
            return region(tag, false, bytes);
        }
        if (vr == Vr.SQ) {
            long until = position() + bytes;
            return until <= end && items(tag, until, explicit, big);
        }
        if (bytes > heapEnd - pos) {
            return false;
        }
        if (vr == Vr.UN && bytes >= 8 && tag(pos, false) == ITEM) {
            return unknownSequence(tag, (int) bytes);
        }
        if (tag == Tag.SPECIFIC_CHARACTER_SET) {
            characterSets[2 * depth] = pos;
            characterSets[2 * depth + 1] = length;
        }
        visitor.value(tag, vr, pos, length);
        pos += length;
        return true;
    }

    private boolean unknownSequence(int tag, int length) {
        int start = pos;
        int depthBefore = depth;
        if (!items(tag, position() + length, false, false) || pos != start + length) {
            depth = depthBefore;
            visitor.value(tag, Vr.UN, start, length);
            pos = start + length;
        }
        return true;
    }

    private boolean region(int tag, boolean fragment, long bytes) {
        Value.Region region = instance.region(nextRegion);
        if (region.length() != bytes) {
            return false;
        }
        nextRegion++;
        regionBytes += bytes;
        visitor.region(tag, fragment, region);
        return true;
    }

    /// @param end  position at which the items end; `Long.MAX_VALUE` for a delimiter
    private boolean items(int tag, long end, boolean explicit, boolean big) {
        if (depth == MAX_DEPTH) {
            return false;
        }
        int outerSet = characterSets[2 * depth];
        int outerLength = characterSets[2 * depth + 1];
        tags[depth] = tag;
        items[depth] = 0;
        depth++;
        for (int index = 0; position() < end; index++) {
            if (pos + 8 > heapEnd) {
                return false;
            }
            int itemTag = tag(pos, big);
            int length = s32(pos + 4, big);
            if (itemTag == SEQUENCE_END && end == Long.MAX_VALUE) {
                pos += 8;
                break;
            }
            if (itemTag != ITEM) {
                return false;
            }
            pos += 8;
            items[depth - 1] = index;
            characterSets[2 * depth] = outerSet;
            characterSets[2 * depth + 1] = outerLength;
            long itemEnd = length == UNDEFINED ? Long.MAX_VALUE : position() + (length & 0xFFFF_FFFFL);
            if (!elements(itemEnd, explicit, big)) {
                return false;
            }
        }
        depth--;
        return end == Long.MAX_VALUE || position() == end;
    }

    private boolean fragments(int tag, boolean big) {
        while (pos + 8 <= heapEnd) {
            int itemTag = tag(pos, big);
            int length = s32(pos + 4, big);
            if (itemTag == SEQUENCE_END) {
                pos += 8;
                return true;
            }
            if (itemTag != ITEM) {
                return false;
            }
            pos += 8;
            long bytes = length & 0xFFFF_FFFFL;
            boolean isRegion = nextRegion < instance.regionCount() && instance.heapBefore(nextRegion) == pos;
            if (bytes > 0 && isRegion) {
                if (!region(tag, true, bytes)) {
                    return false;
                }
            } else if (bytes > heapEnd - pos) {
                return false;
            } else {
                visitor.opaque(pos, length);
                pos += length;
            }
        }
        return false;
    }

    /// Path of an element, `(0008,1140)[0].(0008,1155)`.
    String path(int tag) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            path.append(Tag.format(tags[i])).append('[').append(items[i]).append("].");
        }
        return path.append(Tag.format(tag)).toString();
    }

    int[] sequenceTags() {
        return Arrays.copyOf(tags, depth);
    }

    int[] itemIndexes() {
        return Arrays.copyOf(items, depth);
    }
}
