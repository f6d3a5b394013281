package org.elpis.tsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.elpis.timestamp.Timestamp;
import org.elpis.timestamp.Timestamp.Standing;
import org.elpis.timestamp.TimestampTrust;
import org.junit.jupiter.api.Test;

/// What a timestamp is worth, case by case, on tokens made for it.
class TokenJudgeTest {
    private static final byte[] DATA = "signatures".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant THEN = NOW.minus(Duration.ofHours(3));

    private final MadeAuthority authority = made(MadeAuthority.Form.usual(NOW));

    private static MadeAuthority made(MadeAuthority.Form form) {
        try {
            return new MadeAuthority(form);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Timestamp judge(MadeAuthority by, byte[] token, X509CRL... lists) throws Exception {
        return new Rfc3161()
                .judge(token, DATA, new TimestampTrust(List.of(by.certificate()), List.of(lists), NOW, false));
    }

    private static void isDoubted(Timestamp timestamp, String why) {
        assertThat(timestamp.standing()).isEqualTo(Standing.DOUBTED);
        assertThat(timestamp.doubts()).singleElement().asString().contains(why);
        assertThat(timestamp.trusted()).isEmpty();
    }

    private static void isBroken(Timestamp timestamp, String why) {
        assertThat(timestamp.standing()).isEqualTo(Standing.BROKEN);
        assertThat(timestamp.doubts()).containsExactly(why);
    }

    @Test
    void trustsWhatFits() throws Exception {
        Timestamp timestamp = judge(authority, authority.token(DATA, THEN));
        assertThat(timestamp.doubts()).isEmpty();
        assertThat(timestamp.trusted()).contains(THEN);
    }

    @Test
    void believesOnlyCertificatesThatAreForTimestampsAlone() throws Exception {
        MadeAuthority.Form usual = MadeAuthority.Form.usual(NOW);
        for (MadeAuthority.Form odd : List.of(
                new MadeAuthority.Form(List.of(), true, usual.start(), usual.end()),
                new MadeAuthority.Form(usual.purposes(), false, usual.start(), usual.end()),
                new MadeAuthority.Form(List.of(KeyPurposeId.id_kp_codeSigning), true, usual.start(), usual.end()),
                new MadeAuthority.Form(
                        List.of(KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_codeSigning),
                        true,
                        usual.start(),
                        usual.end()))) {
            MadeAuthority by = made(odd);
            isDoubted(judge(by, by.token(DATA, THEN)), "is not for timestamps alone");
        }
    }

    @Test
    void asksWhetherTheAuthorityWasValidThenAndNotNow() throws Exception {
        MadeAuthority.Form usual = MadeAuthority.Form.usual(NOW);
        MadeAuthority expired =
                made(new MadeAuthority.Form(usual.purposes(), true, usual.start(), NOW.minus(Duration.ofHours(1))));
        assertThat(judge(expired, expired.token(DATA, THEN)).standing()).isEqualTo(Standing.TRUSTED);
        isDoubted(judge(expired, expired.token(DATA, NOW)), "was not valid then");
        isDoubted(judge(authority, authority.token(DATA, NOW.minus(Duration.ofDays(3)))), "was not valid then");
    }

    @Test
    void believesNoTimeInTheFuture() throws Exception {
        assertThat(judge(authority, authority.token(DATA, NOW.plusSeconds(200))).standing())
                .as("clocks differ by minutes")
                .isEqualTo(Standing.TRUSTED);
        isDoubted(judge(authority, authority.token(DATA, NOW.plusSeconds(400))), "in the future");
    }

    @Test
    void isBrokenWhereTheTokenDoesNotNameOrHaveItsCertificate() throws Exception {
        MadeAuthority.Oddity usual = authority.nothingOdd();
        byte[] other = made(MadeAuthority.Form.usual(NOW)).certificate().getEncoded();
        isBroken(
                judge(
                        authority,
                        authority.token(
                                DATA, THEN, new MadeAuthority.Oddity(usual.hash(), true, other, usual.signed()))),
                "it does not name the certificate that signed it");
        isBroken(
                judge(
                        authority,
                        authority.token(
                                DATA,
                                THEN,
                                new MadeAuthority.Oddity(usual.hash(), false, usual.named(), usual.signed()))),
                "the certificate of its authority is not in it");
    }

    @Test
    void isBrokenWhenAnotherAuthorityOfTheSameNameSigned() throws Exception {
        MadeAuthority namesake = made(MadeAuthority.Form.usual(NOW));
        assertThat(judge(authority, namesake.token(DATA, THEN)).standing())
                .as("whole in itself, and by a stranger")
                .isEqualTo(Standing.DOUBTED);
    }

    @Test
    void believesNoHashThatCanBeForged() throws Exception {
        MadeAuthority.Oddity usual = authority.nothingOdd();
        isDoubted(
                judge(
                        authority,
                        authority.token(
                                DATA,
                                THEN,
                                new MadeAuthority.Oddity("1.3.14.3.2.26", true, usual.named(), usual.signed()))),
                "its hash can be forged");
        isDoubted(
                judge(
                        authority,
                        authority.token(
                                DATA,
                                THEN,
                                new MadeAuthority.Oddity(usual.hash(), true, usual.named(), "SHA1withECDSA"))),
                "the hash of its signature can be forged");
    }

    @Test
    void judgesNoHashThatItDoesNotKnow() throws Exception {
        byte[] token = authority.token(DATA, THEN);
        // SHA3-256 instead of SHA-256, in the imprint, which comes first.
        byte[] sha256 = {0x60, (byte) 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01};
        int imprint = 0;
        for (int at = token.length - sha256.length; at > 0; at--) {
            boolean isInInfo = Arrays.equals(token, at, at + sha256.length, sha256, 0, sha256.length);
            token[at + sha256.length - 1] = isInInfo ? 0x08 : token[at + sha256.length - 1];
            imprint = isInInfo ? at : imprint;
        }
        assertThat(imprint).isPositive();
        assertThat(judge(authority, token).standing()).isEqualTo(Standing.OPEN);
    }

    /// RFC 3161 section 4.
    @Test
    void keepsWhatWasStampedBeforeARevocationThatTellsOfNoLostKey() throws Exception {
        Instant next = NOW.plusSeconds(60);
        byte[] token = authority.token(DATA, THEN);
        Instant before = THEN.minusSeconds(1);
        Instant after = THEN.plusSeconds(1);
        assertThat(judge(authority, token, authority.revocation(after, CRLReason.superseded, next))
                        .standing())
                .isEqualTo(Standing.TRUSTED);
        isDoubted(judge(authority, token, authority.revocation(before, CRLReason.superseded, next)), "is revoked");
        isDoubted(judge(authority, token, authority.revocation(after, CRLReason.keyCompromise, next)), "is revoked");
        isDoubted(
                judge(authority, token, authority.revocation(after, CRLReason.superseded, NOW.minusSeconds(60))),
                "the revocation lists do not say");
    }

    /// RFC 5280 sections 5.2.4 and 5.2.5.
    @Test
    void takesNoListForItsWordThatIsNotOfAllCertificates() throws Exception {
        byte[] token = authority.token(DATA, THEN);
        DistributionPointName elsewhere = new DistributionPointName(new GeneralNames(
                new GeneralName(GeneralName.uniformResourceIdentifier, "http://elsewhere.example/part-2.crl")));
        ReasonFlags some = new ReasonFlags(ReasonFlags.superseded);
        for (Extension narrow : List.of(
                issuing(new IssuingDistributionPoint(null, false, true, null, false, false)),
                issuing(new IssuingDistributionPoint(null, false, false, null, true, false)),
                issuing(new IssuingDistributionPoint(null, false, false, null, false, true)),
                issuing(new IssuingDistributionPoint(null, false, false, some, false, false)),
                issuing(new IssuingDistributionPoint(elsewhere, false, false, null, false, false)),
                new Extension(Extension.deltaCRLIndicator, true, new ASN1Integer(1).getEncoded()))) {
            isDoubted(judge(authority, token, list(Optional.of(narrow))), "the revocation lists do not say");
        }
        Extension ofUsers = issuing(new IssuingDistributionPoint(null, true, false, null, false, false));
        assertThat(judge(authority, token, list(Optional.of(ofUsers))).standing())
                .isEqualTo(Standing.TRUSTED);
        assertThat(judge(authority, token, list(Optional.empty())).standing()).isEqualTo(Standing.TRUSTED);
    }

    private static Extension issuing(IssuingDistributionPoint point) throws Exception {
        return new Extension(Extension.issuingDistributionPoint, true, point.getEncoded());
    }

    private X509CRL list(Optional<Extension> extension) throws Exception {
        return authority.emptyList(NOW.minusSeconds(60), NOW.plusSeconds(60), extension);
    }

    /// RFC 5280 section 3.3: lists may leave out what expired, so whoever has a stolen key could wait for that.
    @Test
    void takesNoListForItsWordThatMayHaveLeftOutWhatExpired() throws Exception {
        MadeAuthority.Form usual = MadeAuthority.Form.usual(NOW);
        Instant end = NOW.minus(Duration.ofHours(1));
        MadeAuthority expired = made(new MadeAuthority.Form(usual.purposes(), true, usual.start(), end));
        byte[] token = expired.token(DATA, THEN);
        Extension keeps = new Extension(
                Extension.expiredCertsOnCRL, false, new ASN1GeneralizedTime(Date.from(usual.start())).getEncoded());
        isDoubted(
                judge(expired, token, expired.emptyList(NOW.minusSeconds(60), NOW.plusSeconds(60), Optional.empty())),
                "the revocation lists do not say");
        for (X509CRL list : List.of(
                expired.emptyList(NOW.minusSeconds(60), NOW.plusSeconds(60), Optional.of(keeps)),
                expired.emptyList(end.minusSeconds(60), NOW.plusSeconds(60), Optional.empty()))) {
            assertThat(judge(expired, token, list).standing()).isEqualTo(Standing.TRUSTED);
        }
    }

    /// 4,000 damaged tokens: none fails otherwise than as broken or doubted, unless what it says is what it said.
    @Test
    void neverFailsNorBelievesADamagedToken() throws Exception {
        byte[] whole = authority.token(DATA, THEN);
        Timestamp original = judge(authority, whole);
        Random random = new Random(11);
        int believed = 0;
        for (int run = 0; run < 4000; run++) {
            byte[] damaged = run % 4 == 3 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int i = 0; i <= run % 3 && damaged.length > 0; i++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Timestamp judged = judge(authority, damaged);
            if (judged.standing() == Standing.TRUSTED) {
                believed++;
                assertThat(judged).as("run %s", run).isEqualTo(original);
            }
        }
        assertThat(believed).as("only bytes that nothing signs").isLessThan(200);
    }

    @Test
    void refusesWhatLiesTooDeepOrHasNoEnd() {
        TimestampTrust nobody = TimestampTrust.nobody(NOW);
        byte[] endless = new byte[30_000];
        for (int i = 0; i < endless.length; i += 2) {
            endless[i] = 0x30;
            endless[i + 1] = (byte) 0x80;
        }
        isBroken(new Rfc3161().judge(endless, DATA, nobody), "it is no timestamp that can be read");
        byte[] deep = new byte[30_000];
        for (int i = 0; i < deep.length; i += 4) {
            int left = deep.length - i - 4;
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x82;
            deep[i + 2] = (byte) (left >> 8);
            deep[i + 3] = (byte) left;
        }
        isBroken(new Rfc3161().judge(deep, DATA, nobody), "it is no timestamp that can be read");
        isBroken(new Rfc3161().judge(new byte[0], DATA, nobody), "it is no timestamp that can be read");
    }
}
