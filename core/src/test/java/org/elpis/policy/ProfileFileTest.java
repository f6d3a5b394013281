package org.elpis.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.elpis.dicom.Element;
import org.elpis.dicom.Vr;
import org.elpis.pixel.FaceHandling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileFileTest {
    private static Profile profile(String... lines) throws ProfileException {
        return ProfileFile.parse("elpis-profile: 1\n" + String.join("\n", lines) + "\n");
    }

    private static Profile rule(String... conditions) throws ProfileException {
        return profile("extends: research", "rules:", "  - " + String.join("\n    ", conditions));
    }

    private static String action(Profile profile, int tag, Element... elements) {
        return Objects.plan(profile, elements).steps().stream()
                .filter(step -> step.location().tag() == tag)
                .map(step -> step.action().kind().text())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void extendsTheDefaultWhenNothingElseIsSaid() throws ProfileException {
        Profile profile = profile("name: mine");
        assertThat(profile.name()).isEqualTo("mine");
        assertThat(profile.options()).isEqualTo(Profile.RESEARCH.options());
        assertThat(profile.pseudonyms()).isEqualTo(Profile.PseudonymSource.KEYED);
        assertThat(profile.rules()).isEmpty();
    }

    @Test
    void addsAndTakesOptions() throws ProfileException {
        Profile profile = profile(
                "name: mine",
                "extends: basic",
                "options: [retain-uids, clean-graphics]",
                "without: clean-graphics",
                "pseudonyms: vault");
        assertThat(profile.options()).containsExactlyInAnyOrder(Option.RETAIN_UIDS, Option.CLEAN_GRAPHICS);
        assertThat(profile.pseudonyms()).isEqualTo(Profile.PseudonymSource.VAULT);
        assertThat(profile("without: [clean-graphics]").options()).doesNotContain(Option.CLEAN_GRAPHICS);
    }

    @Test
    void decidesAboutWordsAndFacesInPixelsApart() throws ProfileException {
        Handling usual = profile("name: mine").handling();
        assertThat(usual.pixels()).isEqualTo(Handling.Pixels.CLEAN);
        assertThat(usual.faces()).isEqualTo(FaceHandling.DEFAULT);
        Handling own = profile("pixels: untouched", "faces: face-ears-teeth", "face-fill: average")
                .handling();
        assertThat(own.pixels()).isEqualTo(Handling.Pixels.UNTOUCHED);
        assertThat(own.faces())
                .isEqualTo(new FaceHandling(FaceHandling.Extent.FACE_EARS_TEETH, FaceHandling.Fill.AVERAGE));
        assertThat(profile("faces: untouched").handling().looksForFaces()).isFalse();
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(() -> profile("name: mine", "faces: nose"))
                .withMessageContaining("faces must be one of face, face-ears-teeth, skull-strip, untouched")
                .withMessageContaining("3");
    }

    @Test
    void isAnotherProfileWhenSomethingElseBecomesOfFaces() throws ProfileException {
        assertThat(List.of("faces: face", "faces: skull-strip", "face-fill: average", "faces: untouched"))
                .extracting(
                        line -> ProfileFile.parse("elpis-profile: 1\n" + line).identity())
                .doesNotHaveDuplicates()
                .startsWith(Profile.RESEARCH.identity());
    }

    @Test
    void letsFullDatesStandInForModifiedOnes() throws ProfileException {
        assertThat(profile("options: retain-longitudinal-full-dates").options())
                .contains(Option.RETAIN_LONGITUDINAL_FULL_DATES)
                .doesNotContain(Option.RETAIN_LONGITUDINAL_MODIFIED_DATES);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("", 1, "a profile is a mapping that starts with: elpis-profile: 1"),
                Arguments.of("- a", 1, "a profile is a mapping"),
                Arguments.of("name: x", 1, "the first line must be: elpis-profile: 1"),
                Arguments.of("elpis-profile: 2", 1, "elpis-profile must be 1"),
                Arguments.of("elpis-profile: 1\nname: [a", 2, "not valid YAML"),
                Arguments.of("elpis-profile: 1\nnaem: x", 2, "unknown key 'naem'; known are elpis-profile, name"),
                Arguments.of("elpis-profile: 1\nname: Mine", 1, "name must be 1 to 32 lower-case letters"),
                Arguments.of("elpis-profile: 1\nname: [a, b]", 2, "a single word is expected here"),
                Arguments.of("elpis-profile: 1\nname: a\nname: b", 3, "'name' is given twice"),
                Arguments.of("elpis-profile: 1\nextends: mine", 2, "unknown profile 'mine'; known are basic, research"),
                Arguments.of("elpis-profile: 1\noptions: [retain-all]", 2, "unknown option 'retain-all'; known are"),
                Arguments.of("elpis-profile: 1\noptions:\n  - retain-uids\n  - x", 4, "unknown option 'x'"),
                Arguments.of("elpis-profile: 1\nwithout: x", 2, "unknown option 'x'"),
                Arguments.of("elpis-profile: 1\npseudonyms: none", 2, "pseudonyms must be keyed or vault"),
                Arguments.of("[".repeat(50_000), 1, "not valid YAML"),
                Arguments.of(
                        "elpis-profile: 1\n\ncommon-words: 2",
                        3,
                        "common-words must be a whole number, 0 or at least 3"),
                Arguments.of("elpis-profile: 1\n\ncommon-words: some", 3, "common-words must be a whole number"),
                Arguments.of("elpis-profile: 1\nwords-file: /dev/zero", 2, "the words-file cannot be read"),
                Arguments.of("elpis-profile: 1\nrules: x", 2, "rules must be a list"),
                Arguments.of("elpis-profile: 1\nrules: [x]", 2, "a rule must be a mapping with an action"),
                Arguments.of("elpis-profile: 1\nrules:\n  - tag: '00100010'", 3, "the rule has no action"),
                Arguments.of("elpis-profile: 1\nrules:\n  - action: keep", 3, "a rule must name a tag, keyword"),
                Arguments.of(
                        "elpis-profile: 1\nrules:\n  - action: leave\n    tag: '00100010'",
                        3,
                        "unknown action 'leave'"),
                Arguments.of(
                        "elpis-profile: 1\nrules:\n  - action: keep\n    tag: 1", 4, "must have 8 hexadecimal digits"),
                Arguments.of(
                        "elpis-profile: 1\nrules:\n  - action: keep\n    tag: +0100010",
                        4,
                        "must have 8 hexadecimal digits"),
                Arguments.of(
                        "elpis-profile: 1\nrules:\n  - action: keep\n    keyword: Nonsense",
                        4,
                        "unknown keyword 'Nonsense'"),
                Arguments.of("elpis-profile: 1\nrules:\n  - action: keep\n    vr: XX", 4, "unknown vr 'XX'"),
                Arguments.of(
                        "elpis-profile: 1\nrules:\n  - action: keep\n    group: 10",
                        4,
                        "must have 4 hexadecimal digits"),
                Arguments.of(
                        "elpis-profile: 1\nrules:\n  - action: keep\n    group: '0010'\n    element: '01'",
                        3,
                        "private-creator"),
                Arguments.of(
                        "elpis-profile: 1\nrules:\n  - action: keep\n    private-creator: A\n    element: 1",
                        5,
                        "2 hexadecimal"),
                Arguments.of("elpis-profile: 1\nrules:\n  - action: keep\n    path: A/B", 4, "unknown keyword 'A'"),
                Arguments.of(
                        "elpis-profile: 1\nrules:\n  - action: keep\n    path: '**'",
                        3,
                        "a path must name an attribute"),
                Arguments.of(
                        "elpis-profile: 1\nrules:\n  - action: keep\n    tga: x",
                        4,
                        "unknown key 'tga'; known are tag"),
                Arguments.of(
                        "elpis-profile: 1\nrules:\n  - action: keep\n    vr: PN\n    reason: Müller",
                        5,
                        "printable ASCII"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysWhichLineIsWrongAndWhy(String yaml, int line, String reason) {
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(() -> ProfileFile.parse(yaml))
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.line()).isEqualTo(line));
    }

    @Test
    void refusesAFileThatIsTooLargeAndOneThatExpandsItself(@TempDir Path folder) throws IOException {
        Path large = Files.writeString(folder.resolve("large"), " ".repeat((1 << 20) + 1));
        assertThatExceptionOfType(ProfileException.class).isThrownBy(() -> ProfileFile.read(large));
        String bomb = "elpis-profile: 1\nrules: &a [*a, *a]";
        assertThatExceptionOfType(ProfileException.class).isThrownBy(() -> ProfileFile.parse(bomb));
        Path latin = Files.write(folder.resolve("latin"), new byte[] {'n', ':', (byte) 0xE4});
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(() -> ProfileFile.read(latin))
                .withMessageContaining("UTF-8");
    }

    @Test
    void readsTheExampleOfItsFormatPage() throws IOException, ProfileException {
        String page = Files.readString(Path.of("../docs/formats/profile.md"));
        int start = page.indexOf("```yaml\n") + "```yaml\n".length();
        Profile profile = ProfileFile.parse(page.substring(start, page.indexOf("```", start)));
        assertThat(profile.name()).isEqualTo("lung-screening");
        assertThat(profile.rules()).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({"keep, keep", "remove, remove", "zero, zero", "dummy, dummy", "clean, clean", "shift-date, shift-date"})
    void doesWhatARuleSaysToATag(String action, String done) throws ProfileException {
        Profile profile = rule("action: " + action, "tag: (0008,1030)");
        assertThat(action(profile, 0x00081030, Objects.ascii(0x00081030, Vr.LO, "Eusebia")))
                .isEqualTo(done);
    }

    @Test
    void findsElementsByKeywordVrAndGroup() throws ProfileException {
        Element serial = Objects.ascii(0x00181000, Vr.LO, "12345");
        assertThat(action(rule("action: keep", "keyword: DeviceSerialNumber"), 0x00181000, serial))
                .isEqualTo("keep");
        assertThat(action(rule("action: keep", "vr: lo"), 0x00181000, serial)).isEqualTo("keep");
        assertThat(action(rule("action: keep", "group: '0018'"), 0x00181000, serial))
                .isEqualTo("keep");
        assertThat(action(rule("action: keep", "group: '0020'"), 0x00181000, serial))
                .isNotEqualTo("keep");
        assertThat(action(rule("action: keep", "vr: [SH, LO]", "group: '0018'"), 0x00181000, serial))
                .isEqualTo("keep");
    }

    @Test
    void findsPrivateElementsByTheirCreatorWhereverTheBlockLies() throws ProfileException {
        Profile profile = rule("action: keep", "private-creator: ACME", "element: '05'");
        Element[] block = {
            Objects.ascii(0x00090033, Vr.LO, "ACME"),
            Objects.ascii(0x00093305, Vr.LO, "Eusebia"),
            Objects.ascii(0x00093306, Vr.LO, "Eusebia")
        };
        assertThat(action(profile, 0x00090033, block)).isEqualTo("keep");
        assertThat(action(profile, 0x00093305, block)).isEqualTo("keep");
        assertThat(action(profile, 0x00093306, block)).isEqualTo("remove");
    }

    @Test
    void findsElementsByTheirPath() throws ProfileException {
        Element inside =
                Objects.sequence(0x00081115, Objects.sequence(0x00081199, Objects.ascii(0x00081030, Vr.LO, "Eusebia")));
        String[] fitting = {
            "ReferencedSeriesSequence/ReferencedSOPSequence/StudyDescription",
            "ReferencedSeriesSequence/*/StudyDescription",
            "'**/StudyDescription'",
            "(0008,1115)/(0008,1199)/(0008,1030)",
            "'*/**/StudyDescription'"
        };
        for (String path : fitting) {
            assertThat(action(rule("action: keep", "path: " + path), 0x00081030, inside))
                    .as(path)
                    .isEqualTo("keep");
        }
        for (String path :
                new String[] {"StudyDescription", "'*/StudyDescription'", "ReferencedSOPSequence/StudyDescription"}) {
            assertThat(action(rule("action: keep", "path: " + path), 0x00081030, inside))
                    .as(path)
                    .isEqualTo("clean");
        }
    }

    @Test
    void letsTheFirstRuleThatFitsDecide() throws ProfileException {
        Profile profile = profile(
                "rules:",
                "  - {tag: '00081030', action: zero}",
                "  - {tag: '00081030', action: keep}",
                "  - {vr: LO, action: remove}");
        assertThat(action(profile, 0x00081030, Objects.ascii(0x00081030, Vr.LO, "Eusebia")))
                .isEqualTo("zero");
    }

    @Test
    void warnsOfARuleThatKeepsWhatIdentifies() throws ProfileException {
        assertThat(rule("action: keep", "keyword: PatientName").warnings())
                .containsExactly("Rule 1 keeps (0010,0010) PatientName, which the Basic Profile would not.");
        assertThat(rule("action: keep", "vr: LO").warnings())
                .containsExactly("Rule 1 keeps whatever fits it, untouched: name tags or clean instead.");
        assertThat(rule("action: keep", "tag: '00280010'").warnings()).isEmpty();
        assertThat(rule("action: clean", "keyword: PatientName").warnings()).isEmpty();
        assertThat(Profile.RESEARCH.warnings()).isEmpty();
    }

    @Test
    void givesEveryChangeAnotherIdentity() throws ProfileException {
        assertThat(Stream.of(
                                profile("name: research"),
                                profile("name: research", "without: clean-graphics"),
                                profile("name: research", "pseudonyms: vault"),
                                rule("action: keep", "tag: '00280010'"),
                                rule("action: zero", "tag: '00280010'"),
                                rule("action: keep", "group: '0028'"))
                        .map(Profile::identity))
                .doesNotHaveDuplicates()
                .contains(Profile.RESEARCH.identity());
    }

    @Test
    void warnsOfAListThatNoOptionAsksFor() throws ProfileException {
        String file = "elpis-profile: 1\nextends: %s\nprivate-elements: extended\n";
        assertThat(ProfileFile.parse(file.formatted("basic")).warnings())
                .singleElement()
                .asString()
                .contains("retain-safe-private");
        assertThat(ProfileFile.parse(file.formatted("research")).warnings()).isEmpty();
    }

    @Test
    void readsWordsFromAFileBesideTheProfile(@TempDir Path folder) throws IOException, ProfileException {
        Files.writeString(
                folder.resolve("site.dic"),
                "4\n# ours\nabductovision/S\nAbductopatent\nkniespule\nxy\ntwo words\nhannah\njohnson/MS\nkoepfchen1\n");
        Path file = folder.resolve("site.yaml");
        Files.writeString(file, "elpis-profile: 1\nwords: [Perfusoskop]\nwords-file: site.dic\n");

        Profile profile = ProfileFile.read(file);

        assertThat(profile.handling().words()).containsExactlyInAnyOrder("Perfusoskop", "abductovision", "kniespule");
        String before = profile.identity();
        Files.writeString(folder.resolve("site.dic"), "abductovision\n");
        assertThat(ProfileFile.read(file).identity()).isNotEqualTo(before);
    }

    @Test
    void refusesAWordsFileThatCannotBeRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("site.yaml");
        Files.writeString(file, "elpis-profile: 1\nwords-file: absent.dic\n");
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(() -> ProfileFile.read(file))
                .withMessageContaining("words-file")
                .withMessageContaining("2");
    }

    @Test
    void doesNotLetACodeComeBackAsItsMeaning() throws ProfileException {
        Element code = Objects.sequence(
                0x00082218,
                Objects.ascii(0x00080100, Vr.SH, "T-D3000"),
                Objects.ascii(0x00080102, Vr.SH, "SRT"),
                Objects.ascii(0x00080104, Vr.LO, "Chest xyzzyplugh"));
        assertThat(Objects.lines(profile("name: mine"), code)).anyMatch(line -> line.contains("CODE_VALUE"));
        assertThat(Objects.lines(rule("action: remove", "tag: '00080100'"), code))
                .noneMatch(line -> line.contains("CODE_VALUE"));
    }
}
