package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {
    static Stream<Field> constants() {
        return Arrays.stream(Tag.class.getDeclaredFields())
                .filter(field -> field.getType() == int.class && Modifier.isStatic(field.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("constants")
    void hasTheValueThatTheDictionaryGivesToItsKeyword(Field constant) throws IllegalAccessException {
        int tag = constant.getInt(null);
        String keyword = Dictionary.entry(tag).orElseThrow().keyword();
        assertThat(keyword.toLowerCase(Locale.ROOT))
                .isEqualTo(constant.getName().replace("_", "").toLowerCase(Locale.ROOT));
        assertThat(Dictionary.tagOf(keyword)).hasValue(tag);
    }

    @Test
    void takesGroupAndElementApart() {
        assertThat(Tag.group(0xFFFC_FFFE)).isEqualTo(0xFFFC);
        assertThat(Tag.element(0xFFFC_FFFE)).isEqualTo(0xFFFE);
        assertThat(Tag.of(0xFFFC, 0xFFFE)).isEqualTo(0xFFFC_FFFE);
    }

    @Test
    void isPrivateInOddGroups() {
        assertThat(Tag.isPrivate(0x0009_0010)).isTrue();
        assertThat(Tag.isPrivate(0xFFFD_0010)).isTrue();
        assertThat(Tag.isPrivate(0x0008_0011)).isFalse();
    }

    @Test
    void knowsTheCreatorOfAPrivateBlock() {
        assertThat(Tag.creatorOf(0x0009_10AB)).isEqualTo(0x0009_0010);
        assertThat(Tag.creatorOf(0x0009_FF00)).isEqualTo(0x0009_00FF);
        assertThat(Tag.isPrivateCreator(0x0009_0010)).isTrue();
        assertThat(Tag.isPrivateCreator(0x0009_00FF)).isTrue();
        assertThat(Tag.isPrivateCreator(0x0009_000F)).isFalse();
        assertThat(Tag.isPrivateCreator(0x0009_0100)).isFalse();
        assertThat(Tag.isPrivateCreator(0x0008_0010)).isFalse();
    }

    @Test
    void isWrittenInUpperCaseHexadecimal() {
        assertThat(Tag.format(0x0010_0020)).isEqualTo("(0010,0020)");
        assertThat(Tag.format(0xFFFE_E0DD)).isEqualTo("(FFFE,E0DD)");
    }

    @Test
    void tellsPixelDataOfEveryNumberFormat() {
        assertThat(Stream.of(0x7FE0_0008, 0x7FE0_0009, 0x7FE0_0010)).allMatch(Tag::isPixelData);
        assertThat(Stream.of(0x7FE0_0001, 0x7FE0_0000, 0x7FE1_0010)).noneMatch(Tag::isPixelData);
        assertThat(Tag.isGroupLength(0x7FE0_0000)).isTrue();
        assertThat(Tag.isGroupLength(0x7FE0_0010)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(0010,00e0)", "0010,00E0", "001000E0", "(001000e0)"})
    void isReadInEveryWayPeopleWriteIt(String text) {
        assertThat(Tag.parse(text)).hasValue(0x0010_00E0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "(",
                "()",
                "0010",
                "0010000",
                "001000100",
                "001,00010",
                "0010,0010,",
                "(00100010",
                "+0100010",
                "001000١٠",
                "PatientX"
            })
    void isNothingElse(String text) {
        assertThat(Tag.parse(text)).isEmpty();
    }

    @Test
    void isReadUpToTheLargest() {
        assertThat(Tag.parse("FFFE,E0DD")).hasValue(0xFFFE_E0DD);
    }
}
