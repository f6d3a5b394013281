package org.elpis.testkit.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Keys and certificates of authorities and signers, in a folder. Not thread-safe.
public final class TestCertificates {
    /// For certificates of authorities.
    public static final String AUTHORITY = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n";

    /// For certificates of those who sign objects.
    public static final String SIGNER = "basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\n";

    /// For certificates of those who sign timestamps.
    public static final String TIME_STAMPING = """
            basicConstraints=CA:FALSE
            keyUsage=critical,digitalSignature
            extendedKeyUsage=critical,timeStamping
            """;

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Openssl openssl;
    private final Instant now;

    /// @param folder  an empty one that is there
    public TestCertificates(Path folder) {
        this.folder = folder;
        this.openssl = new Openssl(folder);
        this.now = Instant.now();
    }

    /// Whether openssl is there.
    public static boolean canBeMade() {
        return Openssl.isHere();
    }

    /// A certificate with its key.
    ///
    /// @param key  PKCS #8 in PEM
    /// @param certificate  PEM
    public record Issued(String name, Path key, Path certificate) {}

    /// From when to when, counted from now.
    public record Validity(Duration start, Duration end) {
        public static final Validity NOW = new Validity(Duration.ofDays(-1), Duration.ofDays(30));
    }

    /// A certificate of an authority that signed it itself.
    public Issued root(String name) {
        return selfSigned(name, "EC:P-256", AUTHORITY);
    }

    /// A certificate that its holder signed.
    ///
    /// @param key  `RSA:2048` or `EC:P-256`
    public Issued selfSigned(String name, String key, String extensions) {
        Issued issued = key(name, key);
        write(name + ".cnf", configuration(name));
        write(name + ".ext", extensions);
        openssl.run("req", "-new", "-key", name + ".key", "-subj", "/CN=" + name, "-out", name + ".csr");
        sign(name, name, Validity.NOW, "-selfsign");
        return issued;
    }

    /// A certificate that an authority signed.
    ///
    /// @param key  `RSA:2048` or `EC:P-256`
    public Issued issue(Issued authority, String name, String key, String extensions, Validity validity) {
        Issued issued = key(name, key);
        write(name + ".cnf", configuration(name));
        write(name + ".ext", extensions);
        openssl.run("req", "-new", "-key", name + ".key", "-subj", "/CN=" + name, "-out", name + ".csr");
        sign(authority.name(), name, validity);
        return issued;
    }

    private void sign(String authority, String name, Validity validity, String... more) {
        String[] usual = {
            "ca",
            "-batch",
            "-notext",
            "-config",
            authority + ".cnf",
            "-in",
            name + ".csr",
            "-out",
            name + ".pem",
            "-extfile",
            name + ".ext",
            "-startdate",
            SECONDS.format(now.plus(validity.start())),
            "-enddate",
            SECONDS.format(now.plus(validity.end()))
        };
        String[] all = java.util.Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        openssl.run(all);
    }

    /// Takes a certificate back; the list says so when it is made.
    ///
    /// @param reason  as openssl calls it: `keyCompromise`; empty for none
    public void revoke(Issued authority, Issued revoked, String reason) {
        String[] usual = {"ca", "-config", authority.name() + ".cnf", "-revoke", revoked.name() + ".pem"};
        if (reason.isEmpty()) {
            openssl.run(usual);
        } else {
            openssl.run(usual[0], usual[1], usual[2], usual[3], usual[4], "-crl_reason", reason);
        }
    }

    /// The list of what an authority revoked, in PEM.
    public Path revocations(Issued authority) {
        openssl.run("ca", "-config", authority.name() + ".cnf", "-gencrl", "-out", authority.name() + ".crl");
        return folder.resolve(authority.name() + ".crl");
    }

    /// The key of a certificate, encrypted.
    public Path encrypted(Issued issued, String password) {
        String name = issued.name() + ".encrypted";
        openssl.run("pkcs8", "-topk8", "-in", issued.name() + ".key", "-out", name, "-passout", "pass:" + password);
        return folder.resolve(name);
    }

    private Issued key(String name, String kind) {
        boolean isRsa = kind.startsWith("RSA:");
        String size = kind.substring(kind.indexOf(':') + 1);
        openssl.run(
                "genpkey",
                "-algorithm",
                isRsa ? "RSA" : "EC",
                "-pkeyopt",
                (isRsa ? "rsa_keygen_bits:" : "ec_paramgen_curve:") + size,
                "-out",
                name + ".key");
        return new Issued(name, folder.resolve(name + ".key"), folder.resolve(name + ".pem"));
    }

    private String configuration(String name) {
        write(name + ".index", "");
        return "[ca]\ndefault_ca=d\n[d]\ndatabase=" + name + ".index\nrand_serial=yes\nnew_certs_dir=.\ncertificate="
                + name + ".pem\nprivate_key=" + name + ".key\ndefault_md=sha256\npolicy=p\nunique_subject=no\n"
                + "default_crl_days=30\n[p]\ncommonName=supplied\n";
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
