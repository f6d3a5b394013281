package org.elpis.models.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExtremesTest {
    @Test
    void tenMembersBeyondAllNonMembersAreOneInAThousand() {
        // (1000 / 2000) (999 / 1999) ... ten factors.
        assertThat(Extremes.chance(1000, 1000, 10, 0)).isCloseTo(0.00095, within(0.00002));
    }

    @Test
    void seesTwentyRememberedPatientsAmongAThousand() {
        double[] members = new double[1000];
        Arrays.fill(members, 0, 20, 9);
        double[] others = new double[1000];
        others[3] = 10;
        Extremes found = Extremes.of(members, others);
        assertThat(found.p()).isLessThan(1e-4);
        assertThat(found.members()).isEqualTo(20);
        assertThat(found.others()).isEqualTo(1);
    }

    @Test
    void equalScoresAreNothing() {
        assertThat(Extremes.of(new double[100], new double[100]).p()).isEqualTo(1);
    }

    @Test
    void fishersLadyTastingTeaIsAsInHisBook() {
        // Fisher, The Design of Experiments, 1935: 3 of 4 right has probability 17 / 70 one-sided.
        assertThat(Counting.fisher(3, 4, 1, 4)).isCloseTo(2 * 17.0 / 70, within(1e-9));
    }
}
