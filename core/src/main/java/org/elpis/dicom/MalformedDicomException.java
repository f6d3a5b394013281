package org.elpis.dicom;

import java.util.OptionalInt;

/// Input that cannot be read as DICOM, or that is beyond a stated limit.
///
/// Holds a code, a tag and a position; never a value of the input.
public final class MalformedDicomException extends Exception {
    private static final long serialVersionUID = 1;
    private static final int NO_TAG = -1;

    /// What is wrong, with a sentence for the person who has to act.
    public enum Fault {
        EMPTY_FILE("The file is empty."),
        NOT_DICOM("The file is not DICOM: it has no DICM mark and does not start with a data element."),
        TRUNCATED("The file ends inside an element: it was cut off."),
        TRUNCATED_FILE_META("The File Meta Information ends too early."),
        UNKNOWN_VR("An element has a value representation that the standard does not define."),
        UNDEFINED_LENGTH_NOT_ALLOWED("An element has an undefined length where the standard does not allow one."),
        MISPLACED_DELIMITER("An item or a delimiter stands where none may stand."),
        BAD_ITEM("A sequence holds something that is not an item."),
        BAD_LENGTH("An element is longer than the item or sequence that holds it."),
        BAD_GROUP("An element has a group number that data sets may not use."),
        UNSUPPORTED_TRANSFER_SYNTAX("The transfer syntax is not one that this software can read."),
        NO_TRANSFER_SYNTAX("The file names no transfer syntax and its encoding cannot be told from the data."),
        CONTRADICTING_ENCODING("The data set is not encoded as its transfer syntax says."),
        BAD_DEFLATED_DATA("The deflated data set cannot be inflated."),
        TOO_DEEP("Sequences are nested deeper than the limit."),
        TOO_MANY_ELEMENTS("The data set has more elements than the limit."),
        TOO_MANY_FRAGMENTS("The pixel data have more fragments than the limit."),
        TOO_MANY_BYTES("The data set without pixel data and other bulk is larger than the limit."),
        INFLATES_TOO_FAR("The deflated data set inflates to more bytes than the limit.");

        private final String sentence;

        Fault(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    private final Fault fault;
    private final int tag;
    private final long position;

    MalformedDicomException(Fault fault, int tag, long position) {
        super(fault.sentence(), null, false, false);
        this.fault = fault;
        this.tag = tag;
        this.position = position;
    }

    MalformedDicomException(Fault fault, long position) {
        this(fault, NO_TAG, position);
    }

    public Fault fault() {
        return fault;
    }

    /// The tag of the element at fault, where one was read.
    public OptionalInt tag() {
        return tag == NO_TAG ? OptionalInt.empty() : OptionalInt.of(tag);
    }

    /// Byte position in the file, or in the inflated data set.
    public long position() {
        return position;
    }
}
