package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterSetTest {
    private static final CharacterSet LATIN_1 = CharacterSet.of(List.of("ISO_IR 100"));
    private static final CharacterSet UTF_8 = CharacterSet.of(List.of("ISO_IR 192"));
    private static final CharacterSet GB18030 = CharacterSet.of(List.of("GB18030"));
    private static final CharacterSet JAPANESE = CharacterSet.of(List.of("", "ISO 2022 IR 87"));
    private static final CharacterSet KOREAN = CharacterSet.of(List.of("", "ISO 2022 IR 149"));
    private static final CharacterSet LATIN_AND_KOREAN = CharacterSet.of(List.of("ISO 2022 IR 100", "ISO 2022 IR 149"));

    private static String text(CharacterSet set, byte[] bytes) {
        return set.decode(bytes, 0, bytes.length, false);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ISO-IR 100",
                "ISO_IR_100",
                "iso_ir 100",
                "ISO IR 100",
                "ISOIR100",
                "ISO 2022 IR100",
                "ISO-2022-IR-100",
                "ISO 8859-1",
                "ISO_8859-1",
                " ISO_IR 100 "
            })
    void understandsMisspelledLatin1(String term) {
        CharacterSet set = CharacterSet.of(List.of(term));
        assertThat(set.isUnderstood()).isTrue();
        assertThat(text(set, latin1("Müller"))).isEqualTo("Müller");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,UTF-8", "utf8,UTF-8", "ISO IR 192,UTF-8", "GB2312,GB18030", "gbk,GBK", "ISO 2022 GBK,GBK"})
    void understandsNamesOfSetsThatAreNoDefinedTerms(String term, String charset) {
        CharacterSet set = CharacterSet.of(List.of(term));
        assertThat(set.isUnderstood()).isTrue();
        assertThat(text(set, "王小东".getBytes(Charset.forName(charset)))).isEqualTo("王小东");
    }

    @Test
    void isTheDefaultWhenNothingIsDeclared() {
        assertThat(CharacterSet.of(List.of())).isSameAs(CharacterSet.DEFAULT);
        assertThat(CharacterSet.of(List.of("")).isUnderstood()).isTrue();
        assertThat(CharacterSet.of(List.of("ISO_IR 6")).isUnderstood()).isTrue();
    }

    @Test
    void givesTheSameInstanceForTheSameDeclaration() {
        assertThat(CharacterSet.of(List.of("", "ISO 2022 IR 87"))).isSameAs(JAPANESE);
    }

    @Test
    void saysThatAnUnknownTermIsNotUnderstoodAndStillLosesNothing() {
        CharacterSet set = CharacterSet.of(List.of("ISO_IR 999"));
        byte[] bytes = latin1("M\u00FCller");
        assertThat(set.isUnderstood()).isFalse();
        assertThat(set.encode(text(set, bytes), false)).isEqualTo(bytes);
    }

    @Test
    void doesNotUnderstandSetsWithoutCodeExtensionsBesideOthers() {
        assertThat(CharacterSet.of(List.of("ISO_IR 192", "ISO 2022 IR 87")).isUnderstood())
                .isFalse();
        assertThat(CharacterSet.of(List.of("ISO 2022 IR 6", "GB18030")).isUnderstood())
                .isFalse();
    }

    @Test
    void keepsInvalidBytesAsLoneSurrogates() {
        byte[] bytes = {'M', (byte) 0xFC, 'l'};
        assertThat(text(CharacterSet.DEFAULT, bytes)).isEqualTo("M\uDCFCl");
        assertThat(text(UTF_8, bytes)).isEqualTo("M\uDCFCl");
        assertThat(UTF_8.encode("M\uDCFCl", false)).isEqualTo(bytes);
        assertThat(UTF_8.canEncode("M\uDCFCl")).isFalse();
    }

    @Test
    void readsWhatIsValidBesideAnInvalidByte() {
        byte[] bytes = HexFormat.of().parseHex("ff" + "8139ee39" + "cdf5" + "41");
        assertThat(text(GB18030, bytes)).isEqualTo("\uDCFF㐀王A");
        byte[] utf8 = HexFormat.of().parseHex("ff" + "e78e8b" + "c3" + "41");
        assertThat(text(UTF_8, utf8)).isEqualTo("\uDCFF王\uDCC3A");
        byte[] japanese = HexFormat.of().parseHex("ff" + "1b24423b331b2842" + "41");
        assertThat(text(JAPANESE, japanese)).isEqualTo("\uDCFF山A");
    }

    @Test
    void suspectsHighBytesInAscii() {
        byte[] bytes = latin1("xxMüller");
        assertThat(CharacterSet.DEFAULT.isSuspicious(bytes, 2, bytes.length - 2))
                .isTrue();
        assertThat(LATIN_1.isSuspicious(bytes, 2, bytes.length - 2)).isFalse();
    }

    @Test
    void suspectsUtf8ThatIsDeclaredAsLatin1AlthoughItsBytesAreValid() {
        byte[] bytes = "Müller".getBytes(StandardCharsets.UTF_8);
        assertThat(LATIN_1.hasInvalidBytes(bytes, 0, bytes.length)).isFalse();
        assertThat(LATIN_1.isSuspicious(bytes, 0, bytes.length)).isTrue();
        assertThat(UTF_8.isSuspicious(bytes, 0, bytes.length)).isFalse();
    }

    @Test
    void suspectsTheControlsOfWindows1252InLatin1() {
        byte[] bytes = {'a', (byte) 0x93, 'b'};
        assertThat(LATIN_1.hasInvalidBytes(bytes, 0, 3)).isTrue();
    }

    @Test
    void readsNoEscapesWhereNoCodeExtensionsAreDeclared() {
        byte[] bytes = latin1("\u001B$B;3\u001B(B");
        assertThat(LATIN_1.hasInvalidBytes(bytes, 0, bytes.length)).isTrue();
        assertThat(LATIN_1.encode(text(LATIN_1, bytes), false)).isEqualTo(bytes);
    }

    @Test
    void readsNoEscapesOfSetsThatAreNotDeclared() {
        byte[] bytes = latin1("\u001B$)C\u00B1\u00E6");
        assertThat(JAPANESE.hasInvalidBytes(bytes, 0, bytes.length)).isTrue();
        assertThat(JAPANESE.encode(text(JAPANESE, bytes), false)).isEqualTo(bytes);
    }

    @Test
    void replacesWhatTheSetDoesNotHave() {
        assertThat(LATIN_1.encode("Ł\u001B😀é", false)).isEqualTo(latin1("???é"));
        assertThat(LATIN_1.canEncode("Łé")).isFalse();
        assertThat(LATIN_1.canEncode("é")).isTrue();
        assertThat(JAPANESE.canEncode("山")).isTrue();
        assertThat(GB18030.canEncode("😀")).isTrue();
        assertThat(CharacterSet.of(List.of("GBK")).canEncode("😀")).isFalse();
    }

    @Test
    void neverWritesAYenSignAsADelimiter() {
        assertThat(CharacterSet.of(List.of("ISO_IR 13")).encode("¥", false)).isEqualTo(latin1("?"));
    }

    @Test
    void startsAnewAfterDelimiters() {
        for (String delimiter : List.of("\\", "\r", "\n", "\t", "\f")) {
            byte[] bytes = latin1("\u001B$)C\u00B1\u00E6" + delimiter + "\u00E9");
            assertThat(text(LATIN_AND_KOREAN, bytes)).isEqualTo("길" + delimiter + "é");
        }
    }

    @Test
    void startsAnewAfterPersonNameDelimitersInPersonNamesOnly() {
        byte[] bytes = latin1("\u001B$)C\u00B1\u00E6^\u00B1\u00E6");
        assertThat(LATIN_AND_KOREAN.decode(bytes, 0, bytes.length, true)).isEqualTo("길^±æ");
        assertThat(LATIN_AND_KOREAN.decode(bytes, 0, bytes.length, false)).isEqualTo("길^길");
        assertThat(KOREAN.encode("길^길", true)).isEqualTo(latin1("\u001B$)C\u00B1\u00E6^\u001B$)C\u00B1\u00E6"));
        assertThat(KOREAN.encode("길^길", false)).isEqualTo(bytes);
    }

    @Test
    void findsNothingInvalidInTextThatIsOnlyValidAsAPersonName() {
        byte[] bytes = latin1("\u001B$)C\u00B1\u00E6^\u00E9");
        assertThat(LATIN_AND_KOREAN.hasInvalidBytes(bytes, 0, bytes.length)).isFalse();
        assertThat(LATIN_AND_KOREAN.decode(bytes, 0, bytes.length, true)).isEqualTo("길^é");
    }

    @Test
    void readsWritersThatDoNotRepeatEscapesAfterDelimitersAndPutsThemIn() {
        byte[] bytes = latin1("\u001B$)C\u00B1\u00E6\r\n\u00B1\u00E6");
        assertThat(text(KOREAN, bytes)).isEqualTo("길\r\n길");
        assertThat(KOREAN.encode("길\r\n길", false)).isEqualTo(latin1("\u001B$)C\u00B1\u00E6\r\n\u001B$)C\u00B1\u00E6"));
    }

    @Test
    void readsKoreanWithoutEscapesWhereItIsTheFirstSetAndWritesItWithThem() {
        CharacterSet set = CharacterSet.of(List.of("ISO 2022 IR 149"));
        assertThat(text(set, latin1("\u00B1\u00E6"))).isEqualTo("길");
        assertThat(set.encode("길", false)).isEqualTo(latin1("\u001B$)C\u00B1\u00E6"));
    }

    @Test
    void dropsRedundantEscapesFromTheText() {
        byte[] bytes = latin1("\u001B$)CHong \u001B$)C\u00B1\u00E6\u001B(B");
        assertThat(text(KOREAN, bytes)).isEqualTo("Hong 길");
        assertThat(KOREAN.hasInvalidBytes(bytes, 0, bytes.length)).isFalse();
    }

    @Test
    void goesBackToAsciiBeforeDelimitersAndAtTheEnd() {
        assertThat(JAPANESE.encode("山\\山", false)).isEqualTo(latin1("\u001B$B;3\u001B(B\\\u001B$B;3\u001B(B"));
    }

    @Test
    void doesNotSplitAtABackslashInsideAKanji() {
        byte[] bytes = HexFormat.of().parseHex("1b2442" + "405c" + "5c21" + "1b2842" + "5c" + "41");
        int delimiter = JAPANESE.nextDelimiter(bytes, 0, bytes.length);
        assertThat(delimiter).isEqualTo(10);
        assertThat(JAPANESE.nextDelimiter(bytes, delimiter + 1, bytes.length)).isEqualTo(bytes.length);
        assertThat(text(JAPANESE, bytes).chars().filter(c -> c == '\\').count()).isOne();
    }

    @Test
    void doesNotSplitAtABackslashInsideAHanzi() {
        byte[] bytes = "誠\\誠".getBytes(Charset.forName("GB18030"));
        assertThat(bytes).containsExactly(0xD5, 0x5C, 0x5C, 0xD5, 0x5C);
        assertThat(GB18030.nextDelimiter(bytes, 0, bytes.length)).isEqualTo(2);
        assertThat(GB18030.nextDelimiter(bytes, 3, bytes.length)).isEqualTo(bytes.length);
        assertThat(LATIN_1.nextDelimiter(bytes, 0, bytes.length)).isEqualTo(1);
    }
}
