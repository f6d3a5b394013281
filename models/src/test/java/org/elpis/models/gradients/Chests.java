package org.elpis.models.gradients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Shape;
import org.elpis.testkit.radiograph.SyntheticChest;

/// Invented patients and small smooth networks.
final class Chests {
    static final Shape SHAPE = new Shape(1, 16, 16);
    static final NetworkSpec SMOOTH =
            new NetworkSpec(SHAPE, List.of(new LayerSpec.Conv(6, 3, 2), new LayerSpec.Tanh(), new LayerSpec.Dense(2)));

    private Chests() {}

    static Network network() {
        return Network.initialized(SMOOTH, 7);
    }

    /// Two images of each patient; every second patient has a finding.
    static ImageSet images(int patients) {
        List<Sample> samples = new ArrayList<>();
        for (int p = 0; p < patients; p++) {
            for (int k = 0; k < 2; k++) {
                float[] values = SyntheticChest.of(p).image(k, 16, p % 2, true);
                samples.add(new Sample(p + "-" + k + ".png", "patient " + p, p % 2, Map.of(), values));
            }
        }
        return new ImageSet(SHAPE, List.of("normal", "opacity"), samples, "none");
    }

    static double[][] batch(int first, int count) {
        double[][] images = new double[count][];
        for (int i = 0; i < count; i++) {
            images[i] = Vectors.doubles(SyntheticChest.of(first + i).image(0, 16, (first + i) % 2, true));
        }
        return images;
    }

    static int[] labels(int first, int count) {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (first + i) % 2;
        }
        return labels;
    }

    static Matching.Prior prior() {
        double[] mean = new double[SHAPE.size()];
        for (double[] image : batch(500, 40)) {
            Vectors.add(mean, 1.0 / 40, image, mean);
        }
        return new Matching.Prior(mean, 16, 16, 0, 1);
    }

    static UpdateCase update(Network network, ImageSet images, Sharing sharing, String policy, int threads, Work work) {
        return new UpdateCase(
                network, images, 0, 1, sharing, Policy.bundled().with(policy), 5, threads, work, AuditProgress.NONE);
    }
}
