package org.elpis.deid;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// HKDF-SHA-256 (RFC 5869) with the project as salt and the purpose as info.
final class Hkdf {
    private Hkdf() {}

    static byte[] derive(byte[] secret, String project, String purpose, int bytes) {
        try {
            HKDFParameterSpec spec = HKDFParameterSpec.ofExtract()
                    .addIKM(new SecretKeySpec(secret, "Generic"))
                    .addSalt(project.getBytes(StandardCharsets.UTF_8))
                    .thenExpand("elpis 1 ".concat(purpose).getBytes(StandardCharsets.UTF_8), bytes);
            return KDF.getInstance("HKDF-SHA256").deriveData(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 25 has HKDF-SHA256.", e);
        }
    }
}
