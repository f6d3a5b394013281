package org.elpis.policy;

import java.util.Optional;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Vr;

/// What a value representation allows: how an attribute that may stay is made safe, and what happens to one
/// that the table does not list.
final class Allowance {
    private static final int CONTEXT_IDENTIFIER = 0x0008_010F;
    private static final int LIST_OF_MIME_TYPES = 0x0042_0014;
    private static final int TEMPLATE_IDENTIFIER = 0x0040_DB00;
    /// What only a key opens.
    private static final int ENCRYPTED_ATTRIBUTES_SEQUENCE = 0x0400_0500;
    /// Belongs to signatures, which go.
    private static final int MAC_PARAMETERS_SEQUENCE = 0x4FFE_0001;

    private static final int MANUFACTURER_MODEL_NAME = 0x0008_1090;
    private static final int SOFTWARE_VERSIONS = 0x0018_1020;

    private Allowance() {}

    /// Repeating groups of curves and overlays: what they draw was not looked at.
    private static boolean isDrawing(int tag) {
        int group = Tag.group(tag) & 0xFF01;
        return group == 0x5000 || group == 0x6000;
    }

    /// An action code of the table.
    static Treatment of(ActionCode code, Vr vr) {
        return switch (code) {
            case D -> Treatment.DUMMY;
            case Z -> Treatment.ZERO;
            case X -> vr == Vr.SQ ? Treatment.REMOVE : Treatment.X;
            case K -> retained(vr);
            case C -> Treatment.TEXT;
            case U -> vr == Vr.SQ ? Treatment.ITEMS : Treatment.UID;
            case Z_D -> Treatment.Z_D;
            case X_Z -> Treatment.X_Z;
            case X_D -> Treatment.X_D;
            case X_Z_D -> Treatment.X_Z_D;
            // References stay with their UIDs replaced: without them SEG, PR and RT objects lose what they belong to.
            case X_Z_U -> vr == Vr.SQ ? Treatment.ITEMS : Treatment.REMOVE;
        };
    }

    /// K: what an option retains. Ages are pooled all the same.
    static Treatment retained(Vr vr) {
        return vr == Vr.AS ? Treatment.AGE : vr == Vr.SQ ? Treatment.ITEMS : Treatment.RETAIN;
    }

    /// C: what an option cleans.
    static Treatment cleaned(int tag, Vr vr) {
        if (isDrawing(tag)) {
            return Treatment.REMOVE;
        }
        if (tag == Tag.TIMEZONE_OFFSET_FROM_UTC) {
            return Treatment.ZONE;
        }
        return switch (vr) {
            case DA, DT -> Treatment.DATE;
            // Dates move by whole days, so times of day stay.
            case TM -> Treatment.TIME;
            case SQ -> Treatment.ITEMS;
            case UI -> Treatment.UID;
            case AS -> Treatment.AGE;
            case DS, IS -> Treatment.NUMBER;
            case AE, CS, LO, LT, SH, ST, UC, UT -> Treatment.TEXT;
            case PN, UR -> Treatment.X_Z_D;
            case AT, FD, FL, SL, SS, SV, UL, US, UV -> Treatment.BINARY;
            case OB, OD, OF, OL, OV, OW, UN -> Treatment.X_Z_D;
        };
    }

    /// An attribute of the dictionary that the table does not list.
    static Treatment unlisted(int tag, Vr vr, Profile profile) {
        if (isDrawing(tag)) {
            return Treatment.REMOVE;
        }
        if (tag == MAC_PARAMETERS_SEQUENCE || tag == ENCRYPTED_ATTRIBUTES_SEQUENCE) {
            return Treatment.REMOVE;
        }
        if (tag == Tag.PIXEL_DATA) {
            return Treatment.PIXELS;
        }
        if (tag == Tag.ICC_PROFILE) {
            return Treatment.COLOUR_PROFILE;
        }
        boolean keepsDates = profile.has(Option.RETAIN_LONGITUDINAL_FULL_DATES);
        boolean shiftsDates = profile.has(Option.RETAIN_LONGITUDINAL_MODIFIED_DATES);
        return switch (vr) {
            case DA, DT -> keepsDates ? Treatment.RETAIN : shiftsDates ? Treatment.DATE : Treatment.X_Z_D;
            case TM -> keepsDates || shiftsDates ? Treatment.TIME : Treatment.X_Z_D;
            // Of classes, transfer syntaxes and coding schemes the registered ones stay, as everywhere.
            case UI -> profile.has(Option.RETAIN_UIDS) ? Treatment.RETAIN : Treatment.UID;
            case AS -> profile.has(Option.RETAIN_PATIENT_CHARACTERISTICS) ? Treatment.AGE : Treatment.X_Z_D;
            case AE, PN, UR -> Treatment.X_Z_D;
            case DS, IS -> Treatment.NUMBER;
            case SH, UC -> isCodeValue(tag) ? Treatment.CODE_VALUE : Treatment.TEXT;
            case CS -> coded(tag);
            case LO -> longString(tag, profile);
            case LT, ST, UT -> Treatment.TEXT;
            case SQ -> Treatment.ITEMS;
            case AT, FD, FL, SL, SS, SV, UL, US, UV, OD, OF, OL, OV, OW -> Treatment.BINARY;
            case OB -> isKnownBulk(tag) ? Treatment.BINARY : Treatment.X_Z_D;
            case UN -> Treatment.X_Z_D;
        };
    }

    /// Model and software are the device's own; the table does not list them.
    private static Treatment longString(int tag, Profile profile) {
        return switch (tag) {
            case Tag.CODE_MEANING -> Treatment.CODE_MEANING;
            case Tag.MIME_TYPE_OF_ENCAPSULATED_DOCUMENT, LIST_OF_MIME_TYPES -> Treatment.MEDIA_TYPE;
            case MANUFACTURER_MODEL_NAME, SOFTWARE_VERSIONS ->
                profile.has(Option.RETAIN_DEVICE_IDENTITY) ? Treatment.RETAIN : Treatment.TEXT;
            default -> Treatment.TEXT;
        };
    }

    private static Treatment coded(int tag) {
        return switch (tag) {
            case Tag.SPECIFIC_CHARACTER_SET -> Treatment.CHARACTER_SET;
            case CONTEXT_IDENTIFIER, TEMPLATE_IDENTIFIER -> Treatment.STANDARD_NUMBER;
            default -> Treatment.TEXT;
        };
    }

    /// Elements that are judged by the coding scheme beside them.
    static boolean isCodeValue(int tag) {
        return tag == Tag.CODE_VALUE
                || tag == Tag.LONG_CODE_VALUE
                || tag == Tag.CODING_SCHEME_DESIGNATOR
                || tag == Tag.CODING_SCHEME_VERSION;
    }

    /// Elements that are judged by those beside them.
    static boolean isPartOfCode(int tag) {
        return isCodeValue(tag) || tag == Tag.CODE_MEANING;
    }

    /// Bytes that are samples or tables of an image or a signal.
    private static boolean isKnownBulk(int tag) {
        String keyword = keyword(tag);
        return Tag.isPixelData(tag)
                || keyword.endsWith("PaletteColorLookupTableData")
                || keyword.equals("WaveformData");
    }

    private static String keyword(int tag) {
        Optional<Dictionary.Entry> entry = Dictionary.entry(tag);
        return entry.isPresent() ? entry.get().keyword() : "";
    }
}
