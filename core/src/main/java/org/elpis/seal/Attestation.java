package org.elpis.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.elpis.cbor.CborReader;
import org.elpis.cbor.CborWriter;
import org.elpis.cbor.MalformedCborException;
import org.elpis.merkle.MerkleTree;

/// A signed statement that one study was made from another, and by which operations: whoever signs it answers for
/// what is withheld of the first.
public final class Attestation {
    private static final String CONTENT_TYPE = "application/vnd.elpis.attestation+cbor";
    private static final String FORMAT = "elpis-attestation 2";
    private static final String FIRST_FORMAT = "elpis-attestation 1";
    private static final int MAX_TEXT = 200;
    private static final long MAX_TIME = 1L << 40;

    /// What may be done to a study so that the rest of it can still be compared with its seal.
    ///
    /// [#ADD_ATTRIBUTES] is told, but what it adds is not sealed. [#DEFACE_PIXELS] stands where the copy says of
    /// itself that a face was removed, and covers its masks as well.
    public enum Operation {
        ADD_ATTRIBUTES,
        DROP_ATTRIBUTES,
        REPLACE_ATTRIBUTES,
        MASK_PIXELS,
        DEFACE_PIXELS,
        LEAVE_OUT_INSTANCES;

        /// The first version of the format had fewer.
        private boolean isOfFirstFormat() {
            return this != ADD_ATTRIBUTES && this != DEFACE_PIXELS;
        }

        /// As it stands in the file.
        public String term() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What is signed.
    ///
    /// @param parent  root of the study before
    /// @param child  root of the study after
    /// @param opening  digest of the file that opens what is still shown of the first
    /// @param manifest  SHA-256 of the release's manifest, which names profile and plans; of no bytes where
    ///     there is none
    /// @param time  seconds since 1970 in UTC, by the signer's own clock
    public record Statement(
            byte[] parent,
            byte[] child,
            byte[] opening,
            Set<Operation> operations,
            byte[] manifest,
            long time,
            String software) {}

    private final SignedStatement signed;
    private final Statement statement;

    private Attestation(SignedStatement signed, Statement statement) {
        this.signed = signed;
        this.statement = statement;
    }

    /// Signs for an opening that goes with a copy.
    ///
    /// @param child  of the copy
    public static Attestation sign(
            Seal parent, Disclosure disclosure, SealStatement child, byte[] manifest, SigningKeys keys) {
        return sign(new Shown(parent, disclosure), child, manifest, keys);
    }

    /// What a copy still shows of a sealed study, without the opening itself.
    ///
    /// @param parent  root of the study
    /// @param opening  digest of the opening that goes with the copy
    public record Shown(byte[] parent, byte[] opening, Set<Operation> operations) {
        public Shown(Seal parent, Disclosure disclosure) {
            this(parent.statement().study(), disclosure.opening().digest(), disclosure.operations());
        }
    }

    /// Signs for what a copy still shows.
    ///
    /// @param child  of the copy
    public static Attestation sign(Shown shown, SealStatement child, byte[] manifest, SigningKeys keys) {
        Statement statement = new Statement(
                shown.parent(),
                child.study(),
                shown.opening(),
                shown.operations(),
                manifest,
                child.time(),
                child.software());
        return new Attestation(SignedStatement.sign(CONTENT_TYPE, encoded(statement), keys), statement);
    }

    public Statement statement() {
        return statement;
    }

    public byte[] bytes() {
        return signed.encoded();
    }

    /// What a timestamp has to be over.
    public byte[] stamped() {
        return signed.stamped();
    }

    /// The same with a timestamp.
    ///
    /// @param token  over [#stamped]
    public Attestation with(byte[] token) {
        return new Attestation(signed.with(token), statement);
    }

    /// The timestamp in it, of which nothing is believed yet.
    public Optional<byte[]> token() {
        return signed.token();
    }

    /// Which of some sealers signed it; empty when none of them did.
    public Optional<SealerKeys> signer(Collection<SealerKeys> sealers) {
        return sealers.stream().filter(signed::isBy).findFirst();
    }

    private static byte[] encoded(Statement statement) {
        return encoded(statement, FORMAT);
    }

    private static byte[] encoded(Statement statement, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CborWriter out = new CborWriter(bytes);
            out.map(8).text("time").number(statement.time());
            out.text("child").bytes(statement.child()).text("format").text(format);
            out.text("parent").bytes(statement.parent());
            out.text("opening").bytes(statement.opening());
            out.text("manifest").bytes(statement.manifest());
            out.text("software").text(statement.software());
            out.text("operations").array(statement.operations().size());
            for (Operation operation : Operation.values()) {
                if (statement.operations().contains(operation)) {
                    out.text(operation.term());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /// Reads an attestation; nothing is believed of it until a signer is found.
    ///
    /// @throws MalformedCborException when the bytes are not one in the form that is written
    public static Attestation read(byte[] bytes) throws IOException {
        SignedStatement signed = SignedStatement.read(bytes, CONTENT_TYPE);
        CborReader in = new CborReader(signed.payload());
        in.mapOf(8);
        in.text("time");
        long time = in.unsigned(MAX_TIME);
        in.text("child");
        byte[] child = in.exactly(MerkleTree.HASH);
        in.text("format");
        String format = in.text(MAX_TEXT);
        in.text("parent");
        byte[] parent = in.exactly(MerkleTree.HASH);
        in.text("opening");
        byte[] opening = in.exactly(MerkleTree.HASH);
        in.text("manifest");
        byte[] manifest = in.exactly(MerkleTree.HASH);
        in.text("software");
        String software = in.text(MAX_TEXT);
        in.text("operations");
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        for (int left = in.array(Operation.values().length); left > 0; left--) {
            operations.add(operation(in.text(MAX_TEXT)));
        }
        in.end();
        Statement statement = new Statement(parent, child, opening, operations, manifest, time, software);
        boolean isKnown = format.equals(FORMAT)
                || format.equals(FIRST_FORMAT) && operations.stream().allMatch(Operation::isOfFirstFormat);
        if (!isKnown || !Arrays.equals(encoded(statement, format), signed.payload())) {
            throw new MalformedCborException(MalformedCborException.Fault.UNEXPECTED);
        }
        return new Attestation(signed, statement);
    }

    private static Operation operation(String term) throws MalformedCborException {
        for (Operation operation : Operation.values()) {
            if (operation.term().equals(term)) {
                return operation;
            }
        }
        throw new MalformedCborException(MalformedCborException.Fault.UNEXPECTED);
    }
}
