package org.elpis.cli;

import org.elpis.policy.Handling;
import org.elpis.policy.Profile;

/// What a profile decides besides the table, in words.
final class HandlingWords {
    private HandlingWords() {}

    static String pseudonyms(Profile profile) {
        return switch (profile.pseudonyms()) {
            case KEYED -> "derived with the project's key";
            case VAULT -> "drawn at random and kept in an encrypted vault";
        };
    }

    static String texts(Handling handling) {
        return switch (handling.texts()) {
            case PLACEHOLDER -> "what goes leaves a word for its kind, such as [NAME]";
            case SURROGATE -> "what goes is replaced by something made up of its kind";
            case DROP -> "what goes leaves nothing";
        };
    }

    static String documents(Handling handling) {
        return switch (handling.documents()) {
            case CLEAN -> "encapsulated documents are written anew from their cleaned content";
            case REMOVE -> "encapsulated documents are replaced by an empty one";
        };
    }

    static String pixels(Handling handling) {
        return switch (handling.pixels()) {
            case CLEAN -> "words burned into images are looked for and filled, by code 113101";
            case KEEP_HARMLESS ->
                "words burned into images are looked for and filled, by code 113101, unless a program reads each of them "
                        + "as a side, a view or a measure";
            case UNTOUCHED -> "words are not looked for and not changed";
        };
    }

    static String faces(Handling handling) {
        String what = switch (handling.faces().extent()) {
            case FACE -> "faces in CT, MR and PET scans are removed";
            case FACE_EARS_TEETH -> "faces in CT, MR and PET scans are removed, with ears, teeth and jaws";
            case SKULL_STRIP -> "all but the brain is removed from CT, MR and PET scans of heads";
            case UNTOUCHED -> "not looked for and not changed";
        };
        return handling.looksForFaces() ? what + ", by code 113102; " + fill(handling) + " takes the place" : what;
    }

    private static String fill(Handling handling) {
        return switch (handling.faces().fill()) {
            case NOISE -> "noise of the scan's background";
            case AVERAGE -> "the surface of an average head";
        };
    }

    static String commonWords(Handling handling) {
        return "a word in no name list stays when " + handling.commonWordPatients() + " patients of the job have it";
    }
}
