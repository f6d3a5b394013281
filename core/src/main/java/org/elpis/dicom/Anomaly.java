package org.elpis.dicom;

/// Something unusual that did not stop the reader.
public enum Anomaly {
    NO_PREAMBLE("The file has no preamble."),
    NO_FILE_META("The file has no File Meta Information; the encoding was told from the data."),
    IMPLICIT_FILE_META("The File Meta Information is in implicit encoding."),
    ENCODING_CONTRADICTS_TRANSFER_SYNTAX("The elements are not encoded as the transfer syntax says."),
    ODD_LENGTH("A value has an odd length."),
    UNSORTED_TAGS("Elements are not in ascending order."),
    DUPLICATE_TAGS("An element occurs twice in one data set."),
    REDUNDANT_DELIMITER("A sequence states its length and has a delimiter as well."),
    DELIMITER_WITH_LENGTH("A delimiter states a length other than zero."),
    TRAILING_ZEROS("Zero bytes follow the last element."),
    UNKNOWN_CHARACTER_SET("Specific Character Set names a set that the standard does not define."),
    UNPARSED_UNKNOWN_SEQUENCE("A value of VR UN looks like a sequence but is none.");

    private final String sentence;

    Anomaly(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
