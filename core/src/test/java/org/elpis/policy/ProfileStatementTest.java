package org.elpis.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.elpis.detect.Identity;
import org.elpis.detect.TextDetector;
import org.elpis.detect.Vocabulary;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.ConfidentialityTable.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileStatementTest {
    /// CT, MR, a report, a segmentation, a plan, and a class that nobody knows.
    private static final List<String> SOP_CLASSES = List.of(
            "1.2.840.10008.5.1.4.1.1.2",
            "1.2.840.10008.5.1.4.1.1.4",
            "1.2.840.10008.5.1.4.1.1.88.33",
            "1.2.840.10008.5.1.4.1.1.66.4",
            "1.2.840.10008.5.1.4.1.1.481.5",
            "1.2.840.10008.5.1.4.1.1.999.9");

    static Stream<Profile> profiles() throws ProfileException {
        List<Profile> profiles = new ArrayList<>(Profile.builtIn());
        for (Option option : Option.values()) {
            profiles.add(new Profile(
                    "o-" + option.codeValue(),
                    "",
                    EnumSet.of(option),
                    Profile.PseudonymSource.KEYED,
                    List.of(),
                    Handling.DEFAULT));
        }
        profiles.add(ProfileFile.parse("""
                elpis-profile: 1
                name: own
                rules:
                  - {keyword: StudyDescription, action: keep, reason: reviewed}
                  - {vr: DA, action: remove}
                  - {group: "0040", action: clean}
                """));
        return profiles.stream();
    }

    /// Draws a value for each row and asks the planner: its step has the statement's rule, and one of its actions.
    @ParameterizedTest
    @MethodSource("profiles")
    void saysWhatTheGateDoes(Profile profile) {
        long seed = 42;
        Random random = new Random(seed);
        Planner planner = new Planner(profile, new TextDetector(Vocabulary.clinical()));
        for (StatementLine line : ProfileStatement.of(profile).lines()) {
            if (line.row().pattern().equals("ggggeeee")) {
                continue; // private attributes are decided one by one: PrivateMatrixTest
            }
            for (String sopClass : SOP_CLASSES) {
                PlanStep step = step(planner, sopClass, line.row(), random);
                // What is drawn for a document is none, which the statement cannot know.
                String rule = step.rule()
                        .replaceFirst(
                                "^E\\.1-1 D: document not read: .*", "E.1-1 D: written anew, Clean Descriptors Option");
                assertThat(rule).as("%s, seed %d", line, seed).isEqualTo(line.rule());
                assertThat(line.actions())
                        .as("%s, seed %d", line, seed)
                        .contains(step.action().kind());
            }
        }
    }

    private static PlanStep step(Planner planner, String sopClass, Row row, Random random) {
        int tag = Integer.parseUnsignedInt(row.pattern().replace('x', '0'), 16);
        List<Element> elements = new ArrayList<>(
                List.of(Element.ofAscii(0x00080016, Vr.UI, sopClass), Element.ofAscii(0x00080018, Vr.UI, "1.9.8.7")));
        elements.removeIf(element -> element.tag() == tag);
        elements.add(new Element(tag, ProfileStatement.vr(tag), value(ProfileStatement.vr(tag), random)));
        elements.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        DataSet dataSet = DataSet.of(elements, Encoding.EXPLICIT_LITTLE);
        Instance instance = new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                dataSet,
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(new byte[0], 0),
                false,
                Set.of());
        Identity identity = new Identity();
        identity.harvest(instance);
        return planner.plan(instance, identity).steps().stream()
                .filter(step -> step.location().tag() == tag)
                .findFirst()
                .orElseThrow();
    }

    private static Value value(Vr vr, Random random) {
        String[] texts = {"", "Chest", "20240229", "045Y", "1.2.3.4", "12.5", "Quastenflosser 47118832", "101500"};
        if (vr == Vr.SQ) {
            return new Value.Items(
                    random.nextBoolean()
                            ? List.of()
                            : List.of(DataSet.of(
                                    List.of(Element.ofAscii(0x00080104, Vr.LO, "Chest")), Encoding.EXPLICIT_LITTLE)),
                    false);
        }
        byte[] text = texts[random.nextInt(texts.length)].getBytes(StandardCharsets.US_ASCII);
        return Value.Bytes.padded(text, vr.padding());
    }

    @Test
    void hasALineForEveryRow() {
        assertThat(ProfileStatement.of(Profile.BASIC).lines()).hasSize(657);
    }

    @Test
    void tellsWhereTheTableIsNotFollowedToTheLetter() {
        List<StatementLine> lines = ProfileStatement.of(Profile.RESEARCH).lines();
        assertThat(line(lines, "00100010").asPublished()).as("a pseudonym").isFalse();
        assertThat(line(lines, "60xx3000").asPublished()).as("an overlay").isFalse();
        assertThat(line(lines, "00081030").asPublished()).isTrue();
        assertThat(line(lines, "00080050").asPublished()).isTrue();
    }

    @Test
    void namesTheTagsAsTheTableDoes() {
        List<StatementLine> lines = ProfileStatement.of(Profile.BASIC).lines();
        assertThat(line(lines, "60xx3000").tag()).isEqualTo("(60xx,3000)");
        assertThat(line(lines, "ggggeeee").tag()).isEqualTo("(gggg,eeee)");
    }

    @Test
    void namesTheListsOfPrivateAttributesThatAreInForce() {
        assertThat(ProfileStatement.of(Profile.BASIC).privateLists()).isEmpty();
        assertThat(ProfileStatement.of(Profile.RESEARCH).privateLists())
                .singleElement()
                .asString()
                .contains("E.3.10-1", "479");
        Profile extended = new Profile(
                "extended",
                "",
                Profile.RESEARCH.options(),
                Profile.PseudonymSource.KEYED,
                List.of(),
                Handling.DEFAULT.with(Handling.PrivateElements.EXTENDED));
        assertThat(ProfileStatement.of(extended).privateLists()).hasSize(3);
        assertThat(ProfileStatement.of(Profile.BASIC).privateLines()).isEmpty();
        assertThat(ProfileStatement.of(Profile.RESEARCH).privateLines()).hasSize(479);
        assertThat(ProfileStatement.of(extended).privateLines())
                .hasSize(1833)
                .contains(new PrivateLine(
                        "GEMS_IDEN_01",
                        "(0009,xx27)",
                        "SL",
                        "ImageActualDate",
                        "seconds moved by the patient's number of days",
                        "extended private",
                        false));
    }

    @Test
    void saysWhatHappensToWhatNoTableLists() {
        assertThat(ProfileStatement.of(Profile.RESEARCH).unlisted())
                .contains(new ProfileStatement.ByVr(Vr.DA, "moved by the patient's number of days"))
                .contains(new ProfileStatement.ByVr(
                        Vr.PN, "removed where optional, emptied where it may be empty, else replaced by a dummy"));
    }

    @Test
    void takesDeviationsAndLimitsFromTheDocumentation() {
        assertThat(ProfileStatement.deviations()).hasSizeGreaterThan(10).allSatisfy(deviation -> {
            assertThat(deviation.table()).isNotBlank();
            assertThat(deviation.done()).isNotBlank();
            assertThat(deviation.reason()).isNotBlank();
        });
        assertThat(ProfileStatement.limits())
                .hasSizeGreaterThan(3)
                .allSatisfy(limit -> assertThat(limit).endsWith(".").doesNotContain("**", "\n"));
    }

    private static StatementLine line(List<StatementLine> lines, String pattern) {
        return lines.stream()
                .filter(line -> line.row().pattern().equals(pattern))
                .findFirst()
                .orElseThrow();
    }
}
