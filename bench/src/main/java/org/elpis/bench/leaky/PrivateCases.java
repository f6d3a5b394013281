package org.elpis.bench.leaky;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elpis.bench.dpbugs.SeededTraining;

/// Private trainings of which some break the privacy loss that they claim.
final class PrivateCases {
    private static final int FAULTS = 2;
    private static final int RIGHT = 5;

    private final long seed;

    PrivateCases(long seed) {
        this.seed = seed;
    }

    List<LeakyCase> all() {
        List<LeakyCase> cases = new ArrayList<>();
        for (int i = 0; i < FAULTS; i++) {
            int number = i;
            cases.add(LeakyCase.leaking(
                    "d-0" + (i + 1), SeededTraining.name(i), () -> SeededTraining.faulty(number, seed + number)));
        }
        for (int i = FAULTS; i < FAULTS + RIGHT; i++) {
            int number = i;
            String id = String.format(Locale.ROOT, "d-%02d", i + 1);
            cases.add(LeakyCase.clean(id, "as accounted for", () -> SeededTraining.right(seed + number)));
        }
        return cases;
    }
}
