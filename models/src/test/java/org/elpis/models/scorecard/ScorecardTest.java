package org.elpis.models.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.elpis.ElpisException;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Slice;
import org.elpis.models.audit.Verdict;
import org.elpis.models.runner.CaseFolder;
import org.elpis.models.stats.Interval;
import org.elpis.seal.AuditSignature;
import org.elpis.seal.SigningKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScorecardTest {
    private final Path folder;

    ScorecardTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void tellsABoardWhatWasAskedFoundIsToDoHowSureAndUnseen() {
        assertThat(new String(HtmlPage.of(SampleCards.failing()), StandardCharsets.UTF_8))
                .containsSubsequence(
                        "FAIL",
                        "What was asked",
                        "What was found",
                        "What to do next",
                        "How sure this is",
                        "What the check could not have seen",
                        "The verdicts in pictures",
                        "The evidence",
                        "Method");
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void hasWordsForEveryVerdict(Verdict verdict) {
        Scorecard card = SampleCards.of(verdict, AuditReport.inconclusive(AuditKind.DP, "Too few.", List.of("Why.")));

        assertThat(new String(HtmlPage.of(card), StandardCharsets.UTF_8))
                .contains("banner " + verdict.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void needsNothingButItself() {
        String page = new String(HtmlPage.of(SampleCards.failing()), StandardCharsets.UTF_8);

        assertThat(page).contains("default-src 'none'").doesNotContain("<script", "http://", "https://", "url(");
    }

    @Test
    void escapesWhatOthersChose() {
        AuditReport report = AuditReport.inconclusive(AuditKind.DP, "<script>alert(1)</script>", List.of("\"><i>"));

        assertThat(new String(HtmlPage.of(SampleCards.of(Verdict.INCONCLUSIVE, report)), StandardCharsets.UTF_8))
                .doesNotContain("<script>", "\"><i>")
                .contains("&lt;script&gt;");
    }

    @Test
    void saysInThePdfWhatThePageSays() throws IOException {
        byte[] pdf = PdfDocument.of(SampleCards.failing());

        assertThat(text(pdf))
                .contains("What to do next", "an attacker finds 11 % of the training patients", "tpr-at-1-percent-fpr");
        assertThat(pdf).isEqualTo(PdfDocument.of(SampleCards.failing()));
    }

    @Test
    void tellsTheVerdictsOnTwoPagesOneOfWordsAndOneOfPictures() throws IOException {
        try (PDDocument document = Loader.loadPDF(PdfDocument.of(SampleCards.failing()))) {
            assertThat(page(document, 1)).contains("What the check could not have seen");
            assertThat(page(document, 2)).startsWith("The verdicts in pictures").contains("nearest");
            assertThat(page(document, 3)).startsWith("The evidence");
        }
    }

    private static String page(PDDocument document, int number) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(document);
    }

    @Test
    void writesEveryTextIntoAPdfHoweverOddItIs() throws IOException {
        String odd = "\u0000\u202e\ud800 \u4f60\u597d \ud83d\ude00 " + "x".repeat(5_000) + " \u2264 \u03b5\n\t";
        AuditReport report = AuditReport.inconclusive(AuditKind.DP, odd, List.of(odd, ""));

        assertThat(text(PdfDocument.of(SampleCards.of(Verdict.INCONCLUSIVE, report))))
                .contains("\u2264 \u03b5");
    }

    @Test
    void drawsNumbersThatNoPlotExpects() {
        List<Figure> figures = List.of(
                new Figure("a", "a", new Interval(0, 0, 0), "none", 0),
                new Figure("epsilon", "b", new Interval(3, 1, Double.POSITIVE_INFINITY), "none", 1),
                new Figure("c", "c", new Interval(-1e300, Double.NEGATIVE_INFINITY, 1e300), "none", 1));
        AuditReport report = new AuditReport(
                AuditKind.DP,
                Verdict.REVIEW,
                "Odd.",
                List.of(),
                figures,
                List.of(),
                List.of(),
                List.of(
                        new org.elpis.models.audit.Curve("roc", "empty", new double[0], new double[0]),
                        new org.elpis.models.audit.Curve(
                                "roc", "odd", new double[] {Double.NaN, 0, 1}, new double[] {0, 0, Double.NaN}),
                        new org.elpis.models.audit.Curve("other", "flat", new double[] {2}, new double[] {3})),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>());
        Scorecard card = SampleCards.of(Verdict.REVIEW, report);

        assertThat(new String(HtmlPage.of(card), StandardCharsets.UTF_8)).doesNotContain("NaN", "Infinity");
        assertThat(PdfDocument.of(card)).isNotEmpty();
        assertThat(new String(Certificate.of(card), StandardCharsets.UTF_8)).doesNotContain("NaN", "Infinity");
        assertThat(ScorecardJson.of(card)).startsWith("{\n  \"verdict\": \"REVIEW\"");
    }

    @Test
    void writesACertificateThatIsReadAndHasOneForm() {
        byte[] certificate = Certificate.of(SampleCards.failing());

        assertThat(CertificateReader.of(certificate)).hasValueSatisfying(read -> {
            assertThat(read.verdict()).isEqualTo("FAIL");
            assertThat(read.expires()).isEqualTo("2027-05-20");
        });
        String other = new String(certificate, StandardCharsets.UTF_8).replace("\"FAIL\"", "\"PASS\" ");
        assertThat(CertificateReader.of(other.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(CertificateReader.of(new byte[] {'{', '[', 0})).isEmpty();
        assertThat(CertificateReader.of("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void sharesNoPatientNoFileNoPathAndNoPicture() throws IOException {
        Path home = folder.resolve("home");
        ScorecardFiles.writeShared(
                SampleCards.failing(),
                SampleCards.material(),
                folder.resolve("out"),
                Optional.of(SigningKeys.of(home)),
                1);

        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            for (Path file : files.toList()) {
                String content = file.toString().endsWith(".pdf")
                        ? text(Files.readAllBytes(file))
                        : Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(content)
                        .as(file.toString())
                        .doesNotContainIgnoringCase("zwrzbrzycki")
                        .doesNotContain("secret-place", "PAT-0002", "image/png");
            }
        }
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/certificate.sig");
        AuditSignature signature = AuditSignature.read(Files.readAllBytes(folder.resolve("out/certificate.sig")));
        assertThat(signature.signer(List.of(SigningKeys.of(home).sealer()))).isPresent();
        assertThat(signature.statement().certificate())
                .isEqualTo(org.elpis.dicom.Sha256.start()
                        .digest(Files.readAllBytes(folder.resolve("out/certificate.json"))));
    }

    @Test
    void sharesNothingWhenATextHoldsANameOfAManifest() {
        AuditReport careless = AuditReport.inconclusive(
                AuditKind.DP, "Nothing.", List.of("The image of " + SampleCards.PATIENT + " is odd."));

        assertThatThrownBy(() -> ScorecardFiles.writeShared(
                        SampleCards.of(Verdict.INCONCLUSIVE, careless),
                        SampleCards.material(),
                        folder.resolve("out"),
                        Optional.empty(),
                        1))
                .isInstanceOf(ElpisException.class)
                .hasMessageNotContaining(SampleCards.PATIENT);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void keepsPatientsAndPicturesInThePrivateFolder() throws IOException {
        try (CaseFolder home = CaseFolder.open(folder, "0123")) {
            Path page = ScorecardFiles.writePrivate(SampleCards.failing(), home);

            assertThat(page).content().contains(SampleCards.PATIENT, "image/png");
            assertThat(Files.getPosixFilePermissions(page)).hasSize(2);
            assertThat(home.path().resolve("exposures.csv"))
                    .content()
                    .contains("membership,\"" + SampleCards.PATIENT + "\",7.31,true");
            assertThat(home.path().resolve("pictures/memorization-001.png")).isNotEmptyFile();
        }
    }

    @Test
    void withholdsSmallGroupsAndWhatWouldTellOfThem() {
        List<Slice> shown = shared(slice("sex", "F", 790), slice("sex", "M", 10));
        assertThat(shown).hasSize(2);

        assertThat(shared(slice("sex", "F", 791), slice("sex", "M", 9)))
                .as("the rest of the whole would tell of the nine")
                .isEmpty();
        assertThat(groups(shared(slice("x", "a", 400), slice("x", "b", 391), slice("x", "c", 9))))
                .as("the least of the others hides the nine")
                .containsExactly("a");
        assertThat(groups(shared(slice("x", "a", 400), slice("x", "b", 391), slice("x", "c", 5), slice("x", "d", 4))))
                .as("five and four are nine")
                .containsExactly("a");
        assertThat(shared(slice("x", "a", 795)))
                .as("five are not told of by anybody, and so by everybody")
                .isEmpty();
    }

    private static List<String> groups(List<Slice> slices) {
        return slices.stream().map(Slice::group).toList();
    }

    private static Slice slice(String attribute, String group, long count) {
        return new Slice(attribute, group, SampleCards.figure("tpr", "tpr", 0.1, 0, 0.2, count), false);
    }

    /// Of 800 members.
    private static List<Slice> shared(Slice... slices) {
        AuditReport report = new AuditReport(
                AuditKind.MEMBERSHIP,
                Verdict.REVIEW,
                "",
                List.of(),
                List.of(),
                List.<Control>of(),
                List.of(slices),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>());
        return new ArrayList<>(Shareable.of(SampleCards.of(Verdict.REVIEW, report))
                .reports()
                .getFirst()
                .slices());
    }

    @Test
    void leavesTheSizeOfASmallCohortOut() {
        Scorecard card = SampleCards.failing();
        Scorecard small = new Scorecard(
                card.id(),
                card.verdict(),
                card.model(),
                List.of(new DataFacts("members", "aa", 7, 7, 2)),
                card.remarks(),
                card.preprocessing(),
                card.recipe(),
                card.policy(),
                card.seed(),
                List.of(),
                List.of(),
                card.issued(),
                card.showing());

        assertThat(new String(Certificate.of(small), StandardCharsets.UTF_8))
                .doesNotContain("\"patients\"", "\"images\"");
        assertThat(new String(HtmlPage.of(Shareable.of(small)), StandardCharsets.UTF_8))
                .contains("fewer than 10 patients")
                .doesNotContain("7 patients");
    }

    @Test
    void findsTheLimitsOfAFigureByTheirNames() {
        Figure figure = SampleCards.figure("tpr-at-1-percent-fpr", "", 0, 0, 1, 1);

        assertThat(Limits.of(SampleCards.failing().policy(), AuditKind.MEMBERSHIP, figure))
                .extracting(Limits.Mark::name)
                .containsExactly("membership.fail-tpr-at-1-percent", "membership.pass-tpr-at-1-percent");
    }

    @Test
    void takesALimitOfCountsForNoLimitOfAShare() {
        Figure figure = SampleCards.figure("clear-copies", "", 0.42, 0.36, 0.47, 371);

        assertThat(Limits.of(SampleCards.failing().policy(), AuditKind.MEMORIZATION, figure))
                .extracting(Limits.Mark::name)
                .containsExactly("memorization.pass-clear-copies");
    }

    @Test
    void refusesAFolderThatHoldsAScorecard() throws IOException {
        Files.writeString(folder.resolve("certificate.json"), "mine");

        assertThatThrownBy(() -> ScorecardFiles.requireFree(folder)).isInstanceOf(ElpisException.class);
    }

    @Test
    void writesNumbersAsRfc8785Has() {
        assertThat(CanonicalJson.of(List.of(0.1, 1.0, -0.0, 1e-9, 333333.333333, "\u20ac\"\\\n\u000f", true, 7L)))
                .isEqualTo("[0.1,1,0,0,333333.333333,\"\u20ac\\\"\\\\\\n\\u000f\",true,7]");
    }
}
