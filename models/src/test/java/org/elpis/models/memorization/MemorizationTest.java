package org.elpis.models.memorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Shape;
import org.elpis.testkit.radiograph.GeneratorExamples;
import org.elpis.testkit.radiograph.GeneratorExamples.Alteration;
import org.junit.jupiter.api.Test;

/// Invented patients of fixed seeds. The policy asks for less than the bundled one, so that a pass is in reach of few
/// images.
class MemorizationTest {
    private static final Shape SHAPE = new Shape(1, 64, 64);
    private static final List<float[]> TRAINING = GeneratorExamples.honest(10_000, 30, 64);
    private static final List<float[]> HELD_OUT = GeneratorExamples.honest(20_000, 40, 64);
    private static final List<float[]> HONEST = GeneratorExamples.honest(40_000, 60, 64);
    private static final Policy LENIENT = Policy.bundled().with("""
            memorization.false-positive-rate: 0.05
            memorization.samples-per-image: 2
            memorization.pass-clear-copies: 0.1
            memorization.pass-excess-copies: 0.4
            memorization.pass-tpr-at-1-percent: 0.4
            memorization.planted-patients: 3
            bootstrap-resamples: 500
            """);

    private static ImageSet set(String owner, List<float[]> images) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            samples.add(new Sample(owner + i + ".png", owner + i, -1, Map.of(), images.get(i)));
        }
        return new ImageSet(SHAPE, List.of(), samples, "");
    }

    private static AuditReport run(List<float[]> synthetic, Policy policy, int threads, Work work) {
        return new Memorization()
                .run(new SyntheticCase(
                        set("member", TRAINING),
                        set("other", HELD_OUT),
                        set("made", synthetic),
                        policy,
                        1,
                        threads,
                        work,
                        AuditProgress.NONE));
    }

    private static AuditReport run(List<float[]> synthetic) {
        return run(synthetic, LENIENT, 1, Work.inMemory());
    }

    @Test
    void passesAnHonestGeneratorWhenPlantedCopiesAreFound() {
        AuditReport report = run(HONEST);
        assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASS);
        assertThat(report.controls()).allMatch(Control::held);
        assertThat(report.pictures()).hasSize(8);
        assertThat(report.exposures()).hasSize(TRAINING.size());
        assertThat(report.figures())
                .filteredOn(figure -> figure.key().equals("meehan-z"))
                .allMatch(figure -> Math.abs(figure.interval().value()) < 3)
                .hasSize(1);
    }

    @Test
    void sameCasesGiveSameReportsWhateverTheThreadsAndAfterAnInterruption() {
        Work work = Work.inMemory();
        AuditReport one = run(HONEST, LENIENT, 1, work);
        AuditReport other = run(HONEST, LENIENT, 3, work);
        assertThat(other.figures()).isEqualTo(one.figures());
        assertThat(other.reasons()).isEqualTo(one.reasons());
    }

    @Test
    void anHonestGeneratorIsInconclusiveWithTooFewPatientsAndSamplesForTheBundledPolicy() {
        AuditReport report = run(HONEST, Policy.bundled(), 1, Work.inMemory());
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.reasons()).anyMatch(reason -> reason.contains("needs 999 held-out patients; the 40 given"));
        assertThat(report.reasons()).anyMatch(reason -> reason.contains("1500 wanted"));
    }

    @Test
    void oneGeneratedImageIsTooFewToSayAnythingButNoMistake() {
        AuditReport report = run(HONEST.subList(0, 1));
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.reasons()).anyMatch(reason -> reason.contains("too few"));
    }

    @Test
    void failsAGeneratorThatCopiesOnePatientTenTimesWithAlterations() {
        List<float[]> made = new ArrayList<>(HONEST);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 10; i++) {
            made.set(i, GeneratorExamples.altered(TRAINING.get(7), Alteration.MIXED, random));
        }
        AuditReport report = run(made);
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.exposures().getFirst().patient()).isEqualTo("member7");
        assertThat(report.exposures().getFirst().found()).isTrue();
    }

    @Test
    void neverPassesCopiesHiddenAmongNoise() {
        SplittableRandom random = new SplittableRandom(6);
        List<float[]> made = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            float[] image = TRAINING.get(i % 6).clone();
            for (int j = 0; i >= 6 && j < image.length; j++) {
                image[j] = (float) random.nextDouble();
            }
            made.add(image);
        }
        assertThat(run(made).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void neverPassesTheTrainingSetItself() {
        for (Alteration alteration : List.of(Alteration.MIRRORED, Alteration.NEGATIVE, Alteration.CROPPED)) {
            List<float[]> made = new ArrayList<>();
            TRAINING.forEach(image -> made.add(GeneratorExamples.altered(image, alteration, new SplittableRandom(9))));
            assertThat(run(made).verdict()).as("%s", alteration).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void neverPassesTheHeldOutImagesThemselves() {
        AuditReport report = run(HELD_OUT);
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.reasons()).anyMatch(reason -> reason.contains("as near to held-out patients as copies"));
    }

    @Test
    void neverPassesNothingOrWhatShowsNothing() {
        assertThat(run(List.of()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run(Collections.nCopies(60, new float[SHAPE.size()])).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run(Collections.nCopies(60, HONEST.getFirst())).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void refusesAnotherShapePatientsOnBothSidesAndTooFew() {
        ImageSet small = new ImageSet(
                new Shape(1, 2, 2), List.of(), List.of(new Sample("a", "a", -1, Map.of(), new float[4])), "");
        ImageSet members = set("member", TRAINING);
        List<SyntheticCase> cases = List.of(
                given(members, set("other", HELD_OUT), small),
                given(members, members, set("made", HONEST)),
                given(members, set("other", HELD_OUT.subList(0, 19)), set("made", HONEST)));
        for (SyntheticCase one : cases) {
            AuditReport report = new Memorization().run(one);
            assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(report.reasons()).hasSize(1);
        }
    }

    private static SyntheticCase given(ImageSet members, ImageSet heldOut, ImageSet synthetic) {
        return new SyntheticCase(members, heldOut, synthetic, LENIENT, 1, 1, Work.inMemory(), AuditProgress.NONE);
    }

    @Test
    void heldOutImagesOfAnotherSourceAreNoControl() {
        List<float[]> shifted = new ArrayList<>();
        HELD_OUT.forEach(
                image -> shifted.add(GeneratorExamples.altered(image, Alteration.NEGATIVE, new SplittableRandom(1))));
        AuditReport report =
                new Memorization().run(given(set("member", TRAINING), set("x", shifted), set("m", HONEST)));
        assertThat(report.verdict()).isIn(Verdict.INCONCLUSIVE, Verdict.REVIEW);
        assertThat(report.reasons()).anyMatch(reason -> reason.contains("not of one source"));
    }

    @Test
    void theSameImageTrainedOnAndHeldOutPassesNothing() {
        List<float[]> both = new ArrayList<>(HELD_OUT);
        both.set(3, TRAINING.get(3));
        both.set(4, TRAINING.get(4));
        AuditReport report = new Memorization().run(given(set("member", TRAINING), set("x", both), set("m", HONEST)));
        assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void countsDuplicatesOfTheTrainingSet() {
        List<float[]> doubled = new ArrayList<>(TRAINING);
        doubled.set(4, GeneratorExamples.altered(TRAINING.get(3), Alteration.TONED, new SplittableRandom(2)));
        AuditReport report =
                new Memorization().run(given(set("member", doubled), set("x", HELD_OUT), set("m", HONEST)));
        assertThat(report.figures())
                .anyMatch(figure -> figure.key().equals("duplicate-images")
                        && figure.interval().value() == 2);
    }
}
