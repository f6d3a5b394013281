package org.elpis.signature;

import java.io.ByteArrayInputStream;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A private key with the certificate of its public one.
public final class SignerKey {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private final PrivateKey key;
    private final X509Certificate certificate;

    private SignerKey(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /// A key that cannot be used, with a sentence for the person who has to act; no byte of the key.
    public static final class UnusableKeyException extends Exception {
        private static final long serialVersionUID = 1;

        UnusableKeyException(String message) {
            super(message, null, false, false);
        }
    }

    /// Reads a key and its certificate.
    ///
    /// @param key  PEM with a PKCS #8 key
    /// @param password  of the key, where it is encrypted
    /// @param certificate  PEM; of several, the first
    public static SignerKey read(String key, Optional<char[]> password, String certificate)
            throws UnusableKeyException {
        X509Certificate first = certificates(certificate).getFirst();
        PrivateKey secret = privateKey(key, password, first.getPublicKey().getAlgorithm());
        requirePair(secret, first.getPublicKey());
        return new SignerKey(secret, first);
    }

    /// All certificates of a PEM file, at least one.
    public static List<X509Certificate> certificates(String pem) throws UnusableKeyException {
        List<X509Certificate> found = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(pem);
        while (blocks.find()) {
            if (blocks.group(1).endsWith("CERTIFICATE")) {
                found.add(certificate(blocks.group(2)));
            }
        }
        if (found.isEmpty()) {
            throw new UnusableKeyException("The file holds no certificate in PEM (-----BEGIN CERTIFICATE-----).");
        }
        return found;
    }

    private static X509Certificate certificate(String base64) throws UnusableKeyException {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException | RuntimeException e) {
            // Providers throw both for hostile bytes.
            throw new UnusableKeyException("A certificate in the file cannot be read.");
        }
    }

    private static PrivateKey privateKey(String pem, Optional<char[]> password, String algorithm)
            throws UnusableKeyException {
        Matcher blocks = BLOCK.matcher(pem);
        while (blocks.find()) {
            String what = blocks.group(1);
            try {
                byte[] bytes = Base64.getMimeDecoder().decode(blocks.group(2));
                if (what.equals("PRIVATE KEY")) {
                    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
                }
                if (what.equals("ENCRYPTED PRIVATE KEY")) {
                    return decrypted(bytes, password, algorithm);
                }
            } catch (GeneralSecurityException | java.io.IOException | RuntimeException e) {
                throw new UnusableKeyException(
                        "The private key cannot be read: it is damaged, of another kind than the "
                                + "certificate's, or the password is not its own.");
            }
            if (what.endsWith(" PRIVATE KEY")) {
                throw new UnusableKeyException("The private key is not in PKCS #8. Convert it: "
                        + "openssl pkcs8 -topk8 -in KEY.pem -out KEY-8.pem");
            }
        }
        throw new UnusableKeyException("The file holds no private key in PEM (-----BEGIN PRIVATE KEY-----).");
    }

    private static PrivateKey decrypted(byte[] bytes, Optional<char[]> password, String algorithm)
            throws UnusableKeyException, GeneralSecurityException, java.io.IOException {
        if (password.isEmpty()) {
            throw new UnusableKeyException(
                    "The private key is encrypted. Put its password into the environment variable "
                            + "ELPIS_KEY_PASSWORD.");
        }
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(bytes);
        AlgorithmParameters parameters = info.getAlgParameters();
        // PBES2 says its ciphers in its parameters; the JDK has the name in their written form.
        String scheme = info.getAlgName().equals("PBES2") ? parameters.toString() : info.getAlgName();
        Key secret = SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(password.get()));
        Cipher cipher = Cipher.getInstance(scheme);
        cipher.init(Cipher.DECRYPT_MODE, secret, parameters);
        return KeyFactory.getInstance(algorithm).generatePrivate(info.getKeySpec(cipher));
    }

    private static void requirePair(PrivateKey key, PublicKey certified) throws UnusableKeyException {
        byte[] probe = new byte[32];
        boolean isPair;
        try {
            MessageDigest sha256 = MacAlgorithm.SHA256.start();
            byte[] hash = sha256.digest(probe);
            isPair = SignatureScheme.knows(certified)
                    && SignatureScheme.fits(
                            certified,
                            MacAlgorithm.SHA256,
                            hash,
                            SignatureScheme.sign(key, certified, MacAlgorithm.SHA256, hash));
        } catch (GeneralSecurityException | RuntimeException e) {
            isPair = false;
        }
        if (!isPair) {
            throw new UnusableKeyException(
                    "The certificate is not of the private key, or the key is neither RSA nor of one of "
                            + "the curves P-256, P-384, P-521.");
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    boolean isRsa() {
        return certificate.getPublicKey().getAlgorithm().equals("RSA");
    }

    byte[] sign(MacAlgorithm algorithm, byte[] hash) {
        try {
            return SignatureScheme.sign(key, certificate.getPublicKey(), algorithm, hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that signed once signs again.", e);
        }
    }

    /// Why signatures by this key would be none that counts; empty when they are.
    ///
    /// @param profile  that they are to be of
    public List<String> doubts(Optional<SignatureProfile> profile, Instant now) {
        List<String> doubts = new ArrayList<>();
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            doubts.add("the certificate is not valid yet");
        }
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            doubts.add("the certificate is expired");
        }
        SignerTrust.addUsage(certificate, doubts);
        SignerTrust.addStrength(certificate.getPublicKey(), "the certificate", doubts);
        if (profile.isPresent() && !isRsa()) {
            doubts.add("the profiles of the standard know RSA keys only: leave the profile out, or use such a key");
        }
        return doubts;
    }
}
