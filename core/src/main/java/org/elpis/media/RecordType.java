package org.elpis.media;

import static org.elpis.media.RecordKey.ifPresent;
import static org.elpis.media.RecordKey.presence;
import static org.elpis.media.RecordKey.value;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.Tag;
import org.jspecify.annotations.Nullable;

/// The kinds of directory record, with the keys that each must have.
///
/// Source: PS3.3 F.4 and F.5.
enum RecordType {
    PATIENT("PATIENT", presence(Tag.PATIENT_NAME), value(Tag.PATIENT_ID)),
    STUDY(
            "STUDY",
            value(Tag.STUDY_DATE),
            value(0x0008_0030),
            presence(Tag.ACCESSION_NUMBER),
            presence(0x0008_1030),
            value(Tag.STUDY_INSTANCE_UID),
            value(Tag.STUDY_ID)),
    SERIES("SERIES", value(Tag.MODALITY), value(Tag.SERIES_INSTANCE_UID), value(0x0020_0011)),
    IMAGE("IMAGE", value(Code.INSTANCE_NUMBER)),
    RT_DOSE("RT DOSE", value(Code.INSTANCE_NUMBER), value(0x3004_000A)),
    RT_STRUCTURE_SET(
            "RT STRUCTURE SET",
            value(Code.INSTANCE_NUMBER),
            value(0x3006_0002),
            presence(0x3006_0008),
            presence(0x3006_0009)),
    RT_PLAN("RT PLAN", value(Code.INSTANCE_NUMBER), value(0x300A_0002), presence(0x300A_0006), presence(0x300A_0007)),
    RT_TREAT_RECORD("RT TREAT RECORD", value(Code.INSTANCE_NUMBER), presence(0x3008_0250), presence(0x3008_0251)),
    RADIOTHERAPY(
            "RADIOTHERAPY",
            value(Code.INSTANCE_NUMBER),
            ifPresent(0x3010_0033),
            ifPresent(0x3010_0034),
            presence(Code.CONTENT_DESCRIPTION),
            presence(Code.CONTENT_CREATOR)),
    PRESENTATION(
            "PRESENTATION",
            value(0x0070_0082),
            value(0x0070_0083),
            value(Code.INSTANCE_NUMBER),
            value(Code.CONTENT_LABEL),
            presence(Code.CONTENT_DESCRIPTION),
            presence(Code.CONTENT_CREATOR),
            ifPresent(0x0008_1115),
            ifPresent(0x0070_0402)),
    WAVEFORM("WAVEFORM", value(Code.INSTANCE_NUMBER), value(Code.CONTENT_DATE), value(Code.CONTENT_TIME)),
    SR_DOCUMENT(
            "SR DOCUMENT",
            value(Code.INSTANCE_NUMBER),
            value(0x0040_A491),
            value(0x0040_A493),
            value(Code.CONTENT_DATE),
            value(Code.CONTENT_TIME),
            ifPresent(Code.VERIFICATION_DATE_TIME),
            value(Code.CONCEPT_NAME_CODE_SEQUENCE),
            ifPresent(Code.CONTENT_SEQUENCE)),
    KEY_OBJECT_DOC(
            "KEY OBJECT DOC",
            value(Code.INSTANCE_NUMBER),
            value(Code.CONTENT_DATE),
            value(Code.CONTENT_TIME),
            value(Code.CONCEPT_NAME_CODE_SEQUENCE),
            ifPresent(Code.CONTENT_SEQUENCE)),
    SPECTROSCOPY(
            "SPECTROSCOPY",
            value(Tag.IMAGE_TYPE),
            value(Code.CONTENT_DATE),
            value(Code.CONTENT_TIME),
            value(Code.INSTANCE_NUMBER),
            ifPresent(0x0008_9092),
            value(Tag.NUMBER_OF_FRAMES),
            value(Tag.ROWS),
            value(Tag.COLUMNS),
            value(0x0028_9001),
            value(0x0028_9002)),
    RAW_DATA("RAW DATA", value(Code.CONTENT_DATE), value(Code.CONTENT_TIME), presence(Code.INSTANCE_NUMBER)),
    REGISTRATION("REGISTRATION", Code.content()),
    FIDUCIAL("FIDUCIAL", Code.content()),
    ENCAP_DOC(
            "ENCAP DOC",
            presence(Code.CONTENT_DATE),
            presence(Code.CONTENT_TIME),
            value(Code.INSTANCE_NUMBER),
            presence(0x0042_0010),
            ifPresent(0x0040_E001),
            presence(Code.CONCEPT_NAME_CODE_SEQUENCE),
            value(Tag.MIME_TYPE_OF_ENCAPSULATED_DOCUMENT)),
    VALUE_MAP("VALUE MAP", Code.content()),
    STEREOMETRIC("STEREOMETRIC", presence(Code.INSTANCE_NUMBER)),
    MEASUREMENT("MEASUREMENT", value(Code.INSTANCE_NUMBER), value(Code.CONTENT_DATE), value(Code.CONTENT_TIME)),
    SURFACE("SURFACE", Code.content()),
    SURFACE_SCAN("SURFACE SCAN", value(Code.CONTENT_DATE), value(Code.CONTENT_TIME)),
    TRACT("TRACT", Code.content()),
    ASSESSMENT("ASSESSMENT", value(Code.INSTANCE_NUMBER), value(0x0008_0012), presence(0x0008_0013)),
    ANNOTATION("ANNOTATION", Code.content());

    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

    /// No images and without a record below a series: retired overlays, curves and tables, protocols, inventories.
    private static final Set<String> NEITHER = Set.of("8", "9", "10", "11", "200.", "201.");

    /// Tags and sets of keys that several kinds share.
    private static final class Code {
        static final int INSTANCE_NUMBER = 0x0020_0013;
        static final int CONTENT_DATE = 0x0008_0023;
        static final int CONTENT_TIME = 0x0008_0033;
        static final int CONTENT_LABEL = 0x0070_0080;
        static final int CONTENT_DESCRIPTION = 0x0070_0081;
        static final int CONTENT_CREATOR = 0x0070_0084;
        static final int VERIFICATION_DATE_TIME = 0x0040_A030;
        static final int CONCEPT_NAME_CODE_SEQUENCE = 0x0040_A043;
        static final int CONTENT_SEQUENCE = 0x0040_A730;

        private Code() {}

        static RecordKey[] content() {
            return new RecordKey[] {
                value(CONTENT_DATE),
                value(CONTENT_TIME),
                value(INSTANCE_NUMBER),
                value(CONTENT_LABEL),
                presence(CONTENT_DESCRIPTION),
                presence(CONTENT_CREATOR)
            };
        }
    }

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<RecordKey> keys;

    RecordType(String text, RecordKey... keys) {
        this.text = text;
        this.keys = List.of(keys);
    }

    /// The value of Directory Record Type (0004,1430).
    String text() {
        return text;
    }

    List<RecordKey> keys() {
        return keys;
    }

    /// The kind of record for an object of a storage SOP Class; empty when there is none.
    static Optional<RecordType> of(String sopClass) {
        if (!sopClass.startsWith(STORAGE)) {
            return Optional.empty();
        }
        String leaf = sopClass.substring(STORAGE.length());
        RecordType exact = ofLeaf(leaf);
        if (exact != null) {
            return Optional.of(exact);
        }
        int dot = leaf.indexOf('.');
        if (NEITHER.contains(dot < 0 ? leaf : leaf.substring(0, dot + 1))) {
            return Optional.empty();
        }
        return Optional.of(dot < 0 ? IMAGE : ofFamily(leaf.substring(0, dot)));
    }

    private static @Nullable RecordType ofLeaf(String leaf) {
        return switch (leaf) {
            case "481.1", "481.23", "481.24" -> IMAGE;
            case "481.2" -> RT_DOSE;
            case "481.3" -> RT_STRUCTURE_SET;
            case "481.5", "481.8" -> RT_PLAN;
            case "481.4", "481.6", "481.7", "481.9" -> RT_TREAT_RECORD;
            case "88.59" -> KEY_OBJECT_DOC;
            case "4.2" -> SPECTROSCOPY;
            case "66" -> RAW_DATA;
            case "66.1", "66.3" -> REGISTRATION;
            case "66.2" -> FIDUCIAL;
            case "66.5" -> SURFACE;
            case "66.6" -> TRACT;
            case "77.1.5.3" -> STEREOMETRIC;
            case "78.6", "79.1" -> SR_DOCUMENT;
            case "131" -> PRESENTATION;
            case "67" -> VALUE_MAP;
            default -> null;
        };
    }

    private static RecordType ofFamily(String family) {
        return switch (family) {
            case "9" -> WAVEFORM;
            case "11" -> PRESENTATION;
            case "68" -> SURFACE_SCAN;
            case "78", "80" -> MEASUREMENT;
            case "88" -> SR_DOCUMENT;
            case "90" -> ASSESSMENT;
            case "91" -> ANNOTATION;
            case "104" -> ENCAP_DOC;
            case "481" -> RADIOTHERAPY;
            default -> IMAGE;
        };
    }
}
