package org.elpis.testkit.dicom;

/// How the data set of a file is laid out on the byte level.
public enum Encoding {
    IMPLICIT_LITTLE("1.2.840.10008.1.2"),
    EXPLICIT_LITTLE("1.2.840.10008.1.2.1"),
    DEFLATED("1.2.840.10008.1.2.1.99"),
    EXPLICIT_BIG("1.2.840.10008.1.2.2"),
    JPEG_BASELINE("1.2.840.10008.1.2.4.50"),
    RLE("1.2.840.10008.1.2.5");

    private final String uid;

    Encoding(String uid) {
        this.uid = uid;
    }

    /// The transfer syntax UID.
    public String uid() {
        return uid;
    }

    boolean explicit() {
        return this != IMPLICIT_LITTLE;
    }

    boolean big() {
        return this == EXPLICIT_BIG;
    }
}
