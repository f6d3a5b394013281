package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which objects the private report of a job shows, and how.
class ShownObjectsTest {
    private final CertificateJobs jobs;

    ShownObjectsTest(@TempDir Path work) throws IOException {
        this.jobs = new CertificateJobs(work);
    }

    @Test
    void showsValuesInTheReportOnlyWhenAskedTo() throws IOException {
        jobs.put("a", "5", "1");

        JobReport masked = jobs.run("in");
        JobReport shown = jobs.run("in", Job.Extra.SHOW_VALUES);

        String page = Files.readString(masked.folder().resolve("report.html"), StandardCharsets.UTF_8);
        assertThat(page).contains("Xxxxxxxxxxxxxx^Xxxxxxx").doesNotContainIgnoringCase("quastenflosser");
        assertThat(Files.readString(shown.folder().resolve("report.html"))).contains("Quastenflosser^Eusebia");
    }

    @Test
    void showsTheFirstObjectOfEachSeriesWhateverTheThreadsDo() {
        for (int i = 0; i < 30; i++) {
            jobs.put("f" + (100 + i), Integer.toString(i % 3), Integer.toString(i));
        }

        JobReport report = jobs.run("in");

        assertThat(report.series()).isEqualTo(3);
        assertThat(report.samples().stream()
                        .map(sample -> Path.of(sample.file()).getFileName().toString()))
                .containsExactlyInAnyOrder("f100", "f101", "f102");
    }

    @Test
    void showsTheNextObjectOfASeriesWhoseFirstOneStays() {
        for (int i = 0; i < 8; i++) {
            SmallObjects.put(
                    jobs.in(),
                    "f" + i,
                    SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", Integer.toString(i))
                            .words(0x7FE00010, "OW", new byte[i < 3 ? 8 : 32], 2)));
        }

        JobReport report = jobs.run("in");

        assertThat(report.total().quarantined()).isEqualTo(3);
        assertThat(report.samples())
                .singleElement()
                .satisfies(sample -> assertThat(sample.file()).endsWith("f3"));
    }

    @Test
    void tellsOfEveryStudyAlsoOfOneThatStaysAsAWhole() throws IOException {
        jobs.put("a", "5", "1");
        SmallObjects.put(
                jobs.in(),
                "b",
                SmallObjects.file(SmallObjects.ct("OTHER-77123", "6", "1").words(0x7FE00010, "OW", new byte[8], 2)));

        JobReport report = jobs.run("in");

        String page = Files.readString(report.folder().resolve("report.html"));
        assertThat(page).contains("0 of 1 file released, 1 held back", "nothing of it was released");
        assertThat(page.split("class=study>", -1)).hasSize(3);
    }

    @Test
    void writesTheShownObjectsIntoTheReportForProgramsToo() throws Exception {
        jobs.put("a", "5", "1");

        JobReport report = jobs.run("in", Job.Extra.SHOW_VALUES);

        String mark = ReleasedFiles.read(jobs.objects().getFirst())
                .dataSet()
                .strings(0x00120063)
                .getLast();
        assertThat(mark).startsWith("ELPIS-1:");
        assertThat(Files.readString(report.folder().resolve("report.json")))
                .contains("\"sopClass\": \"CT Image Storage\"", mark)
                .doesNotContain("ELPIS-1:AAAAAAAA");
    }

    @Test
    void boundsTheObjectsThatItShowsAndKeepsOneOfEachStudyFirst() {
        for (int i = 0; i < 30; i++) {
            for (int k = 0; k < 2; k++) {
                SmallObjects.put(
                        jobs.in(),
                        "f" + i + "-" + k,
                        SmallObjects.file(SmallObjects.ct("MRN-4711-88", Integer.toString(i), Integer.toString(k))
                                .text(0x0020000E, "UI", "1.9.8.7." + i + ".9" + k)));
            }
        }

        JobReport report = jobs.run("in");

        assertThat(report.series()).isEqualTo(60);
        assertThat(report.samples()).hasSize(Samples.MAX);
        assertThat(report.studies()).allMatch(study -> !study.samples().isEmpty());
    }
}
