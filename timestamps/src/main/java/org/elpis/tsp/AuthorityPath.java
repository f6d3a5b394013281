package org.elpis.tsp;

import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.elpis.timestamp.TimestampTrust;

/// The way from an authority's certificate to an anchor, as it was at the time of a token.
final class AuthorityPath {
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    /// NIST SP 800-57 part 1 (2020), table 2: 112 bits of strength, the least that is not disallowed; the same of the
    /// field of DSA.
    private static final int LEAST_RSA_BITS = 2048;

    private static final int LEAST_CURVE_BITS = 256;
    /// Ways are of two to four certificates in practice.
    private static final int MAX_INTERMEDIATES = 8;

    /// RFC 3161 section 4: with these what was stamped before stands.
    private static final Set<CRLReason> HARMLESS = EnumSet.of(
            CRLReason.UNSPECIFIED,
            CRLReason.AFFILIATION_CHANGED,
            CRLReason.SUPERSEDED,
            CRLReason.CESSATION_OF_OPERATION);

    private final TimestampTrust trust;
    private final Instant time;

    /// @param time  of the token
    AuthorityPath(TimestampTrust trust, Instant time) {
        this.trust = trust;
        this.time = time;
    }

    /// Why a token by a certificate is not to be believed.
    ///
    /// @param carried  certificates that came with the token, trusted only as far as an anchor answers for them
    void addDoubts(X509Certificate signer, List<X509Certificate> carried, List<String> doubts) {
        addPurpose(signer, doubts);
        if (time.isBefore(signer.getNotBefore().toInstant())
                || time.isAfter(signer.getNotAfter().toInstant())) {
            doubts.add("the certificate of its authority was not valid then");
        }
        if (trust.anchors().contains(signer)) {
            addStrength(signer, doubts);
            // Nobody answers for an anchor, so the lists of whoever made it say what they can.
            addRevocation(List.of(signer), List.of(), doubts);
            return;
        }
        List<X509Certificate> path = path(signer, carried);
        if (path.isEmpty()) {
            doubts.add(
                    trust.anchors().isEmpty()
                            ? "it is by somebody whom you do not know: no anchor for timestamps was given"
                            : "it is by somebody whom you do not know: its certificate leads to none of the anchors "
                                    + "for timestamps, or not in a way that held then");
            return;
        }
        path.subList(0, path.size() - 1).forEach(step -> addStrength(step, doubts));
        addRevocation(path.subList(0, path.size() - 1), path.subList(1, path.size()), doubts);
    }

    /// Source: RFC 3161 section 2.3
    private static void addPurpose(X509Certificate signer, List<String> doubts) {
        boolean isForTimestamps;
        try {
            isForTimestamps = List.of(TIME_STAMPING).equals(signer.getExtendedKeyUsage())
                    && signer.getCriticalExtensionOIDs() != null
                    && signer.getCriticalExtensionOIDs().contains(EXTENDED_KEY_USAGE);
        } catch (CertificateParsingException e) {
            isForTimestamps = false;
        }
        boolean[] usage = signer.getKeyUsage();
        if (!isForTimestamps || usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
            doubts.add("the certificate of its authority is not for timestamps alone, as a critical Extended Key Usage "
                    + "has to say");
        }
    }

    private static void addStrength(X509Certificate certificate, List<String> doubts) {
        boolean isWeak = switch (certificate.getPublicKey()) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() < LEAST_RSA_BITS;
            case DSAPublicKey dsa ->
                dsa.getParams() == null || dsa.getParams().getP().bitLength() < LEAST_RSA_BITS;
            case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize() < LEAST_CURVE_BITS;
            default -> false;
        };
        if (isWeak) {
            doubts.add("a key on the way to the anchor is too short");
        }
        if (Hashes.isForgeable(certificate.getSigAlgName())) {
            doubts.add("a certificate on the way to the anchor is signed with a hash that can be forged");
        }
    }

    /// From the signer to the anchor, both among them; empty where there is no way.
    private List<X509Certificate> path(X509Certificate signer, List<X509Certificate> carried) {
        if (trust.anchors().isEmpty()) {
            return List.of();
        }
        try {
            Set<TrustAnchor> anchors = trust.anchors().stream()
                    .map(anchor -> new TrustAnchor(anchor, null))
                    .collect(Collectors.toSet());
            X509CertSelector wanted = new X509CertSelector();
            wanted.setCertificate(signer);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(carried)));
            parameters.setMaxPathLength(MAX_INTERMEDIATES);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(time));
            PKIXCertPathBuilderResult result = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            List<X509Certificate> path = new ArrayList<>();
            for (Certificate step : result.getCertPath().getCertificates()) {
                path.add((X509Certificate) step);
            }
            path.add(result.getTrustAnchor().getTrustedCert());
            return path;
        } catch (GeneralSecurityException | RuntimeException e) {
            // Providers throw both for hostile certificates, and either means that no anchor answers for this one.
            return List.of();
        }
    }

    /// @param issuers  of each, in the same order; empty where nobody knows them
    private void addRevocation(List<X509Certificate> steps, List<X509Certificate> issuers, List<String> doubts) {
        if (trust.revocations().isEmpty()) {
            return;
        }
        for (int i = 0; i < steps.size(); i++) {
            X509Certificate step = steps.get(i);
            List<X509Certificate> known = i < issuers.size() ? List.of(issuers.get(i)) : trust.anchors();
            List<X509CRL> lists = trust.revocations().stream()
                    .filter(list -> isInReach(list, step, known))
                    .toList();
            if (lists.isEmpty()) {
                doubts.add("the revocation lists do not say whether its authority is revoked");
            } else if (lists.stream().anyMatch(list -> isRevoked(list, step))) {
                doubts.add("its authority, or one on the way to the anchor, is revoked");
            }
        }
    }

    private boolean isInReach(X509CRL list, X509Certificate step, List<X509Certificate> issuers) {
        boolean isCurrent = !trust.now().isBefore(list.getThisUpdate().toInstant())
                && list.getNextUpdate() != null
                && !trust.now().isAfter(list.getNextUpdate().toInstant());
        return isCurrent
                && ListReach.reaches(list, step)
                && !Hashes.isForgeable(list.getSigAlgName())
                && list.getIssuerX500Principal().equals(step.getIssuerX500Principal())
                && issuers.stream().anyMatch(issuer -> isBy(list, issuer));
    }

    private static boolean isBy(X509CRL list, X509Certificate issuer) {
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // Providers throw both for hostile lists.
            return false;
        }
    }

    private boolean isRevoked(X509CRL list, X509Certificate step) {
        X509CRLEntry entry = list.getRevokedCertificate(step);
        if (entry == null) {
            return false;
        }
        // With an extension that is critical and not known, nobody can say what the entry means.
        boolean isHarmless = entry.getRevocationReason() != null
                && HARMLESS.contains(entry.getRevocationReason())
                && !entry.hasUnsupportedCriticalExtension();
        return !isHarmless || !time.isBefore(entry.getRevocationDate().toInstant());
    }
}
