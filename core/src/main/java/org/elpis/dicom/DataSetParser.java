package org.elpis.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.elpis.dicom.MalformedDicomException.Fault;
import org.jspecify.annotations.Nullable;

/// Parses the elements of one data set and of the items inside.
///
/// Recursion is bounded by `limits.maxDepth()`, elements by `limits.maxElements()` over all depths.
final class DataSetParser {
    private static final int UNDEFINED = 0xFFFF_FFFF;
    private static final int HEADER_BYTES = 8;
    private static final int LONG_HEADER_BYTES = 12;

    private final Window window;
    private final ReadLimits limits;
    private final EnumSet<Anomaly> anomalies;
    private int remainingElements;
    private int depth;

    DataSetParser(Window window, ReadLimits limits, EnumSet<Anomaly> anomalies) {
        this.window = window;
        this.limits = limits;
        this.anomalies = anomalies;
        this.remainingElements = limits.maxElements();
    }

    /// Parses from `start` to the end of the source.
    DataSet parse(long start, Encoding encoding) throws IOException, MalformedDicomException {
        List<Element> elements = new ArrayList<>(128);
        long position = start;
        long end = window.end();
        while (position < end) {
            if (isZeroTail(position)) {
                anomalies.add(Anomaly.TRAILING_ZEROS);
                break;
            }
            position = parseElement(position, encoding, elements);
        }
        return finish(elements, encoding, CharacterSet.DEFAULT, false);
    }

    /// Parses the element at `position`, adds it to `target` and returns the position behind it.
    long parseElement(long position, Encoding encoding, List<Element> target)
            throws IOException, MalformedDicomException {
        return parseElement(position, window.end(), encoding, CharacterSet.DEFAULT, target);
    }

    private long parseElement(
            long position, long end, Encoding encoding, CharacterSet inherited, List<Element> target)
            throws IOException, MalformedDicomException {
        requireBytes(position, HEADER_BYTES, end, position);
        if (--remainingElements < 0) {
            throw new MalformedDicomException(Fault.TOO_MANY_ELEMENTS, position);
        }
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
        boolean holdsItems = vr == Vr.SQ || vr == Vr.UN || length == UNDEFINED;
        CharacterSet inside = holdsItems ? characterSet(target, inherited) : inherited;
        return parseValue(new Header(tag, vr, length, start, end), encoding, inside, target);
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

    private static void requireElementTag(int tag, long position) throws MalformedDicomException {
        int group = Tag.group(tag);
        if (group == 0xFFFE) {
            throw new MalformedDicomException(Fault.MISPLACED_DELIMITER, tag, position);
        }
        if (group == 0 || group == 0xFFFF) {
            throw new MalformedDicomException(Fault.BAD_GROUP, tag, position);
        }
    }

    private void requireBytes(long position, long count, long end, long faultAt) throws MalformedDicomException {
        if (position + count > end) {
            throw new MalformedDicomException(end < window.end() ? Fault.BAD_LENGTH : Fault.TRUNCATED, faultAt);
        }
    }

    private long parseValue(Header header, Encoding encoding, CharacterSet characterSet, List<Element> target)
            throws IOException, MalformedDicomException {
        if (header.length == UNDEFINED) {
            return parseUndefined(header, encoding, characterSet, target);
        }
        long end = header.start + header.valueBytes();
        if (end > header.end) {
            Fault fault = end > window.end() ? Fault.TRUNCATED : Fault.BAD_LENGTH;
            throw new MalformedDicomException(fault, header.tag, header.start);
        }
        if ((header.length & 1) != 0) {
            anomalies.add(Anomaly.ODD_LENGTH);
        }
        target.add(new Element(header.tag, header.vr, definedValue(header, end, encoding, characterSet)));
        return end;
    }

    private Value definedValue(Header header, long end, Encoding encoding, CharacterSet characterSet)
            throws IOException, MalformedDicomException {
        if (header.vr == Vr.SQ) {
            return parseItems(header.start, end, encoding, characterSet).items();
        }
        if (header.vr == Vr.UN && startsWithItem(header)) {
            Value.@Nullable Items items = unknownSequence(header, end, characterSet);
            if (items != null) {
                return items;
            }
            anomalies.add(Anomaly.UNPARSED_UNKNOWN_SEQUENCE);
        }
        boolean isBulk = Tag.isPixelData(header.tag) || header.valueBytes() > limits.bulkBytes();
        return isBulk && header.length != 0
                ? new Value.Region(window.source(), header.start, header.valueBytes())
                : window.slice(header.start, header.length);
    }

    private long parseUndefined(Header header, Encoding encoding, CharacterSet characterSet, List<Element> target)
            throws IOException, MalformedDicomException {
        boolean isSequence = header.vr == Vr.SQ || header.vr == Vr.UN;
        if (!isSequence && header.tag == Tag.PIXEL_DATA && encoding.isExplicit()) {
            return parseFragments(header, encoding, target);
        }
        if (!isSequence && encoding.isExplicit()) {
            throw new MalformedDicomException(Fault.UNDEFINED_LENGTH_NOT_ALLOWED, header.tag, header.start);
        }
        Encoding inside = header.vr == Vr.UN ? Encoding.IMPLICIT_LITTLE : encoding;
        Vr vr = isSequence ? header.vr : Vr.SQ;
        ItemsEnd parsed = parseItems(header.start, -1, inside, characterSet, header.end);
        target.add(new Element(header.tag, vr, parsed.items()));
        return parsed.position();
    }

    private boolean startsWithItem(Header header) throws IOException {
        return header.valueBytes() >= HEADER_BYTES
                && window.tag(header.start, Encoding.IMPLICIT_LITTLE) == Tag.ITEM;
    }

    /// A value of VR UN that starts like a sequence is one when it parses to its very end, in implicit little endian
    /// as PS3.5 6.2.2 demands.
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
        return fault == Fault.TOO_DEEP || fault == Fault.TOO_MANY_ELEMENTS || fault == Fault.TOO_MANY_FRAGMENTS;
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
                if (!undefined) {
                    anomalies.add(Anomaly.REDUNDANT_DELIMITER);
                }
                break;
            }
            if (tag != Tag.ITEM) {
                throw new MalformedDicomException(Fault.BAD_ITEM, tag, position - HEADER_BYTES);
            }
            position = parseItem(position, length, encoding, characterSet, limit, items);
        }
        depth--;
        return new ItemsEnd(new Value.Items(items, undefined), position);
    }

    private long parseItem(
            long start, int length, Encoding encoding, CharacterSet inherited, long limit, List<DataSet> items)
            throws IOException, MalformedDicomException {
        if (--remainingElements < 0) {
            throw new MalformedDicomException(Fault.TOO_MANY_ELEMENTS, start);
        }
        boolean undefined = length == UNDEFINED;
        long end = undefined ? limit : start + (length & 0xFFFF_FFFFL);
        if (end > limit) {
            throw new MalformedDicomException(
                    end > window.end() ? Fault.TRUNCATED : Fault.BAD_LENGTH, Tag.ITEM, start);
        }
        List<Element> elements = new ArrayList<>(8);
        long position = start;
        while (undefined || position < end) {
            if (undefined && isItemEnd(position, limit, encoding)) {
                position += HEADER_BYTES;
                break;
            }
            position = parseElement(position, end, encoding, inherited, elements);
        }
        items.add(finish(elements, encoding, inherited, undefined));
        return position;
    }

    private boolean isItemEnd(long position, long limit, Encoding encoding)
            throws IOException, MalformedDicomException {
        requireBytes(position, HEADER_BYTES, limit, position);
        return window.tag(position, encoding) == Tag.ITEM_DELIMITATION_ITEM;
    }

    private long parseFragments(Header header, Encoding encoding, List<Element> target)
            throws IOException, MalformedDicomException {
        List<Value.Region> regions = new ArrayList<>(2);
        long position = header.start;
        while (true) {
            requireBytes(position, HEADER_BYTES, header.end, position);
            int at = window.index(position, HEADER_BYTES);
            int tag = encoding.tag(window.bytes(), at);
            long length = encoding.s32(window.bytes(), at + 4) & 0xFFFF_FFFFL;
            position += HEADER_BYTES;
            if (tag == Tag.SEQUENCE_DELIMITATION_ITEM) {
                break;
            }
            if (tag != Tag.ITEM) {
                throw new MalformedDicomException(Fault.BAD_ITEM, header.tag, position - HEADER_BYTES);
            }
            requireBytes(position, length, header.end, position);
            if (regions.size() == limits.maxFragments()) {
                throw new MalformedDicomException(Fault.TOO_MANY_FRAGMENTS, header.tag, position);
            }
            regions.add(new Value.Region(window.source(), position, length));
            position += length;
        }
        target.add(new Element(header.tag, header.vr, new Value.Fragments(regions)));
        return position;
    }

    private DataSet finish(List<Element> elements, Encoding encoding, CharacterSet inherited, boolean undefined) {
        CharacterSet characterSet = characterSet(elements, inherited);
        DataSet dataSet = new DataSet(elements, encoding, characterSet, undefined);
        if (!dataSet.isSorted()) {
            noteOrder(dataSet);
        }
        return dataSet;
    }

    private void noteOrder(DataSet dataSet) {
        for (int i = 1; i < dataSet.size(); i++) {
            int order = Integer.compareUnsigned(dataSet.at(i - 1).tag(), dataSet.at(i).tag());
            if (order == 0) {
                anomalies.add(Anomaly.DUPLICATE_TAGS);
            } else if (order > 0) {
                anomalies.add(Anomaly.UNSORTED_TAGS);
            }
        }
    }

    /// The character set in force behind the elements read so far: (0008,0005) comes before every text but the
    /// group length and (0008,0001), so it is among the first few.
    private CharacterSet characterSet(List<Element> elements, CharacterSet inherited) {
        int last = Math.min(elements.size(), 8);
        for (int i = 0; i < last; i++) {
            Element element = elements.get(i);
            if (element.tag() == Tag.SPECIFIC_CHARACTER_SET && element.value() instanceof Value.Bytes bytes) {
                CharacterSet own = CharacterSet.of(List.of(bytes.ascii().split("\\\\", -1)));
                if (!own.isUnderstood()) {
                    anomalies.add(Anomaly.UNKNOWN_CHARACTER_SET);
                }
                return own;
            }
        }
        return inherited;
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
