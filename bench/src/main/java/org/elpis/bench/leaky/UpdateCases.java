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
import org.elpis.models.gradients.GradientAudit;
import org.elpis.models.gradients.SharingFile;
import org.elpis.models.gradients.UpdateCase;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Shape;
import org.elpis.testkit.radiograph.SyntheticChest;

/// Ways of sharing updates of which some give the images away that they were made of.
final class UpdateCases {
    private static final int PATIENTS = 200;
    private static final Shape SHAPE = new Shape(1, 16, 16);
    private static final NetworkSpec SMOOTH =
            new NetworkSpec(SHAPE, List.of(new LayerSpec.Conv(8, 5, 2), new LayerSpec.Tanh(), new LayerSpec.Dense(2)));

    private final long seed;

    UpdateCases(long seed) {
        this.seed = seed;
    }

    List<LeakyCase> all() {
        return List.of(
                LeakyCase.leaking("u-01", "gradient of one image, nothing done to it", () -> audit("images: 1")),
                LeakyCase.leaking(
                        "u-02",
                        "one image, four local steps, labels unknown",
                        () -> audit("{images: 1, local-steps: 4, rate: 0.1, labels: unknown}")),
                LeakyCase.leaking(
                        "u-03",
                        "one image, clipped, a thousandth of the noise",
                        () -> audit("{images: 1, clip-each-image: 0.1, noise-multiplier: 0.001}")),
                LeakyCase.clean(
                        "u-04",
                        "one image, clipped, noise of one clipping norm",
                        () -> audit("{images: 1, clip-each-image: 0.1, noise-multiplier: 1}")),
                LeakyCase.clean(
                        "u-05",
                        "ten sites summed, clipped, noise",
                        () -> audit(
                                "{images: 1, sites: 10, labels: unknown, clip-each-image: 0.1, noise-multiplier: 1}")));
    }

    private AuditReport audit(String sharing) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 2 * PATIENTS; i++) {
            int patient = i / 2;
            float[] values = SyntheticChest.of(patient).image(i % 2, SHAPE.width(), patient % 2, true);
            samples.add(new Sample("i" + i, "p" + patient, patient % 2, Map.of(), values));
        }
        return GradientAudit.run(new UpdateCase(
                Network.initialized(SMOOTH, seed),
                new ImageSet(SHAPE, List.of("0", "1"), samples, "invented"),
                0,
                1,
                SharingFile.parse(sharing),
                Policy.bundled().with("{gradients.restarts: 2, gradients.steps: 80}"),
                seed,
                1,
                Work.inMemory(),
                AuditProgress.NONE));
    }
}
