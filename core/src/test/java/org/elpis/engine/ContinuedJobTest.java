package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.elpis.certificate.Certificate;
import org.elpis.certificate.CertificateCheck;
import org.elpis.policy.Handling;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What counts as done when a job that was stopped is started again.
class ContinuedJobTest {
    private static final FileTime UNTOUCHED = FileTime.fromMillis(1_000_000);

    @TempDir
    private Path work;

    @BeforeEach
    void fixKey() throws IOException {
        SmallObjects.putFixedKey(work);
    }

    private Path out() {
        return work.resolve("out");
    }

    private void put(String name, Attributes object) {
        SmallObjects.put(work.resolve("in"), name, SmallObjects.file(object));
    }

    private JobReport run(Job.Extra... extras) {
        return new LocalRunner(job(Profile.RESEARCH, extras), Progress.NONE).run();
    }

    private Job job(Profile profile, Job.Extra... extras) {
        return new Job(
                List.of(work.resolve("in")),
                out(),
                work.resolve("home"),
                profile,
                "p",
                2,
                Job.Mode.RELEASE,
                Job.Layout.FOLDERS,
                Set.of(extras));
    }

    /// Makes a job that is done one that was killed after its last object.
    private void stop(JobReport report) throws IOException {
        Files.delete(report.folder().resolve("done"));
        Files.deleteIfExists(out().resolve("release.json"));
        Files.deleteIfExists(out().resolve(Certificate.NAME));
        for (Path file : ReleasedFiles.in(out())) {
            Files.setLastModifiedTime(file, UNTOUCHED);
        }
    }

    private List<Path> untouched() throws IOException {
        List<Path> untouched = new ArrayList<>();
        for (Path file : ReleasedFiles.in(out())) {
            if (Files.getLastModifiedTime(file).equals(UNTOUCHED)) {
                untouched.add(file);
            }
        }
        return untouched;
    }

    private static Attributes hall(String study, String instance) {
        return SmallObjects.ct("MRN-4711-88", study, instance).text(0x00081030, "LO", "CT thorax Hall lesion");
    }

    @Test
    void doesAStudyAgainWhenAnotherFileSaysMoreOfThePatient() throws IOException {
        put("a", hall("5", "1"));
        put("b", hall("5", "2"));
        put("other", SmallObjects.ct("MRN-4711-99", "6", "1"));
        stop(run());
        put("c", SmallObjects.ct("MRN-4711-88", "5", "3").text(0x00101001, "PN", "Hall^Gunnar"));

        JobReport report = run();

        assertThat(report.total()).isEqualTo(new Counts(4, 4, 0, 0));
        assertThat(untouched()).as("what the other study's file became").hasSize(1);
        for (Path file : ReleasedFiles.in(out())) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("Hall");
        }
        assertThat(report.warnings()).anyMatch(warning -> warning.contains("2 objects of the same studies left"));
    }

    @Test
    void doesAStudyAgainWhenOneOfItsFilesChanged() throws IOException {
        put("a", hall("5", "1"));
        put("b", SmallObjects.ct("MRN-4711-88", "5", "2"));
        stop(run());
        put("b", SmallObjects.ct("MRN-4711-88", "5", "2").text(0x00101001, "PN", "Hall^Gunnar"));

        run();

        assertThat(untouched()).isEmpty();
        assertThat(Files.readString(ReleasedFiles.in(out()).getFirst(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Hall");
    }

    @Test
    void takesBackWhatWouldNotLeaveAnyMore() throws IOException {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        put("gone", SmallObjects.ct("MRN-4711-88", "5", "2"));
        stop(run(Job.Extra.CERTIFICATE));
        put("b", SmallObjects.ct("MRN-4711-88", "5", "1").text(0x00200013, "IS", "7"));
        Files.delete(work.resolve("in/gone"));

        JobReport report = run(Job.Extra.CERTIFICATE);

        assertThat(report.total()).isEqualTo(new Counts(2, 0, 2, 0));
        assertThat(ReleasedFiles.in(out())).isEmpty();
        assertThat(CertificateCheck.run(out().resolve(Certificate.NAME), out(), Optional.empty())
                        .problems())
                .isEmpty();
    }

    @Test
    void doesEverythingAgainWhenAllPatientsDecideAboutTheTexts() throws IOException {
        Profile cohort = new Profile(
                "cohort",
                "Common words stay.",
                Profile.RESEARCH.options(),
                Profile.PseudonymSource.KEYED,
                List.of(),
                new Handling(
                        Handling.DEFAULT.texts(),
                        Handling.DEFAULT.privateElements(),
                        Handling.DEFAULT.documents(),
                        Handling.DEFAULT.pixels(),
                        Handling.DEFAULT.faces(),
                        Handling.DEFAULT.words(),
                        3));
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        stop(new LocalRunner(job(cohort), Progress.NONE).run());
        put("b", SmallObjects.ct("MRN-4711-99", "6", "1"));

        new LocalRunner(job(cohort), Progress.NONE).run();

        assertThat(untouched()).isEmpty();
    }

    @Test
    void startsAnewUnderAnotherVersionOfTheSoftware() throws IOException {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        JobReport first = run();
        stop(first);
        assertThat(JobFolder.key(job(Profile.RESEARCH), Software.NAME))
                .isEqualTo(Files.readString(first.folder().resolve("job.key")))
                .isNotEqualTo(JobFolder.key(job(Profile.RESEARCH), "Elpis 0.0.9"));
    }

    /// Old CDs have names in Latin-1. As texts in the system's encoding they are all the same.
    @Test
    void tellsFilesApartWhoseNamesAreNotInTheEncodingOfTheSystem() throws IOException {
        Files.createDirectories(work.resolve("in"));
        Path first = latin("M%E4x.dcm");
        Path second = latin("M%F6x.dcm");
        Files.write(first, SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "1")));
        Files.setLastModifiedTime(first, UNTOUCHED);
        stop(run(Job.Extra.CERTIFICATE));
        Files.write(second, SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "2")));
        Files.setLastModifiedTime(second, UNTOUCHED);
        assumeThat(first.toString()).isEqualTo(second.toString());

        JobReport report = run(Job.Extra.CERTIFICATE);

        assertThat(report.total()).isEqualTo(new Counts(2, 2, 0, 0));
        assertThat(ReleasedFiles.in(out())).hasSize(2);
    }

    @Test
    void tellsFoldersApartWhoseNamesAreNotInTheEncodingOfTheSystem() {
        Job one = new Job(List.of(latin("%E4")), out(), work, Profile.RESEARCH, "p", 1, Job.Mode.RELEASE);
        Job other = new Job(List.of(latin("%F6")), out(), work, Profile.RESEARCH, "p", 1, Job.Mode.RELEASE);

        assertThat(JobFolder.key(one, Software.NAME)).isNotEqualTo(JobFolder.key(other, Software.NAME));
    }

    private Path latin(String escaped) {
        String folder = work.resolve("in").toUri().toString();
        return Path.of(URI.create(folder + (folder.endsWith("/") ? "" : "/") + escaped));
    }

    @Test
    void continuesWithTheEntriesOfAZipFile() throws IOException {
        Path zip = work.resolve("export.zip");
        try (ZipOutputStream stream = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 1; i < 3; i++) {
                ZipEntry entry = new ZipEntry("Möller/" + i);
                entry.setLastModifiedTime(UNTOUCHED);
                stream.putNextEntry(entry);
                stream.write(SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", Integer.toString(i))));
            }
        }
        Job job = new Job(List.of(zip), out(), work.resolve("home"), Profile.RESEARCH, "p", 1, Job.Mode.RELEASE);
        stop(new LocalRunner(job, Progress.NONE).run());

        assertThat(new LocalRunner(job, Progress.NONE).run().total()).isEqualTo(new Counts(2, 2, 0, 0));
        assertThat(untouched()).hasSize(2);
    }

    @Test
    void believesNothingOfANameThatTheInputHasTwice() throws IOException {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        Path file = work.resolve("in/a");
        Job twice =
                new Job(List.of(file, file), out(), work.resolve("home"), Profile.RESEARCH, "p", 1, Job.Mode.RELEASE);
        stop(new LocalRunner(twice, Progress.NONE).run());

        assertThat(new LocalRunner(twice, Progress.NONE).run().total()).isEqualTo(new Counts(2, 1, 0, 1));
        assertThat(untouched()).isEmpty();
    }
}
