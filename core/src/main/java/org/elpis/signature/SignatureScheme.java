package org.elpis.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;

/// Signs hashes, and checks such signatures: RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2) and ECDSA (FIPS 186-5).
final class SignatureScheme {
    /// Padding of RSA takes at least so much besides the hash (RFC 8017 section 9.2).
    private static final int LEAST_PADDING = 11;

    /// Every signature by a curve is another, and half of them have an odd length. dcmtk 3.6.7 does not know the zero
    /// byte behind one of P-521 for padding, nor does it verify its own then: so one without is looked for.
    private static final int MAX_TRIES = 64;

    private SignatureScheme() {}

    /// Whether this class can judge signatures by such keys.
    static boolean knows(PublicKey key) {
        return key instanceof RSAPublicKey || key instanceof ECPublicKey;
    }

    /// Bits of the modulus, or of the field of the curve.
    static int bits(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength();
        }
        return key instanceof ECPublicKey ec
                ? ec.getParams().getCurve().getField().getFieldSize()
                : 0;
    }

    /// Whether a signature is one of a hash by a key; false also for what is no signature at all.
    static boolean fits(PublicKey key, MacAlgorithm algorithm, byte[] hash, byte[] signature) {
        try {
            return key instanceof RSAPublicKey rsa
                    ? fitsRsa(rsa, algorithm, hash, signature)
                    : fitsEc(key, hash, signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            // Providers throw both for hostile bytes, and either says that this is no signature of the hash.
            return false;
        }
    }

    private static boolean fitsRsa(RSAPublicKey key, MacAlgorithm algorithm, byte[] hash, byte[] signature)
            throws GeneralSecurityException {
        int length = (key.getModulus().bitLength() + 7) / 8;
        boolean isPadded = signature.length == length + 1 && signature[length] == 0;
        byte[] number = isPadded ? Arrays.copyOf(signature, length) : signature;
        if (number.length != length || new BigInteger(1, number).compareTo(key.getModulus()) >= 0) {
            return false;
        }
        Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        // Comparing with what it must be, byte by byte, leaves no room for forged padding.
        return MessageDigest.isEqual(cipher.doFinal(number), encoded(algorithm, hash, length));
    }

    private static byte[] encoded(MacAlgorithm algorithm, byte[] hash, int length) {
        byte[] info = algorithm.digestInfo();
        if (length < info.length + hash.length + LEAST_PADDING) {
            throw new IllegalArgumentException("the key must be longer than the hash and its padding");
        }
        byte[] encoded = new byte[length];
        Arrays.fill(encoded, (byte) 0xFF);
        encoded[0] = 0;
        encoded[1] = 1;
        int at = length - hash.length - info.length;
        encoded[at - 1] = 0;
        System.arraycopy(info, 0, encoded, at, info.length);
        System.arraycopy(hash, 0, encoded, at + info.length, hash.length);
        return encoded;
    }

    private static boolean fitsEc(PublicKey key, byte[] hash, byte[] signature) throws GeneralSecurityException {
        Signature ecdsa = Signature.getInstance("NONEwithECDSA");
        ecdsa.initVerify(key);
        ecdsa.update(hash);
        return ecdsa.verify(withoutPadding(signature));
    }

    /// What the DER sequence says is its length: one zero byte may stand behind it to make it even.
    static byte[] withoutPadding(byte[] signature) {
        if (signature.length < 3) {
            return signature;
        }
        boolean isLong = signature[1] == (byte) 0x81;
        int length = isLong ? 3 + (signature[2] & 0xFF) : 2 + (signature[1] & 0xFF);
        return signature.length == length + 1 && signature[length] == 0 ? Arrays.copyOf(signature, length) : signature;
    }

    /// Signs a hash.
    ///
    /// @param certified  the public key of the same pair
    static byte[] sign(PrivateKey key, PublicKey certified, MacAlgorithm algorithm, byte[] hash)
            throws GeneralSecurityException {
        if (certified instanceof RSAPublicKey rsa) {
            int length = (rsa.getModulus().bitLength() + 7) / 8;
            Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key);
            return cipher.doFinal(encoded(algorithm, hash, length));
        }
        byte[] signature = ecdsa(key, hash);
        for (int tries = 1; signature.length % 2 != 0 && tries < MAX_TRIES; tries++) {
            signature = ecdsa(key, hash);
        }
        return signature;
    }

    private static byte[] ecdsa(PrivateKey key, byte[] hash) throws GeneralSecurityException {
        Signature ecdsa = Signature.getInstance("NONEwithECDSA");
        ecdsa.initSign(key);
        ecdsa.update(hash);
        return ecdsa.sign();
    }
}
