package org.elpis.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.MalformedDicomException.Fault;

/// Reads an object from a source: with or without preamble and File Meta Information, in every native encoding,
/// deflated or encapsulated.
///
/// Pixel data and other long values stay regions of the source. What is unusual but clear is read and noted;
/// what is unclear is refused.
///
/// Source: PS3.5 sections 7, 8 and annex A, PS3.10 section 7.
public final class DicomReader {
    private static final int PREAMBLE_BYTES = 128;
    private static final int DICM = 'D' << 24 | 'I' << 16 | 'C' << 8 | 'M';
    private static final int META_GROUP = 2;

    private final Source source;
    private final ReadLimits limits;
    private final EnumSet<Anomaly> anomalies = EnumSet.noneOf(Anomaly.class);

    private DicomReader(Source source, ReadLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /// Reads an object; large values stay in the source.
    ///
    /// @throws MalformedDicomException when the bytes are not DICOM, not whole, or beyond a limit
    public static Instance read(Source source, ReadLimits limits) throws IOException, MalformedDicomException {
        return new DicomReader(source, limits).read();
    }

    /// Whether the first bytes of a source look like DICOM at all, whole or not.
    public static boolean looksLikeDicom(Source source) throws IOException {
        Window window = new Window(source);
        if (isMarked(window, PREAMBLE_BYTES)) {
            return true;
        }
        return window.has(0, 8) && guess(window, 0).isPresent();
    }

    private Instance read() throws IOException, MalformedDicomException {
        Window window = new Window(source);
        if (window.end() == 0) {
            throw new MalformedDicomException(Fault.EMPTY_FILE, 0);
        }
        Value.Bytes preamble = Value.Bytes.EMPTY;
        long start = 0;
        if (hasPreamble(window)) {
            preamble = window.slice(0, PREAMBLE_BYTES);
            start = PREAMBLE_BYTES + 4L;
        } else {
            anomalies.add(Anomaly.NO_PREAMBLE);
            if (isMarked(window, 0)) {
                start = 4;
            }
        }
        return readFrom(window, preamble, start);
    }

    private static boolean isMarked(Window window, long position) throws IOException {
        return window.has(position, 4) && window.tag(position, Encoding.EXPLICIT_BIG) == DICM;
    }

    /// The mark behind the preamble; not four letters that happen to stand there in a file that starts at once.
    private static boolean hasPreamble(Window window) throws IOException {
        return isMarked(window, PREAMBLE_BYTES)
                && (isMetaElement(window, PREAMBLE_BYTES + 4L)
                        || guess(window, 0).isEmpty());
    }

    private Instance readFrom(Window window, Value.Bytes preamble, long start)
            throws IOException, MalformedDicomException {
        DataSet meta = DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE);
        long position = start;
        if (isMetaElement(window, start)) {
            MetaEnd end = readMeta(window, start);
            meta = end.meta();
            position = end.position();
        } else {
            anomalies.add(Anomaly.NO_FILE_META);
        }
        TransferSyntax syntax = transferSyntax(meta, window, position);
        if (syntax.isDeflated()) {
            BytesSource inflated = Inflation.inflate(source, position, limits.maxHeapBytes());
            return readDataSet(new Window(inflated), 0, preamble, meta, syntax);
        }
        return readDataSet(window, position, preamble, meta, syntax);
    }

    private Instance readDataSet(
            Window window, long position, Value.Bytes preamble, DataSet meta, TransferSyntax declared)
            throws IOException, MalformedDicomException {
        TransferSyntax syntax = declared;
        Optional<Encoding> found = guess(window, position);
        if (found.isPresent() && found.get() != declared.encoding()) {
            if (declared.isEncapsulated() || declared.isDeflated()) {
                throw new MalformedDicomException(Fault.CONTRADICTING_ENCODING, position);
            }
            anomalies.add(Anomaly.ENCODING_CONTRADICTS_TRANSFER_SYNTAX);
            syntax = TransferSyntax.of(found.get());
        }
        DataSet dataSet = new DataSetParser(window, limits, anomalies).parse(position, syntax.encoding());
        return new Instance(preamble, meta, dataSet, syntax, window.source(), declared.isDeflated(), anomalies);
    }

    private TransferSyntax transferSyntax(DataSet meta, Window window, long position)
            throws IOException, MalformedDicomException {
        String uid = meta.string(Tag.TRANSFER_SYNTAX_UID);
        if (!uid.isEmpty()) {
            return TransferSyntax.of(uid)
                    .orElseThrow(() -> new MalformedDicomException(
                            Fault.UNSUPPORTED_TRANSFER_SYNTAX, Tag.TRANSFER_SYNTAX_UID, position));
        }
        if (meta.size() > 0 && position == window.end()) {
            throw new MalformedDicomException(Fault.TRUNCATED_FILE_META, position);
        }
        boolean marked = position > 0;
        Fault fault = marked ? Fault.NO_TRANSFER_SYNTAX : Fault.NOT_DICOM;
        Encoding encoding = guess(window, position).orElseThrow(() -> new MalformedDicomException(fault, position));
        return TransferSyntax.of(encoding);
    }

    /// Tells the encoding from the first element: its group is small in the right byte order, and two letters
    /// of a VR stand where explicit encodings have them. Empty when nothing fits.
    private static Optional<Encoding> guess(Window window, long position) throws IOException {
        if (!window.has(position, 8)) {
            return Optional.empty();
        }
        int at = window.index(position, 8);
        byte[] bytes = window.bytes();
        boolean letters = Vr.ofCode((bytes[at + 4] & 0xFF) << 8 | bytes[at + 5] & 0xFF) != null;
        int little = Encoding.EXPLICIT_LITTLE.u16(bytes, at);
        int big = Encoding.EXPLICIT_BIG.u16(bytes, at);
        if (letters && isFirstGroup(little)) {
            return Optional.of(Encoding.EXPLICIT_LITTLE);
        }
        if (letters && isFirstGroup(big)) {
            return Optional.of(Encoding.EXPLICIT_BIG);
        }
        if (!isFirstGroup(little)) {
            return Optional.empty();
        }
        long length = Encoding.IMPLICIT_LITTLE.s32(bytes, at + 4) & 0xFFFF_FFFFL;
        boolean fits = length == 0xFFFF_FFFFL || length <= window.end() - position - 8;
        return fits ? Optional.of(Encoding.IMPLICIT_LITTLE) : Optional.empty();
    }

    /// Data sets start with group 0008 in practice; 0002 to 0010 and the odd groups between are allowed for.
    private static boolean isFirstGroup(int group) {
        return group >= META_GROUP && group <= 0x10 || group == 0x18 || group == 0x20 || group == 0x28;
    }

    private record MetaEnd(DataSet meta, long position) {}

    private static boolean isMetaElement(Window window, long position) throws IOException {
        return window.has(position, 8) && Tag.group(window.tag(position, Encoding.EXPLICIT_LITTLE)) == META_GROUP;
    }

    /// Reads elements as long as they are of group 0002, whatever the group length says: it is often wrong.
    private MetaEnd readMeta(Window window, long start) throws IOException, MalformedDicomException {
        Encoding encoding = guess(window, start).orElse(Encoding.EXPLICIT_LITTLE);
        if (encoding == Encoding.IMPLICIT_LITTLE) {
            anomalies.add(Anomaly.IMPLICIT_FILE_META);
        }
        DataSetParser parser = new DataSetParser(window, limits, anomalies);
        OpenDataSet meta = new OpenDataSet(encoding, CharacterSet.DEFAULT, anomalies, 12);
        long position = start;
        try {
            while (isMetaElement(window, position)) {
                position = parser.parseMetaElement(position, meta);
            }
        } catch (MalformedDicomException e) {
            throw e.fault() == Fault.TRUNCATED
                    ? new MalformedDicomException(Fault.TRUNCATED_FILE_META, e.position())
                    : e;
        }
        return new MetaEnd(explicit(meta.close(false), start), position);
    }

    /// The File Meta Information in the only encoding that the standard allows for it.
    private static DataSet explicit(DataSet meta, long start) throws MalformedDicomException {
        if (meta.encoding() == Encoding.EXPLICIT_LITTLE) {
            return meta;
        }
        List<Element> elements = new ArrayList<>(meta.size());
        for (Element element : meta) {
            if (!(element.value() instanceof Value.Bytes bytes)
                    || bytes.length() > 0xFFFF && !element.vr().hasLongLength()) {
                throw new MalformedDicomException(Fault.BAD_LENGTH, element.tag(), start);
            }
            elements.add(element);
        }
        return DataSet.of(elements, Encoding.EXPLICIT_LITTLE);
    }
}
