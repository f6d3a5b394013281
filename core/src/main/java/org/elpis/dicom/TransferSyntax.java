package org.elpis.dicom;

import java.util.Optional;

/// How a whole object is encoded: the layout of its elements, whether they are deflated, whether pixel data
/// come in fragments.
///
/// @param uid  the registered UID, or one of our own making when a file names none
/// Source: PS3.5 annex A, PS3.6 table A-1.
public record TransferSyntax(String uid, Encoding encoding, boolean isDeflated, boolean isEncapsulated) {
    public static final TransferSyntax IMPLICIT_LITTLE =
            new TransferSyntax("1.2.840.10008.1.2", Encoding.IMPLICIT_LITTLE, false, false);
    public static final TransferSyntax EXPLICIT_LITTLE =
            new TransferSyntax("1.2.840.10008.1.2.1", Encoding.EXPLICIT_LITTLE, false, false);
    public static final TransferSyntax EXPLICIT_BIG =
            new TransferSyntax("1.2.840.10008.1.2.2", Encoding.EXPLICIT_BIG, false, false);
    public static final TransferSyntax DEFLATED =
            new TransferSyntax("1.2.840.10008.1.2.1.99", Encoding.EXPLICIT_LITTLE, true, false);

    /// The transfer syntax of a UID; empty when this software does not know how such an object is laid out.
    public static Optional<TransferSyntax> of(String uid) {
        return switch (uid) {
            case "1.2.840.10008.1.2" -> Optional.of(IMPLICIT_LITTLE);
            case "1.2.840.10008.1.2.1" -> Optional.of(EXPLICIT_LITTLE);
            case "1.2.840.10008.1.2.2" -> Optional.of(EXPLICIT_BIG);
            case "1.2.840.10008.1.2.1.99" -> Optional.of(DEFLATED);
            default ->
                isEncapsulatedUid(uid)
                        ? Optional.of(new TransferSyntax(uid, Encoding.EXPLICIT_LITTLE, false, true))
                        : Optional.empty();
        };
    }

    /// The native transfer syntax of an encoding.
    public static TransferSyntax of(Encoding encoding) {
        return switch (encoding) {
            case IMPLICIT_LITTLE -> IMPLICIT_LITTLE;
            case EXPLICIT_LITTLE -> EXPLICIT_LITTLE;
            case EXPLICIT_BIG -> EXPLICIT_BIG;
        };
    }

    /// JPEG, MPEG and HTJ2K (`.4.x`), RLE (`.5`) and deflated frames (`.8.1`) all use explicit little endian
    /// with fragments. JPIP (`.4.94`, `.4.95`, `.4.204`, `.4.205`) keeps its pixels elsewhere and is refused.
    private static boolean isEncapsulatedUid(String uid) {
        return switch (uid) {
            case "1.2.840.10008.1.2.4.94",
                    "1.2.840.10008.1.2.4.95",
                    "1.2.840.10008.1.2.4.204",
                    "1.2.840.10008.1.2.4.205" -> false;
            case "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.8.1" -> true;
            default -> uid.startsWith("1.2.840.10008.1.2.4.");
        };
    }
}
