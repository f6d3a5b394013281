package org.elpis.tsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.elpis.testkit.pki.TestAuthority;
import org.elpis.testkit.pki.TestCertificates;
import org.elpis.testkit.pki.TestCertificates.Issued;
import org.elpis.testkit.pki.TestCertificates.Validity;
import org.elpis.timestamp.NoTimestampException;
import org.elpis.timestamp.Obtained;
import org.elpis.timestamp.Timestamp;
import org.elpis.timestamp.Timestamp.Standing;
import org.elpis.timestamp.TimestampTrust;
import org.elpis.timestamp.Timestamps;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Timestamps of an authority that openssl plays; skipped where openssl is not.
class OpensslTest {
    private static final byte[] DATA = "what was signed".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path folder;

    private static TestCertificates certificates;
    private static Issued root;
    private static Issued intermediate;
    private static Issued signer;
    private static TestAuthority authority;
    private static Obtained obtained;

    @BeforeAll
    static void playsAnAuthority() throws Exception {
        assumeTrue(TestCertificates.canBeMade(), "SKIPPED: openssl is not installed, so no foreign timestamp is tried");
        certificates = new TestCertificates(folder);
        root = certificates.root("root");
        intermediate = certificates.issue(root, "intermediate", "EC:P-384", TestCertificates.AUTHORITY, Validity.NOW);
        signer =
                certificates.issue(intermediate, "authority", "RSA:2048", TestCertificates.TIME_STAMPING, Validity.NOW);
        authority = new TestAuthority(folder, signer, intermediate);
        obtained = new Rfc3161().obtain(authority.address(), DATA);
    }

    @AfterAll
    static void stops() {
        if (authority != null) {
            authority.close();
        }
    }

    private static X509Certificate certificate(Issued issued) throws Exception {
        try (InputStream in = Files.newInputStream(issued.certificate())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static X509CRL revocations(Issued issuer) throws Exception {
        try (InputStream in = Files.newInputStream(certificates.revocations(issuer))) {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        }
    }

    private static Timestamp judge(byte[] data, List<X509CRL> lists, Issued... anchors) throws Exception {
        List<X509Certificate> trusted = new java.util.ArrayList<>();
        for (Issued anchor : anchors) {
            trusted.add(certificate(anchor));
        }
        return new Rfc3161()
                .judge(
                        obtained.token(),
                        data,
                        new TimestampTrust(trusted, lists, Instant.now().plusSeconds(1), false));
    }

    @Test
    void trustsAnAuthorityThatAnAnchorAnswersFor() throws Exception {
        for (Issued anchor : List.of(root, intermediate, signer)) {
            Timestamp timestamp = judge(DATA, List.of(), anchor);
            assertThat(timestamp.doubts()).isEmpty();
            assertThat(timestamp.standing()).isEqualTo(Standing.TRUSTED);
            assertThat(timestamp.trusted()).contains(obtained.time());
            assertThat(timestamp.authority()).isEqualTo("CN=authority");
        }
        assertThat(Duration.between(obtained.time(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void saysThatNobodyKnowsAnAuthorityWithoutAnAnchorOrWithAnother() throws Exception {
        Issued stranger = certificates.root("stranger");
        for (Timestamp timestamp : List.of(judge(DATA, List.of()), judge(DATA, List.of(), stranger))) {
            assertThat(timestamp.standing()).isEqualTo(Standing.DOUBTED);
            assertThat(timestamp.doubts())
                    .singleElement()
                    .asString()
                    .startsWith("it is by somebody whom you do not know");
            assertThat(timestamp.trusted()).isEmpty();
        }
    }

    @Test
    void isBrokenBesideSomethingElse() throws Exception {
        byte[] other = DATA.clone();
        other[0] ^= 1;
        Timestamp timestamp = judge(other, List.of(), root);
        assertThat(timestamp.standing()).isEqualTo(Standing.BROKEN);
        assertThat(timestamp.doubts()).containsExactly("it is of something else");
    }

    @Test
    void asksForEveryCertificateToBeInReachOfAList() throws Exception {
        assertThat(judge(DATA, List.of(revocations(intermediate)), root).doubts())
                .containsExactly("the revocation lists do not say whether its authority is revoked");
        assertThat(judge(DATA, List.of(revocations(intermediate), revocations(root)), root)
                        .standing())
                .isEqualTo(Standing.TRUSTED);
        Issued sameName = new TestCertificates(Files.createDirectory(folder.resolve("other"))).root("intermediate");
        TestCertificates others = new TestCertificates(folder.resolve("other"));
        try (InputStream in = Files.newInputStream(others.revocations(sameName))) {
            X509CRL forged = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
            assertThat(judge(DATA, List.of(forged, revocations(root)), root).standing())
                    .as("a list of somebody who only has the issuer's name")
                    .isEqualTo(Standing.DOUBTED);
        }
    }

    /// RFC 3161 section 4: an authority that closed leaves its timestamps, one that lost its key does not.
    @Test
    void believesWhatWasStampedBeforeAnAuthorityClosedButNotBeforeItLostItsKey() throws Exception {
        TestCertificates closing = new TestCertificates(Files.createDirectory(folder.resolve("closing")));
        Issued home = closing.root("home");
        for (String reason : List.of("superseded", "keyCompromise", "")) {
            String name = "authority-" + reason;
            Issued stamping = closing.issue(home, name, "EC:P-256", TestCertificates.TIME_STAMPING, Validity.NOW);
            byte[] token;
            try (TestAuthority closed = new TestAuthority(folder.resolve("closing"), stamping, home)) {
                token = new Rfc3161().obtain(closed.address(), DATA).token();
            }
            closing.revoke(home, stamping, reason);
            try (InputStream in = Files.newInputStream(closing.revocations(home))) {
                X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
                Instant revoked = list.getRevokedCertificate(certificate(stamping))
                        .getRevocationDate()
                        .toInstant();
                Timestamp judged = new Rfc3161()
                        .judge(
                                token,
                                DATA,
                                new TimestampTrust(
                                        List.of(certificate(home)),
                                        List.of(list),
                                        Instant.now().plusSeconds(2),
                                        false));
                boolean isBefore = judged.time().orElseThrow().isBefore(revoked);
                boolean isHarmless = reason.equals("superseded") && isBefore;
                assertThat(judged.standing()).as(reason).isEqualTo(isHarmless ? Standing.TRUSTED : Standing.DOUBTED);
            }
        }
    }

    @Test
    void takesNoAnswerToAnotherQuestion() {
        try (TestAuthority lying = new TestAuthority(folder, signer, intermediate)) {
            byte[] recorded = recorded(lying);
            lying.answer(request -> recorded);
            assertThatThrownBy(() -> new Rfc3161().obtain(lying.address(), DATA))
                    .as("the same bytes, another nonce")
                    .isInstanceOfSatisfying(
                            NoTimestampException.class,
                            e -> assertThat(e.phrase()).isEqualTo("its answer is no timestamp for what was asked"));
            lying.answer(request -> "no request".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> new Rfc3161().obtain(lying.address(), DATA))
                    .isInstanceOf(NoTimestampException.class);
            lying.answer(request -> lying.reply("no request".getBytes(StandardCharsets.UTF_8)));
            assertThatThrownBy(() -> new Rfc3161().obtain(lying.address(), DATA))
                    .isInstanceOfSatisfying(
                            NoTimestampException.class,
                            e -> assertThat(e.phrase()).isEqualTo("it refused (status 2)"));
        }
    }

    /// An answer to a request of its own over the same bytes.
    private static byte[] recorded(TestAuthority lying) {
        List<byte[]> answers = new java.util.ArrayList<>();
        lying.answer(request -> {
            answers.add(lying.reply(request));
            return answers.getFirst();
        });
        try {
            new Rfc3161().obtain(lying.address(), DATA);
        } catch (NoTimestampException e) {
            throw new AssertionError(e);
        }
        return answers.getFirst();
    }

    @Test
    void isFoundByItsInterface() {
        assertThat(Timestamps.protocol()).containsInstanceOf(Rfc3161.class);
    }
}
