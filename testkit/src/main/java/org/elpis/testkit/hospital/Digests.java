package org.elpis.testkit.hospital;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.Value;

/// The digest of the raw pixel bytes, as the MIDI-B key has it.
final class Digests {
    private Digests() {}

    static String ofPixels(Attributes data, Encoding encoding) {
        return data.element(0x7FE00010)
                .map(Attributes.Element::value)
                .filter(v -> encoding != Encoding.EXPLICIT_BIG)
                .map(v -> switch (v) {
                    case Value.Numbers numbers -> md5(numbers.littleEndian());
                    case Value.Bytes(var bytes) -> md5(bytes);
                    case Value.Text text -> "";
                    case Value.Items items -> "";
                    case Value.UnknownItems items -> "";
                    case Value.Fragments fragments -> "";
                })
                .orElse("");
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
