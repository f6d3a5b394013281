package org.elpis.models.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Exposure;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImageSet;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Training;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.ModelFacts;
import org.elpis.models.reach.NetworkModel;
import org.junit.jupiter.api.Test;

/// Everything is drawn from fixed seeds: these tests give the same numbers on every run.
class MembershipAttackTest {
    private static final NetworkSpec SPEC = NetworkSpec.small(Chests.SHAPE, 2, 4, 8);
    private static final Policy FEW = Policy.bundled()
            .with("membership.reference-models: 8\nmembership.planted-records: 2\nbootstrap-resamples: 400");

    @Test
    void failsAnOverfitNet() throws ModelException {
        ImageSet members = Chests.of(0, 60, 4, 0.4, -1);
        ImageSet others = Chests.of(100_000, 400, 4, 0.4, -1);
        TrainingRecipe recipe = TrainingRecipe.plain(NetworkSpec.small(Chests.SHAPE, 2, 4, 8), 0.005, 40, 16);
        AuditReport report = audit(trained(recipe, members), members, others, Optional.of(recipe), FEW);
        assertThat(report.verdict()).describedAs(report.reasons().toString()).isEqualTo(Verdict.FAIL);
        assertThat(report.reasons().getFirst()).contains("membership.fail-tpr-at-");
        assertThat(report.exposures()).hasSize(60);
        assertThat(report.exposures().stream().filter(Exposure::found).count()).isGreaterThan(5);
        assertThat(report.curves().stream().map(c -> c.plot()).distinct()).containsExactly("roc");
    }

    @Test
    void passesANetThatNeverSawTheMembersWhenThePolicyAsksForNoMoreThanTheyCanShow() throws ModelException {
        ImageSet members = Chests.of(0, 200, 1, 0.02, -1);
        TrainingRecipe recipe = TrainingRecipe.plain(SPEC, 0.005, 12, 16);
        Model model = trained(recipe, Chests.of(50_000, 400, 1, 0.02, -1));
        Work work = Work.inMemory();
        AuditReport strict =
                new MembershipAttack().run(input(model, members, others(200, 0.02), Optional.of(recipe), FEW, 2, work));
        assertThat(strict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(strict.reasons().toString()).contains("patients on each side are needed");
        Policy policy = FEW.with(
                "membership.pass-tpr-at-1-percent: 0.2\nmembership.planted-records: 10\nmembership.planted-share: 0.5");
        AuditReport lax = new MembershipAttack()
                .run(input(model, members, others(200, 0.02), Optional.of(recipe), policy, 2, work));
        assertThat(lax.verdict()).describedAs(lax.reasons().toString()).isEqualTo(Verdict.PASS);
    }

    @Test
    void doesNotTrustTheSilenceOfAModelWhoseTwinsRememberNobody() throws ModelException {
        ImageSet members = Chests.of(0, 60, 1, 0.02, -1);
        TrainingRecipe recipe = TrainingRecipe.plain(SPEC, 1e-9, 5, 64);
        Policy policy = FEW.with("membership.pass-tpr-at-1-percent: 1.1\nmembership.planted-share: 0.5");
        AuditReport report = audit(trained(recipe, members), members, others(60, 0.02), Optional.of(recipe), policy);
        assertThat(report.verdict()).describedAs(report.reasons().toString()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.controls()).anyMatch(control -> control.kind() == Control.Kind.PLANTED && !control.held());
        assertThat(report.reasons().toString()).contains("too few to trust silence (membership.planted-share)");
    }

    @Test
    void seesAShiftBetweenSitesAndConcludesNothing() throws ModelException {
        ImageSet members = Chests.of(0, 100, 1, 0.02, 0);
        TrainingRecipe recipe = TrainingRecipe.plain(SPEC, 0.005, 5, 16);
        AuditReport report = audit(
                trained(recipe, members),
                members,
                Chests.of(100_000, 100, 1, 0.02, 1),
                Optional.of(recipe),
                FEW.with("membership.pass-tpr-at-1-percent: 1.1"));
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.controls()).anyMatch(control -> control.kind() == Control.Kind.BLIND && !control.held());
    }

    @Test
    void givesTheSameReportWithOneThreadAndWithTwoAndAfterAnInterruption() throws ModelException {
        ImageSet members = Chests.of(0, 24, 1, 0.1, -1);
        ImageSet others = others(30, 0.1);
        Model model = trained(TrainingRecipe.plain(SPEC, 0.005, 10, 16), members);
        Work work = Work.inMemory();
        String one = text(new MembershipAttack().run(input(model, members, others, Optional.empty(), FEW, 1, work)));
        String two = text(
                new MembershipAttack().run(input(model, members, others, Optional.empty(), FEW, 2, Work.inMemory())));
        Work half = half(work);
        String resumed =
                text(new MembershipAttack().run(input(model, members, others, Optional.empty(), FEW, 2, half)));
        assertThat(two).isEqualTo(one);
        assertThat(resumed).isEqualTo(one);
    }

    @Test
    void findsMembershipThatHidesInHowCertainALabelIs() throws ModelException {
        ImageSet members = Chests.of(0, 100, 1, 0, -1);
        Set<Integer> known = new HashSet<>();
        members.values().forEach(values -> known.add(Arrays.hashCode(values)));
        TrainingRecipe recipe = TrainingRecipe.plain(SPEC, 0.005, 3, 16);
        Model model = new Changed(trained(recipe, others(100, 0)), (values, p) -> {
            double certainty = known.contains(Arrays.hashCode(values)) ? 0.86 : 0.9;
            return p > 0.5 ? certainty : 1 - certainty;
        });
        AuditReport report = audit(model, members, Chests.of(200_000, 200, 1, 0, -1), Optional.of(recipe), FEW);
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void neverPassesAModelThatSaysTheSameOfAll() throws ModelException {
        ImageSet members = Chests.of(0, 40, 1, 0, -1);
        TrainingRecipe recipe = TrainingRecipe.plain(SPEC, 0.005, 1, 16);
        Model model = new Changed(trained(recipe, members), (values, p) -> 0.3);
        AuditReport report = audit(
                model,
                members,
                others(40, 0),
                Optional.of(recipe),
                FEW.with("membership.pass-tpr-at-1-percent: 1.1\nmembership.planted-share: 0"));
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.reasons().toString()).contains("says the same of all images");
    }

    @Test
    void saysHowManyPatientsItNeedsAndTrainsNothingWhereThereAreTooFew() throws ModelException {
        ImageSet members = Chests.of(0, 12, 1, 0, -1);
        Model model = trained(TrainingRecipe.plain(SPEC, 0.005, 1, 16), members);
        AuditReport report = audit(model, members, others(40, 0), Optional.empty(), FEW);
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.reasons().getFirst()).contains("12 members").contains("at least 20");
    }

    @Test
    void refusesPatientsAndPicturesThatAreOnBothSides() throws ModelException {
        ImageSet members = Chests.of(0, 40, 1, 0, -1);
        Model model = trained(TrainingRecipe.plain(SPEC, 0.005, 1, 16), members);
        AuditReport report = audit(model, members, Chests.of(30, 60, 1, 0, -1), Optional.empty(), FEW);
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.reasons().getFirst()).contains("10 patients are among members and non-members");
    }

    private static ImageSet others(int patients, double wrong) {
        return Chests.of(100_000, patients, 1, wrong, -1);
    }

    private static Model trained(TrainingRecipe recipe, ImageSet images) {
        return new NetworkModel("net", "", Training.train(recipe, images.examples(), 4711));
    }

    private static AuditReport audit(
            Model model, ImageSet members, ImageSet others, Optional<TrainingRecipe> recipe, Policy policy)
            throws ModelException {
        return new MembershipAttack().run(input(model, members, others, recipe, policy, 2, Work.inMemory()));
    }

    private static AuditCase input(
            Model model,
            ImageSet members,
            ImageSet others,
            Optional<TrainingRecipe> recipe,
            Policy policy,
            int threads,
            Work work) {
        return new AuditCase(model, members, others, recipe, policy, 7, threads, work, AuditProgress.NONE);
    }

    /// What an interrupted run leaves: some pieces, and one that was cut short.
    private static Work half(Work whole) {
        Work half = Work.inMemory();
        AtomicInteger kept = new AtomicInteger();
        for (int i = 0; i < 8; i += 2) {
            String key = "membership-reference-" + i;
            whole.find(key).ifPresent(piece -> {
                half.keep(key, kept.get() == 0 ? Arrays.copyOf(piece, piece.length / 2) : piece);
                kept.incrementAndGet();
            });
        }
        assertThat(kept.get()).isEqualTo(4);
        return half;
    }

    private static String text(AuditReport report) {
        StringBuilder text = new StringBuilder();
        text.append(report.verdict())
                .append(report.summary())
                .append(report.reasons())
                .append(report.figures())
                .append(report.controls())
                .append(report.slices())
                .append(report.exposures())
                .append(report.settings());
        report.curves().forEach(curve -> text.append(curve.name()).append(Arrays.toString(curve.y())));
        return text.toString();
    }

    /// A model whose answers are changed on the way out.
    private record Changed(Model model, Change change) implements Model {
        interface Change {
            double of(float[] values, double probability);
        }

        @Override
        public ModelFacts facts() {
            return model.facts();
        }

        @Override
        public List<double[]> predict(List<float[]> samples) throws ModelException {
            List<double[]> answers = new ArrayList<>();
            List<double[]> plain = model.predict(samples);
            for (int i = 0; i < plain.size(); i++) {
                double p = change.of(samples.get(i), plain.get(i)[1]);
                answers.add(new double[] {1 - p, p});
            }
            return answers;
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
