package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A DICOMDIR as input leads to the files it refers to, wherever they are called small or large, and nowhere else.
class DicomDirectoryTest {
    @TempDir
    private Path work;

    private Path disk() {
        return work.resolve("disk");
    }

    @BeforeEach
    void putObjects() {
        SmallObjects.put(disk(), "DATA/IM1", SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "1")));
        SmallObjects.put(disk(), "DATA/IM2", SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "2")));
        SmallObjects.put(work, "outside", SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "3")));
    }

    private JobReport release(String... references) {
        Attributes directory = new Attributes()
                .text(0x00080016, "UI", "1.2.840.10008.1.3.10")
                .text(0x00080018, "UI", "1.9.8.7.1")
                .text(0x00041130, "CS", "");
        for (String reference : references) {
            directory
                    .item(0x00041220)
                    // Each record leads to the first again: a circle.
                    .ints(0x00041400, "UL", 400)
                    .ints(0x00041420, "UL", 400)
                    .text(0x00041430, "CS", "IMAGE")
                    .text(0x00041500, "CS", reference);
        }
        Path file = SmallObjects.put(disk(), "DICOMDIR", SmallObjects.file(directory));
        Job job = new Job(
                List.of(file), work.resolve("out"), work.resolve("home"), Profile.RESEARCH, "p", 1, Job.Mode.RELEASE);
        return new LocalRunner(job, Progress.NONE).run();
    }

    private static Map<String, Long> reasons(JobReport report) {
        return report.quarantined().stream()
                .collect(Collectors.toMap(group -> group.reason().code(), JobReport.Group::count));
    }

    @Test
    void leadsToTheFilesItRefersToAndToNoOther() {
        JobReport report = release("DATA\\IM1");

        assertThat(report.total()).isEqualTo(new Counts(2, 1, 0, 1));
    }

    @Test
    void takesAFileOnceHoweverOftenItIsReferredTo() {
        assertThat(release("DATA\\IM1", "DATA\\IM1", "DATA\\..\\DATA\\IM1", "DICOMDIR")
                        .total())
                .isEqualTo(new Counts(2, 1, 0, 1));
    }

    @Test
    void countsReferencesThatLeadOutside() {
        JobReport report = release("..\\outside", work.resolve("outside").toString(), "DATA\\IM2");

        assertThat(report.total()).isEqualTo(new Counts(4, 1, 2, 1));
        assertThat(reasons(report)).containsExactly(Map.entry("REFERENCE_OUTSIDE", 2L));
    }

    @Test
    void countsALinkThatLeadsOutsideAsSuch() throws Exception {
        Files.createSymbolicLink(disk().resolve("DATA/LINK"), work.resolve("outside"));

        JobReport report = release("DATA\\LINK", "DATA\\IM2");

        assertThat(reasons(report)).containsExactly(Map.entry("REFERENCE_OUTSIDE", 1L));
        assertThat(report.total().released()).isEqualTo(1);
    }

    @Test
    void countsReferencesToFilesThatAreNotThere() {
        JobReport report = release("DATA\\IM9", "DATA", "DATA\\IM2");

        assertThat(reasons(report)).containsExactly(Map.entry("REFERENCE_TO_NOTHING", 2L));
        assertThat(report.total().released()).isEqualTo(1);
    }

    @Test
    void findsFilesWhoseNamesTheSystemShowsInSmallLetters() throws Exception {
        Files.move(disk().resolve("DATA"), disk().resolve("data"));
        Files.move(disk().resolve("data/IM1"), disk().resolve("data/im1.;1"));

        assertThat(release("DATA\\IM1", "DATA\\IM2").total()).isEqualTo(new Counts(3, 2, 0, 1));
    }

    @Test
    void reportsADirectoryThatCannotBeRead() {
        Path file = SmallObjects.put(disk(), "DICOMDIR", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        Job job = new Job(
                List.of(file), work.resolve("out"), work.resolve("home"), Profile.RESEARCH, "p", 1, Job.Mode.RELEASE);

        assertThat(new LocalRunner(job, Progress.NONE).run().total()).isEqualTo(new Counts(1, 0, 1, 0));
    }
}
