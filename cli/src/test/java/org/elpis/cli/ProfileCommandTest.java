package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.elpis.engine.Software;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileCommandTest {
    @Test
    void listsTheBuiltInProfiles() {
        Run run = Run.elpis("profile", "list");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("research\n", "hipaa-safe-harbor\n", "Next: elpis profile show");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
        assertThat(Run.elpis("profile", "list", "--json").json().list("profiles"))
                .extracting(profile -> profile.text("name"))
                .containsExactly("basic", "research", "hipaa-safe-harbor", "gdpr-pseudonymised");
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "research", "hipaa-safe-harbor", "gdpr-pseudonymised"})
    void showsAProfileWithinAHundredColumns(String name) {
        Run run = Run.elpis("profile", "show", name);
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains(Profile.builtIn(name).orElseThrow().identity(), "113100", "657 rows", "Next");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
    }

    @Test
    void showsAProjectsOwnFileWithItsRulesAndWarnings(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("own.yaml"), """
                elpis-profile: 1
                name: own
                private-elements: extended
                words: [elpix]
                rules:
                  - keyword: StudyDescription
                    action: keep
                    reason: reviewed | twice
                  - {private-creator: ACME, element: "05", action: clean}
                  - {path: "**/RequestAttributesSequence", action: zero}
                """);
        Run run = Run.elpis("profile", "show", file);
        assertThat(run.out())
                .contains(
                        "Rule 1",
                        "keep: (0008,1030) StudyDescription (reviewed | twice)",
                        "private creator ACME, element xx05",
                        "path **/(0040,0275)",
                        "Rule 1 keeps (0008,1030)",
                        "Cancer Imaging Archive");
        Run statement = Run.elpis("profile", "show", file, "--markdown", "--date", "2026-11-20");
        assertThat(statement.out())
                .contains(
                        "| 1 | (0008,1030) StudyDescription | keep | reviewed \\| twice |",
                        "| Study Description | (0008,1030) | X | kept untouched |",
                        "project: reviewed \\| twice",
                        "Warning: Rule 1 keeps");
    }

    @Test
    void writesAConformanceStatementWithEveryRowOfTheTable() {
        Run run = Run.elpis("profile", "show", "research", "--markdown", "--date", "2026-11-20");
        List<String> lines = run.out().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("# Conformance statement: de-identification by the profile research");
        assertThat(run.out())
                .contains(
                        "| Date of this statement | 2026-11-20 |",
                        Profile.RESEARCH.identity(),
                        Software.NAME,
                        "| 113111 | Retain Safe Private Option | yes |",
                        "| 113110 | Retain UIDs Option | no |",
                        "PS3.15 Table E.3.10-1",
                        "## Deviations from the table, and why",
                        "## What is not examined",
                        "- Pixels: words burned into images are looked for",
                        "- Faces: faces in CT, MR and PET scans are removed, by code 113102",
                        "- Faces are looked for in CT, MR and PET");
        assertThat(lines)
                .filteredOn(line -> line.matches("\\| .* \\| \\(.{4},.{4}\\) \\| [XZDU/*]+ \\|.*"))
                .hasSize(657);
    }

    @Test
    void writesTheSameStatementEveryTime() {
        assertThat(Run.elpis("profile", "show", "basic", "--markdown", "--date", "2026-11-20"))
                .isEqualTo(Run.elpis("profile", "show", "basic", "--markdown", "--date", "2026-11-20"));
    }

    @Test
    void printsTheSameForAProgram() {
        Json json = Run.elpis("profile", "show", "research", "--json", "--date", "2026-11-20")
                .json();
        assertThat(json.text("format")).isEqualTo("elpis-profile-statement 1");
        assertThat(json.text("identity")).isEqualTo(Profile.RESEARCH.identity());
        assertThat(json.list("rows")).hasSize(657).anySatisfy(row -> {
            assertThat(row.text("tag")).isEqualTo("(0010,0010)");
            assertThat(row.text("what")).isEqualTo("replaced by the pseudonym");
        });
        assertThat(json.list("unlisted")).hasSize(34);
        assertThat(json.list("deviations")).isNotEmpty();
    }

    @Test
    void showsWhatOptionsOnTheCommandLineWouldMakeOfIt() {
        Run run = Run.elpis("profile", "show", "research", "--retain", "uids", "--private-elements", "extended");
        assertThat(run.out()).contains("research-custom", "113110  Retain UIDs Option", "Cancer Imaging Archive");
    }

    @Test
    void showsWhatBecomesOfFaces() {
        Run usual = Run.elpis("profile", "show", "research");
        assertThat(usual.out()).contains("faces in CT, MR and PET scans are removed, by code 113102;");
        Run stripped = Run.elpis("profile", "show", "research", "--faces", "skull-strip");
        assertThat(stripped.out()).contains("research-custom", "all but the brain is removed");
        Run untouched = Run.elpis("profile", "show", "research", "--faces", "untouched", "--json");
        assertThat(untouched.out()).contains("\"faces\": \"untouched\"", "\"pixels\": \"clean\"");
        Run noPixels = Run.elpis("profile", "show", "research", "--no-pixels", "--json");
        assertThat(noPixels.out()).contains("\"faces\": \"untouched\"", "\"pixels\": \"untouched\"");
        assertThat(usual.out().lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
    }

    @Test
    void guessesWhatWasMeant() {
        assertThat(Run.elpis("profile", "sho").message()).contains("did you mean 'show'?");
        Run run = Run.elpis("profile", "show", "reserch");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("unknown profile 'reserch'; did you mean 'research'?");
        assertThat(Run.elpis("profile", "show", "research", "--private-elements", "extendet")
                        .message())
                .contains("did you mean 'extended'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profile",
                "profile show",
                "profile list research",
                "profile list --markdown",
                "profile show research --markdown --json",
                "profile show research --markdown --date tomorrow",
                "profile show nowhere.yaml",
                "profile show basic --private-elements extended",
                "profile list --faces untouched",
                "profile show basic --faces nose",
                "profile show basic --faces face --no-pixels"
            })
    void refusesWhatMakesNoSense(String words) {
        Run run = Run.elpis((Object[]) words.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).doesNotContain("PS3.15", "Conformance");
        assertThat(run.err()).doesNotContain("Exception", "\tat ");
    }
}
