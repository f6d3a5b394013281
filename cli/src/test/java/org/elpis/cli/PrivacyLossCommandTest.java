package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyLossCommandTest {
    private static final String USUAL = "--noise 1 --batch 64 --examples 10000 --epochs 5 --delta 1e-6";

    private static Run dp(String words) {
        String[] args = words.split(" ");
        return Run.of(
                Map.of(),
                terminal -> new Guard("audit", terminal, args).run(() -> PrivacyLossCommand.run(args, terminal)));
    }

    @Test
    void saysWhatIsLostByEachAccountantAndEachSampling() {
        Run run = dp(USUAL);
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("for one patient, by PLD", "RDP, improved", "RDP, classic", "1.6164", "fixed-size");
        assertThat(run.out()).contains("shuffle", "Neighbours: one patient is there or is not", "782", "Next:");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
    }

    @Test
    void showsTheEightfoldLossOfAShuffledLoader() {
        assertThat(dp(USUAL + " --accountant rdp --sampling shuffle").out())
                .startsWith("epsilon 13.377 at delta")
                .contains("that hides nobody");
        assertThat(dp(USUAL + " --accountant rdp").out()).startsWith("epsilon 1.6164 at delta");
    }

    @Test
    void judgesAClaim() {
        Run kept = dp(USUAL + " --claimed-epsilon 2");
        assertThat(kept.code()).isZero();
        Run broken = dp(USUAL + " --sampling shuffle --claimed-epsilon 2 --json");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.json().is("isAsClaimed")).isFalse();
        assertThat(dp(USUAL + " --sampling shuffle --claimed-epsilon 2").out()).contains("CLAIM NOT KEPT");
    }

    @Test
    void findsTheNoiseForATarget() {
        Run run = dp("--target-epsilon 8 --rate 0.04 --steps 2000 --delta 1e-5 --accountant rdp --json");
        assertThat(Double.parseDouble(run.json().text("noise"))).isBetween(1.35, 1.3563);
        assertThat(Double.parseDouble(run.json().text("epsilon"))).isBetween(7.99, 8.0);
    }

    @Test
    void saysInWordsWhatMayBeBet() {
        assertThat(dp(USUAL + " --accountant rdp").out()).contains("may bet at most 5.1 : 1");
        assertThat(dp("--noise 0.3 --rate 0.1 --steps 9 --delta 1e-9 --accountant rdp")
                        .out())
                .contains("promises nothing that a patient would notice");
    }

    @Test
    void showsSettingsAsTheyWereGiven() {
        Run run = dp("--noise 1.1 --rate 0.01 --steps 1000 --delta 1e-5 --accountant rdp");
        assertThat(run.out()).contains(" 1.1\n", " 0.01\n", "at delta 1e-5,");
    }

    @Test
    void warnsOfADeltaThatMayFallOnSomebody() {
        assertThat(dp(USUAL + " --accountant rdp").out()).doesNotContain("WARNING");
        assertThat(dp("--noise 1 --batch 64 --examples 10000 --epochs 5 --delta 1e-4 --accountant rdp")
                        .out())
                .contains("WARNING: Delta is not below 1 / patients");
        assertThat(dp("--noise 1 --rate 0.01 --steps 10 --delta 0.5 --accountant rdp")
                        .out())
                .contains("WARNING: Delta is not below 1 / patients");
        assertThat(dp("--noise 1 --rate 0.01 --steps 10 --delta 0").out())
                .contains("WARNING: Gaussian noise promises nothing at delta 0")
                .contains("infinite (nothing is promised)");
    }

    @Test
    void saysWhichAccountantAnsweredWhereLossesCannotBeFollowed() {
        Run run = dp("--noise 1e9 --rate 1 --steps 1000000000000 --delta 1e-5");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("by RDP, improved", "PLD (cannot follow this: as RDP)");
    }

    @Test
    void promisesNothingWithoutNoise() {
        Run run = dp("--noise 0 --rate 0.01 --steps 10 --delta 1e-5 --json");
        assertThat(run.code()).isZero();
        assertThat(run.json().text("epsilon")).isEqualTo("infinite");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--noise 1 --rate 0.1 --steps 10",
                "--noise 1 --rate 1.1 --steps 10 --delta 1e-5",
                "--noise 1 --rate 0.1 --steps -1 --delta 1e-5",
                "--noise 1 --rate 0.1 --steps ten --delta 1e-5",
                "--noise NaN --rate 0.1 --steps 10 --delta 1e-5",
                "--noise -1 --rate 0.1 --steps 10 --delta 1e-5",
                "--noise 1e308 --rate 0.1 --steps 10 --delta 1e-5",
                "--noise 0x1p0 --rate 0.1 --steps 10 --delta 1e-5",
                "--noise 1 --rate 1d --steps 10 --delta 1e-5",
                "--noise 1 --rate 1e-400 --steps 10 --delta 1e-5",
                "--noise 1 --rate 0.1 --steps 1000000000001 --delta 1e-5",
                "--noise 1 --rate 0.1 --steps 99999999999999999999 --delta 1e-5",
                "--noise 1 --rate 0.1 --steps 10 --delta Infinity",
                "--noise 1 --rate 0.1 --steps 10 --delta 1e-5 --claimed-epsilon NaN",
                "--noise 1 --rate 0.1 --steps 10 --delta 1e-5 --claimed-epsilon -1",
                "--noise 1 --batch 1 --examples 1000000000000 --epochs 1000000 --delta 1e-5",
                "--noise 1 --batch 1 --examples 0 --steps 10 --delta 1e-5",
                "--target-epsilon 0 --rate 0.1 --steps 10 --delta 1e-5",
                "--target-epsilon 1 --rate 0.1 --steps 10 --delta 0",
                "--noise 1 --rate 0.1 --epochs 3 --delta 1e-5",
                "--noise 1 --rate 0.1 --steps 10 --delta 2",
                "--noise 1 --batch 20 --examples 10 --steps 10 --delta 1e-5",
                "--noise 1 --batch 20 --steps 10 --delta 1e-5",
                "--noise 1 --target-epsilon 3 --rate 0.1 --steps 10 --delta 1e-5",
                "--rate 0.1 --steps 10 --delta 1e-5",
                "--noise 1 --rate 0.1 --steps 10 --delta 1e-5 --sampling poison",
                "--noise 1 --rate 0.1 --steps 10 --delta 1e-5 --accountant gdp",
                "--noise 1 --rate 0.1 --steps 10 --delta 1e-5 extra"
            })
    void refusesWhatIsNoTraining(String words) {
        Run run = dp(words);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).doesNotContain("Exception", "\tat ");
    }
}
