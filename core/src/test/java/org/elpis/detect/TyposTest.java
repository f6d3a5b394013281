package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.detect.Left.gone;
import static org.elpis.detect.Left.patient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The patient's name with one letter wrong, and in its other spellings.
class TyposTest {
    private static final TextDetector TEXTS = new TextDetector(Vocabulary.clinical());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quastenflosser",
                "Quastenfloser",
                "Quastenflossser",
                "Qusatenflosser",
                "uastenflosser",
                "Quastenflossera",
                "QUASTENFLOSSRE"
            })
    void knowsANameWithOneLetterWrong(String written) {
        Identity identity = patient("Quastenflosser^Xaver");
        assertThat(TEXTS.detectKnown("seen " + written + " here", identity))
                .as(written)
                .hasSize(1);
    }

    @Test
    void doesNotTakeAnotherNameForATypo() {
        assertThat(TEXTS.detectKnown("Quastenbrosser", patient("Quastenflosser^Xaver")))
                .isEmpty();
    }

    @Test
    void leavesPlainWordsAlone() {
        assertThat(gone("contrast and abdomen", patient("Contrasy^Abdomem"))).isEmpty();
    }

    @Test
    void leavesShortNamesAlone() {
        assertThat(TEXTS.detectKnown("Meyre", patient("Meyer^A"))).isEmpty();
    }

    @Test
    void takesAWordThatIsANameToo() {
        assertThat(gone("wilso winter", patient("Winters^A"))).contains("winter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Müller", "Mueller", "MULLER", "MuellerJohn", "JohnMüller", "JMueller", "MuellerJ", "muellerjohn"
            })
    void knowsTheSpellingsOfAName(String written) {
        assertThat(TEXTS.detectKnown(written, patient("Müller^John"))).hasSize(1);
        assertThat(TEXTS.detectKnown(written, patient("Mueller^John"))).hasSize(1);
    }

    @Test
    void knowsTheJoinedFormOfADoubleName() {
        assertThat(TEXTS.detectKnown("MeierHuber", patient("Meier-Huber^Eva"))).hasSize(1);
    }

    @Test
    void knowsSkandinavianSpellings() {
        assertThat(TEXTS.detectKnown("Soerensen Aaberg", patient("Sørensen^Åberg")))
                .hasSize(2);
    }

    /// Each takes time by the square of its length: minutes, if it were looked at.
    @Test
    void looksAtNoWordThatIsLongerThanAnyName() {
        String endless = "Quasten".repeat(30_000);
        assertThat(patient(endless).resembles(endless + "x", 0, endless.length() + 1))
                .isFalse();
        assertThat(patient(endless).contains(endless)).isTrue();
        Identity identity = patient("Quastenflosser^Xaver");
        assertThat(identity.resembles(endless, 0, endless.length())).isFalse();
        assertThat(TEXTS.detectKnown(endless + " quastenfloser", identity)).hasSize(1);
    }

    @Test
    void knowsTheLongestNamesWithOneLetterTooMany() {
        String name = "Quast".repeat(12) + "enfl";
        assertThat(TEXTS.detectKnown(name + "x", patient(name + "^A"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vd Sloot lung", "Vander Sloot lung", "van der Sloot", "SLOOT CT"})
    void knowsAFamilyNameWithoutItsParticle(String written) {
        assertThat(TEXTS.detectKnown(written, patient("Vandersloot^Marguerite")))
                .hasSize(1);
    }

    @Test
    void takesNoParticleFromAShortName() {
        assertThat(TEXTS.detectKnown("essa dyck", patient("Vandyck^Vanessa"))).isEmpty();
    }
}
