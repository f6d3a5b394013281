package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.elpis.certificate.Certificate;
import org.elpis.dicom.Tag;
import org.elpis.explain.Values;
import org.elpis.policy.Handling;
import org.elpis.policy.Option;
import org.elpis.policy.Profile;
import org.elpis.policy.ProjectRule;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of objects that this project has released before and that are input again.
class EarlierReleasesTest {
    @TempDir
    private Path work;

    @BeforeEach
    void fixKey() throws IOException {
        SmallObjects.putFixedKey(work);
    }

    private void put(String folder, String name, Attributes object) {
        SmallObjects.put(work.resolve(folder), name, SmallObjects.file(object));
    }

    private JobReport run(Profile profile, int workers, String out, String... in) {
        return new LocalRunner(job(profile, workers, out, in), Progress.NONE).run();
    }

    private Job job(Profile profile, int workers, String out, String... in) {
        List<Path> inputs = new ArrayList<>();
        for (String folder : in) {
            inputs.add(work.resolve(folder));
        }
        return new Job(
                inputs,
                work.resolve(out),
                work.resolve("home"),
                profile,
                "p",
                workers,
                Job.Mode.RELEASE,
                Job.Layout.FOLDERS,
                Set.of(Job.Extra.CERTIFICATE));
    }

    private static Profile trial(Set<Option> options, ProjectRule.ProjectAction action, int... tags) {
        List<ProjectRule> rules = new ArrayList<>();
        for (int tag : tags) {
            rules.add(new ProjectRule(
                    List.of(tag),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    List.of(),
                    action,
                    "agreed"));
        }
        return new Profile("trial", "Of a trial.", options, Profile.PseudonymSource.KEYED, rules, Handling.DEFAULT);
    }

    private static List<String> codes(JobReport report) {
        return report.quarantined().stream().map(group -> group.reason().code()).toList();
    }

    @Test
    void quarantinesWhatALooserProfileReleased() throws IOException {
        put("in", "a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        Set<Option> loose = EnumSet.of(Option.RETAIN_UIDS, Option.RETAIN_LONGITUDINAL_FULL_DATES);
        run(trial(loose, ProjectRule.ProjectAction.KEEP), 1, "loose", "in");

        JobReport report = run(Profile.HIPAA_SAFE_HARBOR, 1, "strict", "loose");

        assertThat(report.total().released()).isZero();
        assertThat(codes(report)).containsExactly("RELEASED_BY_OTHER_PROFILE");
        assertThat(report.quarantined().getFirst().reason().next()).contains("the original");
        assertThat(ReleasedFiles.in(work.resolve("strict"))).isEmpty();
        assertThat(Certificate.read(work.resolve("strict").resolve(Certificate.NAME))
                        .objects())
                .isEmpty();
    }

    @Test
    void tellsProfilesOfOneNameApartByTheirRules() {
        put("in", "a", SmallObjects.ct("MRN-4711-88", "5", "1").text(0x00104000, "LT", "Agreed remark"));
        run(trial(Set.of(), ProjectRule.ProjectAction.KEEP, 0x00104000), 1, "out", "in");

        JobReport report = run(trial(Set.of(), ProjectRule.ProjectAction.REMOVE, 0x00104000), 1, "again", "out");

        assertThat(codes(report)).containsExactly("RELEASED_BY_OTHER_PROFILE");
    }

    @Test
    void searchesAnEarlierReleaseForWhatTheOriginalsOfItsPatientTell() throws IOException {
        put("in", "a", SmallObjects.ct("MRN-4711-88", "5", "1").text(0x00081030, "LO", "CT thorax Hall lesion"));
        run(Profile.RESEARCH, 1, "out", "in");
        assertThat(Files.readString(
                        ReleasedFiles.in(work.resolve("out")).getFirst(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("Hall");
        put("more", "b", SmallObjects.ct("MRN-4711-88", "6", "1").text(0x00101001, "PN", "Hall^Gunnar"));

        JobReport report = run(Profile.RESEARCH, 2, "again", "out", "more");

        assertThat(report.total()).isEqualTo(new Counts(2 + 2, 1, 1, 2));
        assertThat(codes(report)).containsExactly("LEAK_FOUND");
    }

    @Test
    void passesAnEarlierReleaseOnBesideOriginalsThatTellNothingOfIt() {
        put("in", "a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        run(Profile.RESEARCH, 1, "out", "in");
        put("more", "b", SmallObjects.ct("MRN-4711-88", "6", "1"));

        JobReport report = run(Profile.RESEARCH, 2, "again", "out", "more");

        assertThat(codes(report)).isEmpty();
        assertThat(report.total().released()).isEqualTo(2);
    }

    @Test
    void showsInTheReportThePseudonymThatTheObjectHas() throws Exception {
        put("in", "a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        run(Profile.RESEARCH, 1, "out", "in");
        String pseudonym = ReleasedFiles.read(
                        ReleasedFiles.in(work.resolve("out")).getFirst())
                .dataSet()
                .string(Tag.PATIENT_ID);

        JobReport report = run(Profile.RESEARCH, 1, "again", "out");

        assertThat(report.studies().getFirst().patient()).isEqualTo(pseudonym);
    }

    /// The original is released anew: it is beside what the rest of the input tells.
    @Test
    void givesTheNameToTheOriginalWithAnyNumberOfThreads() throws IOException {
        for (int i = 0; i < 20; i++) {
            put("in", "f" + i, SmallObjects.ct("MRN-4711-" + i, "5" + i, "1"));
        }
        run(Profile.RESEARCH, 2, "earlier", "in");
        Set<Option> loose = EnumSet.copyOf(Profile.RESEARCH.options());
        loose.add(Option.RETAIN_UIDS);
        run(trial(loose, ProjectRule.ProjectAction.KEEP), 2, "loose", "in");
        for (Profile profile : List.of(Profile.RESEARCH, trial(loose, ProjectRule.ProjectAction.KEEP))) {
            JobReport one = run(profile, 1, profile.name() + 1, "earlier", "in", "loose");
            JobReport four = run(profile, 4, profile.name() + 4, "earlier", "in", "loose");

            assertThat(one.total()).isEqualTo(four.total());
            assertThat(one.total().released()).isEqualTo(20);
            assertThat(one.samples()).hasSize(20);
            Map<String, byte[]> expected = ReleasedFiles.contents(work.resolve(profile.name() + 1));
            Map<String, byte[]> actual = ReleasedFiles.contents(work.resolve(profile.name() + 4));
            assertThat(actual.keySet()).isEqualTo(expected.keySet());
            actual.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(expected.get(name)));
        }
    }

    @Test
    void quarantinesWhatARuleWouldReleaseUnderOneNameAndKeepsTheFirst() throws IOException {
        for (int i = 0; i < 9; i++) {
            put("in", "f" + i, SmallObjects.ct("MRN-4711-88", "5", Integer.toString(i + 1)));
        }
        Profile nameless = trial(Set.of(), ProjectRule.ProjectAction.ZERO, Tag.SOP_INSTANCE_UID);

        JobReport report = run(nameless, 4, "out", "in");

        assertThat(report.total()).isEqualTo(new Counts(9, 1, 8, 0));
        assertThat(codes(report)).containsExactly("SAME_NAME");
        assertThat(report.samples().getFirst().file()).endsWith("f0");
        assertThat(ReleasedFiles.in(work.resolve("out"))).hasSize(1);
    }

    @Test
    void explainsWhyAnEarlierReleaseWouldStay() throws Exception {
        put("in", "a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        run(Profile.RESEARCH, 1, "out", "in");
        Path released = ReleasedFiles.in(work.resolve("out")).getFirst();

        Explained same = new Explainer(job(Profile.RESEARCH, 1, "none", "in"))
                .explain(released, Optional.empty())
                .explained();
        Explained other = new Explainer(job(Profile.BASIC, 1, "none", "in"))
                .explain(released, Optional.empty())
                .explained();

        assertThat(same.verdict()).isEqualTo(Explained.Verdict.RELEASED_BEFORE);
        assertThat(other.verdict()).isEqualTo(Explained.Verdict.QUARANTINED);
        assertThat(other.reasons().getFirst().code()).isEqualTo("RELEASED_BY_OTHER_PROFILE");
        assertThat(other.explanation().values()).isEqualTo(Values.MASKED);
    }
}
