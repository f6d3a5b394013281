package org.elpis.tsp;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.elpis.timestamp.NoTimestampException;
import org.elpis.timestamp.Obtained;
import org.elpis.timestamp.Timestamp;
import org.elpis.timestamp.TimestampProtocol;
import org.elpis.timestamp.TimestampTrust;

/// RFC 3161 over HTTP. Thread-safe.
public final class Rfc3161 implements TimestampProtocol {
    /// An authority answers within a second; a hospital's proxy may take some.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// So many that no two requests ever have the same (RFC 3161 section 2.4.1 asks for 64 or more).
    private static final int NONCE_BITS = 128;

    private final AuthorityClient client;
    private final SecureRandom random = new SecureRandom();

    public Rfc3161() {
        this(PATIENCE);
    }

    /// @param patience  after which an answer that is not whole is none
    Rfc3161(Duration patience) {
        this.client = new AuthorityClient(patience);
    }

    @Override
    public Obtained obtain(URI authority, byte[] stamped) throws NoTimestampException {
        TimeStampRequest request = request(stamped);
        TimeStampToken token;
        byte[] encoded;
        try {
            byte[] answer = client.ask(authority, request.getEncoded());
            Der.requireFlat(answer);
            TimeStampResponse response = new TimeStampResponse(answer);
            if (response.getStatus() > 1) {
                throw new NoTimestampException("it refused (status " + response.getStatus() + ")");
            }
            // Same hash, nonce and policy as asked for, or it throws.
            response.validate(request);
            token = response.getTimeStampToken();
            if (token == null) {
                throw new NoTimestampException("its answer has no token");
            }
            encoded = token.getEncoded();
        } catch (TSPException | IOException | RuntimeException e) {
            // Bouncy Castle throws all of them for hostile bytes.
            throw new NoTimestampException("its answer is no timestamp for what was asked");
        }
        return checked(encoded, stamped);
    }

    private TimeStampRequest request(byte[] stamped) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        byte[] hash = Hashes.start("SHA-512").digest(stamped);
        return generator.generate(NISTObjectIdentifiers.id_sha512, hash, new BigInteger(NONCE_BITS, random));
    }

    /// Whose word it is the verifier decides; that it fits is seen now.
    private Obtained checked(byte[] token, byte[] stamped) throws NoTimestampException {
        if (token.length > MAX_TOKEN) {
            throw new NoTimestampException("its token is longer than " + MAX_TOKEN + " bytes");
        }
        Timestamp judged = judge(token, stamped, TimestampTrust.nobody(Instant.EPOCH));
        if (judged.standing() == Timestamp.Standing.BROKEN || judged.time().isEmpty()) {
            throw new NoTimestampException(
                    "its token does not hold: " + judged.doubts().getFirst());
        }
        return new Obtained(token, judged.time().get());
    }

    @Override
    public Timestamp judge(byte[] token, byte[] stamped, TimestampTrust trust) {
        try {
            return new TokenJudge(stamped, trust).judge(token);
        } catch (NotFittingException e) {
            return e.isOpen() ? Timestamp.open(e.phrase()) : Timestamp.broken(e.phrase());
        }
    }
}
