package org.elpis.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// A picture names the copy it was made from, and nobody else more often than is stated.
class SuspicionTest {
    private static final FingerprintKeys KEYS = new FingerprintKeys(new byte[32]);
    private static final MarkedFrame FRAME = Phantom.of(256, 256, 8, 7);

    private static MarkedFrame copy(String recipient) {
        return FRAME.with(
                Fingerprint.of(FRAME, KEYS, recipient, "1.2", 0).put(FRAME).values());
    }

    /// Eight bits of a part of a frame, bilinearly scaled.
    private static SuspectPicture picture(MarkedFrame copy, Placement part, int columns, int rows) {
        float[] grey = new float[columns * rows];
        part.sample(Phantom.plane(copy), columns, rows, grey);
        for (int i = 0; i < grey.length; i++) {
            grey[i] = Math.round(Math.clamp((grey[i] - 200) / 1200 * 255, 0, 255));
        }
        return new SuspectPicture(columns, rows, grey);
    }

    private static SuspectPicture whole(MarkedFrame copy) {
        return picture(copy, new Placement(1, 1, 0, 0), 256, 256);
    }

    private static Suspicion suspicion(SuspectPicture... pictures) {
        Suspicion suspicion = new Suspicion(KEYS);
        BaselineFrame frame = BaselineFrame.of(FRAME, "1.2", 0, KEYS).orElseThrow();
        for (SuspectPicture picture : pictures) {
            BaselineFrame.Guess guess = frame.refine(picture, frame.guess(picture));
            assertThat(guess.likeness()).isGreaterThan(0.9);
            frame.addTo(suspicion, picture, guess);
        }
        return suspicion;
    }

    @Test
    void namesTheRecipientOfAWindowedPicture() {
        Suspicion suspicion = suspicion(whole(copy("a")));
        assertThat(suspicion.score("a")).isGreaterThan(10);
        assertThat(suspicion.score("b")).isLessThan(5.5);
        assertThat(Suspicion.log10Probability(suspicion.score("a"))).isLessThan(-20);
    }

    @Test
    void namesTheRecipientOfAPartThatWasScaled() {
        SuspectPicture part = picture(copy("a"), new Placement(0.8, 0.8, 21, 38), 240, 230);
        assertThat(suspicion(part).score("a")).isGreaterThan(8);
        SuspectPicture smaller = picture(copy("a"), new Placement(1.4, 1.4, 0, 0), 183, 183);
        assertThat(suspicion(smaller).score("a")).isGreaterThan(8);
    }

    @Test
    void namesBothWhoseCopiesWereAveraged() {
        int[] one = copy("a").values();
        int[] other = copy("b").values();
        int[] mixed = new int[one.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = Math.round((one[i] + other[i]) / 2f);
        }
        Suspicion suspicion = suspicion(whole(FRAME.with(mixed)));
        assertThat(suspicion.score("a")).isGreaterThan(7);
        assertThat(suspicion.score("b")).isGreaterThan(7);
        assertThat(suspicion.score("c")).isLessThan(5.5);
    }

    @Test
    void doesNotCountTheSamePictureTwice() {
        SuspectPicture picture = whole(copy("a"));
        assertThat(suspicion(picture, picture).score("x"))
                .isEqualTo(suspicion(picture).score("x"), within(1e-9));
    }

    @Test
    void saysNothingOfTheReleaseItself() {
        assertThat(suspicion(whole(FRAME)).score("a")).isBetween(-5.5, 5.5);
        Suspicion none = new Suspicion(KEYS);
        assertThat(none.score("a")).isZero();
        assertThat(Suspicion.log10Probability(0)).isZero();
    }

    /// A false alarm of this test has a probability below 1e-5: normal tails of 20,000 draws, with six
    /// deviations.
    @Test
    void scoresTheInnocentAsChanceDoes() {
        Suspicion suspicion = suspicion(whole(copy("a")));
        int pairs = 20_000;
        int twoOrMore = 0;
        double squares = 0;
        for (int i = 0; i < pairs; i++) {
            double score = suspicion.score("innocent " + i);
            squares += score * score;
            twoOrMore += score >= 2 ? 1 : 0;
            assertThat(Suspicion.log10Probability(score)).as("%s", i).isGreaterThan(-9);
        }
        assertThat(squares / pairs).isEqualTo(1, within(6 * Math.sqrt(2.0 / pairs)));
        assertThat(twoOrMore / (double) pairs).isEqualTo(0.02275, within(6 * Math.sqrt(0.02275 / pairs)));
    }

    @Test
    void statesAnUpperBoundOfTheNormalTail() {
        assertThat(Math.exp(Suspicion.logNormalTail(1))).isBetween(0.158655, 0.158655 * 1.15);
        assertThat(Math.exp(Suspicion.logNormalTail(5))).isBetween(2.86651e-7, 2.86651e-7 * 1.15);
        assertThat(Suspicion.log10Probability(5)).isBetween(Math.log10(2.86651e-7 * 3.178), -6.0);
        assertThat(Suspicion.log10Probability(60)).isLessThan(-700).isGreaterThan(-900);
    }
}
