package org.elpis.dicom;

import java.util.ArrayList;
import java.util.List;

/// Writes an object, keeping each data set's own encoding and each sequence's own length form.
///
/// What was read and not changed is written byte for byte as it was, apart from the reserved bytes of explicit
/// headers, which become zero.
public final class DicomWriter {
    private static final long UNDEFINED = 0xFFFF_FFFFL;
    private static final byte[] DICM = {'D', 'I', 'C', 'M'};

    private final EncodedInstance.Builder out = new EncodedInstance.Builder();

    private DicomWriter() {}

    /// Encodes an instance as it is: its preamble, its File Meta Information, its data set.
    public static EncodedInstance encode(Instance instance) {
        DicomWriter writer = new DicomWriter();
        if (!instance.preamble().isEmpty()) {
            writer.out.append(instance.preamble());
            writer.out.append(DICM);
        }
        writer.writeElements(instance.fileMeta());
        writer.out.markDataSet(instance.transferSyntax().isDeflated());
        writer.writeElements(instance.dataSet());
        return writer.out.build();
    }

    /// Encodes a data set alone, without preamble and File Meta Information.
    public static EncodedInstance encode(DataSet dataSet) {
        DicomWriter writer = new DicomWriter();
        writer.writeElements(dataSet);
        return writer.out.build();
    }

    /// A File Meta Information of these elements with the group length before them.
    public static DataSet fileMeta(List<Element> elements) {
        DicomWriter writer = new DicomWriter();
        DataSet meta = DataSet.of(elements, Encoding.EXPLICIT_LITTLE);
        writer.writeElements(meta);
        byte[] length = new byte[4];
        Encoding.EXPLICIT_LITTLE.putS32(length, 0, (int) writer.out.position());
        List<Element> all = new ArrayList<>(elements.size() + 1);
        all.add(new Element(Tag.FILE_META_INFORMATION_GROUP_LENGTH, Vr.UL, Value.Bytes.of(length)));
        all.addAll(elements);
        return DataSet.of(all, Encoding.EXPLICIT_LITTLE);
    }

    private void writeElements(DataSet dataSet) {
        for (int i = 0; i < dataSet.size(); i++) {
            writeElement(dataSet.at(i), dataSet.encoding());
        }
    }

    private void writeElement(Element element, Encoding encoding) {
        switch (element.value()) {
            case Value.Bytes bytes -> {
                writeValueHeader(element, encoding, bytes.length());
                out.append(bytes);
            }
            case Value.Region region -> {
                writeValueHeader(element, encoding, region.length());
                out.append(region);
            }
            case Value.Items items -> writeSequence(element, encoding, items);
            case Value.Fragments fragments -> {
                writeHeader(element, encoding, UNDEFINED);
                for (Value.Region region : fragments.regions()) {
                    requireLength(element.tag(), region.length(), UNDEFINED - 1);
                    writeItemHeader(encoding, Tag.ITEM, region.length());
                    out.append(region);
                }
                writeItemHeader(encoding, Tag.SEQUENCE_DELIMITATION_ITEM, 0);
            }
        }
    }

    private void writeValueHeader(Element element, Encoding encoding, long length) {
        boolean isShort = encoding.isExplicit() && !element.vr().hasLongLength();
        requireLength(element.tag(), length, isShort ? 0xFFFF : UNDEFINED - 1);
        writeHeader(element, encoding, length);
    }

    private static void requireLength(int tag, long length, long max) {
        if (length > max) {
            throw new IllegalArgumentException("A value is longer than its length field can say: " + Tag.format(tag)
                    + " has " + length + " bytes.");
        }
    }

    /// @return heap position of the length field
    private int writeHeader(Element element, Encoding encoding, long length) {
        int at = out.reserve(encoding.isExplicit() && element.vr().hasLongLength() ? 12 : 8);
        byte[] bytes = out.bytes();
        encoding.putTag(bytes, at, element.tag());
        if (!encoding.isExplicit()) {
            encoding.putS32(bytes, at + 4, (int) length);
            return at + 4;
        }
        bytes[at + 4] = (byte) (element.vr().code() >> 8);
        bytes[at + 5] = (byte) element.vr().code();
        if (element.vr().hasLongLength()) {
            bytes[at + 6] = 0;
            bytes[at + 7] = 0;
            encoding.putS32(bytes, at + 8, (int) length);
            return at + 8;
        }
        encoding.putU16(bytes, at + 6, (int) length);
        return at + 6;
    }

    private void writeItemHeader(Encoding encoding, int tag, long length) {
        int at = out.reserve(8);
        encoding.putTag(out.bytes(), at, tag);
        encoding.putS32(out.bytes(), at + 4, (int) length);
    }

    private void writeSequence(Element element, Encoding encoding, Value.Items items) {
        int lengthAt = writeHeader(element, encoding, items.isUndefinedLength() ? UNDEFINED : 0);
        long start = out.position();
        Encoding inside = element.vr() == Vr.UN ? Encoding.IMPLICIT_LITTLE : encoding;
        for (DataSet item : items.items()) {
            writeItem(item, inside);
        }
        if (items.isUndefinedLength()) {
            writeItemHeader(inside, Tag.SEQUENCE_DELIMITATION_ITEM, 0);
        } else {
            long length = out.position() - start;
            requireLength(element.tag(), length, UNDEFINED - 1);
            encoding.putS32(out.bytes(), lengthAt, (int) length);
        }
    }

    private void writeItem(DataSet item, Encoding encoding) {
        int at = out.reserve(8);
        encoding.putTag(out.bytes(), at, Tag.ITEM);
        encoding.putS32(out.bytes(), at + 4, (int) UNDEFINED);
        long start = out.position();
        writeElements(item);
        if (item.isUndefinedLength()) {
            writeItemHeader(encoding, Tag.ITEM_DELIMITATION_ITEM, 0);
        } else {
            long length = out.position() - start;
            requireLength(Tag.ITEM, length, UNDEFINED - 1);
            encoding.putS32(out.bytes(), at + 4, (int) length);
        }
    }
}
