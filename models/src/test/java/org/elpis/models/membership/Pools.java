package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Shape;

/// Pools of patients with one empty image each.
final class Pools {
    private static final Shape SHAPE = new Shape(1, 2, 2);

    private Pools() {}

    static Pool of(int members, int others) {
        return new Pool(set("m", members), set("h", others), 1);
    }

    private static ImageSet set(String name, int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(new Sample(name + i, name + i, i % 2, Map.of(), new float[4]));
        }
        return new ImageSet(SHAPE, List.of("no", "yes"), samples, "");
    }
}
