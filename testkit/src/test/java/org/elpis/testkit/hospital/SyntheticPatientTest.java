package org.elpis.testkit.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.elpis.testkit.dicom.CharacterSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticPatientTest {
    @ParameterizedTest
    @EnumSource(Seed.Family.class)
    void meetsEveryCharacterSetButPlainAscii(Seed.Family family) {
        Set<CharacterSet> sets = new HashSet<>();
        for (int n = 0; n < 20; n++) {
            SyntheticPatient p = SyntheticPatient.of(new Seed(family, 1), n);
            sets.add(p.characterSet());
            assertThat(p.characterSet().encode(p.name().dicom())).isNotEmpty();
        }
        Set<CharacterSet> expected = family.isWide()
                ? EnumSet.of(CharacterSet.UTF_8, CharacterSet.LATIN_1, CharacterSet.GB18030)
                : EnumSet.of(
                        CharacterSet.UTF_8,
                        CharacterSet.LATIN_1,
                        CharacterSet.JAPANESE,
                        CharacterSet.KOREAN,
                        CharacterSet.GB18030);
        assertThat(sets).containsAll(expected);
    }

    @Test
    void hasPeopleOverEightyNine() {
        assertThat(SyntheticPatient.of(Seed.tuning(1), 2).age()).isGreaterThan("089Y");
    }

    @Test
    void listsTheSpellingsThatATextContains() {
        SyntheticPatient p = SyntheticPatient.of(Seed.tuning(1), 0);
        String text = "call " + p.phone() + " for " + p.name().natural() + " born " + DateForm.DOT.of(p.birthDate());
        assertThat(p.tokensIn(text))
                .contains(p.phone(), p.name().family(), p.name().given(), DateForm.DOT.of(p.birthDate()));
        assertThat(p.tokensIn("CT thorax")).isEmpty();
    }

    @Test
    void asksForContextWhenTheFamilyNameIsAWord() {
        SyntheticPatient p = SyntheticPatient.of(Seed.tuning(1), 4);
        assertThat(p.name().word()).isTrue();
        assertThat(p.tokensIn("in " + p.name().family())).isEmpty();
        assertThat(p.tokensIn(p.name().dicom()))
                .contains(p.name().family() + "^" + p.name().given());
    }
}
