package org.elpis.dicom;

import java.util.OptionalInt;

/// Tags as `int`: group number in the upper, element number in the lower 16 bits, to be compared unsigned.
///
/// The constants are the ones that code has to name, under their PS3.6 keywords in constant case; a test holds
/// each against the dictionary.
public final class Tag {
    public static final int FILE_META_INFORMATION_GROUP_LENGTH = 0x0002_0000;
    public static final int FILE_META_INFORMATION_VERSION = 0x0002_0001;
    public static final int MEDIA_STORAGE_SOP_CLASS_UID = 0x0002_0002;
    public static final int MEDIA_STORAGE_SOP_INSTANCE_UID = 0x0002_0003;
    public static final int TRANSFER_SYNTAX_UID = 0x0002_0010;
    public static final int IMPLEMENTATION_CLASS_UID = 0x0002_0012;
    public static final int IMPLEMENTATION_VERSION_NAME = 0x0002_0013;
    public static final int DIRECTORY_RECORD_SEQUENCE = 0x0004_1220;
    public static final int REFERENCED_FILE_ID = 0x0004_1500;
    public static final int SPECIFIC_CHARACTER_SET = 0x0008_0005;
    public static final int IMAGE_TYPE = 0x0008_0008;
    public static final int SOP_CLASS_UID = 0x0008_0016;
    public static final int SOP_INSTANCE_UID = 0x0008_0018;
    public static final int STUDY_DATE = 0x0008_0020;
    public static final int ACCESSION_NUMBER = 0x0008_0050;
    public static final int MODALITY = 0x0008_0060;
    public static final int CODE_VALUE = 0x0008_0100;
    public static final int CODING_SCHEME_DESIGNATOR = 0x0008_0102;
    public static final int CODING_SCHEME_VERSION = 0x0008_0103;
    public static final int CODE_MEANING = 0x0008_0104;
    public static final int LONG_CODE_VALUE = 0x0008_0119;
    public static final int TIMEZONE_OFFSET_FROM_UTC = 0x0008_0201;
    public static final int PATIENT_NAME = 0x0010_0010;
    public static final int PATIENT_ID = 0x0010_0020;
    public static final int ISSUER_OF_PATIENT_ID = 0x0010_0021;
    public static final int PATIENT_BIRTH_DATE = 0x0010_0030;
    public static final int OTHER_PATIENT_IDS = 0x0010_1000;
    public static final int PATIENT_AGE = 0x0010_1010;
    public static final int PATIENT_IDENTITY_REMOVED = 0x0012_0062;
    public static final int DEIDENTIFICATION_METHOD = 0x0012_0063;
    public static final int DEIDENTIFICATION_METHOD_CODE_SEQUENCE = 0x0012_0064;
    public static final int STUDY_INSTANCE_UID = 0x0020_000D;
    public static final int SERIES_INSTANCE_UID = 0x0020_000E;
    public static final int SERIES_NUMBER = 0x0020_0011;
    public static final int INSTANCE_NUMBER = 0x0020_0013;
    public static final int STUDY_ID = 0x0020_0010;
    public static final int SAMPLES_PER_PIXEL = 0x0028_0002;
    public static final int PHOTOMETRIC_INTERPRETATION = 0x0028_0004;
    public static final int PLANAR_CONFIGURATION = 0x0028_0006;
    public static final int NUMBER_OF_FRAMES = 0x0028_0008;
    public static final int ROWS = 0x0028_0010;
    public static final int COLUMNS = 0x0028_0011;
    public static final int BITS_ALLOCATED = 0x0028_0100;
    public static final int BITS_STORED = 0x0028_0101;
    public static final int HIGH_BIT = 0x0028_0102;
    public static final int PIXEL_REPRESENTATION = 0x0028_0103;
    public static final int PIXEL_PADDING_VALUE = 0x0028_0120;
    public static final int BURNED_IN_ANNOTATION = 0x0028_0301;
    public static final int RECOGNIZABLE_VISUAL_FEATURES = 0x0028_0302;
    public static final int LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED = 0x0028_0303;
    public static final int ICC_PROFILE = 0x0028_2000;
    public static final int ENCAPSULATED_DOCUMENT = 0x0042_0011;
    public static final int MIME_TYPE_OF_ENCAPSULATED_DOCUMENT = 0x0042_0012;
    public static final int ENCAPSULATED_DOCUMENT_LENGTH = 0x0042_0015;
    public static final int EXTENDED_OFFSET_TABLE = 0x7FE0_0001;
    public static final int EXTENDED_OFFSET_TABLE_LENGTHS = 0x7FE0_0002;
    public static final int FLOAT_PIXEL_DATA = 0x7FE0_0008;
    public static final int DOUBLE_FLOAT_PIXEL_DATA = 0x7FE0_0009;
    public static final int PIXEL_DATA = 0x7FE0_0010;
    public static final int DIGITAL_SIGNATURES_SEQUENCE = 0xFFFA_FFFA;

    static final int ITEM = 0xFFFE_E000;
    static final int ITEM_DELIMITATION_ITEM = 0xFFFE_E00D;
    static final int SEQUENCE_DELIMITATION_ITEM = 0xFFFE_E0DD;

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Tag() {}

    public static int group(int tag) {
        return tag >>> 16;
    }

    public static int element(int tag) {
        return tag & 0xFFFF;
    }

    public static int of(int group, int element) {
        return group << 16 | element;
    }

    public static boolean isPrivate(int tag) {
        return (tag & 0x0001_0000) != 0;
    }

    /// Whether the element reserves a block of its odd group for a creator: `(gggg,0010)` to `(gggg,00FF)`.
    public static boolean isPrivateCreator(int tag) {
        return isPrivate(tag) && element(tag) >= 0x10 && element(tag) <= 0xFF;
    }

    /// The tag of the private creator that owns a private element, `(gggg,00xx)` of `(gggg,xxee)`.
    public static int creatorOf(int tag) {
        return tag & 0xFFFF_0000 | element(tag) >>> 8;
    }

    public static boolean isGroupLength(int tag) {
        return element(tag) == 0;
    }

    /// Whether the element holds the pixels of an image: integer, float or double.
    public static boolean isPixelData(int tag) {
        return tag == PIXEL_DATA || tag == FLOAT_PIXEL_DATA || tag == DOUBLE_FLOAT_PIXEL_DATA;
    }

    /// `(gggg,eeee)`, upper-case hexadecimal.
    public static String format(int tag) {
        StringBuilder text = new StringBuilder(11);
        append(tag, text);
        return text.toString();
    }

    /// The tag that a text writes as `(gggg,eeee)`, `gggg,eeee` or `ggggeeee`; empty when it is none.
    public static OptionalInt parse(String text) {
        boolean isBracketed = text.startsWith("(") && text.endsWith(")") && text.length() > 1;
        String digits = isBracketed ? text.substring(1, text.length() - 1) : text;
        if (digits.indexOf(',') == 4) {
            digits = digits.substring(0, 4) + digits.substring(5);
        }
        int tag = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return OptionalInt.empty();
            }
            tag = tag << 4 | digit;
        }
        return digits.length() == 8 ? OptionalInt.of(tag) : OptionalInt.empty();
    }

    static void append(int tag, StringBuilder target) {
        target.append('(');
        appendHex(tag >>> 16, target);
        target.append(',');
        appendHex(tag, target);
        target.append(')');
    }

    private static void appendHex(int value, StringBuilder target) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            target.append(HEX[value >>> shift & 0xF]);
        }
    }
}
