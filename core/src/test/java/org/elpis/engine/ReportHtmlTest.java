package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.Test;

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
                .contains("1,240 of 1,251 files would leave. 9 would stay in quarantine.", "Before and after");
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
        assertThat(page(Job.Mode.DRY_RUN)).containsSubsequence("PatientName", "1 element unchanged", "Modality");
    }

    @Test
    void explainsTheProfileInWords() {
        assertThat(page(Job.Mode.RELEASE)).contains("Moved by a number of days", "ages over 89 become 90");
    }

    @Test
    void closesEveryElementThatItOpens() {
        String page = page(Job.Mode.DRY_RUN);

        for (String tag :
                List.of("section", "details", "table", "tbody", "tr", "td", "th", "div", "ul", "li", "p", "span")) {
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
        Counts counts = new Counts(1251, 1240, 9, 2);
        List<JobReport.Difference> differences = List.of(new JobReport.Difference(
                HOSTILE,
                "CT Image Storage",
                List.of(
                        row("(0008,0060)", "Modality", "CT", "CT", "keep"),
                        row("(0010,0010)", "PatientName", HOSTILE, "E1", "pseudonymize"),
                        row("(0010,4000)", "PatientComments", HOSTILE, "", "remove"))));
        return new JobReport(
                "2026-11-20_10-00-00_1",
                Path.of("home", "jobs", "<1>"),
                Profile.RESEARCH.identity(),
                Profile.RESEARCH.description(),
                Profile.RESEARCH.options(),
                "default",
                mode,
                counts,
                List.of(new JobReport.StudyCounts("E1", "2.25.1", counts)),
                List.of(new JobReport.AttributeTally("(0010,0010)", "PatientName", "pseudonymize", HOSTILE, 1240)),
                List.of(
                        group("LEAK_FOUND", "The object has no name.", "Ask somebody.", "preamble", 1),
                        group("TRUNCATED", "The file was cut off.", "Export it.", "(7FE0,0010)", 5),
                        group("TRUNCATED", "The file was cut off.", "Export it.", "(0008,1140)[0].(0008,1155)", 3)),
                List.of(group("SKIPPED", "not DICOM", "Nothing to do.", "", 2)),
                mode == Job.Mode.DRY_RUN ? differences : List.of(),
                List.of("Pixels were not examined."),
                1_000_000,
                2000,
                1500);
    }

    private static JobReport.Difference.Row row(
            String location, String keyword, String before, String after, String action) {
        return new JobReport.Difference.Row(location, keyword, before, after, action, "E.1-1 Z");
    }

    private static JobReport.Group group(String code, String what, String next, String tag, int count) {
        Optional<String> where = tag.isEmpty() ? Optional.empty() : Optional.of(tag);
        return new JobReport.Group(new Reason(code, what, next, where), count, List.of(HOSTILE, "two"));
    }
}
