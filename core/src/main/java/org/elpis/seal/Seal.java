package org.elpis.seal;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A signed statement about one study, as it lies in a file.
public final class Seal {
    private static final String CONTENT_TYPE = "application/vnd.elpis.seal+cbor";

    private final SignedStatement signed;
    private final SealStatement statement;
    /// Whether a sealer signed it, for those that were asked about: a folder of seals is held against many studies.
    private final Map<SealerKeys, Boolean> judged = new ConcurrentHashMap<>();

    private Seal(SignedStatement signed, SealStatement statement) {
        this.signed = signed;
        this.statement = statement;
    }

    public static Seal sign(SealStatement statement, SigningKeys keys) {
        return new Seal(SignedStatement.sign(CONTENT_TYPE, statement.encoded(), keys), statement);
    }

    /// Reads a seal; nothing is believed of it until a sealer is found.
    ///
    /// @throws org.elpis.cbor.MalformedCborException when the bytes are not one in the form that is written
    public static Seal read(byte[] bytes) throws IOException {
        SignedStatement signed = SignedStatement.read(bytes, CONTENT_TYPE);
        return new Seal(signed, SealStatement.read(signed.payload()));
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
    public Seal with(byte[] token) {
        return new Seal(signed.with(token), statement);
    }

    /// The timestamp in it, of which nothing is believed yet.
    public Optional<byte[]> token() {
        return signed.token();
    }

    public SealStatement statement() {
        return statement;
    }

    /// Which of some sealers signed it; empty when none of them did.
    public Optional<SealerKeys> signer(Collection<SealerKeys> sealers) {
        return sealers.stream()
                .filter(sealer -> judged.computeIfAbsent(sealer, signed::isBy))
                .findFirst();
    }
}
