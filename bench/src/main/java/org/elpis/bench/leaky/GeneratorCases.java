package org.elpis.bench.leaky;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.memorization.Memorization;
import org.elpis.models.memorization.SyntheticCase;
import org.elpis.testkit.radiograph.GeneratorExamples;
import org.elpis.testkit.radiograph.GeneratorExamples.Alteration;

/// Generators of which some copy the patients that they were trained on.
final class GeneratorCases {
    private static final int TRAINING = 100;
    private static final int HELD_OUT = 999;
    private static final int MADE = 5000;
    /// Patients of one seed, and so many seeds have patients of their own.
    private static final int PATIENTS = 1_000_000;
    private static final int SEEDS = 2000;

    private final int first;
    private final ImageSet training;
    private final ImageSet heldOut;
    private final long seed;

    /// @param seed  of patients, of copies and of the audit
    GeneratorCases(long seed) {
        this.seed = seed;
        first = (int) Math.floorMod(seed, (long) SEEDS) * PATIENTS;
        training = Chests.invented(first, TRAINING);
        heldOut = Chests.invented(first + 100_000, HELD_OUT);
    }

    List<LeakyCase> all() {
        return List.of(
                LeakyCase.leaking(
                        "g-01",
                        "2 % are altered copies (shift, turn, tone, noise, blur)",
                        () -> audit(copying(0.02, Alteration.MIXED))),
                LeakyCase.leaking("g-02", "5 % are cropped copies", () -> audit(copying(0.05, Alteration.CROPPED))),
                LeakyCase.leaking("g-03", "all training images, unaltered, among honest ones", () -> {
                    List<float[]> made = new ArrayList<>(honest(1).subList(0, MADE - TRAINING));
                    made.addAll(training.values());
                    return audit(made);
                }),
                LeakyCase.clean(
                        "g-04", "honest: each image of a patient that nobody trained on", () -> audit(honest(1))),
                LeakyCase.clean("g-05", "honest, other patients", () -> audit(honest(2))),
                LeakyCase.undecidable(
                        "g-06",
                        "honest, but 100 images only",
                        () -> audit(honest(3).subList(0, 100))));
    }

    private List<float[]> honest(int number) {
        return Chests.invented(first + 500_000 + number * MADE, MADE).values();
    }

    private List<float[]> copying(double share, Alteration alteration) {
        return GeneratorExamples.copying(training.values(), honest(4), share, alteration, seed);
    }

    private AuditReport audit(List<float[]> made) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            samples.add(new Sample("made" + i, "made" + i, -1, Map.of(), made.get(i)));
        }
        ImageSet synthetic = new ImageSet(Chests.SHAPE, List.of(), samples, "made");
        return new Memorization()
                .run(new SyntheticCase(
                        training, heldOut, synthetic, Policy.bundled(), seed, 1, Work.inMemory(), AuditProgress.NONE));
    }
}
