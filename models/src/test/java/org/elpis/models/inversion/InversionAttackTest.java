package org.elpis.models.inversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Shape;
import org.elpis.models.net.Training;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.NetworkModel;
import org.elpis.testkit.radiograph.SyntheticChest;
import org.junit.jupiter.api.Test;

/// All seeds are fixed.
class InversionAttackTest {
    private static final Shape SHAPE = new Shape(1, 24, 24);
    private static final int PATIENTS = 24;
    private static final int DAYS = 6;
    private static final Policy POLICY = Policy.bundled()
            .with("bootstrap-resamples: 200\ninversion.reconstructions: 48\ninversion.steps: 80\n"
                    + "inversion.query-budget: 24000");

    /// Each patient is a class: a model that recognises people, and from which their images can be made.
    @Test
    void failsAModelWhoseClassesArePeople() throws ModelException {
        ImageSet members = images(0, PATIENTS, patient -> patient);
        TrainingRecipe recipe = recipe(PATIENTS);
        Network network = Training.train(recipe, members.examples(), 3);
        AuditReport report = audit(new NetworkModel("people", "", network), members, recipe);
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(String.join("\n", report.reasons())).contains("inversion.fail-difference");
        assertThat(report.pictures()).isNotEmpty();
    }

    @Test
    void failsTheSameModelByQuestionsAlone() throws ModelException {
        ImageSet members = images(0, PATIENTS, patient -> patient);
        TrainingRecipe recipe = recipe(PATIENTS);
        Model model = new Answering(new NetworkModel("people", "", Training.train(recipe, members.examples(), 3)));
        assertThat(audit(model, members, recipe).verdict()).isEqualTo(Verdict.FAIL);
    }

    /// A finding that a network learns in two epochs says nothing of whose image it was.
    @Test
    void doesNotFailAModelOfAFinding() throws ModelException {
        ImageSet members = images(0, PATIENTS, patient -> patient % 2);
        TrainingRecipe recipe = TrainingRecipe.plain(NetworkSpec.small(SHAPE, 2, 4, 8), 0.003, 2, 16);
        Network network = Training.train(recipe, members.examples(), 3);
        AuditReport report = audit(new NetworkModel("finding", "", network), members, recipe);
        assertThat(report.verdict()).isNotEqualTo(Verdict.FAIL);
    }

    @Test
    void asksForMorePatientsWhenThereAreFew() throws ModelException {
        ImageSet members = images(0, 5, patient -> patient % 2);
        TrainingRecipe recipe = recipe(2);
        Network network = Training.train(recipe, members.examples(), 3);
        AuditReport report = audit(new NetworkModel("few", "", network), members, recipe);
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static TrainingRecipe recipe(int classes) {
        return TrainingRecipe.plain(NetworkSpec.small(SHAPE, classes, 4, 8), 0.003, 25, 16);
    }

    private static AuditReport audit(Model model, ImageSet members, TrainingRecipe recipe) throws ModelException {
        ImageSet others = images(5000, 4 * PATIENTS, patient -> patient % 2);
        return new InversionAttack()
                .run(new AuditCase(
                        model,
                        members,
                        others,
                        Optional.of(recipe),
                        POLICY,
                        5,
                        1,
                        Work.inMemory(),
                        AuditProgress.NONE));
    }

    private static ImageSet images(int from, int patients, IntUnaryOperator label) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < patients * DAYS; i++) {
            int patient = i / DAYS;
            int number = label.applyAsInt(patient);
            float[] values =
                    SyntheticChest.of(from + patient).image(i % DAYS, SHAPE.width(), 0.7 * (patient % 2), true);
            samples.add(new Sample("i" + i, "p" + (from + patient), number, Map.of(), values));
        }
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < patients; i++) {
            classes.add(Integer.toString(i));
        }
        return new ImageSet(SHAPE, classes, samples, "00");
    }
}
