package org.elpis.certificate;

/// Something that a certificate says and that is not so.
///
/// @param where  a file relative to the folder, or a line of the certificate
public record Problem(Kind kind, String where) {
    /// What is wrong.
    public enum Kind {
        LINE_NOT_OF_THE_FORM("is not of the form of a certificate"),
        LINE_CHANGED("was changed: the statement does not have the digest beside it"),
        ROOT_DIFFERS("the root does not follow from the statements: some were changed, added or removed"),
        ROOT_NOT_THE_GIVEN("the root is not the one that was given: another certificate stands here"),
        OUT_OF_ORDER("does not stand in the order of paths, or stands there twice"),
        COUNTS_DIFFER("the counts of the certificate are not the sums of its statements"),
        MISSING("is missing"),
        CHANGED("was changed: it does not have the length and digest of its statement"),
        UNREADABLE("could not be read"),
        NOT_LISTED("is a DICOM file that the certificate does not list");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }
}
