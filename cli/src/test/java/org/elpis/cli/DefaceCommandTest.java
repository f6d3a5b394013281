package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.elpis.engine.VolumeJob;
import org.elpis.engine.VolumeReport;
import org.elpis.engine.VolumeReport.Line;
import org.elpis.engine.VolumeReport.Result;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;
import org.elpis.pixel.VolumeOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaceCommandTest {
    private final Path folder;
    private final Path input;
    private final Path home;

    DefaceCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.input = folder.resolve("in");
        this.home = folder.resolve("home");
        Files.createDirectories(input);
    }

    private Run deface(Object... more) {
        Object[] words = new Object[more.length + 5];
        words[0] = "deface";
        words[1] = "--home";
        words[2] = home;
        System.arraycopy(more, 0, words, 3, more.length);
        words[more.length + 3] = input;
        words[more.length + 4] = folder.resolve("out");
        return Run.elpis(words);
    }

    @Test
    void holdsBackWhatItCannotReadAndSaysWhy() throws IOException {
        Files.writeString(input.resolve("Zwrzbrzycki.nii"), "no volume");

        Run run = deface();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("Released      0 of 1 volume to", "Quarantined   1", "it is no NIfTI file", "Next: ")
                .doesNotContain("Zwrzbrzycki");
    }

    @Test
    void saysLoudlyWhatStaysBehind() throws IOException {
        Files.writeString(input.resolve("sub-01_T1w.json"), "{}");
        Files.writeString(input.resolve("participants.tsv"), "");

        Run run = deface();

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Not copied    2 files (1 .json, 1 .tsv)", "Only volumes were written.");
    }

    /// Nothing was looked at, so nothing may be said of volumes.
    @Test
    void saysWhereToGoWhenThereIsNoVolume() throws IOException {
        Files.writeString(input.resolve("0001.dcm"), "");

        assertThat(deface().out().replaceAll("\\s+", " "))
                .contains("Released 0 of 0 volumes", "no NIfTI file is in it", "DICOM files go through elpis deid")
                .doesNotContain("viewer", "Words drawn");
    }

    @Test
    void isLoudAboutNamesThatItKept() {
        assertThat(deface("--keep-names").out()).contains("NAMES OF FILES AND FOLDERS WERE KEPT");
        assertThat(deface().out()).doesNotContain("WERE KEPT");
    }

    @Test
    void answersAProgram() throws IOException {
        Files.writeString(input.resolve("a.nii"), "no volume");
        Files.writeString(input.resolve("a.json"), "{}");

        Run run = deface("--json", "--faces", "skull-strip", "--fill", "average", "--modality", "ct");

        assertThat(run.totals()).isEqualTo("2, 0, 1, 1");
        assertThat(run.json().text("faces")).isEqualTo("skull-strip");
        assertThat(run.json().text("fill")).isEqualTo("average");
    }

    @Test
    void refusesWordsThatItDoesNotKnow() {
        assertThat(deface("--faces", "untouched").code()).isEqualTo(2);
        assertThat(deface("--fill", "nois").message()).contains("did you mean 'noise'?");
        assertThat(deface("--project", "..").code()).isEqualTo(2);
        assertThat(Run.elpis("deface", input).message()).contains("OUT is missing");
    }

    @Test
    void printsWhatWasMeasuredOfEachVolume() {
        VolumeOutcome defaced =
                new VolumeOutcome.Defaced(".nii.gz", 300, 81_234, new Faces.Check(0.0012, 0, 1_612_334));

        assertThat(DefaceText.line(new Line("/private/name.nii", "E1/E2.nii.gz", new Result.Released(defaced, "00"))))
                .isEqualTo("""
                        E1/E2.nii.gz
                            face removed from each of 300 volumes: 0.1 % of its surface left, 0 of 1,612,334 brain voxels
                            touched; 81,234 voxels changed
                        """);
        VolumeOutcome faceless = new VolumeOutcome.Faceless(".nii", 1, "it shows no head");
        assertThat(DefaceText.line(new Line("/private/name.nii", "E3.nii", new Result.Released(faceless, "00"))))
                .isEqualTo("E3.nii\n    no voxel changed: it shows no head\n");
    }

    @Test
    void staysWithinAHundredColumns() {
        VolumeJob job = new VolumeJob(
                List.of(Path.of("in")),
                Path.of("out"),
                Path.of("home"),
                "default",
                FaceHandling.DEFAULT,
                Optional.empty(),
                VolumeJob.Names.KEPT);
        VolumeReport report = new VolumeReport(
                "job",
                Path.of("home"),
                job,
                List.of(),
                Map.of(".json", 12L, ".tsv", 3L, "other", 4L),
                1234,
                OptionalLong.of(1));

        assertThat(DefaceText.summary(report).lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
    }

    @Test
    void isWhatDeidPointsToForNiftiFiles() throws IOException {
        Files.write(input.resolve("scan.nii.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0});

        Run run = Run.elpis("deid", "--home", home, input, folder.resolve("out"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("The file is NIfTI", "Run elpis deface on it");
    }
}
