package org.elpis.policy;

import java.util.EnumSet;
import java.util.Set;
import org.elpis.policy.Action.Kind;

/// Says in words what a treatment does, and which actions it can become when an element is met.
final class TreatmentWords {
    private TreatmentWords() {}

    static String of(Treatment treatment) {
        return switch (treatment) {
            case KEEP -> "kept untouched";
            case RETAIN -> "kept; the patient's own words and numbers go, and what has not the form of its VR";
            case ITEMS -> "sequence kept; each element of its items by its own rule";
            case BINARY -> "kept, unless it spells text";
            case TIME -> "kept when it is a time of day";
            case ZONE -> "kept when it is an offset from UTC";
            case STANDARD_NUMBER -> "kept when it is a number of the standard, else cleaned";
            case CHARACTER_SET -> "kept when it names character sets";
            case REMOVE -> "removed";
            case ZERO -> "emptied";
            case DUMMY -> "replaced by a dummy";
            case UID -> "replaced by a derived UID; registered UIDs stay";
            case DATE -> "moved by the patient's number of days";
            case SECONDS -> "seconds moved by the patient's number of days";
            case AGE -> "kept; over 89 becomes 90 years";
            case PSEUDONYM -> "replaced by the pseudonym";
            case TEXT -> "cleaned: clinical words, measures and codes stay";
            case NUMBER -> "kept when it is a number, no date, and not the patient's";
            case TEXT_IN_BYTES -> "text is cleaned, other bytes removed";
            case CODE_VALUE -> "kept when it is a code of a public scheme, else cleaned";
            case CODE_MEANING -> "kept as a whole, or the code in its place; cleaned when the code goes";
            case MEDIA_TYPE -> "kept when it is a type of document that is read, else cleaned";
            case DOCUMENT -> "written anew from what may stay of its text, or replaced by an empty document";
            case PIXELS -> "kept, without what is hidden beside the image and without words drawn into it";
            case COLOUR_PROFILE -> "kept without its texts";
            case CREATOR -> "kept when an element of its block is";
            case VENDOR_HEADER -> "written anew from its known parts";
            case X -> "removed; where the object needs it, emptied or replaced by a dummy";
            case X_Z -> "removed where optional, else emptied";
            case X_D -> "removed where optional, else replaced by a dummy";
            case X_Z_D -> "removed where optional, emptied where it may be empty, else replaced by a dummy";
            case Z_D -> "emptied where it may be empty, else replaced by a dummy";
        };
    }

    /// Every treatment leaves alone what is empty already, as far as it stays at all.
    static Set<Kind> actions(Treatment treatment) {
        return switch (treatment) {
            case KEEP -> EnumSet.of(Kind.KEEP);
            case RETAIN -> EnumSet.of(Kind.KEEP, Kind.CLEAN, Kind.REPLACE_UID, Kind.REMOVE, Kind.ZERO, Kind.DUMMY);
            case ITEMS -> EnumSet.of(Kind.KEEP, Kind.REMOVE, Kind.ZERO);
            case BINARY, TIME, ZONE -> EnumSet.of(Kind.KEEP, Kind.REMOVE, Kind.ZERO, Kind.DUMMY);
            case NUMBER -> EnumSet.of(Kind.KEEP, Kind.POOL_AGE, Kind.REMOVE, Kind.ZERO, Kind.DUMMY);
            case STANDARD_NUMBER, CHARACTER_SET, TEXT, TEXT_IN_BYTES, CODE_VALUE, CODE_MEANING, MEDIA_TYPE ->
                EnumSet.of(Kind.KEEP, Kind.CLEAN, Kind.REMOVE, Kind.ZERO, Kind.DUMMY);
            case REMOVE -> EnumSet.of(Kind.REMOVE);
            case ZERO -> EnumSet.of(Kind.KEEP, Kind.ZERO);
            // The items of a sequence stay, with dummies in them.
            case DUMMY -> EnumSet.of(Kind.KEEP, Kind.DUMMY, Kind.REPLACE_UID);
            case UID -> EnumSet.of(Kind.KEEP, Kind.REPLACE_UID);
            case DATE -> EnumSet.of(Kind.KEEP, Kind.SHIFT_DATE);
            case SECONDS -> EnumSet.of(Kind.KEEP, Kind.SHIFT_SECONDS, Kind.REMOVE);
            case AGE -> EnumSet.of(Kind.KEEP, Kind.POOL_AGE);
            case PSEUDONYM -> EnumSet.of(Kind.PSEUDONYMIZE);
            case DOCUMENT -> EnumSet.of(Kind.CLEAN_DOCUMENT, Kind.DUMMY);
            case PIXELS ->
                EnumSet.of(
                        Kind.KEEP,
                        Kind.CLEAN_FRAMES,
                        Kind.CLEAN_UNUSED_BITS,
                        Kind.FILL_BOXES,
                        Kind.REMOVE_FACE,
                        Kind.REMOVE);
            case COLOUR_PROFILE -> EnumSet.of(Kind.KEEP, Kind.CLEAN_COLOUR_PROFILE, Kind.REMOVE, Kind.ZERO, Kind.DUMMY);
            case CREATOR -> EnumSet.of(Kind.KEEP, Kind.REMOVE);
            case VENDOR_HEADER -> EnumSet.of(Kind.KEEP, Kind.CLEAN_VENDOR_HEADER, Kind.REMOVE);
            case X -> EnumSet.of(Kind.KEEP, Kind.REMOVE, Kind.ZERO, Kind.DUMMY, Kind.REPLACE_UID);
            case X_Z -> EnumSet.of(Kind.KEEP, Kind.REMOVE, Kind.ZERO);
            case X_D -> EnumSet.of(Kind.KEEP, Kind.REMOVE, Kind.DUMMY, Kind.REPLACE_UID);
            case X_Z_D -> EnumSet.of(Kind.KEEP, Kind.REMOVE, Kind.ZERO, Kind.DUMMY, Kind.REPLACE_UID);
            case Z_D -> EnumSet.of(Kind.KEEP, Kind.ZERO, Kind.DUMMY, Kind.REPLACE_UID);
        };
    }

    /// Whether a treatment is the plain meaning of an action code.
    static boolean isPlain(ActionCode code, Treatment treatment) {
        return switch (code) {
            case D -> treatment == Treatment.DUMMY || treatment == Treatment.DOCUMENT;
            case Z -> treatment == Treatment.ZERO;
            case X -> treatment == Treatment.REMOVE || treatment == Treatment.X;
            case U -> treatment == Treatment.UID;
            case K -> treatment == Treatment.RETAIN || treatment == Treatment.ITEMS || treatment == Treatment.KEEP;
            case C ->
                switch (treatment) {
                    case TEXT, DATE, ITEMS, UID, NUMBER, AGE -> true;
                    default -> false;
                };
            case Z_D -> treatment == Treatment.Z_D;
            case X_Z -> treatment == Treatment.X_Z;
            case X_D -> treatment == Treatment.X_D;
            case X_Z_D -> treatment == Treatment.X_Z_D;
            case X_Z_U -> false;
        };
    }
}
