package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.elpis.certificate.Certificate;
import org.elpis.certificate.ObjectStatement;
import org.elpis.certificate.Problem;
import org.elpis.check.FolderCheck;
import org.elpis.check.Retained;
import org.elpis.deid.InputDigest;
import org.elpis.deid.SiteKey;
import org.elpis.dicom.ReadLimits;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.elpis.testkit.key.ByteLeakChecker;
import org.elpis.testkit.key.Leak;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a job says of itself, checked as a third party does: without key, home and originals.
class CertifiedReleaseTest {
    private final CertificateJobs jobs;
    private final Path work;

    CertifiedReleaseTest(@TempDir Path work) throws IOException {
        this.jobs = new CertificateJobs(work);
        this.work = work;
    }

    @Test
    void certifiesEveryObjectAndTellsTheRoot() throws IOException {
        jobs.put("a", "5", "1");
        jobs.put("b", "5", "2");

        JobReport report = jobs.run("in", Job.Extra.CERTIFICATE);

        assertThat(jobs.problems()).isEmpty();
        assertThat(jobs.check().objects()).isEqualTo(2);
        assertThat(jobs.check().root()).isEqualTo(report.certificate()).hasSize(64);
    }

    @Test
    void writesNoCertificateUnlessAskedTo() {
        jobs.put("a", "5", "1");

        assertThat(jobs.run("in").certificate()).isEmpty();
        assertThat(jobs.out().resolve(Certificate.NAME)).doesNotExist();
    }

    @Test
    void saysOfAnObjectWhatThePlanDidAndWithWhat() throws IOException {
        jobs.put("a", "5", "1");
        jobs.run("in", Job.Extra.CERTIFICATE);

        ObjectStatement statement = jobs.statements().getFirst();

        assertThat(statement.profile()).isEqualTo(Profile.RESEARCH.identity());
        assertThat(statement.options()).containsExactly("113103", "113104", "113105", "113107", "113108", "113111");
        assertThat(statement.actions()).containsEntry("pseudonymize", 2L).containsKeys("keep", "clean", "replace-uid");
        assertThat(Files.readString(jobs.out().resolve("release.json")))
                .contains("\"planSha256\": \"" + statement.plan());
    }

    /// With the salt of one object, and nothing else of the site, the holder of the original can prove it.
    @Test
    void bindsTheOriginalByASaltOfItsOwn() throws Exception {
        jobs.put("a", "5", "1");
        byte[] deflated = SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "2"), Encoding.DEFLATED);
        SmallObjects.put(jobs.in(), "b", deflated);
        jobs.run("in", Job.Extra.CERTIFICATE);
        InputDigest digest = new InputDigest(SiteKey.of(work.resolve("home")).project("p"));
        List<String> found = new ArrayList<>();
        for (ObjectStatement statement : jobs.statements()) {
            byte[] salt = digest.salt(statement.path());
            for (String name : List.of("a", "b")) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(salt, "HmacSHA256"));
                byte[] hash = mac.doFinal(Files.readAllBytes(jobs.in().resolve(name)));
                if (HexFormat.of().formatHex(hash).equals(statement.input())) {
                    found.add(name);
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrder("a", "b");
        assertThat(digest.salt("x")).isNotEqualTo(digest.salt("y")).hasSize(32);
    }

    @Test
    void givesTheSameCertificateInEveryRunWithAnyNumberOfThreads() throws IOException {
        for (int i = 0; i < 20; i++) {
            jobs.put("f" + i, "5", Integer.toString(i));
        }
        jobs.run("in", Job.Extra.CERTIFICATE);
        byte[] first = Files.readAllBytes(jobs.out().resolve(Certificate.NAME));

        jobs.run("in", Job.Extra.CERTIFICATE);

        assertThat(Files.readAllBytes(jobs.out().resolve(Certificate.NAME))).isEqualTo(first);
    }

    @Test
    void certifiesDeflatedObjectsAsTheyLieThere() throws IOException {
        SmallObjects.put(
                jobs.in(), "a", SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "1"), Encoding.DEFLATED));
        jobs.run("in", Job.Extra.CERTIFICATE);

        assertThat(jobs.check().objects()).isEqualTo(1);
        assertThat(jobs.problems()).isEmpty();
    }

    @Test
    void certifiesWhatWasReleasedBeforeWithoutAPlan() throws IOException {
        jobs.put("a", "5", "1");
        jobs.run("in");
        Files.move(jobs.out(), work.resolve("in3"));

        jobs.run("in3", Job.Extra.CERTIFICATE);

        assertThat(jobs.problems()).isEmpty();
        assertThat(jobs.statements().getFirst().plan()).isEmpty();
        assertThat(jobs.statements().getFirst().actions()).isEmpty();
    }

    @Test
    void detectsAndLocatesAChangeOfAnyByteOfAnyObject() throws IOException {
        jobs.put("a", "5", "1");
        jobs.put("b", "5", "2");
        jobs.run("in", Job.Extra.CERTIFICATE);
        Random random = new Random(4711);
        for (Path object : jobs.objects()) {
            byte[] bytes = Files.readAllBytes(object);
            for (int round = 0; round < 50; round++) {
                byte[] changed = bytes.clone();
                changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(object, changed);
                assertThat(jobs.problems()).containsExactly(jobs.out().relativize(object) + " " + Problem.Kind.CHANGED);
            }
            Files.write(object, bytes);
        }
        assertThat(jobs.problems()).isEmpty();
    }

    /// Over every kind of object with every hiding place: neither what leaves nor the private report, which
    /// hides values, holds anything that was planted.
    @Test
    void tellsNothingOfThePatientsOfAHospital() throws IOException {
        SyntheticHospital hospital = SyntheticHospital.generate(
                Seed.tuning(11), work.resolve("hospital"), new SyntheticHospital.Size(2, 2, 64, false));
        copyUnderNeutralNames(hospital.folder(), jobs.in());

        JobReport report = jobs.run("in", Job.Extra.CERTIFICATE);

        assertThat(report.total().released()).isGreaterThan(20);
        assertThat(jobs.problems()).isEmpty();
        ByteLeakChecker checker = new ByteLeakChecker(hospital.key());
        for (Path file : List.of(
                jobs.out().resolve(Certificate.NAME),
                report.folder().resolve("report.html"),
                report.folder().resolve("report.json"),
                report.folder().resolve("statements.jsonl"))) {
            assertThat(checker.search(file.getFileName().toString(), Files.readAllBytes(file)).stream()
                            .filter(Leak::certain))
                    .as(file.getFileName().toString())
                    .isEmpty();
        }
        ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());
        assertThat(FolderCheck.run(
                                jobs.in(),
                                jobs.out(),
                                Set.of(Retained.MODIFIED_DATES, Retained.PATIENT_CHARACTERISTICS),
                                limits)
                        .leaking())
                .isZero();
    }

    private static void copyUnderNeutralNames(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.walk(from)) {
            int number = 0;
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Files.copy(file, to.resolve("f" + number++));
            }
        }
    }
}
