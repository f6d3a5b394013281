package org.elpis.signature;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.DataSet;
import org.elpis.timestamp.Timestamp;
import org.elpis.timestamp.Timestamp.Standing;
import org.elpis.timestamp.TimestampProtocol;
import org.elpis.timestamp.TimestampTrust;
import org.elpis.timestamp.Timestamps;

/// Judges the Certified Timestamp of a signature.
///
/// Source: PS3.3 C.12.1.1.3, (0400,0305) and (0400,0310)
final class SignatureStamp {
    /// The one type that the standard has: RFC 3161.
    static final String TYPE = "CMS_TSP";

    private SignatureStamp() {}

    /// Empty when the signature has none.
    ///
    /// @param signature  value of (0400,0120), padded as it stands
    static Optional<Timestamp> judge(DataSet item, byte[] signature, TimestampTrust trust) {
        if (!item.contains(SignatureTag.CERTIFIED_TIMESTAMP)) {
            return Optional.empty();
        }
        if (!item.string(SignatureTag.CERTIFIED_TIMESTAMP_TYPE).equals(TYPE)) {
            return Optional.of(Timestamp.open("its type is not " + TYPE));
        }
        byte[] token = SignatureTag.bytes(item, SignatureTag.CERTIFIED_TIMESTAMP, TimestampProtocol.MAX_TOKEN + 1);
        if (token.length == 0) {
            return Optional.of(Timestamp.broken("it is missing, or longer than any is"));
        }
        Timestamp judged = Timestamp.broken("");
        // dcmtk 3.6.7 asks for the timestamp of a signature before it is padded.
        for (byte[] stamped : List.of(signature, SignatureScheme.withoutPadding(signature))) {
            judged = Timestamps.judge(withoutPadding(token), stamped, trust);
            if (judged.standing() != Standing.BROKEN) {
                break;
            }
        }
        return Optional.of(judged);
    }

    /// One zero byte may stand behind a DER sequence of two bytes of length, to make it even.
    private static byte[] withoutPadding(byte[] token) {
        if (token.length < 4 || token[1] != (byte) 0x82) {
            return token;
        }
        int length = 4 + ((token[2] & 0xFF) << 8 | token[3] & 0xFF);
        return token.length == length + 1 && token[length] == 0 ? Arrays.copyOf(token, length) : token;
    }
}
