package org.elpis.tsp;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/// An authority that stamps whatever a test wants, also what none may. It is its own anchor.
final class MadeAuthority {
    private static final X500Name NAME = new X500Name("CN=Made authority");
    private static final String SHA_256 = "2.16.840.1.101.3.4.2.1";

    private final KeyPair keys;
    private final X509CertificateHolder certificate;

    /// What is odd about an authority.
    ///
    /// @param purposes  Extended Key Usage
    record Form(List<KeyPurposeId> purposes, boolean isCritical, Instant start, Instant end) {
        static Form usual(Instant now) {
            return new Form(
                    List.of(KeyPurposeId.id_kp_timeStamping), true, now.minusSeconds(86_400), now.plusSeconds(86_400));
        }
    }

    /// What is odd about a token.
    ///
    /// @param hash  of the imprint, its object identifier
    /// @param named  the certificate that the token says it is signed by
    /// @param signed  the hash of the signature, as the JDK calls the algorithm
    record Oddity(String hash, boolean hasCertificate, byte[] named, String signed) {}

    MadeAuthority(Form form) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                NAME, BigInteger.TEN, Date.from(form.start()), Date.from(form.end()), NAME, keys.getPublic());
        if (!form.purposes().isEmpty()) {
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    form.isCritical(),
                    new ExtendedKeyUsage(form.purposes().toArray(KeyPurposeId[]::new)));
        }
        certificate = builder.build(signer("SHA256withECDSA"));
    }

    private ContentSigner signer(String algorithm) throws Exception {
        return new JcaContentSignerBuilder(algorithm).build(keys.getPrivate());
    }

    X509Certificate certificate() throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(certificate);
    }

    Oddity nothingOdd() throws Exception {
        return new Oddity(SHA_256, true, certificate.getEncoded(), "SHA256withECDSA");
    }

    byte[] token(byte[] data, Instant time) throws Exception {
        return token(data, time, nothingOdd());
    }

    byte[] token(byte[] data, Instant time, Oddity odd) throws Exception {
        byte[] imprint = Hashes.start(Hashes.name(odd.hash()).orElseThrow()).digest(data);
        TSTInfo info = new TSTInfo(
                new ASN1ObjectIdentifier("1.2.3"),
                new MessageImprint(new AlgorithmIdentifier(new ASN1ObjectIdentifier(odd.hash())), imprint),
                new ASN1Integer(7),
                new ASN1GeneralizedTime(Date.from(time)),
                null,
                null,
                null,
                null,
                null);
        byte[] name = Hashes.start("SHA-256").digest(odd.named());
        SigningCertificateV2 named = new SigningCertificateV2(new ESSCertIDv2(name));
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(named)));
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                        new JcaDigestCalculatorProviderBuilder().build())
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
                .build(signer(odd.signed()), certificate()));
        if (odd.hasCertificate()) {
            generator.addCertificates(new JcaCertStore(List.of(certificate())));
        }
        return generator
                .generate(new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, info.getEncoded()), true)
                .toASN1Structure()
                .getEncoded("DER");
    }

    /// A list by which it took itself back.
    ///
    /// @param reason  of RFC 5280 section 5.3.1
    X509CRL revocation(Instant when, int reason, Instant nextUpdate) throws Exception {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(NAME, Date.from(when));
        builder.addCRLEntry(BigInteger.TEN, Date.from(when), reason);
        builder.setNextUpdate(Date.from(nextUpdate));
        return signed(builder);
    }

    /// A list with nothing in it, and an extension.
    X509CRL emptyList(Instant thisUpdate, Instant nextUpdate, Optional<Extension> extension) throws Exception {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(NAME, Date.from(thisUpdate));
        builder.setNextUpdate(Date.from(nextUpdate));
        if (extension.isPresent()) {
            builder.addExtension(extension.get());
        }
        return signed(builder);
    }

    private X509CRL signed(X509v2CRLBuilder builder) throws Exception {
        return new JcaX509CRLConverter().getCRL(builder.build(signer("SHA256withECDSA")));
    }
}
