package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.Tag;
import org.elpis.explain.Row;
import org.elpis.pixel.Faces;
import org.elpis.pixel.StandInExaminer.Mark;
import org.elpis.pixel.StandInFaces;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.Test;

/// How a job comes to know the faces of a study: once, and the same however it runs.
class FacesOfStudyTest extends FaceJobs {
    @Test
    void givesTheSameNoiseInASecondRunAndOtherNoiseInAnotherProject() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(image(2, "5", "head"), pixels(2));
        run();
        Map<String, byte[]> first = ReleasedFiles.contents(work.resolve("out"));
        byte[] face = face(released(1));
        Files.move(work.resolve("out"), work.resolve("first"));

        run();
        Map<String, byte[]> second = ReleasedFiles.contents(work.resolve("out"));
        Job other = new Job(
                List.of(work.resolve("in")),
                work.resolve("other"),
                work.resolve("home"),
                Profile.RESEARCH,
                "another",
                1,
                Job.Mode.RELEASE);
        new LocalRunner(other, Progress.NONE).run();

        assertSame(first, second);
        assertThat(face(released(1, work.resolve("other")))).isNotEqualTo(face);
    }

    @Test
    void looksOnceThroughEachStudyWhateverTheNumberOfThreads() throws Exception {
        for (int i = 1; i <= 24; i++) {
            String study = String.valueOf(5 + i % 3);
            put(image(i, study, "head" + study), i < 4 ? marked(i, Mark.FACE) : pixels(i));
        }
        run(Profile.RESEARCH, 8);
        Map<String, byte[]> manyThreads = ReleasedFiles.contents(work.resolve("out"));
        assertThat(StandInFaces.SEARCHES)
                .hasSize(3)
                .allSatisfy((study, count) -> assertThat(count).isEqualTo(1));
        Files.move(work.resolve("out"), work.resolve("first"));

        run(Profile.RESEARCH, 1);

        assertSame(manyThreads, ReleasedFiles.contents(work.resolve("out")));
    }

    @Test
    void looksThroughAStudyOfRenderingsAndContoursAlone() throws Exception {
        put(rendering(1, "5", "head"), pixels(1));
        put(structures(2, "6", "head"));

        run();

        assertThat(StandInFaces.SEARCHES).hasSize(2);
        assertThat(released(1)).isEqualTo(pixels(1));
    }

    @Test
    void looksThroughNoStudyThatHasNothingOfAScan() throws Exception {
        put(image(1, "5", "").text(Tag.SOP_CLASS_UID, "UI", ULTRASOUND), marked(1, Mark.FACE));

        run();

        assertThat(StandInFaces.SEARCHES).isEmpty();
        assertThat(released(1)).isEqualTo(marked(1, Mark.FACE));
    }

    @Test
    void continuesAJobThatWasStoppedWithTheSameBytes() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(image(2, "5", "head").text(0x0020000E, "UI", "1.9.8.7.5.2"), pixels(2));
        JobReport report = run();
        Map<String, byte[]> whole = ReleasedFiles.contents(work.resolve("out"));
        Files.delete(report.folder().resolve("done"));
        Files.delete(ReleasedFiles.in(work.resolve("out")).getFirst());

        JobReport continued = run();

        assertThat(lines(continued))
                .extracting(Faces.SeriesFace::seriesUid)
                .hasSize(2)
                .isEqualTo(
                        lines(report).stream().map(Faces.SeriesFace::seriesUid).toList());
        assertSame(whole, ReleasedFiles.contents(work.resolve("out")));
    }

    @Test
    void showsInADryRunWhatWouldBecomeOfTheFace() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        Job job = new Job(
                List.of(work.resolve("in")),
                work.resolve("out"),
                work.resolve("home"),
                Profile.RESEARCH,
                "p",
                2,
                Job.Mode.DRY_RUN);

        JobReport report = new LocalRunner(job, Progress.NONE).run();

        assertThat(work.resolve("out")).doesNotExist();
        assertThat(report.objectsWithoutFace()).isEqualTo(1);
        assertThat(lines(report)).extracting(Faces.SeriesFace::what).containsExactly("The face was removed.");
    }

    @Test
    void explainsWithTheStudyWhatAJobWouldDoToASlice() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        Path slice = put(image(2, "5", "head"), pixels(2));

        assertThat(explained(slice, Optional.empty()).action()).isEqualTo("keep");

        Row withStudy = explained(slice, Optional.of(work.resolve("in")));
        assertThat(withStudy.action()).isEqualTo("remove-face");
        assertThat(withStudy.parts().getLast().what()).isEqualTo("a face, in 8 pixels");
    }

    @Test
    void holdsBackTheScansOfAStudyWhenOneOfThemVanishes() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        Path gone = put(image(2, "5", "head"), pixels(2));
        put(image(3, "5", "").text(Tag.SOP_CLASS_UID, "UI", ULTRASOUND), pixels(3));
        put(image(4, "6", "other"), pixels(4));

        JobReport report = new LocalRunner(SmallObjects.job(work, Profile.RESEARCH), removing(gone)).run();

        assertThat(reasons(report)).containsExactlyInAnyOrder("FACE_UNCERTAIN", "UNREADABLE");
        assertThat(all()).containsOnlyKeys(3, 4);
        assertThat(report.quarantined())
                .anyMatch(group -> group.reason().what().contains("could not be read any more"));
    }

    @Test
    void holdsBackTheScansOfAStudyWhenOneOfThemChanges() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        Path changed = put(image(2, "5", "head"), pixels(2));

        JobReport report = new LocalRunner(
                        SmallObjects.job(work, Profile.RESEARCH),
                        then(() -> Files.write(changed, new byte[] {1}, StandardOpenOption.APPEND)))
                .run();

        assertThat(reasons(report)).containsExactlyInAnyOrder("FACE_UNCERTAIN", "CHANGED");
    }

    @Test
    void holdsBackAnEarlierReleaseThatHasItsFace() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        run(FACES_UNTOUCHED, 1);
        Path earlier = work.resolve("earlier");
        Files.move(work.resolve("out"), earlier);
        Job again = new Job(
                List.of(earlier),
                work.resolve("again"),
                work.resolve("home"),
                Profile.RESEARCH,
                "p",
                1,
                Job.Mode.RELEASE);

        assertThat(reasons(new LocalRunner(again, Progress.NONE).run())).containsExactly("RELEASED_BY_OTHER_PROFILE");
    }

    private static Progress removing(Path file) {
        return then(() -> Files.delete(file));
    }

    private interface Deed {
        void run() throws IOException;
    }

    /// Between the passes of a job.
    private static Progress then(Deed deed) {
        return new Progress() {
            @Override
            public void start(Phase phase, long files, long bytes) {
                if (phase == Phase.RELEASING) {
                    try {
                        deed.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
    }

    private Row explained(Path file, Optional<Path> folder) throws Exception {
        Job job = new Job(
                List.of(file),
                work.resolve("home/dry-run"),
                work.resolve("home"),
                Profile.RESEARCH,
                "p",
                1,
                Job.Mode.DRY_RUN,
                Job.Layout.FOLDERS,
                Set.of());
        return new Explainer(job)
                .explain(file, folder).explained().explanation().rows().stream()
                        .filter(row -> row.location().tag() == Tag.PIXEL_DATA)
                        .findFirst()
                        .orElseThrow();
    }
}
