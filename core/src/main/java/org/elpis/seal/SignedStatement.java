package org.elpis.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.elpis.cbor.CborReader;
import org.elpis.cbor.CborWriter;
import org.elpis.cbor.MalformedCborException;
import org.elpis.timestamp.TimestampProtocol;

/// A statement and the two signatures of its sealer, as COSE_Sign.
///
/// Source: RFC 9052 sections 4.1 and 4.4; the algorithms RFC 9864 (Ed25519) and the IANA registry of COSE (ML-DSA-65)
final class SignedStatement {
    private static final int COSE_SIGN = 98;
    private static final int ALGORITHM = 1;
    private static final int CONTENT_TYPE = 3;
    private static final int KEY_ID = 4;
    /// RFC 9921, `3161-ctt`: a timestamp over the signatures.
    private static final int TIMESTAMP = 270;
    private static final int ED25519 = -19;
    private static final int ML_DSA_65 = -49;
    private static final int MAX_BYTES = 1 << 16;

    private final byte[] body;
    private final byte[] payload;
    private final Part classical;
    private final Part postQuantum;
    private final Optional<byte[]> token;

    /// One signature with its protected headers and the key they name.
    private record Part(byte[] protectedHeaders, byte[] keyId, byte[] signature) {}

    private SignedStatement(byte[] body, byte[] payload, Part classical, Part postQuantum, Optional<byte[]> token) {
        this.body = body;
        this.payload = payload;
        this.classical = classical;
        this.postQuantum = postQuantum;
        this.token = token;
    }

    static SignedStatement sign(String contentType, byte[] payload, SigningKeys keys) {
        byte[] body = encoded(out -> out.map(1).number(CONTENT_TYPE).text(contentType));
        byte[] first = headers(ED25519, keys.sealer().classicalId());
        byte[] second = headers(ML_DSA_65, keys.sealer().postQuantumId());
        return new SignedStatement(
                body,
                payload,
                new Part(first, keys.sealer().classicalId(), keys.classical(toBeSigned(body, first, payload))),
                new Part(second, keys.sealer().postQuantumId(), keys.postQuantum(toBeSigned(body, second, payload))),
                Optional.empty());
    }

    /// The same with a timestamp over its signatures.
    SignedStatement with(byte[] timestamp) {
        if (timestamp.length > TimestampProtocol.MAX_TOKEN) {
            throw new IllegalArgumentException(
                    "timestamp must have at most " + TimestampProtocol.MAX_TOKEN + " bytes, got " + timestamp.length);
        }
        return new SignedStatement(body, payload, classical, postQuantum, Optional.of(timestamp.clone()));
    }

    /// The timestamp, of which nothing is believed yet.
    Optional<byte[]> token() {
        return token.map(byte[]::clone);
    }

    /// What a timestamp is over: the array of signatures as it is encoded (RFC 9921 section 3.1).
    byte[] stamped() {
        return encoded(this::writeSignatures);
    }

    private void writeSignatures(CborWriter out) throws IOException {
        out.array(2);
        for (Part part : List.of(classical, postQuantum)) {
            out.array(3).bytes(part.protectedHeaders()).map(0).bytes(part.signature());
        }
    }

    private static byte[] headers(int algorithm, byte[] keyId) {
        return encoded(out ->
                out.map(2).number(ALGORITHM).number(algorithm).number(KEY_ID).bytes(keyId));
    }

    /// The Sig_structure of RFC 9052 section 4.4.
    private static byte[] toBeSigned(byte[] body, byte[] headers, byte[] payload) {
        return encoded(out -> out.array(5)
                .text("Signature")
                .bytes(body)
                .bytes(headers)
                .bytes(new byte[0])
                .bytes(payload));
    }

    byte[] payload() {
        return payload.clone();
    }

    /// Whether both signatures are those of a sealer over this statement.
    boolean isBy(SealerKeys sealer) {
        return MessageDigest.isEqual(classical.keyId(), sealer.classicalId())
                && MessageDigest.isEqual(postQuantum.keyId(), sealer.postQuantumId())
                && sealer.verifies(
                        toBeSigned(body, classical.protectedHeaders(), payload),
                        classical.signature(),
                        toBeSigned(body, postQuantum.protectedHeaders(), payload),
                        postQuantum.signature());
    }

    byte[] encoded() {
        return encoded(out -> {
            out.tag(COSE_SIGN).array(4).bytes(body).map(token.isPresent() ? 1 : 0);
            if (token.isPresent()) {
                out.number(TIMESTAMP).bytes(token.get());
            }
            out.bytes(payload);
            writeSignatures(out);
        });
    }

    /// Reads what [#encoded] wrote; nothing is believed of it yet.
    ///
    /// @throws MalformedCborException when it is not in that form
    static SignedStatement read(byte[] bytes, String contentType) throws IOException {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedCborException(MalformedCborException.Fault.TOO_LARGE);
        }
        CborReader in = new CborReader(bytes);
        in.tag(COSE_SIGN);
        in.arrayOf(4);
        byte[] body = in.bytes(MAX_BYTES);
        CborReader headers = new CborReader(body);
        headers.mapOf(1);
        headers.number(CONTENT_TYPE);
        headers.text(contentType);
        headers.end();
        Optional<byte[]> token = Optional.empty();
        if (in.map(1) == 1) {
            in.number(TIMESTAMP);
            token = Optional.of(in.bytes(TimestampProtocol.MAX_TOKEN));
        }
        byte[] payload = in.bytes(MAX_BYTES);
        in.arrayOf(2);
        Part classical = part(in, ED25519);
        Part postQuantum = part(in, ML_DSA_65);
        in.end();
        return new SignedStatement(body, payload, classical, postQuantum, token);
    }

    private static Part part(CborReader in, int algorithm) throws IOException {
        in.arrayOf(3);
        byte[] bytes = in.bytes(MAX_BYTES);
        CborReader headers = new CborReader(bytes);
        headers.mapOf(2);
        headers.number(ALGORITHM);
        headers.number(algorithm);
        headers.number(KEY_ID);
        byte[] keyId = headers.exactly(16);
        headers.end();
        in.mapOf(0);
        return new Part(bytes, keyId, in.bytes(MAX_BYTES));
    }

    @FunctionalInterface
    private interface Content {
        void write(CborWriter out) throws IOException;
    }

    private static byte[] encoded(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            content.write(new CborWriter(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }
}
