package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.elpis.pixel.Likeness;
import org.elpis.pixel.PixelChange;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// What is counted of the pixels of a job.
class UtilityTallyTest {
    private final UtilityTally tally = new UtilityTally();

    @Test
    void saysNothingWhereNoObjectHasPixels() {
        assertThat(tally.utility()).isEmpty();
    }

    @Test
    void addsUpByModalityAndAllTogether() {
        tally.addUnchanged("CT", 1000);
        tally.addChanged("CT", 500, "a", Optional.of(new PixelChange(500, 50, 3, 0, 200, 20, 0)), Optional.empty());
        tally.addChanged("US", 300, "b", Optional.of(new PixelChange(300, 30, 0, 1, 100, 10, 0)), Optional.empty());

        assertThat(tally.utility())
                .containsExactly(
                        new Utility("together", 3, 2, 2, 1800, 80, 3, 1, 300, 30, Optional.empty()),
                        new Utility("CT", 2, 1, 1, 1500, 50, 3, 0, 200, 20, Optional.empty()),
                        new Utility("US", 1, 1, 1, 300, 30, 0, 1, 100, 10, Optional.empty()));
    }

    @Test
    void countsWhatCouldNotBeComparedAsChangedAndNotAsCompared() {
        tally.addChanged("RTDOSE", 500, "a", Optional.empty(), Optional.empty());

        Utility utility = tally.utility().getFirst();
        assertThat(utility.changed()).isEqualTo(1);
        assertThat(utility.compared()).isZero();
        assertThat(utility.likeness()).isEmpty();
    }

    /// Modality is a text like any other, and somebody may have written a name into it.
    @Test
    void namesNoModalityThatIsNoTerm() {
        for (String odd : List.of("", "Eusebia", "C T", "X", "ABCDEFGHIJKLMNOPQ")) {
            tally.addUnchanged(odd, 1);
        }
        tally.addUnchanged("XA", 1);

        assertThat(tally.utility()).extracting(Utility::modality).containsExactly("together", "XA", "other");
    }

    @Test
    void tellsMedianAndLowest() {
        double[] values = {0.9, 0.5, 0.7, 0.8};
        for (int i = 0; i < values.length; i++) {
            measured("k" + i, values[i], i == 0 ? OptionalDouble.empty() : OptionalDouble.of(values[i] / 2));
        }

        Utility.Measured likeness = tally.utility().getFirst().likeness().orElseThrow();
        assertThat(likeness.objects()).isEqualTo(4);
        assertThat(likeness.haarPsi()).isEqualTo(new Utility.Spread(0.7, 0.5));
        assertThat(likeness.msSsim()).contains(new Utility.Spread(0.35, 0.25));
    }

    @RepeatedTest(10)
    void measuresTheSameObjectsInWhateverOrderTheyLeave(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        for (int i : order) {
            String key = String.format("%03d", i * 7 % 600);
            if (tally.wantsLikeness("US", key)) {
                measured(key, i * 7 % 600 / 600.0, OptionalDouble.empty());
            }
        }

        Utility.Measured likeness = tally.utility().getFirst().likeness().orElseThrow();
        assertThat(likeness.objects()).isEqualTo(UtilityTally.MAX_MEASURED);
        assertThat(likeness.haarPsi())
                .as("seed %d", info.getCurrentRepetition())
                .isEqualTo(new Utility.Spread(99 / 600.0, 0));
    }

    private void measured(String key, double haarPsi, OptionalDouble msSsim) {
        tally.addChanged(
                "US",
                1,
                key,
                Optional.of(new PixelChange(1, 1, 0, 0, 1, 1, 0)),
                Optional.of(new Likeness(haarPsi, msSsim)));
    }
}
