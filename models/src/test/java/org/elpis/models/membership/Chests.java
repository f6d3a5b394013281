package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Shape;
import org.elpis.testkit.radiograph.SyntheticChest;

/// Image sets of invented patients, 16x16, with a finding in every other image and some labels wrong.
final class Chests {
    static final int SIDE = 16;
    static final Shape SHAPE = new Shape(1, SIDE, SIDE);

    private Chests() {}

    /// @param from  number of the first patient
    /// @param images  of each patient
    /// @param wrong  share of wrong labels
    /// @param site  0, 1, or -1: each patient's own
    static ImageSet of(int from, int patients, int images, double wrong, int site) {
        List<Sample> samples = new ArrayList<>();
        for (int number = from; number < from + patients; number++) {
            SyntheticChest drawn = SyntheticChest.of(number);
            SyntheticChest chest = site < 0 ? drawn : new SyntheticChest(drawn.seed(), drawn.sex(), drawn.age(), site);
            SplittableRandom random = new SplittableRandom(number);
            for (int i = 0; i < images; i++) {
                int finding = (number + i) % 2;
                int label = random.nextDouble() < wrong ? 1 - finding : finding;
                samples.add(new Sample(
                        "chest-" + number + "-" + i + ".png",
                        "patient-" + number,
                        label,
                        Map.of("sex", chest.sex(), "age", Integer.toString(chest.age())),
                        centred(chest.image(i, SIDE, finding, true))));
            }
        }
        return new ImageSet(SHAPE, List.of("none", "opacity"), samples, "chests-" + from);
    }

    private static float[] centred(float[] values) {
        float[] centred = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            centred[i] = 4 * (values[i] - 0.45f);
        }
        return centred;
    }
}
