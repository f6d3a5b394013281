package org.elpis.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The message under the signature of a cosigner of a checkpoint.
///
/// Source: C2SP tlog-cosignature, "Ed25519 signed message" and "ML-DSA-44 signed message"
final class Cosigned {
    private Cosigned() {}

    /// @param time  seconds since 1970, at least 0
    /// @param text  of the checkpoint
    /// @throws MalformedLedgerException when the text is no checkpoint that this kind can sign
    static byte[] message(SignatureKind kind, String cosigner, long time, String text) throws MalformedLedgerException {
        if (kind == SignatureKind.ED25519_COSIGNATURE) {
            return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
        }
        Checkpoint checkpoint = Checkpoint.parse(text);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes("subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII));
        writeName(message, cosigner);
        writeNumber(message, time);
        writeName(message, checkpoint.origin());
        writeNumber(message, 0);
        writeNumber(message, checkpoint.size());
        message.writeBytes(checkpoint.root());
        return message.toByteArray();
    }

    private static void writeName(ByteArrayOutputStream message, String name) throws MalformedLedgerException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 255) {
            throw new MalformedLedgerException("a name has more than 255 bytes");
        }
        message.write(bytes.length);
        message.writeBytes(bytes);
    }

    private static void writeNumber(ByteArrayOutputStream message, long number) {
        message.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
