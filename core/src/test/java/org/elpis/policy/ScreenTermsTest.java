package org.elpis.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTermsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "L", "R", "LEFT", "Right", "RT CC", "AP", "PA ERECT", "LT LAT", "RMLO",
                "MI 1.2", "MI:1.2", "MI = 0.8", "TIs 0.4", "TIb 1.10", "MI 1.2 TIs 0.4", "12.5 cm", "12cm", "60dB",
                "5.0 MHz", "32 fps", "85 %", "85%", "120 cm/s", "Depth 12.5 cm", "DEPTH 16", "Gain 60", "Gain: 60 dB",
                "FR 32 Hz", "Zoom 1.5", "3,5 MHz"
            })
    void knowsSidesViewsAndMeasures(String line) {
        assertThat(ScreenTerms.areAll(line)).isTrue();
    }

    /// Whatever is not on the list may be somebody.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "67",
                "12.03",
                "12 10",
                "5 10 15",
                "1951",
                "01/02/1951",
                "1.2.1951",
                "12.03.",
                "1951 mm",
                "0815 cm",
                "MI",
                "MI 12.03",
                "MI 12",
                "TI 4711",
                "Gain",
                "Gain 12.03",
                "Depth 1951",
                "DOE",
                "DOE^JANE",
                "LEFT DOE",
                "J L",
                "L R",
                "L 4",
                "L4",
                "R/L",
                "LONG",
                "POST",
                "Dr 60",
                "ID 60 dB",
                "60 dB ID",
                "F 67Y",
                "10:15",
                "10:15:22",
                "MRN 471 cm",
                "cm",
                "%",
                "12-03",
                "12cm-",
                "Ä 12 cm",
                "L.",
                "(L)",
                "MI 1.2 DOE",
                "60 Y",
                "98.6 F"
            })
    void knowsNothingElse(String line) {
        assertThat(ScreenTerms.areAll(line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 1_000, 100_000})
    void endsSoonWithLinesOfAnyLength(int times) {
        assertThat(ScreenTerms.areAll("5 cm ".repeat(times))).isFalse();
    }
}
