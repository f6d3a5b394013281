package org.elpis.models.gradients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elpis.models.audit.Policy;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Shape;
import org.elpis.testkit.radiograph.SyntheticChest;
import org.junit.jupiter.api.Test;

/// How often the rules are wrong: whole audits whose content is known. Images of 8x8 make it cheap; `bench/gradients
/// chance` does it with 16x16.
class ChanceTest {
    private static final Shape SHAPE = new Shape(1, 8, 8);
    private static final Policy POLICY = Policy.bundled()
            .with("{gradients.updates: 60, bootstrap-resamples: 400, gradients.pass-times-chance: 2.5}");

    private static ImageSet images() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            int patient = i / 2;
            float[] values = SyntheticChest.of(patient).image(i % 2, 8, patient % 2, true);
            samples.add(new Sample("i" + i, "p" + patient, patient % 2, Map.of(), values));
        }
        return new ImageSet(SHAPE, List.of("0", "1"), samples, "none");
    }

    /// At 5 % 1 of 20 false alarms is expected, and 8 and more would come in one of 10^5 series; so would 10 and more
    /// audits that do not pass, if they were 10 %. Seeds are fixed.
    @Test
    void whatTellsNothingSeldomFailsAndMostlyPasses() {
        HandMadeAudits.Tally alone = new HandMadeAudits(images(), 1, 0, POLICY).run(14, 1);
        HandMadeAudits.Tally sums = new HandMadeAudits(images(), 5, 0, POLICY).run(6, 100);
        assertThat(alone.failed() + sums.failed()).isLessThanOrEqualTo(7);
        assertThat(alone.passed() + sums.passed()).isGreaterThanOrEqualTo(11);
        assertThat(alone.named()).isBetween(0.08, 0.12);
        assertThat(sums.named()).isBetween(0.06, 0.14);
        assertThat(alone.recognised()).isBetween(0.08, 0.12);
    }

    @Test
    void whatTellsHalfAlwaysFails() {
        assertThat(new HandMadeAudits(images(), 1, 0.5, POLICY).run(3, 1).failed())
                .isEqualTo(3);
        assertThat(new HandMadeAudits(images(), 5, 0.8, POLICY).run(3, 1).failed())
                .isEqualTo(3);
    }
}
