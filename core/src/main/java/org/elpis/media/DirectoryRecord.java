package org.elpis.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// A directory record with those below it. Its keys are those of the first object that was added under it.
final class DirectoryRecord {
    private static final int OFFSET_OF_NEXT = 0x0004_1400;
    private static final int IN_USE_FLAG = 0x0004_1410;
    private static final int OFFSET_OF_LOWER = 0x0004_1420;
    private static final int RECORD_TYPE = 0x0004_1430;
    private static final int SOP_CLASS_IN_FILE = 0x0004_1510;
    private static final int SOP_INSTANCE_IN_FILE = 0x0004_1511;
    private static final int TRANSFER_SYNTAX_IN_FILE = 0x0004_1512;
    private static final int VERIFICATION_DATE_TIME = 0x0040_A030;
    private static final int VERIFYING_OBSERVER_SEQUENCE = 0x0040_A073;
    private static final int CONTENT_SEQUENCE = 0x0040_A730;
    private static final int RELATIONSHIP_TYPE = 0x0040_A010;
    private static final byte ESCAPE = 0x1B;
    private static final byte[] IN_USE = {(byte) 0xFF, (byte) 0xFF};

    private final List<Element> reference;
    private final List<Element> keys;
    private final String type;
    private final String order;
    private final Map<String, DirectoryRecord> lower = new LinkedHashMap<>();
    private long offset;

    private DirectoryRecord(RecordType type, DataSet object, List<Element> reference, String order) {
        this.type = type.text();
        this.keys = keys(type, object);
        this.reference = reference;
        this.order = order;
    }

    /// A record that refers to no file.
    static DirectoryRecord of(RecordType type, DataSet object, String order) {
        return new DirectoryRecord(type, object, List.of(), order);
    }

    /// A record of an object.
    ///
    /// @param fileId  path of its file, with slashes
    static DirectoryRecord ofFile(RecordType type, Instance instance, String fileId, String order) {
        List<Element> reference = List.of(
                Element.ofAscii(Tag.REFERENCED_FILE_ID, Vr.CS, fileId.replace('/', '\\')),
                Element.ofAscii(SOP_CLASS_IN_FILE, Vr.UI, instance.sopClassUid()),
                Element.ofAscii(SOP_INSTANCE_IN_FILE, Vr.UI, instance.sopInstanceUid()),
                Element.ofAscii(
                        TRANSFER_SYNTAX_IN_FILE,
                        Vr.UI,
                        instance.transferSyntax().uid()));
        return new DirectoryRecord(type, instance.dataSet(), reference, order);
    }

    /// The record with this identifier below, made when there is none yet.
    DirectoryRecord lower(String identifier, Supplier<DirectoryRecord> made) {
        return lower.computeIfAbsent(identifier, absent -> made.get());
    }

    /// Records below in the order that readers show, whatever the order in which they were added.
    List<DirectoryRecord> sorted() {
        List<Map.Entry<String, DirectoryRecord>> entries = new ArrayList<>(lower.entrySet());
        entries.sort(Comparator.comparing((Map.Entry<String, DirectoryRecord> entry) -> entry.getValue().order)
                .thenComparing(Map.Entry::getKey));
        List<DirectoryRecord> records = new ArrayList<>(entries.size());
        for (Map.Entry<String, DirectoryRecord> entry : entries) {
            records.add(entry.getValue());
        }
        return records;
    }

    /// Notes where the record's item starts in the file, in bytes.
    void placeAt(long position) {
        offset = position;
    }

    long offset() {
        return offset;
    }

    /// Where the first record below starts; 0 when there is none.
    long offsetOfLower() {
        List<DirectoryRecord> below = sorted();
        return below.isEmpty() ? 0 : below.getFirst().offset;
    }

    /// The record's item; its length does not depend on the offsets.
    DataSet item(long next, long first) {
        List<Element> elements = new ArrayList<>(keys.size() + 8);
        elements.add(offsetElement(OFFSET_OF_NEXT, next));
        elements.add(new Element(IN_USE_FLAG, Vr.US, Value.Bytes.of(IN_USE)));
        elements.add(offsetElement(OFFSET_OF_LOWER, first));
        elements.add(Element.ofAscii(RECORD_TYPE, Vr.CS, type));
        elements.addAll(reference);
        elements.addAll(keys);
        return DataSet.of(elements, Encoding.EXPLICIT_LITTLE);
    }

    static Element offsetElement(int tag, long offset) {
        byte[] bytes = {(byte) offset, (byte) (offset >>> 8), (byte) (offset >>> 16), (byte) (offset >>> 24)};
        return new Element(tag, Vr.UL, Value.Bytes.of(bytes));
    }

    /// In the order of tags, with the character set of their texts where they need one.
    private static List<Element> keys(RecordType type, DataSet object) {
        List<Element> keys = new ArrayList<>();
        for (RecordKey key : type.keys()) {
            key(key, object).ifPresent(keys::add);
        }
        if (hasOtherCharacters(keys)) {
            object.get(Tag.SPECIFIC_CHARACTER_SET)
                    .flatMap(element -> PlainElements.copy(element, object.encoding()))
                    .flatMap(WellFormed::of)
                    .ifPresent(keys::add);
        }
        keys.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        return List.copyOf(keys);
    }

    /// Characters beyond the default repertoire, or the escape sequences that lead to them.
    private static boolean hasOtherCharacters(Iterable<Element> elements) {
        for (Element element : elements) {
            if (element.value() instanceof Value.Items items) {
                for (DataSet item : items.items()) {
                    if (hasOtherCharacters(item)) {
                        return true;
                    }
                }
            } else if (element.vr().isText() && element.value() instanceof Value.Bytes bytes) {
                for (int i = 0; i < bytes.length(); i++) {
                    if (bytes.at(i) < 0 || bytes.at(i) == ESCAPE) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static Optional<Element> key(RecordKey key, DataSet object) {
        Optional<Element> value = switch (key.tag()) {
            case VERIFICATION_DATE_TIME -> verified(object);
            case CONTENT_SEQUENCE -> modifiers(object);
            case Tag.PATIENT_ID -> patientId(object);
            default -> object.get(key.tag()).flatMap(element -> PlainElements.copy(element, object.encoding()));
        };
        return needed(key, value.flatMap(WellFormed::of));
    }

    private static Optional<Element> needed(RecordKey key, Optional<Element> value) {
        boolean isThere = value.isPresent() && !value.get().isEmpty();
        return switch (key.need()) {
            case VALUE -> isThere ? value : Optional.of(dummy(key.tag()));
            case PRESENCE -> value.isPresent() ? value : Optional.of(empty(key.tag()));
            case IF_PRESENT -> isThere ? value : Optional.empty();
        };
    }

    private static Optional<Element> patientId(DataSet object) {
        String id = object.string(Tag.PATIENT_ID);
        return Optional.of(Element.ofAscii(Tag.PATIENT_ID, Vr.LO, id.isEmpty() ? object.string(Tag.PATIENT_NAME) : id));
    }

    /// When the report was last verified.
    private static Optional<Element> verified(DataSet report) {
        String latest = "";
        for (DataSet observer : report.items(VERIFYING_OBSERVER_SEQUENCE)) {
            String when = observer.string(VERIFICATION_DATE_TIME);
            latest = when.compareTo(latest) > 0 ? when : latest;
        }
        return Optional.of(Element.ofAscii(VERIFICATION_DATE_TIME, Vr.DT, latest));
    }

    /// Of a document's content the items that say more about its title.
    private static Optional<Element> modifiers(DataSet document) {
        List<DataSet> modifiers = new ArrayList<>();
        for (DataSet item : document.items(CONTENT_SEQUENCE)) {
            if (item.string(RELATIONSHIP_TYPE).equals("HAS CONCEPT MOD")) {
                modifiers.add(item);
            }
        }
        Element sequence = new Element(CONTENT_SEQUENCE, Vr.SQ, new Value.Items(modifiers, false));
        return PlainElements.copy(sequence, document.encoding());
    }

    private static Element empty(int tag) {
        Vr vr = PlainElements.vrOf(tag);
        return new Element(tag, vr, vr == Vr.SQ ? new Value.Items(List.of(), false) : Value.Bytes.EMPTY);
    }

    /// What stands for a value that a record must have and the object has not.
    private static Element dummy(int tag) {
        Vr vr = PlainElements.vrOf(tag);
        return switch (vr) {
            case DA -> Element.ofAscii(tag, vr, "19000101");
            case TM -> Element.ofAscii(tag, vr, "000000");
            case IS -> Element.ofAscii(tag, vr, "0");
            case CS -> Element.ofAscii(tag, vr, tag == Tag.MODALITY ? "OT" : "UNKNOWN");
            case US, UL -> new Element(tag, vr, Value.Bytes.of(new byte[vr.unitBytes()]));
            case SQ -> empty(tag);
            default -> Element.ofAscii(tag, vr, "REMOVED");
        };
    }
}
