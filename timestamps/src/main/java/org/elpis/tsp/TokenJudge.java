package org.elpis.tsp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.elpis.timestamp.Timestamp;
import org.elpis.timestamp.Timestamp.Standing;
import org.elpis.timestamp.TimestampTrust;

/// Judges one token. Not thread-safe.
///
/// Source: RFC 3161 sections 2.2 to 2.4, RFC 5816 section 2.2
final class TokenJudge {
    private static final String UNREADABLE = "it is no timestamp that can be read";

    private final byte[] stamped;
    private final TimestampTrust trust;
    private final List<String> doubts = new ArrayList<>();

    TokenJudge(byte[] stamped, TimestampTrust trust) {
        this.stamped = stamped;
        this.trust = trust;
    }

    Timestamp judge(byte[] bytes) throws NotFittingException {
        try {
            return judge(read(bytes));
        } catch (TSPException | CMSException | OperatorCreationException | CertificateException | IOException e) {
            throw new NotFittingException(UNREADABLE);
        } catch (RuntimeException e) {
            // Bouncy Castle and providers throw these for hostile bytes too.
            throw new NotFittingException(UNREADABLE);
        }
    }

    private static TimeStampToken read(byte[] bytes) throws IOException, TSPException {
        Der.requireFlat(bytes);
        return new TimeStampToken(ContentInfo.getInstance(ASN1Primitive.fromByteArray(bytes)));
    }

    private Timestamp judge(TimeStampToken token)
            throws NotFittingException, CMSException, OperatorCreationException, CertificateException, IOException {
        requireImprint(token);
        X509CertificateHolder holder = signer(token);
        X509Certificate signer = certificate(holder);
        requireNamed(token, holder);
        requireSignature(token, signer);
        Instant time = token.getTimeStampInfo().getGenTime().toInstant();
        if (time.isAfter(trust.now().plus(Timestamp.CLOCK_TOLERANCE))) {
            doubts.add("its time is in the future");
        }
        new AuthorityPath(trust, time).addDoubts(signer, carried(token), doubts);
        return new Timestamp(
                doubts.isEmpty() ? Standing.TRUSTED : Standing.DOUBTED,
                Optional.of(time),
                signer.getSubjectX500Principal().getName(),
                HexFormat.of().formatHex(Hashes.start("SHA-256").digest(holder.getEncoded())),
                doubts);
    }

    private void requireImprint(TimeStampToken token) throws NotFittingException {
        String identifier = token.getTimeStampInfo().getMessageImprintAlgOID().getId();
        String name = Hashes.name(identifier).orElseThrow(NotFittingException::ofUnknownHash);
        byte[] hash = Hashes.start(name).digest(stamped);
        if (!MessageDigest.isEqual(hash, token.getTimeStampInfo().getMessageImprintDigest())) {
            throw new NotFittingException("it is of something else");
        }
        if (Hashes.isForgeable(name)) {
            doubts.add("its hash can be forged");
        }
    }

    private static X509CertificateHolder signer(TimeStampToken token) throws NotFittingException {
        List<X509CertificateHolder> matching = token.getCertificates().getMatches(null).stream()
                .filter(token.getSID()::match)
                .toList();
        if (matching.size() != 1) {
            throw new NotFittingException("the certificate of its authority is not in it");
        }
        return matching.getFirst();
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws CertificateException, IOException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
    }

    private static List<X509Certificate> carried(TimeStampToken token) throws CertificateException, IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            certificates.add(certificate(holder));
        }
        return certificates;
    }

    /// The certificate must be named within what is signed, or another of the same key could stand in for it.
    private static void requireNamed(TimeStampToken token, X509CertificateHolder signer)
            throws NotFittingException, IOException {
        Attribute second = token.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        Attribute first = token.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificate);
        boolean isNamed = second != null || first != null;
        if (second != null) {
            ESSCertIDv2 id = SigningCertificateV2.getInstance(second.getAttributeValues()[0])
                    .getCerts()[0];
            String hash = Hashes.name(id.getHashAlgorithm().getAlgorithm().getId())
                    .orElseThrow(NotFittingException::ofUnknownHash);
            isNamed &= MessageDigest.isEqual(Hashes.start(hash).digest(signer.getEncoded()), id.getCertHash());
        }
        if (first != null) {
            ESSCertID id = SigningCertificate.getInstance(first.getAttributeValues()[0])
                    .getCerts()[0];
            isNamed &= MessageDigest.isEqual(Hashes.start("SHA-1").digest(signer.getEncoded()), id.getCertHash());
        }
        if (!isNamed) {
            throw new NotFittingException("it does not name the certificate that signed it");
        }
    }

    private void requireSignature(TimeStampToken token, X509Certificate signer)
            throws NotFittingException, CMSException, OperatorCreationException {
        SignerInformation information =
                token.toCMSSignedData().getSignerInfos().getSigners().iterator().next();
        boolean fits;
        try {
            // By the key and not the certificate, whose validity would be asked for now instead of then.
            fits = information.verify(new JcaSimpleSignerInfoVerifierBuilder().build(signer.getPublicKey()));
        } catch (CMSException e) {
            fits = false;
        }
        if (!fits) {
            throw new NotFittingException("its signature does not fit");
        }
        Optional<String> hash = Hashes.name(information.getDigestAlgOID());
        if (hash.isEmpty() || Hashes.isForgeable(hash.get())) {
            doubts.add("the hash of its signature can be forged, or is not known");
        }
    }
}
