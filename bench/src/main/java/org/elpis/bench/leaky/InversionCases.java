package org.elpis.bench.leaky;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.inversion.InversionAttack;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Training;
import org.elpis.models.net.TrainingRecipe;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.NetworkModel;
import org.elpis.testkit.radiograph.SyntheticChest;

/// Classifiers of which one can be turned into images of the people whom it tells apart.
final class InversionCases {
    private static final int PEOPLE = 60;
    private static final int DAYS = 6;
    private static final int MEMBERS = 400;

    private final long seed;

    InversionCases(long seed) {
        this.seed = seed;
    }

    List<LeakyCase> all() {
        return List.of(
                LeakyCase.leaking("i-01", "a model that recognises 60 people, each a class", this::people),
                LeakyCase.clean("i-02", "a model of a finding, trained on other patients", this::finding));
    }

    private AuditReport people() throws ModelException {
        List<Sample> samples = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < PEOPLE * DAYS; i++) {
            int person = i / DAYS;
            float[] values = SyntheticChest.of(person).image(i % DAYS, Chests.SHAPE.width(), 0, true);
            samples.add(new Sample("i" + i, "p" + person, person, Map.of(), values));
            classes.add("c" + i);
        }
        ImageSet members = new ImageSet(Chests.SHAPE, classes, samples, "people");
        return audit(members, members, PEOPLE, 25);
    }

    private AuditReport finding() throws ModelException {
        return audit(Chests.invented(500_000, MEMBERS), Chests.invented(0, MEMBERS), 2, 20);
    }

    private AuditReport audit(ImageSet training, ImageSet members, int classes, int epochs) throws ModelException {
        TrainingRecipe recipe =
                TrainingRecipe.plain(NetworkSpec.small(Chests.SHAPE, classes, 4, 8, 8), 0.003, epochs, 32);
        NetworkModel model = new NetworkModel("model", "", Training.train(recipe, training.examples(), seed + 1));
        return new InversionAttack()
                .run(new AuditCase(
                        model,
                        members,
                        Chests.invented(100_000, 2 * MEMBERS),
                        Optional.of(recipe),
                        Policy.bundled(),
                        seed,
                        1,
                        Work.inMemory(),
                        AuditProgress.NONE));
    }
}
