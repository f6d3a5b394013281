package org.elpis.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRL;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.signature.SignerKey;

/// Keys, certificates and revocation lists in files that the user names.
final class PemFiles {
    private static final long MAX_PEM = 1L << 20;
    private static final long MAX_LIST = 64L << 20;

    private PemFiles() {}

    /// What a file holds, as characters.
    static String text(Path file) {
        try {
            if (Files.size(file) > MAX_PEM) {
                throw new IOException("too large");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new ElpisException(
                            Code.INPUT_UNREADABLE, "The PEM file does not exist or cannot be read. Check the path.", e)
                    .with("file", file);
        }
    }

    /// All certificates of all files that an option names.
    static List<X509Certificate> certificates(Arguments arguments, String option) throws UsageException {
        List<X509Certificate> found = new ArrayList<>();
        for (String name : arguments.values(option)) {
            Path file = Arguments.path(name);
            try {
                found.addAll(SignerKey.certificates(text(file)));
            } catch (SignerKey.UnusableKeyException e) {
                throw new ElpisException(Code.KEY_DAMAGED, String.valueOf(e.getMessage())).with("file", file);
            }
        }
        return found;
    }

    /// All revocation lists of all files that an option names.
    static List<X509CRL> lists(Arguments arguments, String option) throws UsageException {
        List<X509CRL> found = new ArrayList<>();
        for (String name : arguments.values(option)) {
            Path file = Arguments.path(name);
            int before = found.size();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                if (Files.size(file) > MAX_LIST) {
                    throw new CRLException("too large");
                }
                for (CRL list : CertificateFactory.getInstance("X.509").generateCRLs(in)) {
                    found.add((X509CRL) list);
                }
            } catch (IOException | CertificateException | CRLException | RuntimeException e) {
                // Providers throw all of them for hostile bytes.
                throw unreadable(file);
            }
            if (found.size() == before) {
                throw unreadable(file);
            }
        }
        return found;
    }

    private static ElpisException unreadable(Path file) {
        return new ElpisException(
                        Code.INPUT_UNREADABLE,
                        "The file does not exist, or holds no revocation list (PEM or DER) that can be read.")
                .with("file", file);
    }
}
