package org.elpis.testkit.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/// The expected bytes are written by hand from PS3.5 section 7, so that the writer has an oracle of its own.
class ObjectWriterTest {
    private static final int NAME = 0x00100010;
    private static final int ROWS = 0x00280010;
    private static final int SEQUENCE = 0x00081140;

    @Test
    void padsTextWithASpaceAndUidsWithAZero() {
        Attributes a = new Attributes().text(0x00080018, "UI", "1.2").text(NAME, "PN", "A^B");
        assertThat(hex(a, Encoding.EXPLICIT_LITTLE))
                .isEqualTo("08001800" + "5549" + "0400" + "312e3200" + "10001000" + "504e" + "0400" + "415e4220");
    }

    @Test
    void leavesTheVrOutWhenImplicit() {
        assertThat(hex(new Attributes().text(NAME, "PN", "AB"), Encoding.IMPLICIT_LITTLE))
                .isEqualTo("10001000" + "02000000" + "4142");
    }

    @Test
    void turnsTagsLengthsAndNumbersRoundWhenBigEndian() {
        assertThat(hex(new Attributes().shorts(ROWS, "US", 0x0102), Encoding.EXPLICIT_BIG))
                .isEqualTo("00280010" + "5553" + "0002" + "0102");
    }

    @Test
    void writesLongLengthsForBinaryVrs() {
        assertThat(hex(new Attributes().bytes(0x00090001, "OB", new byte[] {7}), Encoding.EXPLICIT_LITTLE))
                .isEqualTo("09000100" + "4f42" + "0000" + "02000000" + "0700");
    }

    @Test
    void endsSequencesOfUndefinedLengthWithDelimiters() {
        Attributes a = new Attributes();
        a.item(SEQUENCE, "SQ", Value.Lengths.UNDEFINED).text(NAME, "PN", "AB");
        assertThat(hex(a, Encoding.EXPLICIT_LITTLE))
                .isEqualTo("08004011" + "5351" + "0000" + "ffffffff" + "feff00e0ffffffff" + "10001000504e02004142"
                        + "feff0de000000000" + "feffdde000000000");
    }

    @Test
    void countsTheBytesOfSequencesOfDefinedLength() {
        Attributes a = new Attributes();
        a.item(SEQUENCE).text(NAME, "PN", "AB");
        assertThat(hex(a, Encoding.IMPLICIT_LITTLE))
                .isEqualTo("08004011" + "12000000" + "feff00e00a000000" + "10001000020000004142");
    }

    @Test
    void writesTheContentOfAnUnknownSequenceImplicitly() {
        Attributes a = new Attributes();
        a.item(SEQUENCE, "UN", Value.Lengths.DEFINED).text(NAME, "PN", "AB");
        assertThat(hex(a, Encoding.EXPLICIT_LITTLE))
                .isEqualTo("08004011" + "554e" + "0000" + "12000000" + "feff00e00a000000" + "10001000020000004142");
    }

    @Test
    void writesFragmentsOfEvenLength() {
        Attributes a = new Attributes().fragments(0x7FE00010, List.of(new byte[0], new byte[] {1, 2, 3}));
        assertThat(hex(a, Encoding.JPEG_BASELINE))
                .isEqualTo("e07f1000" + "4f42" + "0000" + "ffffffff" + "feff00e000000000" + "feff00e004000000"
                        + "01020300" + "feffdde000000000");
    }

    @Test
    void deflatesOnlyTheDataSet() throws Exception {
        Attributes a = new Attributes().text(NAME, "PN", "AB");
        byte[] file = ObjectWriter.write(a, form(Encoding.DEFLATED));
        int start = 144 + file[140];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(file, start, file.length - start);
            byte[] plain = new byte[100];
            int n = inflater.inflate(plain);
            assertThat(HexFormat.of().formatHex(plain, 0, n)).isEqualTo("10001000504e02004142");
        }
    }

    @Test
    void startsWithTheDataSetWhenThereIsNoFileMeta() {
        FileForm bare = new FileForm(Encoding.IMPLICIT_LITTLE, CharacterSet.ASCII, new byte[128], Optional.empty());
        byte[] file = ObjectWriter.write(new Attributes().text(NAME, "PN", "AB"), bare);
        assertThat(HexFormat.of().formatHex(file)).isEqualTo("10001000020000004142");
    }

    @Test
    void switchesBackToAsciiAtEachDelimiterOfAJapaneseName() {
        byte[] name = CharacterSet.JAPANESE.encode("Yamada^Tarou=山田^太郎=やまだ^たろう");
        // Source: the example of PS3.5 H.3.1.
        assertThat(name)
                .isEqualTo(("Yamada^Tarou=\u001b$B;3ED\u001b(B^\u001b$BB@O:\u001b(B="
                                + "\u001b$B$d$^$@\u001b(B^\u001b$B$?$m$&\u001b(B")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void designatesKoreanAgainAfterEachDelimiter() {
        // Source: the example of PS3.5 I.2.
        assertThat(HexFormat.of().formatHex(CharacterSet.KOREAN.encode("=洪^吉洞")))
                .isEqualTo("3d" + "1b242943" + "fbf3" + "5e" + "1b242943" + "d1ced4d7");
    }

    @Test
    void refusesWhatTheCharacterSetCannotHold() {
        assertThatThrownBy(() -> CharacterSet.LATIN_1.encode("山田")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTextThatIsTooLongForItsVr() {
        Attributes a = new Attributes().text(NAME, "PN", "x".repeat(70000));
        assertThatThrownBy(() -> hex(a, Encoding.EXPLICIT_LITTLE)).hasMessageContaining("<= 65535");
    }

    @Test
    void namesPlacesInTheNotationOfTheAnswerKey() {
        Attributes a = new Attributes().text(0x00190042, "LO", "Acme one");
        Attributes item = a.item(SEQUENCE);
        a.item(SEQUENCE);
        assertThat(item.pathOf(0x00081155)).isEqualTo("<(0008,1140)>[<0000>]<(0008,1155)>");
        assertThat(a.item(SEQUENCE).pathOf(NAME)).isEqualTo("<(0008,1140)>[<0002>]<(0010,0010)>");
        assertThat(a.pathOf(0x00194292)).isEqualTo("<(0019,\"ACME ONE\",92)>");
        assertThat(a.pathOf(0x00194392)).isEqualTo("<(0019,4392)>");
    }

    private static FileForm form(Encoding encoding) {
        return new FileForm(encoding, CharacterSet.ASCII, new byte[128], Optional.of(new Attributes()));
    }

    private static String hex(Attributes a, Encoding encoding) {
        return HexFormat.of().formatHex(ObjectWriter.body(a, encoding, CharacterSet.ASCII));
    }
}
