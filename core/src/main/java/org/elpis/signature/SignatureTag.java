package org.elpis.signature;

import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;

/// The tags of signatures, and what their values are read as.
final class SignatureTag {
    static final int MAC_ID_NUMBER = 0x0400_0005;
    static final int MAC_CALCULATION_TRANSFER_SYNTAX_UID = 0x0400_0010;
    static final int MAC_ALGORITHM = 0x0400_0015;
    static final int DATA_ELEMENTS_SIGNED = 0x0400_0020;
    static final int DIGITAL_SIGNATURE_UID = 0x0400_0100;
    static final int DIGITAL_SIGNATURE_DATETIME = 0x0400_0105;
    static final int CERTIFICATE_TYPE = 0x0400_0110;
    static final int CERTIFICATE_OF_SIGNER = 0x0400_0115;
    static final int SIGNATURE = 0x0400_0120;
    static final int CERTIFIED_TIMESTAMP_TYPE = 0x0400_0305;
    static final int CERTIFIED_TIMESTAMP = 0x0400_0310;
    static final int PURPOSE_CODE_SEQUENCE = 0x0400_0401;
    static final int ORIGINAL_ATTRIBUTES_SEQUENCE = 0x0400_0561;

    /// What an item of (FFFA,FFFA) Digital Signatures Sequence may hold: PS3.3 C.12.1.1.3.
    private static final Set<Integer> OF_SIGNATURE = Set.of(
            MAC_ID_NUMBER,
            DIGITAL_SIGNATURE_UID,
            DIGITAL_SIGNATURE_DATETIME,
            CERTIFICATE_TYPE,
            CERTIFICATE_OF_SIGNER,
            SIGNATURE,
            CERTIFIED_TIMESTAMP_TYPE,
            CERTIFIED_TIMESTAMP,
            PURPOSE_CODE_SEQUENCE);

    private SignatureTag() {}

    /// Whether an item holds a signature and nothing else, each element once and in its order.
    static boolean areOfSignature(DataSet item) {
        for (Element element : item) {
            if (!OF_SIGNATURE.contains(element.tag()) && !Tag.isGroupLength(element.tag())) {
                return false;
            }
        }
        return Order.isSorted(item);
    }

    /// The bytes of a value of at most `max` bytes; empty when it is absent, empty, longer, or none that is kept.
    static byte[] bytes(DataSet dataSet, int tag, int max) {
        return dataSet.get(tag).map(Element::value).orElse(Value.Bytes.EMPTY) instanceof Value.Bytes bytes
                        && bytes.length() <= max
                ? bytes.copy()
                : new byte[0];
    }

    /// The tags that a value of VR AT names, in the order that it has; empty when it names none, or not whole ones.
    static int[] tags(DataSet dataSet, int tag, int max) {
        byte[] bytes = bytes(dataSet, tag, max);
        if (bytes.length % 4 != 0) {
            return new int[0];
        }
        boolean isBig = dataSet.encoding() == Encoding.EXPLICIT_BIG;
        int[] tags = new int[bytes.length / 4];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = word(bytes, 4 * i, isBig) << 16 | word(bytes, 4 * i + 2, isBig);
        }
        return tags;
    }

    private static int word(byte[] bytes, int at, boolean isBig) {
        int first = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        return isBig ? first << 8 | second : second << 8 | first;
    }
}
