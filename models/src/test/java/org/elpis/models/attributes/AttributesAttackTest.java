package org.elpis.models.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Shape;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.ModelFacts;
import org.elpis.models.stats.Draws;
import org.junit.jupiter.api.Test;

/// The first value of each image is the finding, the second whether it is a member's, the third the sex: what a model
/// that leaks may know. All seeds are fixed; the effects planted lie five standard errors from the limits.
class AttributesAttackTest {
    private static final Shape SHAPE = new Shape(1, 2, 4);

    @Test
    void passesAModelThatSaysTheFindingAlone() throws ModelException {
        assertThat(audit(new Answers(Answers::finding), 1000, 2000).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void failsAModelThatSaysTheSexOfItsTrainingPatientsAlone() throws ModelException {
        AuditReport report = audit(
                new Answers(values ->
                        Answers.finding(values) + (values[1] > 0 ? 0.15 * values[2] : 0.15 * Math.signum(values[3]))),
                1000,
                2000);
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(String.join("\n", report.reasons())).contains("sex").contains("attributes.fail-individual-gain");
    }

    @Test
    void failsAModelThatHidesTheSexInTheLastDigitsOfItsAnswers() throws ModelException {
        AuditReport report = audit(
                new Answers(values -> {
                    long digits = Math.round(Answers.finding(values) * 1e6) / 2 * 2;
                    return (digits + (values[2] > 0 ? 1 : 0)) / 1e6;
                }),
                1000,
                2000);
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(String.join("\n", report.reasons())).contains("last bits or digits");
    }

    @Test
    void asksForAReviewWhenTheAnswersSayTheSexOfAnybody() throws ModelException {
        AuditReport report = audit(
                new Answers(values -> Answers.finding(values) + 0.15 * values[2] * (values[3] > -1 ? 1 : -1)),
                1000,
                2000);
        assertThat(report.verdict()).isEqualTo(Verdict.REVIEW);
    }

    @Test
    void saysNothingOfTooFewPatientsButHowManyItWouldTake() throws ModelException {
        AuditReport report = audit(new Answers(Answers::finding), 120, 120);
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(String.join("\n", report.reasons())).contains("patients on each side would be needed");
    }

    /// The images of members show the sex, those of others only in part: no model is needed to tell.
    @Test
    void doesNotBlameTheModelForWhatTheImagesThemselvesSay() throws ModelException {
        ImageSet others = images(1_000_000, 2000, false);
        List<Sample> dim = others.samples().stream()
                .map(sample -> {
                    float[] values = sample.values().clone();
                    values[2] = values[3] > -0.5 ? values[2] : Math.signum(values[4]);
                    return new Sample(sample.name(), sample.patient(), sample.label(), sample.attributes(), values);
                })
                .toList();
        Model model = new Answers(values -> Answers.finding(values) + 0.1 * values[2]);
        AuditReport report = audit(model, images(0, 1000, true), new ImageSet(SHAPE, List.of("0", "1"), dim, "00"));
        assertThat(report.verdict()).isIn(Verdict.INCONCLUSIVE, Verdict.REVIEW);
        assertThat(String.join("\n", report.reasons())).contains("without the model");
    }

    @Test
    void skipsWhatTheManifestsDoNotName() throws ModelException {
        AuditReport report = audit(new Answers(Answers::finding), 20, 20);
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(String.join("\n", report.reasons())).contains("fewer than two groups");
    }

    @Test
    void givesTheSameReportForTheSameCase() throws ModelException {
        AuditReport first = audit(new Answers(Answers::finding), 120, 120);
        assertThat(audit(new Answers(Answers::finding), 120, 120)).isEqualTo(first);
    }

    private static AuditReport audit(Model model, int members, int others) throws ModelException {
        return audit(model, images(0, members, true), images(1_000_000, others, false));
    }

    private static AuditReport audit(Model model, ImageSet members, ImageSet others) throws ModelException {
        Policy policy = Policy.bundled().with("bootstrap-resamples: 1000");
        return new AttributesAttack()
                .run(new AuditCase(
                        model, members, others, Optional.empty(), policy, 5, 1, Work.inMemory(), AuditProgress.NONE));
    }

    private static ImageSet images(int from, int count, boolean isMember) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Draws draws = Draws.of(1, "image", from + i);
            boolean isMale = draws.nextBoolean();
            int label = i % 2;
            float[] values = new float[SHAPE.size()];
            for (int j = 0; j < values.length; j++) {
                values[j] = (float) draws.nextGaussian();
            }
            values[0] += 1.5f * label;
            values[1] = isMember ? 1 : -1;
            values[2] = isMale ? 1 : -1;
            samples.add(new Sample("i" + i, "p" + (from + i), label, Map.of("sex", isMale ? "M" : "F"), values));
        }
        return new ImageSet(SHAPE, List.of("0", "1"), samples, "00");
    }

    /// A model that answers by a formula.
    private record Answers(Formula formula) implements Model {
        interface Formula {
            double of(float[] values);
        }

        static double finding(float[] values) {
            return 0.15 + 0.7 / (1 + Math.exp(-1.2 * values[0] + 0.9));
        }

        @Override
        public ModelFacts facts() {
            return new ModelFacts("answers", "", "", SHAPE, 2, ModelFacts.Scores.SIGMOID);
        }

        @Override
        public List<double[]> predict(List<float[]> samples) {
            return samples.stream()
                    .map(values -> Math.clamp(formula.of(values), 0, 1))
                    .map(p -> new double[] {1 - p, p})
                    .toList();
        }

        @Override
        public void close() {}
    }
}
