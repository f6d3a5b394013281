package org.elpis.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Optional;
import org.elpis.cbor.CborReader;
import org.elpis.cbor.CborWriter;
import org.elpis.merkle.MerkleTree;

/// A signed statement that whoever made an evidence pack stands for its manifest, and so for every file in it.
///
/// Format: docs/formats/evidence-pack.md
public final class ManifestSignature {
    private static final String CONTENT_TYPE = "application/vnd.elpis.evidence+cbor";
    private static final String FORMAT = "elpis-evidence 1";
    private static final int MAX_TEXT = 200;
    private static final long MAX_TIME = 1L << 40;

    /// What is signed.
    ///
    /// @param manifest  SHA-256 of the file
    /// @param time  seconds since 1970 in UTC, by the maker's own clock
    public record Statement(byte[] manifest, long time, String software) {}

    private final SignedStatement signed;
    private final Statement statement;

    private ManifestSignature(SignedStatement signed, Statement statement) {
        this.signed = signed;
        this.statement = statement;
    }

    public static ManifestSignature sign(Statement statement, SigningKeys keys) {
        return new ManifestSignature(SignedStatement.sign(CONTENT_TYPE, encoded(statement), keys), statement);
    }

    /// Reads one; nothing is believed of it until a signer is found.
    ///
    /// @throws org.elpis.cbor.MalformedCborException when the bytes are not one in the form that is written
    public static ManifestSignature read(byte[] bytes) throws IOException {
        SignedStatement signed = SignedStatement.read(bytes, CONTENT_TYPE);
        CborReader in = new CborReader(signed.payload());
        in.mapOf(4);
        in.text("time");
        long time = in.unsigned(MAX_TIME);
        in.text("format");
        in.text(FORMAT);
        in.text("manifest");
        byte[] manifest = in.exactly(MerkleTree.HASH);
        in.text("software");
        String software = in.text(MAX_TEXT);
        in.end();
        return new ManifestSignature(signed, new Statement(manifest, time, software));
    }

    private static byte[] encoded(Statement statement) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CborWriter out = new CborWriter(bytes);
            out.map(4).text("time").number(statement.time()).text("format").text(FORMAT);
            out.text("manifest").bytes(statement.manifest());
            out.text("software").text(statement.software());
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
