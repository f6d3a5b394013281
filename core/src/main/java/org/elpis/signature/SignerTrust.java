package org.elpis.signature;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whose signatures count. Thread-safe.
///
/// @param anchors  certificates that are trusted because the verifier says so: of authorities, or of signers
/// @param intermediates  certificates that may stand between, trusted only as far as an anchor answers for them
/// @param revocations  lists of certificates that were taken back; with any, every certificate must be looked up
/// @param now  when the verdict is given
public record SignerTrust(
        List<X509Certificate> anchors, List<X509Certificate> intermediates, List<X509CRL> revocations, Instant now) {
    /// NIST SP 800-57 part 1 (2020), table 2: 112 bits of strength, the least that is not disallowed.
    static final int LEAST_RSA_BITS = 2048;

    static final int LEAST_CURVE_BITS = 256;
    /// Clocks of devices are wrong by minutes.
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    /// PKIX paths are of two to four certificates in practice.
    private static final int MAX_INTERMEDIATES = 8;

    public SignerTrust {
        anchors = List.copyOf(anchors);
        intermediates = List.copyOf(intermediates);
        revocations = List.copyOf(revocations);
    }

    /// Why a signature by a certificate does not count; empty when it does.
    ///
    /// @param stamped  when it was there at the latest by the word of an authority that is trusted: a
    ///     certificate that expired later still answers for it
    List<String> doubts(X509Certificate signer, SignatureTime time, Optional<Instant> stamped) {
        List<String> doubts = new ArrayList<>();
        Instant at = stamped.orElse(now);
        addTimes(signer, time, at, doubts);
        addUsage(signer, doubts);
        addStrength(signer.getPublicKey(), "the certificate", doubts);
        if (anchors.isEmpty()) {
            doubts.add("no anchor was given that could answer for the certificate");
        } else if (anchors.contains(signer)) {
            addListed(signer, doubts);
        } else {
            addPath(signer, at, doubts);
        }
        return doubts;
    }

    private void addTimes(X509Certificate signer, SignatureTime time, Instant at, List<String> doubts) {
        Instant start = signer.getNotBefore().toInstant();
        Instant end = signer.getNotAfter().toInstant();
        if (at.isBefore(start)) {
            doubts.add("the certificate is not valid yet");
        }
        if (at.isAfter(end)) {
            doubts.add("the certificate is expired");
        }
        if (time.latest().isBefore(start)) {
            doubts.add("the certificate was not valid yet when it was signed");
        }
        if (time.earliest().isAfter(end)) {
            doubts.add("the certificate was expired when it was signed");
        }
        if (time.earliest().isAfter(now.plus(CLOCK_TOLERANCE))) {
            doubts.add("it says that it was signed in the future");
        }
    }

    /// Why a certificate is not for signatures at all.
    static void addUsage(X509Certificate signer, List<String> doubts) {
        boolean[] usage = signer.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
            doubts.add("the certificate is not for signatures: its Key Usage has neither digitalSignature nor "
                    + "nonRepudiation");
        }
    }

    static void addStrength(PublicKey key, String whose, List<String> doubts) {
        int least = key instanceof RSAPublicKey ? LEAST_RSA_BITS : LEAST_CURVE_BITS;
        if (SignatureScheme.knows(key) && SignatureScheme.bits(key) < least) {
            doubts.add("the key of " + whose + " is too short: " + SignatureScheme.bits(key) + " bits, at least "
                    + least + " are asked for");
        }
    }

    private void addListed(X509Certificate signer, List<String> doubts) {
        boolean isCovered = false;
        for (X509CRL list : revocations) {
            boolean isOfIssuer = list.getIssuerX500Principal().equals(signer.getIssuerX500Principal());
            isCovered |= isOfIssuer;
            if (isOfIssuer && list.isRevoked(signer)) {
                doubts.add("the certificate is revoked");
            }
        }
        if (!revocations.isEmpty() && !isCovered) {
            doubts.add("none of the revocation lists is of who issued the certificate");
        }
    }

    private void addPath(X509Certificate signer, Instant at, List<String> doubts) {
        Set<TrustAnchor> trusted =
                anchors.stream().map(anchor -> new TrustAnchor(anchor, null)).collect(Collectors.toSet());
        CertPath path;
        try {
            path = path(signer, trusted, at);
        } catch (GeneralSecurityException | RuntimeException e) {
            // Providers throw both for hostile certificates, and either means that no anchor answers for this one.
            if (doubts.isEmpty()) {
                doubts.add("the certificate leads to none of the anchors, or not in a way that holds");
            }
            return;
        }
        for (Certificate certificate : path.getCertificates()) {
            addSteps((X509Certificate) certificate, signer, doubts);
        }
        if (!revocations.isEmpty()) {
            addRevocation(path, trusted, doubts);
        }
    }

    private static void addSteps(X509Certificate step, X509Certificate signer, List<String> doubts) {
        String algorithm = step.getSigAlgName().toUpperCase(Locale.ROOT);
        if (algorithm.startsWith("SHA1") || algorithm.startsWith("MD") || algorithm.startsWith("RIPEMD")) {
            doubts.add("a certificate on the way to the anchor is signed with a hash that can be forged");
        }
        if (!step.equals(signer)) {
            addStrength(step.getPublicKey(), "an authority", doubts);
        }
    }

    private CertPath path(X509Certificate signer, Set<TrustAnchor> trusted, Instant at)
            throws GeneralSecurityException {
        X509CertSelector wanted = new X509CertSelector();
        wanted.setCertificate(signer);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, wanted);
        List<Certificate> known = new ArrayList<>(intermediates);
        known.add(signer);
        addTo(parameters, known, at);
        parameters.setMaxPathLength(MAX_INTERMEDIATES);
        parameters.setRevocationEnabled(false);
        return CertPathBuilder.getInstance("PKIX").build(parameters).getCertPath();
    }

    private void addRevocation(CertPath path, Set<TrustAnchor> trusted, List<String> doubts) {
        try {
            PKIXParameters parameters = new PKIXParameters(trusted);
            addTo(parameters, revocations, now);
            parameters.setRevocationEnabled(true);
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
        } catch (CertPathValidatorException e) {
            doubts.add(
                    e.getReason() == CertPathValidatorException.BasicReason.REVOKED
                            ? "the certificate, or one on the way to the anchor, is revoked"
                            : "the revocation lists do not say whether the certificate is revoked");
        } catch (GeneralSecurityException | RuntimeException e) {
            doubts.add("the revocation lists cannot be used");
        }
    }

    private static void addTo(PKIXParameters parameters, Collection<?> known, Instant at)
            throws GeneralSecurityException {
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
        parameters.setDate(Date.from(at));
    }
}
