package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.detect.Left.gone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names beside the short forms of what somebody is in a hospital.
class StaffInContextTest {
    @ParameterizedTest
    @CsvSource({
        "Befund von OA Kurz, Kurz",
        "Der Befund von OA Kurz wurde mit dem Patienten besprochen., Kurz",
        "AÄ Klein, Klein",
        "Befund: OÄ Klein, Klein",
        "MTRA Stein, Stein",
        "Hausarzt Stein, Stein",
        "Überwiesen von Hausarzt Stein, Stein",
        "Tech: May, May",
        "R. Head MD, R|Head",
        "RE: HALL, RE|HALL",
    })
    void goWhereTheirOfficeIsShort(String text, String names) {
        assertThat(gone(text)).isEqualTo(names);
    }

    @Test
    void goAloneBehindTheirOffice() {
        assertThat(gone("CA Lang")).endsWith("Lang");
        assertThat(gone("Befund CA Lang")).endsWith("Lang");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "severe OA knee",
                "OA of the hip",
                "OA HAND",
                "OA Hand",
                "There is OA of the Hand and of the long finger.",
                "CT CA angiography",
                "CA breast",
                "RE: CT chest",
                "Re: lung nodule",
                "Tech: GE",
                "Tech: Low dose CT",
                "Technique: Long axis",
            })
    void leaveWhatTheShortFormMeansOtherwise(String text) {
        assertThat(gone(text)).isEmpty();
    }
}
