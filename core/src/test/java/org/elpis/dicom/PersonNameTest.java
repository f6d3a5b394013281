package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.elpis.dicom.PersonName.Components;
import org.junit.jupiter.api.Test;

class PersonNameTest {
    private static final Components NONE = new Components("", "", "", "", "");

    @Test
    void hasThreeWritings() {
        PersonName name = PersonName.of("Yamada^Tarou=山田^太郎=やまだ^たろう");
        assertThat(name.alphabetic()).isEqualTo(new Components("Yamada", "Tarou", "", "", ""));
        assertThat(name.ideographic()).isEqualTo(new Components("山田", "太郎", "", "", ""));
        assertThat(name.phonetic()).isEqualTo(new Components("やまだ", "たろう", "", "", ""));
    }

    @Test
    void hasFiveComponents() {
        assertThat(PersonName.of("Adams^John Robert^Quincy^Rev.^B.A. M.Div. ").alphabetic())
                .isEqualTo(new Components("Adams", "John Robert", "Quincy", "Rev.", "B.A. M.Div."));
    }

    @Test
    void leavesAbsentPartsEmpty() {
        assertThat(PersonName.of("")).isEqualTo(new PersonName(NONE, NONE, NONE));
        assertThat(PersonName.of("=王^小東").alphabetic()).isEqualTo(NONE);
        assertThat(PersonName.of("=王^小東").ideographic().given()).isEqualTo("小東");
        assertThat(PersonName.of("^^^^").alphabetic()).isEqualTo(NONE);
    }

    @Test
    void losesNothingOfSurplusComponentsAndGroups() {
        assertThat(PersonName.of("a^b^c^d^e^f").alphabetic().suffix()).isEqualTo("e^f");
        assertThat(PersonName.of("a=b=c=d").phonetic().family()).isEqualTo("c=d");
    }

    @Test
    void showsNoNameInMessages() {
        PersonName name = PersonName.of("Yamada^Tarou");
        assertThat(name.toString()).doesNotContain("Yamada");
        assertThat(name.alphabetic().toString()).doesNotContain("Yamada");
    }
}
