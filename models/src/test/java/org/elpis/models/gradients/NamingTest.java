package org.elpis.models.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.elpis.models.stats.Draws;
import org.junit.jupiter.api.Test;

class NamingTest {
    private static final Naming OF_TEN = new Naming(10);

    private static double[] scores(int others, int above) {
        double[] scores = new double[others + 1];
        for (int i = 1; i <= others; i++) {
            scores[i] = i <= above ? 1 + i : -i;
        }
        return scores;
    }

    @Test
    void thePatientWhoIsFirstOfAllIsNamedInEveryGallery() {
        assertThat(OF_TEN.standing(scores(50, 0)).named()).isEqualTo(1);
        assertThat(OF_TEN.standing(scores(50, 0)).rank()).isZero();
    }

    /// One better of 50 is left out of 41 of 50 galleries of nine others.
    @Test
    void theShareOfGalleriesIsThatOfDrawingThem() {
        assertThat(OF_TEN.standing(scores(50, 1)).named()).isCloseTo(41.0 / 50, within(1e-12));
        assertThat(OF_TEN.standing(scores(50, 42)).named()).isZero();
        assertThat(OF_TEN.standing(scores(9, 1)).named()).isZero();
    }

    @Test
    void whereAllAreAlikeEachIsNamedByChance() {
        Naming.Standing standing = OF_TEN.standing(new double[51]);
        assertThat(standing.named()).isCloseTo(0.1, within(1e-12));
        assertThat(standing.rank()).isEqualTo(0.5);
    }

    @Test
    void theMeanOverAllCandidatesIsChance() {
        Draws draws = new Draws(3);
        double[] scores = new double[40];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = draws.nextInt(12);
        }
        double sum = 0;
        for (double share : OF_TEN.standing(scores).all()) {
            sum += share;
        }
        assertThat(sum / scores.length).isCloseTo(0.1, within(1e-12));
    }

    /// 60 audits of nothing, each of 20 patients among 30: at 5 % 3 are expected, and 14 and more would come in one of
    /// 10^5 series. Seeds are fixed.
    @Test
    void chanceIsExactForOneUpdateAndForTheMeanOfSeveral() {
        int certain = 0;
        for (int audit = 0; audit < 60; audit++) {
            Draws draws = new Draws(audit);
            int repeats = audit % 2 == 0 ? 1 : 4;
            List<Naming.Standing> standings = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                List<Naming.Standing> of = new ArrayList<>();
                double[] own = new double[31];
                for (int j = 0; j < own.length; j++) {
                    own[j] = draws.nextGaussian();
                }
                for (int r = 0; r < repeats; r++) {
                    double[] scores = own.clone();
                    for (int j = 0; j < own.length; j++) {
                        scores[j] += draws.nextGaussian();
                    }
                    of.add(OF_TEN.standing(scores));
                }
                standings.add(Naming.Standing.mean(of));
            }
            certain += Naming.chance(standings, draws) <= 0.05 ? 1 : 0;
        }
        assertThat(certain).isBetween(0, 13);
    }

    @Test
    void patientsWhoAreNamedAreNoChance() {
        List<Naming.Standing> standings = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            standings.add(OF_TEN.standing(scores(50, i % 10)));
        }
        assertThat(Naming.chance(standings, new Draws(1))).isLessThan(1e-4);
    }
}
