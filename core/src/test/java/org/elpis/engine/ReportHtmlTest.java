package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.elpis.detect.Span;
import org.elpis.dicom.Location;
import org.elpis.explain.Part;
import org.elpis.explain.Row;
import org.elpis.explain.Shown;
import org.elpis.explain.Values;
import org.elpis.pixel.FaceHandling;
import org.elpis.policy.Action;
import org.elpis.policy.Handling;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportHtmlTest {
    private static final String HOSTILE = "<script>alert('x')</script>&\"\u0000\ud800";

    @Test
    void saysInOneSentenceWhatLeftWhatStayedAndWhatWasNotExamined() {
        assertThat(page(Job.Mode.RELEASE))
                .contains(
                        "<h1>1,240 of 1,251 files were released. 9 stayed in quarantine. Pixels were not examined.</h1>");
    }

    @Test
    void saysOfADryRunWhatWouldHappen() {
        assertThat(page(Job.Mode.DRY_RUN))
                .contains("1,240 of 1,251 files would leave. 9 would stay in quarantine.", "Study by study");
    }

    @Test
    void escapesWhateverComesFromFilesAndProfiles() {
        String page = page(Job.Mode.DRY_RUN);

        assertThat(page).doesNotContain("<script", "\u0000", "\ud800", "alert('");
        assertThat(page).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;\uFFFD\uFFFD");
    }

    @Test
    void loadsNothingAndRunsNothing() {
        String page = page(Job.Mode.RELEASE);

        assertThat(page).contains("Content-Security-Policy", "default-src 'none'");
        assertThat(page).doesNotContain("http://", "https://", "<img", "<link", "@import", "url(", "src=");
    }

    @Test
    void tellsTheNextStepOfEveryReasonTheMostFrequentFirst() {
        String page = page(Job.Mode.RELEASE);

        assertThat(page).containsSubsequence("cut off", "Next: </b>Export", "has no name", "Next: </b>Ask");
        assertThat(page).contains("(7FE0,0010) Pixel Data", "preamble, LEAK_FOUND");
    }

    @Test
    void namesTheAttributeOfANestedPlace() {
        assertThat(page(Job.Mode.RELEASE)).contains("(0008,1140)[0].(0008,1155) Referenced SOP Instance UID");
    }

    @Test
    void saysHowManyFilesAreNotListed() {
        assertThat(page(Job.Mode.RELEASE)).contains("and 3 more");
    }

    @Test
    void showsWhatChangedBeforeWhatStayed() {
        assertThat(page(Job.Mode.RELEASE)).containsSubsequence("Patient Name", "2 elements unchanged", "Modality");
    }

    @Test
    void tellsOfAStudyWhatWasHeldBackDoneFoundAndKeptOnPurpose() {
        assertThat(page(Job.Mode.RELEASE))
                .containsSubsequence(
                        "Patient E1",
                        "1,240 of 1,251 files released, 9 held back",
                        "Held back",
                        "Next: Ask somebody.",
                        "Done",
                        "<b>1,240</b> replaced by a pseudonym",
                        "Found",
                        "In 3 texts: 1 date, 4 words outside the vocabulary.",
                        "7 places beside images or in colour profiles held something, which was blanked.",
                        "Kept on purpose",
                        "Retain Patient Characteristics Option: </b>Patient&#39;s Sex",
                        "Odd",
                        "One object of each series");
    }

    @ParameterizedTest
    @EnumSource(Action.Kind.class)
    void hasAWordForEveryAction(Action.Kind kind) {
        assertThat(AttributesSection.order()).contains(kind.text());
        assertThat(AttributesSection.word(kind.text())).isNotEqualTo(kind.text());
    }

    @Test
    void marksInATextWhatWasFoundInIt() {
        assertThat(page(Job.Mode.RELEASE))
                .contains("XX xx <mark>Xxxxx</mark> 9", "a word that the clinical vocabulary does not have: taken out");
    }

    @Test
    void saysOnceWhyWhatHasTheSameReason() {
        assertThat(page(Job.Mode.RELEASE)).contains("rowspan=2").containsOnlyOnce("Because of the first rule.");
    }

    @Test
    void saysHowManySeriesAreNotShown() {
        assertThat(page(Job.Mode.RELEASE)).contains("One object each of 1 of 7 series is shown.");
    }

    @Test
    void saysWhetherItHidesValues() {
        assertThat(page(Job.Mode.RELEASE)).contains("Values are hidden");
        assertThat(ReportHtml.of(report(Job.Mode.DRY_RUN, Values.SHOWN)))
                .contains("This page shows values of patients.", "and shows values of patients.")
                .doesNotContain("Values are hidden");
    }

    @Test
    void namesTheRootOfTheCertificate() {
        assertThat(page(Job.Mode.RELEASE)).contains("root abc123, not signed");
    }

    @Test
    void explainsTheProfileInWords() {
        assertThat(page(Job.Mode.RELEASE)).contains("Moved by a number of days", "ages over 89 become 90");
    }

    @Test
    void closesEveryElementThatItOpens() {
        String page = page(Job.Mode.DRY_RUN);

        for (String tag : List.of(
                "section", "details", "dl", "dt", "dd", "mark", "table", "tbody", "tr", "td", "th", "div", "ul", "li",
                "p", "span")) {
            assertThat(count(page, "<" + tag + ">") + count(page, "<" + tag + " "))
                    .as(tag)
                    .isEqualTo(count(page, "</" + tag + ">"));
        }
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static String page(Job.Mode mode) {
        return ReportHtml.of(report(mode));
    }

    private static JobReport report(Job.Mode mode) {
        return report(mode, Values.MASKED);
    }

    private static JobReport report(Job.Mode mode, Values values) {
        Counts counts = new Counts(1251, 1240, 9, 2);
        Part part = new Part(6, 11, "unknown-word", "a word that the clinical vocabulary does not have", "taken out");
        JobReport.Sample sample = new JobReport.Sample(
                HOSTILE,
                "CT Image Storage",
                List.of(
                        row(0x00080060, "Modality", "CT", "CT", "keep", "allow-list"),
                        row(
                                0x00100040,
                                "Patient's Sex",
                                "X",
                                "X",
                                "keep",
                                "E.1-1 K: Retain Patient Characteristics Option"),
                        row(0x00081030, "Study Description", "XX xx Xxxxx 9", "XX xx 9", "clean", "E.1-1 C", part),
                        row(0x00100010, "Patient Name", HOSTILE, "E1", "pseudonymize", "E.1-1 Z"),
                        row(0x00104000, "Patient Comments", HOSTILE, "", "remove", "first"),
                        row(0x00104001, "Others", HOSTILE, "", "remove", "first")),
                0);
        JobReport.StudyReport study = new JobReport.StudyReport(
                "E1",
                "2.25.1",
                counts,
                List.of(group("LEAK_FOUND", "The object has no name.", "Ask somebody.", "preamble", 1)),
                new JobReport.Found(
                        Map.of("pseudonymize", 1240L),
                        3,
                        new EnumMap<>(Map.of(Span.Kind.UNKNOWN_WORD, 4L, Span.Kind.DATE, 1L)),
                        7,
                        2,
                        4,
                        12,
                        3,
                        0,
                        0),
                List.of("In 1 object: a tag stands twice."),
                List.of(sample),
                List.of(),
                List.of());
        return new JobReport(
                "2026-11-20_10-00-00_1",
                Path.of("home", "jobs", "<1>"),
                Profile.RESEARCH.identity(),
                Profile.RESEARCH.description(),
                Profile.RESEARCH.options(),
                "default",
                mode,
                counts,
                List.of(study),
                List.of(new JobReport.AttributeTally("(0010,0010)", "PatientName", "pseudonymize", HOSTILE, 1240)),
                List.of(
                        group("LEAK_FOUND", "The object has no name.", "Ask somebody.", "preamble", 1),
                        group("TRUNCATED", "The file was cut off.", "Export it.", "(7FE0,0010)", 5),
                        group("TRUNCATED", "The file was cut off.", "Export it.", "(0008,1140)[0].(0008,1155)", 3)),
                List.of(group("SKIPPED", "not DICOM", "Nothing to do.", "", 2)),
                7,
                values,
                Handling.Pixels.UNTOUCHED,
                new FaceHandling(FaceHandling.Extent.UNTOUCHED, FaceHandling.Fill.NOISE),
                List.of(),
                "abc123",
                OptionalLong.of(7),
                Optional.empty(),
                List.of("Pixels were not examined."),
                1_000_000,
                2000,
                1500);
    }

    private static Row row(
            int tag, String name, String before, String after, String action, String rule, Part... parts) {
        return new Row(
                Location.top(tag),
                "",
                name,
                "LO",
                action,
                rule,
                "Because of the " + rule + " rule.",
                shown(before),
                shown(after),
                !before.equals(after),
                false,
                List.of(parts));
    }

    private static Shown shown(String text) {
        return new Shown(text.isEmpty() ? Shown.Kind.ABSENT : Shown.Kind.TEXT, text, text.length());
    }

    private static JobReport.Group group(String code, String what, String next, String tag, int count) {
        Optional<String> where = tag.isEmpty() ? Optional.empty() : Optional.of(tag);
        return new JobReport.Group(new Reason(code, what, next, where), count, List.of(HOSTILE, "two"));
    }
}
