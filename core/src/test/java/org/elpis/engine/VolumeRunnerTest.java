package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.elpis.ElpisException;
import org.elpis.engine.VolumeReport.Line;
import org.elpis.engine.VolumeReport.Result;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.VolumeHandling;
import org.elpis.pixel.VolumeHandling.Modality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeRunnerTest {
    private static final String NAME = "Zwrzbrzycki";

    private final Path folder;
    private final Path input;
    private final Path output;
    private final Path home;
    private final PlainVolumes format = new PlainVolumes();
    private final List<Line> told = new ArrayList<>();

    VolumeRunnerTest(@TempDir Path folder) {
        this.folder = folder;
        this.input = folder.resolve("in");
        this.output = folder.resolve("out");
        this.home = folder.resolve("home");
    }

    @Test
    void releasesVolumesUnderNamesThatTellNothing() throws IOException {
        write("sub-" + NAME + "/anat/sub-" + NAME + "_T1w.nii.gz", "face");

        VolumeReport report = run();

        assertThat(report.released()).isEqualTo(1);
        assertThat(files()).singleElement().asString().matches("E[0-9A-Z]{16}/anat/E[0-9A-Z]{16}_T1w\\.nii\\.gz");
        assertThat(output.resolve(files().getFirst())).hasContent("released face");
    }

    @Test
    void keepsTogetherWhatLayTogether() throws IOException {
        write("one/a.nii", "face");
        write("one/b.nii", "none");
        write("two/a.nii", "face");

        run();

        assertThat(files().stream().map(file -> file.substring(0, 17)).distinct())
                .hasSize(2);
    }

    @Test
    void givesTheSameNamesAgainInTheSameProjectAndOthersInAnother() throws IOException {
        write("a.nii", "face");

        String name = run().lines().getFirst().name();

        assertThat(run().lines().getFirst().name()).isEqualTo(name);
        assertThat(run(job("other", VolumeJob.Names.PSEUDONYMS))
                        .lines()
                        .getFirst()
                        .name())
                .isNotEqualTo(name);
    }

    @Test
    void keepsNamesWhenItIsTold() throws IOException {
        write("sub-01/scan of a day.nii.gz", "face");

        run(job("default", VolumeJob.Names.KEPT));

        assertThat(files()).containsExactly("sub-01/scan of a day.nii.gz");
    }

    @Test
    void holdsBackWhatIsUncertainOrNotRead() throws IOException {
        write("a.nii", "doubt");
        write("b.nii", "garbage");
        write("c.nii", "fault");
        Files.createSymbolicLink(input.resolve("d.nii"), folder.resolve("nowhere"));

        VolumeReport report = run();

        assertThat(codes(report))
                .containsExactly("FACE_UNCERTAIN", "VOLUME_NOT_READABLE", "INTERNAL_FAULT", "UNREADABLE");
        assertThat(files()).isEmpty();
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void takesBackWhatAnEarlierRunGaveOut() throws IOException {
        write("a.nii", "face");
        run();
        write("a.nii", "doubt");

        run();

        assertThat(files()).isEmpty();
    }

    @Test
    void leavesEverythingElseBehindAndCountsIt() throws IOException {
        write("a.nii", "face");
        write("a.json", "{}");
        write("b.json", "{}");
        write("participants.tsv", "");
        write("notes of Dr. " + NAME, "");

        VolumeReport report = run();

        assertThat(report.left()).isEqualTo(Map.of(".json", 2L, ".tsv", 1L, "other", 1L));
        assertThat(report.read()).isEqualTo(report.released() + report.quarantined() + report.skipped());
        assertThat(files()).hasSize(1);
    }

    @Test
    void followsLinksToFilesAndLooksIntoNoHiddenFolder() throws IOException {
        Path object = write(".git/annex/objects/0a/1b/SHA256E-s4--00ff.nii.gz", "face");
        Files.createSymbolicLink(input.resolve("a.nii.gz"), object);

        VolumeReport report = run();

        assertThat(report.released()).isEqualTo(1);
        assertThat(report.left()).isEqualTo(Map.of("hidden folder", 1L));
    }

    @Test
    void takesAFileThatIsGivenWhateverItsNameIs() throws IOException {
        Path file = write("scan.hdr", "face");

        new VolumeRunner(
                        new VolumeJob(
                                List.of(file),
                                output,
                                home,
                                "default",
                                FaceHandling.DEFAULT,
                                Optional.empty(),
                                VolumeJob.Names.KEPT),
                        format,
                        told::add)
                .run();

        assertThat(files()).containsExactly("scan.nii.gz");
    }

    @Test
    void holdsBackTheSecondOfTwoFilesWithOneName() throws IOException {
        Path one = write("one/a.nii", "face");
        Path two = write("two/a.nii", "none");

        VolumeJob job = new VolumeJob(
                List.of(one, two),
                output,
                home,
                "default",
                FaceHandling.DEFAULT,
                Optional.empty(),
                VolumeJob.Names.PSEUDONYMS);
        VolumeReport report = new VolumeRunner(job, format, told::add).run();

        assertThat(codes(report)).containsExactly("SAME_NAME");
        assertThat(report.released()).isEqualTo(1);
    }

    @Test
    void drawsNoiseFromASecretOfEachVolume() throws IOException {
        write("a.nii", "face");
        write("b.nii", "face");

        run();
        run();

        List<byte[]> seeds = format.handlings.stream().map(VolumeHandling::seed).toList();
        assertThat(seeds.get(0))
                .isEqualTo(seeds.get(2))
                .isNotEqualTo(seeds.get(1))
                .hasSize(32);
    }

    @Test
    void takesAVolumeForPetWhereItsNameSaysSo() throws IOException {
        write("sub-01_pet.nii.gz", "face");
        write("sub-02_T1w.nii.gz", "face");

        run();

        assertThat(format.handlings.stream().map(VolumeHandling::modality))
                .containsExactly(Optional.of(Modality.PET), Optional.empty());
    }

    @Test
    void writesAPrivateRecordThatSaysWhichFileBecameWhich() throws IOException {
        write("sub-" + NAME + ".nii", "face");
        write("other.nii", "doubt");

        VolumeReport report = run();

        String record = Files.readString(report.folder().resolve(VolumeReport.FILE));
        assertThat(record)
                .contains(NAME, told.getLast().name(), "\"residualSurfacePerMillion\": 1200", "\"sha256\": \"")
                .contains("FACE_UNCERTAIN");
        assertThat(report.folder().resolve("done")).exists();
        assertThat(VolumeReportJson.summary(report)).doesNotContain(NAME).contains("\"brainVoxels\": 900");
    }

    @Test
    void refusesAnOutputWithinTheInput() throws IOException {
        write("a.nii", "face");
        VolumeJob job = new VolumeJob(
                List.of(input),
                input.resolve("out"),
                home,
                "default",
                FaceHandling.DEFAULT,
                Optional.empty(),
                VolumeJob.Names.PSEUDONYMS);

        assertThatExceptionOfType(ElpisException.class)
                .isThrownBy(() -> new VolumeRunner(job, format, told::add).run())
                .matches(e -> e.code() == ElpisException.Code.OUTPUT_UNUSABLE);
    }

    private Path write(String name, String text) throws IOException {
        Path file = input.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private VolumeJob job(String project, VolumeJob.Names names) {
        return new VolumeJob(List.of(input), output, home, project, FaceHandling.DEFAULT, Optional.empty(), names);
    }

    private VolumeReport run() {
        return run(job("default", VolumeJob.Names.PSEUDONYMS));
    }

    private VolumeReport run(VolumeJob job) {
        return new VolumeRunner(job, format, told::add).run();
    }

    private static List<String> codes(VolumeReport report) {
        List<String> codes = new ArrayList<>();
        for (Line line : report.lines()) {
            if (line.result() instanceof Result.HeldBack(Reason reason)) {
                codes.add(reason.code());
            }
        }
        return codes;
    }

    /// Relative paths of what lies in the output.
    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> output.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
