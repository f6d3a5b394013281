package org.elpis.explain;

import java.util.Optional;
import org.elpis.dicom.Location;
import org.elpis.dicom.Tag;
import org.elpis.policy.ActionCode;
import org.elpis.policy.ConfidentialityTable;
import org.elpis.policy.Option;

/// Says what a rule of a plan asks for, and why, in one sentence for somebody who does not know the table.
final class RuleWords {
    static final String FILE_META = "file meta: made anew";
    static final String STATEMENT = "statement: what was done";

    private static final String OPTION_CLEANS = "E.1-1 C: ";
    private static final String OPTION_KEEPS = "E.1-1 K: ";
    private static final String TABLE = "E.1-1 ";
    private static final String DOCUMENT_WRITTEN = "E.1-1 D: written anew, ";
    private static final String DOCUMENT_NOT_READ = "E.1-1 D: document not read: ";
    private static final String PROJECT = "project: ";
    private static final String TEMPLATE = "; template ";
    private static final String READ = "; harmless words read by ";

    private RuleWords() {}

    static String inside(Location location) {
        Location whole = location;
        for (Location at = location.parent(); at != null; at = at.parent()) {
            whole = at;
        }
        return "It stands inside " + Tag.format(whole.tag()) + ", which does not stay as it is.";
    }

    /// @param rule  of a plan's step
    /// @param action  of a plan's step, `add` or `renew`
    /// @param isEmpty  whether the element had no value
    static String sentence(String rule, String action, int tag, String vr, boolean isEmpty) {
        if (rule.equals(FILE_META)) {
            return "File Meta Information is written anew; nothing of the old one is passed on.";
        }
        if (rule.equals(STATEMENT)) {
            return "The release says of itself that the identity was removed, by which method and with which options.";
        }
        if (rule.startsWith(PROJECT)) {
            String reason = rule.substring(PROJECT.length());
            return "The project's own rule" + (reason.isEmpty() ? "" : ", because: " + reason) + ".";
        }
        int template = rule.indexOf(TEMPLATE);
        if (template >= 0) {
            return sentence(rule.substring(0, template), action, tag, vr, isEmpty)
                    + " The template of the device has places that are filled in each of its images.";
        }
        int read = rule.indexOf(READ);
        if (read >= 0) {
            return sentence(rule.substring(0, read), action, tag, vr, isEmpty)
                    + " Of the words in it those stay that were read by " + rule.substring(read + READ.length())
                    + " and are known to say nothing of anybody.";
        }
        return rule.startsWith(TABLE) ? listed(rule, action, tag, vr, isEmpty) : unlisted(rule, action, vr);
    }

    private static String listed(String rule, String action, int tag, String vr, boolean isEmpty) {
        if (rule.startsWith(DOCUMENT_WRITTEN)) {
            return "Table E.1-1 says: replace by a dummy value, because a document may say anything; the option "
                    + option(rule, DOCUMENT_WRITTEN) + " has it written anew from what may stay of its text.";
        }
        if (rule.startsWith(DOCUMENT_NOT_READ)) {
            return "Table E.1-1 says: replace by a dummy value, because a document may say anything; this one could not "
                    + "be read (" + rule.substring(DOCUMENT_NOT_READ.length()) + "), so an empty one takes its place.";
        }
        if (rule.equals("E.1-1 Z: pseudonym")) {
            return "Table E.1-1 says: replace by an empty value, because this names the patient; Elpis writes the "
                    + "patient's pseudonym there, so that objects of one patient stay together.";
        }
        if (rule.equals("E.1-1 X: private")) {
            return "Table E.1-1 says: remove private elements, because only the manufacturer knows what they hold; "
                    + "no list of safe ones in force has this one.";
        }
        Optional<ConfidentialityTable.Row> row = ConfidentialityTable.row(tag);
        if (row.isEmpty()) {
            return "The rule: " + rule + ".";
        }
        String says = "Table E.1-1 says: " + asks(row.get().basic()) + ", because " + because(row.get(), tag, vr);
        if (rule.startsWith(OPTION_CLEANS)) {
            return says + "; the option " + option(rule, OPTION_CLEANS) + " " + cleans(action, vr, isEmpty) + ".";
        }
        if (rule.startsWith(OPTION_KEEPS)) {
            return says + "; the option " + option(rule, OPTION_KEEPS) + " " + keeps(action, vr) + ".";
        }
        return says + decided(row.get().basic(), action, vr, isEmpty) + ".";
    }

    private static String option(String rule, String prefix) {
        String name = rule.substring(prefix.length());
        return name.endsWith(" Option") ? name.substring(0, name.length() - " Option".length()) : name;
    }

    private static String asks(ActionCode code) {
        return switch (code) {
            case D -> "replace by a dummy value";
            case Z -> "replace by an empty value";
            case X -> "remove";
            case K -> "keep";
            case C -> "clean";
            case U -> "replace by a new UID";
            case Z_D -> "replace by an empty value, or by a dummy where one is needed";
            case X_Z -> "remove, or replace by an empty value where the attribute must be there";
            case X_D -> "remove, or replace by a dummy where a value is needed";
            case X_Z_D -> "remove, or replace by an empty or dummy value where one is needed";
            case X_Z_U -> "remove, or keep the references with new UIDs";
        };
    }

    private static String because(ConfidentialityTable.Row row, int tag, String vr) {
        return switch (vr) {
            case "DA", "DT" -> "this is a date";
            case "TM" -> "this is a time of day";
            case "UI" -> "whoever has the archive finds the original by it";
            case "PN" -> "this names a person";
            case "AS" -> "this is an age";
            case "AE" -> "this names a station of the site's network";
            default -> because(row, tag);
        };
    }

    private static String because(ConfidentialityTable.Row row, int tag) {
        var options = row.options().keySet();
        if (options.contains(Option.RETAIN_DEVICE_IDENTITY)) {
            return "this tells which device it was";
        }
        if (options.contains(Option.RETAIN_INSTITUTION_IDENTITY)) {
            return "this tells which institution it was";
        }
        if (options.contains(Option.RETAIN_PATIENT_CHARACTERISTICS)) {
            return "this describes the patient";
        }
        if (options.contains(Option.CLEAN_GRAPHICS)) {
            return "words can be drawn here";
        }
        if (options.contains(Option.CLEAN_STRUCTURED_CONTENT)) {
            return "this is what a report says";
        }
        if (options.contains(Option.RETAIN_UIDS)) {
            return "this leads to other objects of the patient";
        }
        if (options.contains(Option.CLEAN_DESCRIPTORS)) {
            return "people may write anything here";
        }
        return Tag.group(tag) == 0x0010 ? "this is about the patient" : "this may tell who the patient or the staff is";
    }

    private static String cleans(String action, String vr, boolean isEmpty) {
        return switch (action) {
            case "shift-date" -> "moves it by this patient's own number of days, so that intervals hold";
            case "clean" -> "keeps what is clinical and takes out the rest";
            case "pool-age" -> "keeps ages up to 89; older ones become 90 years";
            case "replace-uid" -> "asks for a new UID";
            case "keep" ->
                isEmpty
                        ? "would clean it, but it is empty already"
                        : vr.equals("SQ")
                                ? "lets the sequence stay; each element inside has its own rule"
                                : "lets it stay, because nothing in it identifies";
            default -> "would keep what is safe, but nobody can say that of this value, so it " + goes(action);
        };
    }

    private static String keeps(String action, String vr) {
        return switch (action) {
            case "keep" -> vr.equals("SQ") ? "keeps it; each element inside has its own rule" : "keeps it";
            case "clean" -> "keeps it, but for what names the patient or other persons";
            case "pool-age" -> "keeps ages up to 89; older ones become 90 years";
            case "replace-uid" -> "would keep a UID, but the value is none, so it is replaced";
            default -> "would keep it, but the value is not what it should be, so it " + goes(action);
        };
    }

    private static String goes(String action) {
        return switch (action) {
            case "zero" -> "is emptied";
            case "dummy" -> "becomes a dummy value";
            default -> "is removed";
        };
    }

    /// What the attribute's type in this kind of object, or its value, made of the code.
    private static String decided(ActionCode code, String action, String vr, boolean isEmpty) {
        boolean isCompound = code.code().indexOf('/') >= 0;
        return switch (action) {
            case "keep" ->
                isEmpty
                        ? "; it is empty already"
                        : vr.equals("SQ") ? "; the sequence stays, and each element inside has its own rule" : "";
            case "remove" -> isCompound ? "; in this kind of object it is optional, so it goes" : "";
            case "zero" -> isCompound ? "; this kind of object must have it, so it is emptied" : "";
            case "dummy" -> isCompound ? "; this kind of object needs a value, so it gets a dummy" : "";
            default -> "";
        };
    }

    private static String unlisted(String rule, String action, String vr) {
        return switch (rule) {
            case "group length: retired" -> "Group lengths are retired, and this one would no longer be right.";
            case "private: no creator" -> "A private element that no creator owns: nobody can say what it holds.";
            case "private creator: with its block" ->
                action.equals("keep")
                        ? "It names the owner of private elements, some of which stay."
                        : "It names the owner of private elements, none of which stay.";
            case "E.3.10-1 safe private" ->
                "Table E.3.10-1 lists this private element as safe; the option Retain Safe Private "
                        + (action.equals("keep") ? "keeps it." : "keeps it, treated like a listed attribute.");
            case "extended private" ->
                "The profile's wider list has this private element as safe; the option Retain Safe Private "
                        + (action.equals("keep") ? "keeps it." : "keeps it, treated like a listed attribute.");
            case "extended private: vendor header" ->
                "A structure of the manufacturer's own; of it only the parts that are known to be harmless stay.";
            case "face: surface of a head" ->
                "It draws the surface of a head, on which a face can be recognised as in a photograph.";
            case "allow-list: not in the dictionary" ->
                "The standard's dictionary does not know this element, so nobody can say what it holds.";
            case "allow-list: group not of a data set" ->
                "Elements of this group belong to messages and files, not to an object.";
            case "allow-list: not the VR of the dictionary" ->
                "The value is not of the kind that the standard has for this attribute: a place where something could "
                        + "be hidden.";
            case "allow-list: not in E.1-1" -> "Table E.1-1 does not list this attribute; " + allowed(action, vr);
            default -> "The rule: " + rule + ".";
        };
    }

    private static String allowed(String action, String vr) {
        return switch (action) {
            case "keep" ->
                vr.equals("SQ")
                        ? "the sequence stays, and each element inside has its own rule."
                        : "it stays, because nothing in it identifies.";
            case "clean" -> "it stays but for the parts that may identify.";
            case "shift-date" -> "as a date it moves by this patient's own number of days.";
            case "replace-uid" -> "as a UID it is replaced, registered ones excepted.";
            case "pool-age" -> "as an age it stays up to 89; older ones become 90 years.";
            case "fill-boxes" -> "the image stays; boxes around the words drawn into it become one constant value.";
            case "remove-face" -> "the image stays; the pixels that show a face get other values.";
            case "clean-frames" -> "the image stays; comments and other data beside it become zeros.";
            case "clean-unused-bits" -> "the image stays; an overlay in bits that it does not use is cleared.";
            case "clean-colour-profile" -> "it stays without its texts.";
            default -> "nobody can say that nothing in it identifies, so it " + goes(action) + ".";
        };
    }
}
