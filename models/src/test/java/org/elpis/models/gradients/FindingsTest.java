package org.elpis.models.gradients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.elpis.models.audit.Policy;
import org.junit.jupiter.api.Test;

/// What decides, where each figure is made by hand.
class FindingsTest {
    private static final int CANDIDATES = 40;

    private static Naming.Standing first() {
        double[] all = new double[CANDIDATES];
        all[0] = 1;
        return new Naming.Standing(1, 0, all);
    }

    private static Naming.Standing middle() {
        double[] all = new double[CANDIDATES];
        all[0] = 1;
        return new Naming.Standing(0, 0.5, all);
    }

    private static boolean fails(Naming.Standing reconstructed, Naming.Standing recognised) {
        Judged one = new Judged(
                10, 0.1, reconstructed, 0, recognised, 0, 0.2, 0.1, 1, 10, 0.2, new double[1], new double[1]);
        List<Judged> judged = Collections.nCopies(40, one);
        Rung.Threat threat = new Rung.Threat("agreed", "", Sharing.undefended(1), false, true, judged.size());
        Rung.Climbed climbed = new Rung.Climbed(threat, judged, new Rung.Way(0, 1), List.of());
        return new Findings(climbed, Policy.bundled(), 1, 1).fails();
    }

    @Test
    void failsWhoeverIsNamedOrRecognisedAndNobodyElse() {
        assertThat(fails(middle(), middle())).isFalse();
        assertThat(fails(first(), middle())).isTrue();
        assertThat(fails(middle(), first())).isTrue();
    }
}
