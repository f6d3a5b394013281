package org.elpis.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UcumCodeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "%",
                "mm",
                "mm2",
                "mm2/s",
                "10*-6.mm2/s",
                "10*3/ul",
                "/min",
                "[hnsf'U]",
                "mm[Hg]",
                "g/ml{SUVbw}",
                "{counts}/s",
                "kBq/ml",
                "s-1",
                "dB",
                "Cel",
                "[arb'U]/ml",
                "mGy.cm",
                "umol/l",
                "m/s2",
                "10^-3"
            })
    void isAUnit(String code) {
        assertThat(UcumCode.isOne(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "smith",
                "{smith}",
                "mm{smith}",
                "[smith]",
                "47118832",
                "mm4711",
                "mm..s",
                "mm/",
                "{counts",
                "mm]",
                "4711.mm",
                "10*-4711",
                "g/ml{SUVbw}{x}",
                "Müller"
            })
    void isNone(String code) {
        assertThat(UcumCode.isOne(code)).isFalse();
    }
}
