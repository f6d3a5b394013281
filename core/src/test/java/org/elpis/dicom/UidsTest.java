package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UidsTest {
    @ParameterizedTest
    @ValueSource(strings = {"1.2", "2.25.0", "1.2.840.10008.1.2", "0.0.0", "1"})
    void isValidWithDigitsBetweenSingleDots(String uid) {
        assertThat(Uids.isValid(uid)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.", ".1", "1..2", "1.2a", "1.2 ", "1.2\0", "１.2", "-1.2"})
    void isNotValidOtherwise(String uid) {
        assertThat(Uids.isValid(uid)).isFalse();
    }

    @Test
    void isValidUpToSixtyFourCharacters() {
        assertThat(Uids.isValid("1." + "2".repeat(62))).isTrue();
        assertThat(Uids.isValid("1." + "2".repeat(63))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.1", "1.2.840.10008.5.1.4.1.1.104.5", "1.2.840.10008.5.1.4.1.1.88.77"})
    void isWellKnownUnderTheRootOfTheStandard(String uid) {
        assertThat(Uids.isWellKnown(uid)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008",
                "1.2.840.10008.",
                "1.2.840.100080.1",
                "1.2.840.10008.20040119.1",
                "1.2.840.10008.1.2.3.4.5.6.7.8.9.10.11",
                "1.2.840.113619.2.1",
                "x1.2.840.10008.1.2"
            })
    void doesNotBelieveWhatOnlyLooksWellKnown(String uid) {
        assertThat(Uids.isWellKnown(uid)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'1.2.840.113619.2', 16",
        "'1.2.840.113619.2.', 16",
        "'1.2.840.113619.2 and more', 16",
        "'1.2.840.113619.2..3', 16",
        "'1.2.840.113619.2.a', 16",
        "'1.2.3.4', 0",
        "'123456789012.1.2', 0",
        "'12.04.2019 10.30', 0",
        "'', 0"
    })
    void endsInATextWhereDigitsAndDotsEnd(String text, int end) {
        assertThat(Uids.endInText(text, 0)).isEqualTo(end);
    }
}
