package org.elpis.testkit.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteLeakCheckerTest {
    private static final String NAME = "Müßiggängler";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xxMüßiggänglerxx",
                "MÜSSIGGÄNGLER",
                "müßiggängler",
                "Mussigganglers",
                "muessiggaengler",
                "MUSSIGGANGLER"
            })
    void findsANameInEverySpelling(String text) {
        assertThat(leaks(NAME, utf8(text))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16LE", "UTF-16BE", "GB18030"})
    void findsANameInEveryCharacterSet(String charset) {
        assertThat(leaks("Bärenklauers", "von Bärenklauers, geb.".getBytes(Charset.forName(charset))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "Shift_JIS", "EUC-JP", "ISO-2022-JP", "UTF-16LE"})
    void findsAJapaneseNameInEveryCharacterSet(String charset) {
        assertThat(leaks("小早川", "患者 小早川 です".getBytes(Charset.forName(charset))).size()
                        + leaks("小早川", "小早川".getBytes(Charset.forName(charset))).size())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void findsBase64AtEveryAlignment(int lead) {
        byte[] coded = Base64.getEncoder().encode(utf8("abcdefgh".substring(0, lead) + "Zwiebelhofer and more"));
        assertThat(leaks("Zwiebelhofer", coded)).extracting(Leak::view).contains(View.BASE64);
    }

    @Test
    void findsHexadecimalAndPdfEscapes() {
        assertThat(leaks("Zwiebelhofer", utf8("<" + HexFormat.of().formatHex(utf8("Zwiebelhofer")) + ">")))
                .isNotEmpty();
        assertThat(leaks("Grünstäudl", utf8("(Gr\\374nst\\344udl) Tj"))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"48213-77056-1,48213770561", "48213770561,482-137.705 61", "+49 3512 771-245,+493512771245"})
    void findsNumbersWithAndWithoutSeparators(String planted, String written) {
        assertThat(leaks(planted, utf8("call " + written + " now"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20210304", "2021-03-04", "04.03.2021", "03/04/2021", "DT 20210304101112.5", "2021.03.04"})
    void findsADateInEverySpelling(String text) {
        assertThat(leaks("20210304", utf8(" " + text + " "))).isNotEmpty();
    }

    @Test
    void looksForBareDatesInTheirOwnPatientsFilesOnlyWhenItKnowsWhoseTheyAre() throws Exception {
        Files.writeString(folder.resolve("x"), "20210304");
        ByteLeakChecker checker = checker("20210304");
        assertThat(checker.search(folder)).extracting(Leak::certain).containsExactly(false);
        assertThat(checker.search(folder, f -> Optional.of("P1")))
                .extracting(Leak::certain)
                .containsExactly(true);
        assertThat(checker.search(folder, f -> Optional.of("P2"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.25.9120210304", "120210304", "202103045"})
    void ignoresADateInsideALongerNumber(String text) {
        assertThat(leaks("20210304", utf8(text))).isEmpty();
    }

    @Test
    void findsAUidThatTheTagOfTheNextElementFollows() {
        assertThat(leaks("1.2.840.113619.2.55", new byte[] {
                    '1', '.', '2', '.', '8', '4', '0', '.', '1', '1', '3', '6', '1', '9', '.', '2', '.', '5', '5', '1',
                    0, 'C', 'C'
                }))
                .isNotEmpty();
        assertThat(leaks("20210304", new byte[] {'2', '0', '2', '1', '0', '3', '0', '4', '8', 0, 1, 2}))
                .isNotEmpty();
    }

    @Test
    void judgesNamesThatAreWordsByTheirContext() {
        assertThat(leaks("Mrs. May", utf8("may be a may day in May"))).isEmpty();
        assertThat(leaks("Mrs. May", utf8("seen MRS. MAY today"))).hasSize(1);
    }

    @Test
    void unpacksStreamsInStreams() throws Exception {
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(zlib)) {
            out.write(utf8("BT (Record of Zwiebelhofer) Tj ET and some more text"));
        }
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(zlib.toByteArray());
        }
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("inner"));
            out.write(gzip.toByteArray());
        }
        List<Leak> leaks = leaks("Zwiebelhofer", zip.toByteArray());
        assertThat(leaks).hasSize(1);
        assertThat(leaks.getFirst().streamOffset()).isZero();
    }

    @Test
    void findsNamesOfFoldersAndFiles() throws Exception {
        Files.createDirectories(folder.resolve("zwiebelhofer_anna"));
        Files.writeString(folder.resolve("zwiebelhofer_anna/1.dcm"), "nothing");
        assertThat(checker("Zwiebelhofer").search(folder))
                .extracting(Leak::view)
                .containsExactly(View.FILE_NAME);
    }

    @Test
    void findsATokenThatLiesAcrossTwoPieces() throws Exception {
        for (int lead = 2030; lead < 2060; lead++) {
            String text = "-".repeat(lead) + "Zwiebelhofer" + "-".repeat(50);
            Path file = Files.writeString(folder.resolve("f" + lead), text);
            List<Leak> leaks = new ByteLeakChecker(key("Zwiebelhofer"), 2048).search(file);
            assertThat(leaks).extracting(Leak::offset).containsExactly((long) lead);
        }
    }

    @Test
    void saysWhereAndWhatWithoutRepeatingTheValue() {
        Leak leak = leaks("Zwiebelhofer", utf8("12345Zwiebelhofer")).getFirst();
        assertThat(leak.offset()).isEqualTo(5);
        assertThat(leak.plant()).isZero();
        assertThat(leak.toString()).doesNotContain("Zwiebelhofer");
    }

    @Test
    void findsNothingInCleanText() {
        assertThat(leaks(NAME, utf8("CT thorax, nodule in the left upper lobe, 2.25.1234567890123")))
                .isEmpty();
    }

    private static List<Leak> leaks(String token, byte[] bytes) {
        return checker(token).search("log", bytes);
    }

    private static ByteLeakChecker checker(String token) {
        return new ByteLeakChecker(key(token));
    }

    private static AnswerKey key(String token) {
        PlantedInstance instance = new PlantedInstance("p", "CT", "1.2", "P1", "1", "2", "3", "");
        Answer answer = Answer.removed(Layer.STANDARD, token);
        return new AnswerKey(List.of(new PlantedIdentifier(instance, "<(0010,0010)>", token, answer)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
