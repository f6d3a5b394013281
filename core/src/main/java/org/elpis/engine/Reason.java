package org.elpis.engine;

import java.util.Optional;
import java.util.OptionalInt;
import org.elpis.codestream.MalformedCodestreamException;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.Tag;
import org.elpis.pixel.UncertainPixelsException;
import org.elpis.pixel.UndecodableFrameException;

/// Why an object did not leave: what, where, and what a person can do about it. Never a value of the object.
///
/// @param code  stands in reports and is stable between versions
/// @param what  one sentence
/// @param next  what to do
/// @param tag  the element it is about, written `(gggg,eeee)`
public record Reason(String code, String what, String next, Optional<String> tag) {
    private static final String EXPORT_AGAIN = "Export the object again from the PACS.";

    /// Why an object that cannot be read does not leave.
    public static Reason of(MalformedDicomException e) {
        OptionalInt tag = e.tag();
        Optional<String> where = tag.isPresent() ? Optional.of(Tag.format(tag.getAsInt())) : Optional.empty();
        return new Reason(e.fault().name(), e.fault().sentence(), next(e.fault()), where);
    }

    static Reason of(MalformedCodestreamException e) {
        return new Reason(
                "PIXEL_DATA_" + e.fault().name(),
                "What is hidden in the pixel data cannot be told from the image: "
                        .concat(e.fault().phrase())
                        .concat("."),
                "Convert the object to an uncompressed transfer syntax, or export it again from the PACS.",
                Optional.of(Tag.format(Tag.PIXEL_DATA)));
    }

    private static String next(MalformedDicomException.Fault fault) {
        return switch (fault) {
            case NOT_DICOM, NO_TRANSFER_SYNTAX -> "Find out what the file is; leave it out when it is no image.";
            case UNSUPPORTED_TRANSFER_SYNTAX -> "Convert the object to a transfer syntax of the standard.";
            case TOO_DEEP, TOO_MANY_ELEMENTS, TOO_MANY_FRAGMENTS, TOO_MANY_BYTES, INFLATES_TOO_FAR ->
                "Give Elpis more memory (ELPIS_OPTS=-Xmx4g), or leave the object out; docs/limits.md has the limits.";
            case EMPTY_FILE,
                    TRUNCATED,
                    TRUNCATED_FILE_META,
                    UNKNOWN_VR,
                    UNDEFINED_LENGTH_NOT_ALLOWED,
                    MISPLACED_DELIMITER,
                    BAD_ITEM,
                    BAD_LENGTH,
                    BAD_GROUP,
                    CONTRADICTING_ENCODING,
                    BAD_DEFLATED_DATA -> EXPORT_AGAIN;
        };
    }

    static Reason unreadable() {
        return new Reason(
                "UNREADABLE",
                "The file could not be read.",
                "Check its permissions and the disk, then run again.",
                Optional.empty());
    }

    static Reason referenceOutside() {
        return new Reason(
                "REFERENCE_OUTSIDE",
                "The DICOMDIR refers to a file outside its own folder.",
                "Give the folder of the files as input, not the DICOMDIR.",
                Optional.empty());
    }

    static Reason referenceToNothing() {
        return new Reason(
                "REFERENCE_TO_NOTHING",
                "The DICOMDIR refers to a file that is not there.",
                "Copy the medium again, with all its folders.",
                Optional.empty());
    }

    static Reason changedWhileRunning() {
        return new Reason(
                "CHANGED",
                "The file changed while the job was running.",
                "Run again when nothing writes to it.",
                Optional.empty());
    }

    static Reason missing(int tag, String name) {
        return new Reason(
                "MISSING_IDENTIFIER",
                "The object has no ".concat(name).concat(", so it belongs to nothing that could be released."),
                EXPORT_AGAIN,
                Optional.of(Tag.format(tag)));
    }

    static Reason unknownSopClass() {
        return new Reason(
                "UNKNOWN_SOP_CLASS",
                "The object's SOP Class is private or not of the standard, so nobody can say what it holds.",
                "Leave it out, or ask the manufacturer for a standard object.",
                Optional.of(Tag.format(Tag.SOP_CLASS_UID)));
    }

    static Reason shortPixelData() {
        return new Reason(
                "PIXEL_DATA_TOO_SHORT",
                "The pixel data hold fewer bytes than Rows, Columns and Number of Frames ask for.",
                EXPORT_AGAIN,
                Optional.of(Tag.format(Tag.PIXEL_DATA)));
    }

    static Reason voice() {
        return new Reason(
                "VOICE",
                "The object is a sound recording: a voice identifies whoever speaks, and cannot be cleaned.",
                "Leave it out, or release a transcript of it.",
                Optional.of(Tag.format(Tag.SOP_CLASS_UID)));
    }

    static Reason slideLabel() {
        return new Reason(
                "SLIDE_LABEL",
                "The image shows a slide as a whole with its label, on which the patient is named.",
                "Leave it out: the images of the specimen do not need it.",
                Optional.of(Tag.format(Tag.IMAGE_TYPE)));
    }

    static Reason conflictingCopies() {
        return new Reason(
                "SAME_UID_DIFFERENT_CONTENT",
                "Another object of the input has the same SOP Instance UID and other content.",
                "Find out which one is right and leave the other out.",
                Optional.of(Tag.format(Tag.SOP_INSTANCE_UID)));
    }

    static Reason foreignMark() {
        return new Reason(
                "CHANGED_AFTER_RELEASE",
                "The object carries the release mark of this software, but not of this project, or it was changed since.",
                "Use the object as it was before its release.",
                Optional.of(Tag.format(Tag.DEIDENTIFICATION_METHOD)));
    }

    static Reason otherProfile() {
        return new Reason(
                "RELEASED_BY_OTHER_PROFILE",
                "This project has released the object before, by other rules than those of this job.",
                "Give the original of the object instead of its release.",
                Optional.of(Tag.format(Tag.DEIDENTIFICATION_METHOD)));
    }

    static Reason sameName() {
        return new Reason(
                "SAME_NAME",
                "Another object of the input would be released under the same SOP Instance UID.",
                "Take the rule for SOP Instance UID out of the project's profile, or release the object into another folder.",
                Optional.of(Tag.format(Tag.SOP_INSTANCE_UID)));
    }

    static Reason leak(String kinds, Optional<String> where) {
        return new Reason(
                "LEAK_FOUND",
                "The check found something of the patient's identity in the released bytes: "
                        .concat(kinds)
                        .concat("."),
                "Add a rule for the attribute to the project's profile, or leave the object out.",
                where);
    }

    static Reason leakInPixelData(String kinds, String where) {
        return new Reason(
                "LEAK_IN_PIXEL_DATA",
                "The check found something of the patient's identity in a comment or other part of the compressed pixel "
                        + "data: ".concat(kinds).concat("."),
                "Convert the object to an uncompressed transfer syntax, or export it without comments, then run again.",
                Optional.of(where));
    }

    static Reason of(UndecodableFrameException e) {
        return new Reason(
                "PIXEL_DATA_NOT_DECODABLE",
                "Nobody can look at the pixels, because " + e.getMessage() + ".",
                "Convert the object to a transfer syntax that is read (docs/limits.md), export it again from the PACS, "
                        + "or release it unexamined with --no-pixels.",
                Optional.of(Tag.format(Tag.PIXEL_DATA)));
    }

    static Reason of(UncertainPixelsException e) {
        return new Reason(
                "PIXEL_DATA_UNCERTAIN",
                "Nobody can say whether words are drawn into the image, because " + e.getMessage() + ".",
                "Look at the image. Leave it out, or release it unexamined with --no-pixels.",
                Optional.of(Tag.format(Tag.PIXEL_DATA)));
    }

    static Reason wordsLeft() {
        return new Reason(
                "WORDS_IN_PIXELS_LEFT",
                "Words were filled, and every further look at the result found more.",
                "Look at the image. Leave it out, or release it unexamined with --no-pixels.",
                Optional.of(Tag.format(Tag.PIXEL_DATA)));
    }

    static Reason wordsEverywhere() {
        return new Reason(
                "WORDS_IN_PIXELS_LEFT",
                "Words were filled, and a harder look takes more than another eighth of the image for words.",
                "Look at the image. Leave it out, or release it unexamined with --no-pixels.",
                Optional.of(Tag.format(Tag.PIXEL_DATA)));
    }

    /// @param why  so that it can follow "because "
    /// @param tag  of what may show the face
    static Reason faceUncertain(String why, int tag) {
        return new Reason(
                "FACE_UNCERTAIN",
                "Nobody can say that no face is left in it, because " + why + ".",
                "Look at it. Give the whole study, or a series that shows more of the head; leave it out; or release it "
                        + "with its face by --faces untouched.",
                Optional.of(Tag.format(tag)));
    }

    static Reason faceLeft() {
        return new Reason(
                "FACE_LEFT",
                "A face was to be removed, and the second look found other pixels than were meant to be there.",
                "Look at the image. Convert it to an uncompressed transfer syntax and run again, or leave it out.",
                Optional.of(Tag.format(Tag.PIXEL_DATA)));
    }

    static Reason nobodyLooks() {
        return new Reason(
                "PIXELS_NOT_EXAMINED",
                "This installation has no part that looks at pixels (elpis-vision).",
                "Add it to the class path, or release images unexamined with --no-pixels.",
                Optional.of(Tag.format(Tag.PIXEL_DATA)));
    }

    static Reason unsearchable() {
        return new Reason(
                "NOT_SEARCHABLE",
                "A part of the released bytes is beyond what the check can search, so nobody can vouch for it.",
                "Add a rule that removes the attribute to the project's profile, or leave the object out.",
                Optional.empty());
    }

    static Reason internalFault() {
        return new Reason(
                "INTERNAL_FAULT",
                "A fault of this software stopped the work on the object.",
                "Report it with the file faults.txt of the job's folder; look through it first, it may hold values.",
                Optional.empty());
    }
}
