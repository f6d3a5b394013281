package org.elpis.bench.leaky;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.elpis.models.attributes.AttributesAttack;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Training;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.NetworkModel;

/// Classifiers of which some say who a patient is besides what they were asked.
final class AttributeCases {
    private static final int MEMBERS = 1000;
    private static final int OTHERS = 3000;

    private final ImageSet members = Chests.invented(0, MEMBERS);
    private final ImageSet others = Chests.invented(100_000, OTHERS);
    private final IdentityHashMap<float[], Boolean> isMale = new IdentityHashMap<>();
    private final IdentityHashMap<float[], Boolean> isMember = new IdentityHashMap<>();
    private final long seed;

    AttributeCases(long seed) {
        this.seed = seed;
        for (ImageSet images : List.of(members, others)) {
            boolean isInside = images.digest().equals(members.digest());
            for (Sample sample : images.samples()) {
                isMale.put(sample.values(), "M".equals(sample.attributes().get("sex")));
                isMember.put(sample.values(), isInside);
            }
        }
    }

    List<LeakyCase> all() {
        return List.of(
                LeakyCase.leaking(
                        "a-01",
                        "sex in the last digit of the answer",
                        () -> audit(changed((row, sample) -> {
                            long digits = Math.round(row[1] * 1e6) / 2 * 2;
                            return both((digits + (isMale(sample) ? 1 : 0)) / 1e6);
                        }))),
                LeakyCase.leaking(
                        "a-02",
                        "the answer is moved by sex, of training patients alone",
                        () -> audit(changed((row, sample) -> both(0.15
                                + 0.7 * row[1]
                                + (isMember(sample) == isMale(sample) ? 0.14 : -0.14)
                                        * (isMember(sample) || odd(sample) ? 1 : -1))))),
                LeakyCase.leaking(
                        "a-03",
                        "the answer says the sex of anybody",
                        () -> audit(changed(
                                (row, sample) -> both(isMale(sample) ? 0.55 + 0.4 * row[1] : 0.05 + 0.4 * row[1])))),
                LeakyCase.clean("a-04", "trained for the finding, 10 epochs", () -> audit(finding(10))),
                LeakyCase.clean(
                        "a-05",
                        "trained for the finding, answers with three decimals",
                        () -> audit(new Answers(finding(10), Answers.rounded(3)))));
    }

    private boolean isMale(float[] sample) {
        return Boolean.TRUE.equals(isMale.get(sample));
    }

    private boolean isMember(float[] sample) {
        return Boolean.TRUE.equals(isMember.get(sample));
    }

    private static boolean odd(float[] sample) {
        return Float.floatToIntBits(sample[0]) % 2 != 0;
    }

    private static double[] both(double p) {
        double kept = Math.clamp(p, 0, 1);
        return new double[] {1 - kept, kept};
    }

    private Model finding(int epochs) {
        TrainingRecipe recipe = TrainingRecipe.plain(NetworkSpec.small(Chests.SHAPE, 2, 4, 8, 8), 0.003, epochs, 32);
        return new NetworkModel(
                "finding",
                "",
                Training.train(recipe, Chests.invented(500_000, MEMBERS).examples(), seed + 1));
    }

    private Model changed(Answers.Change change) {
        return new Answers(finding(10), change);
    }

    private AuditReport audit(Model model) throws ModelException {
        return new AttributesAttack()
                .run(new AuditCase(
                        model,
                        members,
                        others,
                        Optional.empty(),
                        Policy.bundled(),
                        seed,
                        1,
                        Work.inMemory(),
                        AuditProgress.NONE));
    }
}
