package org.elpis.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.elpis.dicom.MalformedDicomException.Fault;
import org.jspecify.annotations.Nullable;

/// Parses the elements of one data set and of the items inside.
///
/// Recursion is bounded by `limits.maxDepth()`; elements, fragments and the bytes kept on the heap are bounded
/// over all depths.
final class DataSetParser {
    private static final int UNDEFINED = 0xFFFF_FFFF;
    private static final int HEADER_BYTES = 8;
    private static final int LONG_HEADER_BYTES = 12;

    private final Window window;
    private final ReadLimits limits;
    private final EnumSet<Anomaly> anomalies;
    private int remainingElements;
    private int remainingFragments;
    private int depth;
    private boolean isInFileMeta = true;

    DataSetParser(Window window, ReadLimits limits, EnumSet<Anomaly> anomalies) {
        this.window = window;
        this.limits = limits;
        this.anomalies = anomalies;
        this.remainingElements = limits.maxElements();
        this.remainingFragments = limits.maxFragments();
    }

    /// Parses from `start` to the end of the source.
    DataSet parse(long start, Encoding encoding) throws IOException, MalformedDicomException {
        isInFileMeta = false;
        OpenDataSet target = new OpenDataSet(encoding, CharacterSet.DEFAULT, anomalies, 128);
        long position = start;
        long end = window.end();
        while (position < end) {
            if (isZeroTail(position)) {
                anomalies.add(Anomaly.TRAILING_ZEROS);
                break;
            }
            position = parseElement(position, end, target);
        }
        return target.close(false);
    }

    /// Parses the element of File Meta Information at `position`, adds it to `target` and returns the position
    /// behind it.
    long parseMetaElement(long position, OpenDataSet target) throws IOException, MalformedDicomException {
        return parseElement(position, window.end(), target);
    }

    private long parseElement(long position, long end, OpenDataSet target) throws IOException, MalformedDicomException {
        requireBytes(position, HEADER_BYTES, end, position);
        countElement(position);
        Encoding encoding = target.encoding();
        int at = window.index(position, (int) Math.min(LONG_HEADER_BYTES, end - position));
        byte[] bytes = window.bytes();
        int tag = encoding.tag(bytes, at);
        requireElementTag(tag, position);
        Vr vr;
        int length;
        long start = position + HEADER_BYTES;
        if (encoding.isExplicit()) {
            vr = Vr.ofCode((bytes[at + 4] & 0xFF) << 8 | bytes[at + 5] & 0xFF);
            if (vr == null) {
                throw new MalformedDicomException(Fault.UNKNOWN_VR, tag, position);
            }
            if (vr.hasLongLength()) {
                requireBytes(position, LONG_HEADER_BYTES, end, position);
                length = encoding.s32(bytes, at + 8);
                start = position + LONG_HEADER_BYTES;
            } else {
                length = encoding.u16(bytes, at + 6);
            }
        } else {
            vr = implicitVr(tag);
            length = encoding.s32(bytes, at + 4);
        }
        return parseValue(new Header(tag, vr, length, start, end), target);
    }

    /// What stands before a value.
    ///
    /// @param length  as encoded: unsigned, or [#UNDEFINED]
    /// @param start  position of the value
    /// @param end  position behind the item or data set that holds the element
    private record Header(int tag, Vr vr, int length, long start, long end) {
        long valueBytes() {
            return length & 0xFFFF_FFFFL;
        }
    }

    private static Vr implicitVr(int tag) {
        Vr vr = Vr.ofCode(Dictionary.vrCode(tag));
        return vr == null ? Vr.UN : vr;
    }

    private void countElement(long position) throws MalformedDicomException {
        if (--remainingElements < 0) {
            throw new MalformedDicomException(Fault.TOO_MANY_ELEMENTS, position);
        }
    }

    /// Group 0002 is for File Meta Information alone: what stands in the data set would be read as such,
    /// transfer syntax and all, once the elements before it are removed.
    private void requireElementTag(int tag, long position) throws MalformedDicomException {
        int group = Tag.group(tag);
        if (group == 0xFFFE) {
            throw new MalformedDicomException(Fault.MISPLACED_DELIMITER, tag, position);
        }
        if (group == 0 || group == 0xFFFF || group == 2 && !isInFileMeta) {
            throw new MalformedDicomException(Fault.BAD_GROUP, tag, position);
        }
    }

    private void requireBytes(long position, long count, long end, long faultAt) throws MalformedDicomException {
        if (position + count > end) {
            throw new MalformedDicomException(end < window.end() ? Fault.BAD_LENGTH : Fault.TRUNCATED, faultAt);
        }
    }

    private long parseValue(Header header, OpenDataSet target) throws IOException, MalformedDicomException {
        if (header.length == UNDEFINED) {
            return parseUndefined(header, target);
        }
        long end = header.start + header.valueBytes();
        if (end > header.end) {
            Fault fault = end > window.end() ? Fault.TRUNCATED : Fault.BAD_LENGTH;
            throw new MalformedDicomException(fault, header.tag, header.start);
        }
        if ((header.length & 1) != 0) {
            anomalies.add(Anomaly.ODD_LENGTH);
        }
        target.add(new Element(header.tag, header.vr, definedValue(header, end, target)));
        return end;
    }

    private Value definedValue(Header header, long end, OpenDataSet target)
            throws IOException, MalformedDicomException {
        if (header.vr == Vr.SQ) {
            return parseItems(header.start, end, target.encoding(), target.characterSet())
                    .items();
        }
        if (header.vr == Vr.UN && startsWithItem(header)) {
            Value.@Nullable Items items = unknownSequence(header, end, target.characterSet());
            if (items != null) {
                return items;
            }
            anomalies.add(Anomaly.UNPARSED_UNKNOWN_SEQUENCE);
        }
        boolean isBulk = Tag.isPixelData(header.tag) || header.valueBytes() > limits.bulkBytes();
        return isBulk && header.length != 0
                ? new Value.Region(window.source(), header.start, header.valueBytes())
                : slice(header);
    }

    private Value.Bytes slice(Header header) throws IOException, MalformedDicomException {
        Value.Bytes slice = window.slice(header.start, header.length);
        if (window.keptBytes() > limits.maxHeapBytes()) {
            throw new MalformedDicomException(Fault.TOO_MANY_BYTES, header.tag, header.start);
        }
        return slice;
    }

    private long parseUndefined(Header header, OpenDataSet target) throws IOException, MalformedDicomException {
        Encoding encoding = target.encoding();
        if (header.tag == Tag.PIXEL_DATA) {
            if (!encoding.isExplicit() || header.vr.kind() != Vr.Kind.BULK) {
                throw new MalformedDicomException(Fault.UNDEFINED_LENGTH_NOT_ALLOWED, header.tag, header.start);
            }
            return parseFragments(header, target);
        }
        boolean isSequence = header.vr == Vr.SQ || header.vr == Vr.UN;
        if (!isSequence && encoding.isExplicit()) {
            throw new MalformedDicomException(Fault.UNDEFINED_LENGTH_NOT_ALLOWED, header.tag, header.start);
        }
        Encoding inside = header.vr == Vr.UN ? Encoding.IMPLICIT_LITTLE : encoding;
        Vr vr = isSequence ? header.vr : Vr.SQ;
        ItemsEnd parsed = parseItems(header.start, -1, inside, target.characterSet(), header.end);
        target.add(new Element(header.tag, vr, parsed.items()));
        return parsed.position();
    }

    private boolean startsWithItem(Header header) throws IOException {
        return header.valueBytes() >= HEADER_BYTES && window.tag(header.start, Encoding.IMPLICIT_LITTLE) == Tag.ITEM;
    }

    /// A value of VR UN that starts like a sequence is one when it parses to its very end, in implicit little
    /// endian as PS3.5 6.2.2 demands. What was tried in vain still counts against the limits, so that nobody
    /// can make the reader try for ever.
    private Value.@Nullable Items unknownSequence(Header header, long end, CharacterSet characterSet)
            throws IOException, MalformedDicomException {
        int depthBefore = depth;
        EnumSet<Anomaly> before = EnumSet.copyOf(anomalies);
        try {
            return parseItems(header.start, end, Encoding.IMPLICIT_LITTLE, characterSet)
                    .items();
        } catch (MalformedDicomException e) {
            if (isBeyondLimit(e.fault())) {
                throw e;
            }
            depth = depthBefore;
            anomalies.clear();
            anomalies.addAll(before);
            return null;
        }
    }

    private static boolean isBeyondLimit(Fault fault) {
        return switch (fault) {
            case TOO_DEEP, TOO_MANY_ELEMENTS, TOO_MANY_FRAGMENTS, TOO_MANY_BYTES -> true;
            default -> false;
        };
    }

    private record ItemsEnd(Value.Items items, long position) {}

    private ItemsEnd parseItems(long start, long end, Encoding encoding, CharacterSet characterSet)
            throws IOException, MalformedDicomException {
        return parseItems(start, end, encoding, characterSet, end);
    }

    /// Parses items up to `end`, or up to a delimiter when `end` is negative, which must come before `limit`.
    private ItemsEnd parseItems(long start, long end, Encoding encoding, CharacterSet characterSet, long limit)
            throws IOException, MalformedDicomException {
        if (++depth > limits.maxDepth()) {
            throw new MalformedDicomException(Fault.TOO_DEEP, start);
        }
        List<DataSet> items = new ArrayList<>(1);
        long position = start;
        boolean undefined = end < 0;
        while (undefined || position < end) {
            requireBytes(position, HEADER_BYTES, limit, position);
            int at = window.index(position, HEADER_BYTES);
            int tag = encoding.tag(window.bytes(), at);
            int length = encoding.s32(window.bytes(), at + 4);
            position += HEADER_BYTES;
            if (tag == Tag.SEQUENCE_DELIMITATION_ITEM && (undefined || position == end)) {
                noteDelimiter(undefined, length);
                break;
            }
            if (tag != Tag.ITEM) {
                throw new MalformedDicomException(Fault.BAD_ITEM, tag, position - HEADER_BYTES);
            }
            OpenDataSet item = new OpenDataSet(encoding, characterSet, anomalies, 8);
            position = parseItem(position, length, limit, item);
            items.add(item.close(length == UNDEFINED));
        }
        depth--;
        return new ItemsEnd(new Value.Items(items, undefined), position);
    }

    private long parseItem(long start, int length, long limit, OpenDataSet item)
            throws IOException, MalformedDicomException {
        countElement(start);
        boolean undefined = length == UNDEFINED;
        long end = undefined ? limit : start + (length & 0xFFFF_FFFFL);
        if (end > limit) {
            Fault fault = end > window.end() ? Fault.TRUNCATED : Fault.BAD_LENGTH;
            throw new MalformedDicomException(fault, Tag.ITEM, start);
        }
        long position = start;
        while (undefined || position < end) {
            requireBytes(position, HEADER_BYTES, end, position);
            int at = window.index(position, HEADER_BYTES);
            boolean isLast = undefined || position + HEADER_BYTES == end;
            if (isLast && item.encoding().tag(window.bytes(), at) == Tag.ITEM_DELIMITATION_ITEM) {
                noteDelimiter(undefined, item.encoding().s32(window.bytes(), at + 4));
                return position + HEADER_BYTES;
            }
            position = parseElement(position, end, item);
        }
        return position;
    }

    private void noteDelimiter(boolean expected, int length) {
        if (!expected) {
            anomalies.add(Anomaly.REDUNDANT_DELIMITER);
        }
        if (length != 0) {
            anomalies.add(Anomaly.DELIMITER_WITH_LENGTH);
        }
    }

    private long parseFragments(Header header, OpenDataSet target) throws IOException, MalformedDicomException {
        List<Value.Region> regions = new ArrayList<>(2);
        Encoding encoding = target.encoding();
        long position = header.start;
        while (true) {
            requireBytes(position, HEADER_BYTES, header.end, position);
            int at = window.index(position, HEADER_BYTES);
            int tag = encoding.tag(window.bytes(), at);
            int length = encoding.s32(window.bytes(), at + 4);
            position += HEADER_BYTES;
            if (tag == Tag.SEQUENCE_DELIMITATION_ITEM) {
                noteDelimiter(true, length);
                break;
            }
            if (tag != Tag.ITEM || length == UNDEFINED) {
                throw new MalformedDicomException(Fault.BAD_ITEM, header.tag, position - HEADER_BYTES);
            }
            if (--remainingFragments < 0) {
                throw new MalformedDicomException(Fault.TOO_MANY_FRAGMENTS, header.tag, position);
            }
            long end = position + (length & 0xFFFF_FFFFL);
            requireBytes(position, end - position, header.end, position);
            if ((length & 1) != 0) {
                anomalies.add(Anomaly.ODD_LENGTH);
            }
            regions.add(new Value.Region(window.source(), position, end - position));
            position = end;
        }
        target.add(new Element(header.tag, header.vr, new Value.Fragments(regions)));
        return position;
    }

    private boolean isZeroTail(long position) throws IOException {
        long end = window.end();
        int probe = (int) Math.min(HEADER_BYTES, end - position);
        int at = window.index(position, probe);
        for (int i = 0; i < probe; i++) {
            if (window.bytes()[at + i] != 0) {
                return false;
            }
        }
        byte[] step = new byte[16 << 10];
        long next = position + probe;
        while (next < end) {
            int read = window.source().read(next, step, 0, step.length);
            for (int i = 0; i < read; i++) {
                if (step[i] != 0) {
                    return false;
                }
            }
            if (read == 0) {
                break;
            }
            next += read;
        }
        return true;
    }
}
