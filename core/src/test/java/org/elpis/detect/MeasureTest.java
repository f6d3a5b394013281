package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {
    private static final long SEED = 20261120;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5mm",
                "1.5T",
                "1,25mm",
                "120kVp",
                "10%",
                "250mAs",
                "1000mm",
                "2000ms",
                "0.5s",
                "5ml/s",
                "0.1mmol/kg",
                "50µm",
                "3mm3",
                "-1024HU",
                "370mgI/ml",
                "64ch",
                "12Fr"
            })
    void keepsNumbersWithAUnit(String token) {
        assertThat(measure(token)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0x3.0", "512x512", "1x1x1mm", "3mmx3mm", "0.9×0.9×1.2", "10-20%", "5-10mm", "1024*1024"})
    void keepsDimensionsAndRangesWithAUnit(String token) {
        assertThat(measure(token)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"T1", "T2", "T2*", "L4", "C5-C6", "L5/S1", "L4-5", "Th12", "D11", "S3", "co2"})
    void keepsVertebraeAndWeightings(String token) {
        assertThat(measure(token)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C9", "L7", "T13", "T0", "L45", "S1234", "C05", "C5-", "-C5", "L4-L", "T1T2"})
    void doesNotKnowOtherLevels(String token) {
        assertThat(measure(token)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"b1000", "B0", "b50", "TE30", "TR2500", "TI900", "FOV250", "FA15", "p2", "kV120"})
    void keepsAcquisitionParameters(String token) {
        assertThat(measure(token)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2D", "3D", "4d", "1.5", "0.75", "3.0", "1.125", "1.25", "45.60"})
    void keepsDimensionalityAndPlainDecimals(String token) {
        assertThat(measure(token)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "24.12",
                "3.04",
                "24.12.2024",
                "2024-12-24",
                "12/24",
                "1/2",
                "10-12",
                "5-10-15mm",
                "20241224",
                "1985",
                "12:30",
                "1.2.840"
            })
    void doesNotKeepWhatMayBeADate(String token) {
        assertThat(measure(token)).isFalse();
        assertThat(small(token)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "x",
                "123456",
                "12345mm",
                "1234s",
                "b1234",
                "te12345",
                "A123",
                "87y",
                "91yo",
                "5mmxyz",
                "5mmx",
                "x5",
                "5/",
                "5ml/",
                "MRN5",
                "p22",
                "12-34-56",
                "5mm-10mm",
                "0.1.2mm",
                "٥mm"
            })
    void doesNotKeepWhatMayBeARecordNumberAnAgeOrIsNoMeasure(String token) {
        assertThat(measure(token)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "12", "999", "007", "1st", "2nd", "3RD", "12th"})
    void keepsIntegersOfThreeDigitsAndOrdinals(String token) {
        assertThat(small(token)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1000", "2024", "123th", "st", "1sts", "1s", "12a"})
    void doesNotKeepLongerIntegers(String token) {
        assertThat(small(token)).isFalse();
    }

    @Test
    void answersForAnyText() {
        String signs = "0123456789.,-x/*+<%TCLb mµ\u0661ß\uD83D";
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder token = new StringBuilder();
            for (int left = random.nextInt(9); left > 0; left--) {
                token.append(signs.charAt(random.nextInt(signs.length())));
            }
            String text = token.toString();
            assertThatCode(() -> Vocabulary.isMeasure(text)).as(text).doesNotThrowAnyException();
        }
    }

    private static boolean measure(String token) {
        return Measure.isMeasure("(" + token + ")", 1, 1 + token.length());
    }

    private static boolean small(String token) {
        return Measure.isSmallNumber("(" + token + ")", 1, 1 + token.length());
    }
}
