package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VrTest {
    @Test
    void hasALongLengthWhereTableSevenSaysSo() {
        Set<String> expected = Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");
        assertThat(Arrays.stream(Vr.values()).filter(Vr::hasLongLength).map(Vr::name))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(Vr.values()).hasSize(34);
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsLetters(Vr vr) {
        assertThat(Vr.of(vr.name())).isEqualTo(vr);
        assertThat(Vr.of(vr.name() + " or US")).isEqualTo(vr);
        assertThat(Vr.ofCode(vr.code())).isEqualTo(vr);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "O", "XX", "ob", "@A", "[A", "A[", "\u0155B"})
    void isNotFoundByOtherLetters(String letters) {
        assertThat(Vr.of(letters)).isNull();
    }

    @Test
    void padsTextWithBlanksAndTheRestWithZeros() {
        assertThat(Vr.LO.padding()).isEqualTo((byte) ' ');
        assertThat(Vr.DA.padding()).isEqualTo((byte) ' ');
        assertThat(Vr.UI.padding()).isZero();
        assertThat(Vr.OB.padding()).isZero();
    }

    @Test
    void splitsAtBackslashesUnlessTheStandardForbidsIt() {
        assertThat(Arrays.stream(Vr.values()).filter(vr -> vr.isText() && !vr.isMultiValued()))
                .containsExactlyInAnyOrder(Vr.LT, Vr.ST, Vr.UT, Vr.UR);
        assertThat(Vr.OB.isMultiValued()).isFalse();
    }
}
