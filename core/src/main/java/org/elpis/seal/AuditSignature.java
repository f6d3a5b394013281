package org.elpis.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Optional;
import org.elpis.cbor.CborReader;
import org.elpis.cbor.CborWriter;
import org.elpis.dicom.Sha256;
import org.elpis.merkle.MerkleTree;

/// A signed statement that a site stands for the certificate of an audit of an AI model.
///
/// Format: docs/formats/audit-certificate.md
public final class AuditSignature {
    private static final String CONTENT_TYPE = "application/vnd.elpis.audit+cbor";
    private static final String FORMAT = "elpis-audit 1";
    private static final int MAX_TEXT = 200;
    private static final long MAX_TIME = 1L << 40;

    /// What is signed.
    ///
    /// @param certificate  SHA-256 of the file
    /// @param time  seconds since 1970 in UTC, by the site's own clock
    public record Statement(byte[] certificate, long time, String software) {}

    private final SignedStatement signed;
    private final Statement statement;

    private AuditSignature(SignedStatement signed, Statement statement) {
        this.signed = signed;
        this.statement = statement;
    }

    /// The statement about a certificate.
    public static Statement statement(byte[] certificate, long time, String software) {
        return new Statement(Sha256.start().digest(certificate), time, software);
    }

    public static AuditSignature sign(Statement statement, SigningKeys keys) {
        return new AuditSignature(SignedStatement.sign(CONTENT_TYPE, encoded(statement), keys), statement);
    }

    /// Reads one; nothing is believed of it until a signer is found.
    ///
    /// @throws org.elpis.cbor.MalformedCborException when the bytes are not one in the form that is written
    public static AuditSignature read(byte[] bytes) throws IOException {
        SignedStatement signed = SignedStatement.read(bytes, CONTENT_TYPE);
        CborReader in = new CborReader(signed.payload());
        in.mapOf(4);
        in.text("time");
        long time = in.unsigned(MAX_TIME);
        in.text("format");
        in.text(FORMAT);
        in.text("software");
        String software = in.text(MAX_TEXT);
        in.text("certificate");
        byte[] certificate = in.exactly(MerkleTree.HASH);
        in.end();
        return new AuditSignature(signed, new Statement(certificate, time, software));
    }

    /// Keys in the order of deterministic CBOR (RFC 8949 section 4.2.1): shorter ones first.
    private static byte[] encoded(Statement statement) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CborWriter out = new CborWriter(bytes);
            out.map(4).text("time").number(statement.time()).text("format").text(FORMAT);
            out.text("software").text(statement.software());
            out.text("certificate").bytes(statement.certificate());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    public byte[] bytes() {
        return signed.encoded();
    }

    public Statement statement() {
        return statement;
    }

    /// Which of some signers signed it; empty when none of them did.
    public Optional<SealerKeys> signer(Collection<SealerKeys> signers) {
        return signers.stream().filter(signed::isBy).findFirst();
    }
}
