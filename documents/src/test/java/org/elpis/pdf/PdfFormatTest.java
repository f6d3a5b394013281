package org.elpis.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.logging.LogFactory;
import org.apache.commons.logging.impl.NoOpLog;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.text.PDFTextStripper;
import org.elpis.document.EncapsulatedDocument;
import org.elpis.document.MalformedDocumentException;
import org.elpis.document.ReadableDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfFormatTest {
    private final PdfFormat format = new PdfFormat();

    private String text(PdfBytes pdf) throws MalformedDocumentException {
        return format.read(pdf.build()).text();
    }

    private String text(String content) throws MalformedDocumentException {
        return text(PdfBytes.page(content));
    }

    private byte[] rewritten(PdfBytes pdf) throws MalformedDocumentException {
        ReadableDocument read = format.read(pdf.build());
        return read.rewrite(read.text(), UnaryOperator.identity());
    }

    private static String characters(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1);
    }

    @Test
    void isFoundByItsType() {
        assertThat(EncapsulatedDocument.format("application/PDF")).get().isInstanceOf(PdfFormat.class);
    }

    @Test
    void readsLinesFromTopToBottomAndFromLeftToRight() throws Exception {
        assertThat(text(PdfBytes.text(50, 700, "(second) Tj")
                        + PdfBytes.text(50, 720, "(first) Tj")
                        + PdfBytes.text(98, 700, "(line) Tj")))
                .isEqualTo("first\nsecond line");
    }

    @Test
    void separatesCellsOfALine() throws Exception {
        assertThat(text(PdfBytes.text(50, 700, "(Name) Tj") + PdfBytes.text(200, 700, "(Quastenflosser) Tj")))
                .isEqualTo("Name\tQuastenflosser");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(Quasten) Tj (flosser) Tj",
                "[(Quas) 20 (ten) -40 (flosser)] TJ",
                "(Quasten) Tj /F1 9 Tf (flosser) Tj",
                "4 Tc (Quastenflosser) Tj",
                "(Q u a s t e n f l o s s e r) Tj",
                "[(Q)-300(u)-300(a)-300(s)-300(t)-300(e)-300(n)-300(f)-300(l)-300(o)-300(s)-300(s)-300(e)-300(r)] TJ",
                "<517561737465 6E666C6F73736572> Tj",
                "(Quastenf\\154osser) Tj",
                "3 Tr (Quastenflosser) Tj",
                "1 1 1 rg (Quastenflosser) Tj",
                "-900 3000 Td (Quastenflosser) Tj",
                "0.1 0 0 0.1 50 700 Tm (Quastenflosser) Tj",
                "0 1 -1 0 50 300 Tm (Quastenflosser) Tj",
                "0.7 0.7 -0.7 0.7 50 300 Tm (Quastenflosser) Tj",
                "/OC /hidden BDC (Quastenflosser) Tj EMC",
                "/Span <</ActualText(nothing)>> BDC (Quastenflosser) Tj EMC",
                "5 Ts (Quastenflosser) Tj",
                "(Quastenflosser) '",
                "1 0 (Quastenflosser) \""
            })
    void putsAWordTogetherHoweverItIsWritten(String operators) throws Exception {
        assertThat(text(PdfBytes.text(50, 700, operators))).isEqualTo("Quastenflosser");
    }

    @Test
    void readsLettersOneBelowTheOtherInOneGoWhereOtherLinesRunBetween() throws Exception {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            page.append(PdfBytes.text(20, 700 - 14 * i, "(" + "EVAX".charAt(i) + ") Tj"));
            page.append(PdfBytes.text(50, 693 - 14 * i, "(Line " + i + ") Tj"));
        }

        assertThat(text(page.toString())).isEqualTo("E\nV\nA\nX\nLine 0\nLine 1\nLine 2\nLine 3");
        assertThat(characters(rewritten(PdfBytes.page(page.toString()))))
                .contains("20 686 Tm (V)", "50 679 Tm (Line 1)");
        assertThat(text(PdfBytes.text(20, 700, "(1) Tj")
                        + PdfBytes.text(50, 650, "(Line) Tj")
                        + PdfBytes.text(20, 600, "(2) Tj")))
                .as("too far away")
                .isEqualTo("1\nLine\n2");
    }

    @Test
    void keepsSpacedWordsApart() throws Exception {
        assertThat(text(PdfBytes.text(50, 700, "4 Tc (Eusebia Quastenflosser) Tj")))
                .isEqualTo("Eusebia Quastenflosser");
        assertThat(text(PdfBytes.text(50, 700, "(No effusion on the left) Tj"))).isEqualTo("No effusion on the left");
        assertThat(text(PdfBytes.text(50, 700, "[(No)-200(effusion)] TJ"))).isEqualTo("No effusion");
    }

    @Test
    void readsTextThatIsDrawnTwiceOnce() throws Exception {
        assertThat(text(PdfBytes.text(50, 700, "(Lung) Tj") + PdfBytes.text(50.3, 700, "(Lung) Tj")))
                .isEqualTo("Lung");
    }

    @Test
    void readsFormsAndTheValuesOfFields() throws Exception {
        PdfBytes pdf = PdfBytes.page("/X1 Do")
                .onPage("/MediaBox[0 0 595 842]/Resources<</XObject<</X1 6 0 R>>>>/Annots[7 0 R 9 0 R]")
                .inCatalog("/AcroForm<</Fields[8 0 R 9 0 R]>>")
                .addStream(
                        "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</Font<</F1 5 0 R>>>>",
                        PdfBytes.bytes(PdfBytes.text(50, 700, "(in a form) Tj")))
                .add("<</Type/Annot/Subtype/Widget/Rect[50 600 200 620]/Parent 8 0 R>>")
                .add("<</FT/Tx/T(a)/V(field of a parent)/Kids[7 0 R]>>")
                .add("<</Type/Annot/Subtype/Widget/Rect[50 500 200 540]/FT/Tx/T(b)/V(two\nlines)>>");

        assertThat(text(pdf)).isEqualTo("in a form\nfield of a parent\ntwo\nlines");
    }

    @Test
    void readsOnlyWhatFontsExplain() throws Exception {
        String cmap =
                "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00><FF> endcodespacerange\n"
                        + "2 beginbfchar <41> <00660066> <42> <FB01> endbfchar endcmap end";
        PdfBytes explained = PdfBytes.page("BT /F2 12 Tf 50 700 Td (AB) Tj ET")
                .onPage("/MediaBox[0 0 9 9]/Resources<</Font<</F2 6 0 R>>>>")
                .add("<</Type/Font/Subtype/Type1/BaseFont/Odd/ToUnicode 7 0 R/FirstChar 65/Widths[600 600]>>")
                .addStream("", PdfBytes.bytes(cmap));
        PdfBytes silent = PdfBytes.page("BT /F2 12 Tf 50 700 Td <00410042> Tj ET")
                .onPage("/MediaBox[0 0 9 9]/Resources<</Font<</F2 6 0 R>>>>")
                .add("<</Type/Font/Subtype/Type0/BaseFont/Odd/Encoding/Identity-H/DescendantFonts[<</Type/Font"
                        + "/Subtype/CIDFontType2/BaseFont/Odd/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                        + "/Supplement 0>>>>]>>");

        assertThat(text(explained)).isEqualTo("fffi");
        assertThat(text(silent)).isEmpty();
    }

    @Test
    void writesNothingButTheTextOfThePages() throws Exception {
        PdfBytes pdf = PdfBytes.page(PdfBytes.text(50, 700, "(Heart normal.) Tj"))
                .inTrailer("/Info 6 0 R/ID[<51756173><51756173>]")
                .add("<</Title(Quastenflosser)/Author(Quastenflosser)/CreationDate(D:20240229)>>")
                .addStream("/Type/Metadata/Subtype/XML", PdfBytes.bytes("<x>Quastenflosser</x>"))
                .addStream("/Type/EmbeddedFile", PdfBytes.bytes("Quastenflosser"))
                .addStream(
                        "/Type/XObject/Subtype/Image/Width 4/Height 3/BitsPerComponent 8/ColorSpace/DeviceGray",
                        PdfBytes.bytes("Quastenfloss"))
                .onPage("/MediaBox[0 0 595 842]/Annots[<</Type/Annot/Subtype/Text/Contents(Quastenflosser)"
                        + "/Rect[0 0 9 9]>>]/Thumb 9 0 R/PieceInfo<</Quastenflosser 1>>")
                .inCatalog("/Metadata 7 0 R/OpenAction<</S/JavaScript/JS(Quastenflosser)>>/Lang(Quastenflosser)"
                        + "/Names<</EmbeddedFiles<</Names[(Quastenflosser)<</F(Quastenflosser)/EF<</F 8 0 R>>>>]>>>>"
                        + "/Outlines<</First<</Title(Quastenflosser)>>>>");

        assertThat(characters(rewritten(pdf)))
                .contains("(Heart normal.) Tj")
                .contains("/Producer(Elpis)")
                .doesNotContain("Quasten", "51756173", "2024", "JavaScript", "Image");
    }

    @Test
    void keepsPagesTheirSizesAndThePlaceOfEachLine() throws Exception {
        PdfBytes pdf = PdfBytes.page(PdfBytes.text(50, 700, "(Heart) Tj") + PdfBytes.text(300, 700, "(normal) Tj")
                        + "BT /F1 8 Tf 0 1 -1 0 20 30 Tm (upwards) Tj ET")
                .onPage("/MediaBox[-10 -20 410 580]/Rotate 90");

        byte[] written = rewritten(pdf);

        try (PDDocument document = Loader.loadPDF(written)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            PDPage page = document.getPage(0);
            assertThat(List.of(page.getMediaBox().getWidth(), page.getMediaBox().getHeight()))
                    .containsExactly(420f, 600f);
            assertThat(page.getRotation()).isEqualTo(90);
        }
        assertThat(characters(written))
                .contains("/F1 12 Tf 1 0 0 1 60 720 Tm (Heart) Tj")
                .contains("/F1 12 Tf 1 0 0 1 310 720 Tm (normal) Tj")
                .contains("/F1 8 Tf 0 1 -1 0 30 50 Tm (upwards) Tj");
        assertThat(format.read(written).text())
                .isEqualTo(format.read(pdf.build()).text());
    }

    @Test
    void leavesThePlaceOfWhatIsGoneEmpty() throws Exception {
        ReadableDocument read = format.read(PdfBytes.page(PdfBytes.text(50, 700, "(Name) Tj")
                        + PdfBytes.text(200, 700, "(Quastenflosser) Tj")
                        + PdfBytes.text(50, 600, "(Heart) Tj"))
                .build());
        String written = characters(read.rewrite("Name\t\nHeart", UnaryOperator.identity()));

        assertThat(written).contains("50 700 Tm (Name)", "50 600 Tm (Heart)").doesNotContain("200 700");
    }

    @Test
    void writesWhatTheFontLacksAsWellAsItCan() throws Exception {
        ReadableDocument read =
                format.read(PdfBytes.page(PdfBytes.text(50, 700, "(x) Tj")).build());

        assertThat(characters(read.rewrite("ä€(ł≥5\\) şą 你 ½ μg", UnaryOperator.identity())))
                .contains("(\u00e4\u0080\\(l>=5\\\\\\) sa ? \u00bd \u00b5g) Tj");
    }

    @Test
    void writesTheSameBytesEachTimeAndAnEvenNumberOfThem() throws Exception {
        for (String words : List.of("a", "ab", "abc")) {
            PdfBytes pdf = PdfBytes.page(PdfBytes.text(50, 700, "(" + words + ") Tj"));
            assertThat(rewritten(pdf)).isEqualTo(rewritten(pdf));
            assertThat(rewritten(pdf).length % 2).isZero();
        }
    }

    @Test
    void writesWhatOthersRead() throws Exception {
        byte[] written = rewritten(PdfBytes.page(PdfBytes.text(50, 700, "(No pleural effusion.) Tj")
                + PdfBytes.text(50, 600, "(Heart \\(normal\\).) Tj")));

        try (PDDocument document = Loader.loadPDF(written)) {
            assertThat(new PDFTextStripper().getText(document).lines().toList())
                    .containsExactly("No pleural effusion.", "Heart (normal).");
        }
    }

    @Test
    void refusesEncryptedFiles() throws Exception {
        for (String password : List.of("", "secret")) {
            assertThatThrownBy(() -> format.read(encrypted(password)))
                    .isInstanceOf(MalformedDocumentException.class)
                    .hasMessage("encrypted");
        }
    }

    private static byte[] encrypted(String password) throws IOException {
        byte[] plain = PdfBytes.page(PdfBytes.text(50, 700, "(Heart) Tj")).build();
        try (PDDocument document = Loader.loadPDF(plain)) {
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Quastenflosser", "%PDF-1.7\n", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<</Root 1 0 R>>"})
    void refusesWhatIsNoPdf(String text) {
        assertThatThrownBy(() -> format.read(PdfBytes.bytes(text)))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageNotContaining("Quastenflosser");
    }

    @Test
    void refusesFormsThatDrawEachOtherWithoutEnd() {
        PdfBytes pdf = PdfBytes.page("/X0 Do");
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            names.append("/X").append(i).append(' ').append(6 + i).append(" 0 R");
        }
        for (int i = 0; i < 40; i++) {
            String twice = "/X" + (i + 1) + " Do /X" + (i + 1) + " Do";
            pdf.addStream(
                    "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<<" + names + ">>>>",
                    PdfBytes.bytes(twice));
        }
        byte[] document = pdf.onPage("/MediaBox[0 0 9 9]/Resources<</XObject<<" + names + ">>>>")
                .build();

        assertThatThrownBy(() -> format.read(document))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining("more to draw");
    }

    @Test
    void refusesStreamsThatUnpackTooFar() throws IOException {
        PdfBytes one = PdfBytes.page("").addStream("/Filter/FlateDecode", packedBlanks(129));
        PdfBytes many = PdfBytes.page("");
        byte[] packed = packedBlanks(128);
        for (int i = 0; i < 17; i++) {
            many.addStream("/Filter/FlateDecode", packed);
        }

        for (PdfBytes pdf : List.of(one, many)) {
            byte[] document = pdf.build();
            assertThatThrownBy(() -> format.read(document))
                    .isInstanceOf(MalformedDocumentException.class)
                    .hasMessageContaining("128 MiB in one piece, or 2 GiB");
        }
    }

    private static byte[] packedBlanks(int mebibytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < mebibytes; i++) {
                out.write(blanks);
            }
        }
        return packed.toByteArray();
    }

    private static PdfBytes withFont(String content, String font, String map) {
        return PdfBytes.page(content)
                .onPage("/MediaBox[0 0 9 9]/Resources<</Font<</F2 6 0 R>>/ExtGState<</G1<</Font[6 0 R 9]>>>>>>")
                .add(font)
                .addStream(
                        "", PdfBytes.bytes("/CIDInit /ProcSet findresource begin begincmap\n" + map + "\nendcmap end"));
    }

    private static final String MAPPED =
            "<</Type/Font/Subtype/Type1/BaseFont/Odd/ToUnicode 7 0 R/FirstChar 65/Widths[600 600]>>";
    private static final String SHOWN = "BT /F2 12 Tf 50 700 Td (AB) Tj ET";
    private static final String CODESPACE = "1 begincodespacerange <00><FF> endcodespacerange\n";

    private void refusesWork(PdfBytes pdf) {
        byte[] document = pdf.build();
        assertThatThrownBy(() -> format.read(document))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining("fonts that take more work");
    }

    /// A range is written in twenty bytes, and followed code by code.
    @Test
    void refusesFontsWhoseMapsHaveMoreNumbersThanItFollows() {
        String ranges = "100 beginbfrange\n" + "<0000> <FFFE> <0041>\n".repeat(100) + "endbfrange\n";
        refusesWork(withFont(SHOWN, MAPPED, CODESPACE + ranges.repeat(400)));
        refusesWork(withFont(SHOWN, MAPPED, CODESPACE + "1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange"));
        refusesWork(withFont(SHOWN, MAPPED, CODESPACE + "%".repeat(1 << 20)));
        refusesWork(withFont(SHOWN, MAPPED, "/UniJIS-UTF16-H usecmap\n".repeat(10_000)));
        String once = CODESPACE + "1 beginbfrange <0000> <FFFE> <0041> endbfrange";
        refusesWork(withFont("/G1 gs ".repeat(50_000), MAPPED, once));
    }

    @Test
    void refusesFontsWhoseWidthsHaveMoreNumbersThanItFollows() {
        for (String widths : List.of("/W[0 2000000000 500]", "/W2[0 2000000000 1 2 3]", "/W[/odd 0 2000000000 500]")) {
            refusesWork(withFont(
                    SHOWN,
                    "<</Type/Font/Subtype/Type0/BaseFont/Odd/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[<</Type"
                            + "/Font/Subtype/CIDFontType2/BaseFont/Odd/CIDSystemInfo<</Registry(Adobe)"
                            + "/Ordering(Identity)/Supplement 0>>" + widths + ">>]>>",
                    CODESPACE));
        }
    }

    @Test
    void refusesMapsInWhoseRangesAnythingElseCouldHide() {
        String range = "<0000> <FFFE> <0041>\n";
        for (String odd : List.of("% endbfrange\n" + range, "(x)", "<< /a >>", "<000> <001> <0041>", "/a", "<00")) {
            String map = CODESPACE + "2 beginbfrange\n<41> <42> <0061>\n" + odd;
            assertThatThrownBy(() -> format.read(withFont(SHOWN, MAPPED, map).build()))
                    .as(odd)
                    .isInstanceOf(MalformedDocumentException.class);
        }
        String spaces = "1000 begincodespacerange\n" + "<00> <FF>\n".repeat(1_000) + "endcodespacerange\n";
        assertThatThrownBy(() -> format.read(withFont(SHOWN, MAPPED, spaces).build()))
                .isInstanceOf(MalformedDocumentException.class);
    }

    @Test
    void readsFontsWhoseMapsHaveRangesOfEveryForm() throws Exception {
        String map = CODESPACE
                + "3 beginbfrange\n<41> <42> <0061>\n<43><44>[<0063><0064>] <45>\t<45> <0065 0066>\nendbfrange\n"
                + "1 beginbfchar <46> <0067> endbfchar 1 begincidrange <00> <FF> 0 endcidrange";
        String all = CODESPACE + "1 beginbfrange <0000> <FFFF> <0000> endbfrange";

        assertThat(text(withFont(SHOWN.replace("AB", "ABCDEF"), MAPPED, map))).isEqualTo("abcdefg");
        assertThat(text(withFont(SHOWN.repeat(1_000), MAPPED, all))).isNotNull();
    }

    /// Letters were put together one by one, each time with all before it.
    @Test
    void readsAWordOfAMillionLettersInOneGo() throws Exception {
        String letters = "ABCDEFGHIJ".repeat(100_000);

        assertThat(text("BT /F1 0.1 Tf 1 0 0 1 0 0 Tm (" + letters + ") Tj ET")).isEqualTo(letters);
        assertThat(text("BT /F1 0.1 Tf 0.05 Tc 1 0 0 1 0 0 Tm (" + letters + ") Tj ET")
                        .length())
                .isGreaterThan(1_000_000 / 2);
    }

    @Test
    void refusesMoreTextThanIsLookedAt() {
        String line = PdfBytes.text(50, 700, "(" + "a ".repeat(5_000) + ") Tj").repeat(110);

        assertThatThrownBy(() -> format.read(PdfBytes.page(line).build()))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining("more text");
    }

    @Test
    void refusesMorePagesThanAreLookedAt() {
        byte[] document = PdfBytes.page("").build();
        String many = characters(document)
                .replace("/Kids[3 0 R]/Count 1", "/Kids[" + "3 0 R ".repeat(1_001) + "]/Count 1001");

        assertThatThrownBy(() -> format.read(PdfBytes.bytes(many))).isInstanceOf(MalformedDocumentException.class);
    }

    @Test
    void readsOrRefusesWhateverComes() throws Exception {
        byte[] seed = PdfBytes.page(PdfBytes.text(50, 700, "[(No pleu) 20 (ral)] TJ (effusion) '") + "/X1 Do")
                .onPage("/MediaBox[0 0 595 842]/Annots[7 0 R]/Resources<</Font<</F1 5 0 R>>/XObject<</X1 6 0 R>>>>")
                .addStream("/Type/XObject/Subtype/Form/BBox[0 0 1 1]", PdfBytes.bytes("BT (x) Tj ET"))
                .add("<</Type/Annot/Subtype/Widget/Rect[50 600 200 620]/FT/Tx/V(value)>>")
                .build();
        int read = 0;
        int mutants = 600;
        for (int i = 0; i < mutants; i++) {
            Random random = new Random(i);
            byte[] mutant = i % 3 == 0 ? Arrays.copyOf(seed, random.nextInt(seed.length)) : seed.clone();
            for (int k = random.nextInt(6); k > 0 && mutant.length > 0; k--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            try {
                ReadableDocument document = format.read(mutant);
                byte[] written = document.rewrite(document.text(), UnaryOperator.identity());
                assertThat(format.read(written).text()).as("mutant %d", i).isNotNull();
                read++;
            } catch (MalformedDocumentException e) {
                assertThat(e.reason()).isNotEmpty();
            }
        }
        assertThat(read).as("some mutants are still documents").isBetween(1, mutants - 1);
    }

    @Test
    void looksAtNoFontsOfTheMachineAndLogsNothing() {
        assertThat(FontMappers.instance()).isInstanceOf(NoSystemFonts.class);
        assertThat(LogFactory.getLog(PdfFormatTest.class)).isInstanceOf(NoOpLog.class);
    }
}
