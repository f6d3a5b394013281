package org.elpis.models.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.models.data.ImageSet;
import org.elpis.models.net.Network;
import org.elpis.models.stats.Draws;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final ImageSet IMAGES = Chests.images(60);
    private static final Rounds ROUNDS = new Rounds(IMAGES);

    private static List<Rounds.Round> rounds(int mixed) {
        return ROUNDS.draw(40, mixed, 10, 5, "test");
    }

    private static Judge judge(List<Rounds.Round> rounds) {
        return new Judge(ROUNDS, rounds, Chests.SHAPE, 1, 10);
    }

    @Test
    void candidatesAreOfTheClassOfThePatientAndNotInTheUpdate() {
        for (Rounds.Round round : rounds(8)) {
            assertThat(round.candidates().getFirst().face()).isEqualTo(round.batch()[0]);
            for (Rounds.Candidate other :
                    round.candidates().subList(1, round.candidates().size())) {
                assertThat(ROUNDS.isIn(round, other.face())).isFalse();
                assertThat(ROUNDS.label(other.face())).isEqualTo(ROUNDS.label(round.batch()[0]));
                assertThat(other.other()).isNotEqualTo(other.face());
            }
        }
    }

    @Test
    void whoeverHasTooFewOthersOfTheClassIsNotLookedFor() {
        assertThat(ROUNDS.draw(40, 8, 31, 5, "test")).isEmpty();
    }

    /// The help of knowing which of ten images of noise is nearest would name a fifth: it is given to every candidate.
    @Test
    void imagesOfNoiseNameByChanceHoweverManyThereAre() {
        List<Rounds.Round> rounds = rounds(10);
        Judge judge = judge(rounds);
        double named = 0;
        for (int i = 0; i < rounds.size(); i++) {
            Draws draws = Draws.of(1, "noise", i);
            double[][] made = new double[10][];
            for (int k = 0; k < made.length; k++) {
                made[k] = ROUNDS.mean(rounds.get(i));
                for (int j = 0; j < made[k].length; j++) {
                    made[k][j] += 0.1 * draws.nextGaussian();
                }
            }
            Attacker.Made of =
                    new Attacker.Made(made, ROUNDS.labels(rounds.get(i).batch()), Optional.empty());
            named += judge.judge(i, List.of(of)).standing().named() / rounds.size();
        }
        assertThat(named).isBetween(0.0, 0.2);
    }

    @Test
    void originalsNameTheirPatientsAndNotOthers() {
        List<Rounds.Round> rounds = rounds(4);
        Judge judge = judge(rounds);
        double named = 0;
        double exchanged = 0;
        for (int i = 0; i < rounds.size(); i++) {
            double[][] truth = ROUNDS.images(rounds.get(i).batch());
            Judged judged = judge.judge(
                    i,
                    List.of(new Attacker.Made(truth, ROUNDS.labels(rounds.get(i).batch()), Optional.empty())));
            named += judged.standing().named() / rounds.size();
            exchanged += judged.exchanged() / rounds.size();
            assertThat(judged.ssim()).isCloseTo(1, within(1e-12));
            assertThat(judged.otherSsim()).isLessThan(1);
        }
        assertThat(named).isGreaterThan(0.5);
        assertThat(exchanged).isLessThan(0.25);
    }

    /// Where reconstructions name nobody: noise of a tenth of the clip on every parameter.
    @Test
    void anUpdateUnderSomeNoiseIsRecognisedByAnotherImage() {
        assertThat(recognised(0.05)).isGreaterThan(0.25);
        assertThat(recognised(20)).isBetween(0.05, 0.15);
    }

    private static double recognised(double noise) {
        Sharing sharing = SharingFile.parse("{images: 1, clip-each-image: 0.1, noise-multiplier: " + noise + "}");
        Network network = Chests.network();
        double[] parameters = Vectors.doubles(network.parameters());
        Naming naming = new Naming(10);
        List<Rounds.Round> rounds = rounds(1);
        double named = 0;
        for (int i = 0; i < rounds.size(); i++) {
            Rounds.Round round = rounds.get(i);
            int[] labels = ROUNDS.labels(round.batch());
            Draws draws = Draws.of(2, "noise", i);
            double[][] seen = new double[8][];
            for (int r = 0; r < seen.length; r++) {
                seen[r] = new SeenUpdate(network.spec(), parameters, sharing)
                        .shared(ROUNDS.images(round.batch()), labels, draws);
            }
            Recognition recognition = new Recognition(
                    network.spec(), parameters, sharing, ROUNDS, ROUNDS.others(round, 60), seen, labels);
            for (double[] likeness : recognition.likeness(round.candidates())) {
                named += naming.standing(likeness).named() / seen.length / rounds.size();
            }
        }
        return named;
    }

    @Test
    void whatIsKeptIsReadBackAndWhatIsTornIsNot() {
        List<Rounds.Round> rounds = rounds(1);
        double[][] truth = ROUNDS.images(rounds.getFirst().batch());
        Judged judged = judge(rounds).judge(0, List.of(new Attacker.Made(truth, new int[] {0}, Optional.empty())));
        byte[] bytes = judged.bytes();
        assertThat(Judged.of(bytes, 256).orElseThrow().bytes()).isEqualTo(bytes);
        assertThat(Judged.of(bytes, 255)).isEmpty();
        for (int length : new int[] {0, 7, 40, bytes.length - 8}) {
            assertThat(Judged.of(Arrays.copyOf(bytes, length), 256)).isEmpty();
        }
    }
}
