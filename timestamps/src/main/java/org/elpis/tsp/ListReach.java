package org.elpis.tsp;

import java.io.IOException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/// Whether a revocation list would name a certificate if it were revoked: many are of a part of what an issuer made.
///
/// Source: RFC 5280 sections 5.2.4 (delta lists), 5.2.5 (issuing distribution point) and 3.3 (expired certificates)
final class ListReach {
    private static final String DELTA = "2.5.29.27";
    private static final String ISSUING_POINT = "2.5.29.28";
    private static final String POINTS = "2.5.29.31";
    /// Since when the list keeps what expired: X.509 (10/2019) section 9.5.2.8.
    private static final String KEEPS_EXPIRED = "2.5.29.60";

    private ListReach() {}

    static boolean reaches(X509CRL list, X509Certificate certificate) {
        try {
            return list.getExtensionValue(DELTA) == null
                    && !list.hasUnsupportedCriticalExtension()
                    && isOfKind(list, certificate)
                    && keeps(list, certificate.getNotAfter().toInstant());
        } catch (IOException | ParseException | RuntimeException e) {
            // Bouncy Castle throws all of them for hostile bytes.
            return false;
        }
    }

    private static boolean isOfKind(X509CRL list, X509Certificate certificate) throws IOException {
        byte[] extension = list.getExtensionValue(ISSUING_POINT);
        if (extension == null) {
            return true;
        }
        IssuingDistributionPoint point =
                IssuingDistributionPoint.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension));
        boolean isAuthority = certificate.getBasicConstraints() >= 0;
        boolean isNarrow = point.isIndirectCRL()
                || point.onlyContainsAttributeCerts()
                || point.getOnlySomeReasons() != null
                || (isAuthority ? point.onlyContainsUserCerts() : point.onlyContainsCACerts());
        return !isNarrow && (point.getDistributionPoint() == null || isAt(point.getDistributionPoint(), certificate));
    }

    /// Whether a certificate says that it would be in the list of this name.
    private static boolean isAt(DistributionPointName name, X509Certificate certificate) throws IOException {
        byte[] extension = certificate.getExtensionValue(POINTS);
        if (extension == null || name.getType() != DistributionPointName.FULL_NAME) {
            return false;
        }
        List<?> names = Arrays.asList(GeneralNames.getInstance(name.getName()).getNames());
        for (DistributionPoint point : CRLDistPoint.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension))
                .getDistributionPoints()) {
            DistributionPointName own = point.getDistributionPoint();
            boolean isNamed = own != null && own.getType() == DistributionPointName.FULL_NAME;
            if (isNamed
                    && Arrays.stream(GeneralNames.getInstance(own.getName()).getNames())
                            .anyMatch(names::contains)) {
                return true;
            }
        }
        return false;
    }

    /// An entry stays until a list that was made after the certificate expired has had it; then it may be gone.
    private static boolean keeps(X509CRL list, Instant end) throws IOException, ParseException {
        if (!list.getThisUpdate().toInstant().isAfter(end)) {
            return true;
        }
        byte[] extension = list.getExtensionValue(KEEPS_EXPIRED);
        return extension != null
                && !ASN1GeneralizedTime.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension))
                        .getDate()
                        .toInstant()
                        .isAfter(end);
    }
}
