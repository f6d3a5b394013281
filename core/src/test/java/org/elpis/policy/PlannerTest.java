package org.elpis.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.elpis.detect.Finding;
import org.elpis.detect.Span;
import org.elpis.dicom.Element;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static List<String> research(Element... elements) {
        return Objects.lines(Profile.RESEARCH, elements).stream()
                .filter(line -> !line.startsWith("(0008,0016)"))
                .toList();
    }

    private static Profile with(Option... options) {
        EnumSet<Option> set = EnumSet.noneOf(Option.class);
        set.addAll(List.of(options));
        return new Profile("test", "", set, Profile.PseudonymSource.KEYED, List.of(), Handling.DEFAULT);
    }

    /// The format page and this test say the same; a change of either is a new version of the format.
    @Test
    void hasTheGoldenCanonicalForm() {
        Plan plan = Objects.plan(
                Profile.RESEARCH,
                Objects.ascii(0x00080020, Vr.DA, "20240229"),
                Objects.ascii(0x00081030, Vr.LO, "CT chest Eusebia 20240229 1.2.840.113619.2.1"),
                Objects.ascii(0x00100010, Vr.PN, "Eusebia"),
                Objects.ascii(0x00101010, Vr.AS, "093Y"),
                Objects.ascii(0x00101010, Vr.AS, "093Y"),
                Objects.sequence(0x00081115, Objects.ascii(0x0020000E, Vr.UI, "1.2.3")),
                Objects.ascii(0x00090010, Vr.LO, "Eusebia"));
        assertThat(new String(plan.canonical(), StandardCharsets.US_ASCII))
                .isEqualTo("""
                elpis-plan 3
                profile %s
                method %s
                codes 113100 113111 113108 113107 113105 113104 113103
                longitudinal MODIFIED
                (0008,0016) replace-uid | allow-list: not in E.1-1
                (0008,0020) shift-date | E.1-1 C: Retain Longitudinal Temporal Information Modified Dates Option
                (0008,1030) clean 9-16:NAME:PLACEHOLDER 17-25:DATE:SHIFTED_DATE 26-44:ID:DERIVED_UID | E.1-1 C: Clean Descriptors Option
                (0008,1115) keep | allow-list: not in E.1-1
                (0008,1115)[0].(0020,000E) replace-uid | E.1-1 U
                (0009,0010) remove | private creator: with its block
                (0010,0010) pseudonymize | E.1-1 Z: pseudonym
                (0010,1010) pool-age | E.1-1 K: Retain Patient Characteristics Option
                (0010,1010)#1 pool-age | E.1-1 K: Retain Patient Characteristics Option
                """.formatted(Profile.RESEARCH.identity(), Profile.RESEARCH.shortIdentity()));
    }

    @Test
    void plansTheSameForTheSameObject() {
        Element element = Objects.ascii(0x00081030, Vr.LO, "Eusebia");
        assertThat(Objects.plan(Profile.BASIC, element)).isEqualTo(Objects.plan(Profile.BASIC, element));
    }

    @Test
    void hasAStepForEveryElementThatIsKept() {
        assertThat(research(
                        Objects.sequence(
                                0x00081115,
                                Objects.ascii(0x00081030, Vr.LO, "chest"),
                                Objects.sequence(0x00081199, Objects.ascii(0x00081155, Vr.UI, "1.2"))),
                        Objects.ascii(0x00080050, Vr.SH, "1")))
                .extracting(line -> line.substring(0, line.indexOf(" ")))
                .containsExactly(
                        "(0008,0050)",
                        "(0008,1115)",
                        "(0008,1115)[0].(0008,1030)",
                        "(0008,1115)[0].(0008,1199)",
                        "(0008,1115)[0].(0008,1199)[0].(0008,1155)");
    }

    @Test
    void tellsWhatItFound() {
        PlanStep step = Objects.plan(Profile.RESEARCH, Objects.ascii(0x00081030, Vr.LO, "chest Eusebia"))
                .steps()
                .getLast();
        assertThat(step.findings())
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.IdentifyingText.class,
                        finding ->
                                assertThat(finding.spans()).containsExactly(new Span(6, 13, Span.Kind.UNKNOWN_WORD)));
    }

    @Test
    void saysWhyItCouldNotLook() {
        PlanStep step = Objects.plan(
                        Profile.RESEARCH,
                        new Element(0x00081115, Vr.UN, Value.Bytes.of("no items".getBytes(StandardCharsets.US_ASCII))))
                .steps()
                .getLast();
        assertThat(step.findings()).singleElement().isInstanceOf(Finding.UnreadablePart.class);
        assertThat(step.action()).as("type 1C in a CT image").isEqualTo(Action.ZERO);
    }

    @Test
    void removesWhatIsNotInTheDictionaryGroupLengthsAndGroupsBelowEight() {
        for (int tag : new int[] {0x00089999, 0x00080000, 0x00020010, 0x00041500, 0x00060001}) {
            assertThat(research(Objects.ascii(tag, Vr.LO, "chest")))
                    .singleElement()
                    .asString()
                    .contains(" remove | ");
        }
    }

    @Test
    void cleansBeforeItKeepsWhereTwoOptionsDiffer() {
        Element date = Objects.ascii(0x00181200, Vr.DA, "20240229");
        assertThat(Objects.lines(with(Option.RETAIN_DEVICE_IDENTITY), date))
                .anyMatch(line -> line.startsWith("(0018,1200) keep"));
        assertThat(Objects.lines(with(Option.RETAIN_DEVICE_IDENTITY, Option.RETAIN_LONGITUDINAL_MODIFIED_DATES), date))
                .anyMatch(line -> line.startsWith("(0018,1200) shift-date"));
    }

    @Test
    void removesDatesFromTextsUnlessDatesAreShifted() {
        Element text = Objects.ascii(0x00081030, Vr.LO, "chest 20240229");
        assertThat(Objects.lines(with(Option.CLEAN_DESCRIPTORS), text))
                .anyMatch(line -> line.contains("6-14:DATE:PLACEHOLDER"));
        assertThat(Objects.lines(Profile.RESEARCH, text)).anyMatch(line -> line.contains("6-14:DATE:SHIFTED_DATE"));
    }

    @Test
    void judgesAValueThatIsEncodedAsUnknownByTheDictionary() {
        assertThat(research(Objects.ascii(0x00180050, Vr.UN, "5")))
                .containsExactly("(0018,0050) keep | allow-list: not in E.1-1");
        assertThat(research(Objects.ascii(0x00080020, Vr.UN, "20240229")))
                .singleElement()
                .asString()
                .contains("shift-date");
        assertThat(research(Objects.ascii(0x00180050, Vr.US, "5")))
                .singleElement()
                .asString()
                .contains("not the VR");
    }

    @Test
    void saysWhichBitsOfThePixelsStayWhereAnOverlayIsDrawnIntoThem() {
        assertThat(research(
                        number(0x00280100, 16),
                        number(0x00280101, 12),
                        number(0x00280102, 11),
                        number(0x00280103, 1),
                        number(0x60000102, 15),
                        new Element(0x7FE00010, Vr.OW, Value.Bytes.of(new byte[] {1, 2}))))
                .contains("(7FE0,0010) clean-unused-bits 16 12 11 signed | allow-list: not in E.1-1");
    }

    private static Element number(int tag, int value) {
        return new Element(tag, Vr.US, Value.Bytes.of(new byte[] {(byte) value, 0}));
    }

    @Test
    void findsHowMuchIsHiddenInAColourProfileThatGoes() {
        Element profile = new Element(
                0x00282000,
                Vr.OB,
                Value.Bytes.of(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()));

        PlanStep step = Objects.plan(Profile.RESEARCH, profile).steps().getLast();

        assertThat(step.action()).isEqualTo(Action.CLEAN_COLOUR_PROFILE);
        assertThat(step.findings()).singleElement().isInstanceOfSatisfying(Finding.HiddenBytes.class, found -> {
            assertThat(found.parts()).isPositive();
            assertThat(found.bytes()).isBetween(10L, 2_000L);
        });
    }

    @Test
    void statesMethodAndCodesOfExactlyTheOptionsInForce() {
        DeidentificationStatement statement = Objects.plan(
                        with(Option.RETAIN_UIDS, Option.RETAIN_LONGITUDINAL_FULL_DATES))
                .statement();
        assertThat(statement.codes())
                .extracting(DeidentificationStatement.Code::value)
                .containsExactly("113100", "113110", "113106");
        assertThat(statement.longitudinal()).isEqualTo("UNMODIFIED");
        assertThat(Objects.plan(Profile.BASIC).statement().longitudinal()).isEqualTo("REMOVED");
    }

    private static final String SR = "1.2.840.10008.5.1.4.1.1.88.33";
    private static final String PRESENTATION_STATE = "1.2.840.10008.5.1.4.1.1.11.1";

    /// Type 1 in the presentation state; no CT image has one.
    @Test
    void givesADummyToWhatTheTableRemovesAndTheObjectCannotBeWithout() {
        Element date = Objects.ascii(0x00700082, Vr.DA, "20240229");
        assertThat(Objects.lines(Profile.BASIC, Objects.ascii(0x00080016, Vr.UI, PRESENTATION_STATE), date))
                .contains("(0070,0082) dummy | E.1-1 X");
        assertThat(Objects.lines(Profile.BASIC, date)).contains("(0070,0082) remove | E.1-1 X");
    }

    /// A text of a content item must not become empty at any depth, and its relationship is asked for
    /// everywhere.
    @Test
    void knowsTheTypesOfContentItemsAtEveryDepth() {
        Element item = Objects.ascii(0x0040A160, Vr.UT, "Quastenflosser");
        for (int depth = 1; depth < 6; depth++) {
            item = Objects.sequence(0x0040A730, item);
            assertThat(Objects.lines(Profile.RESEARCH, Objects.ascii(0x00080016, Vr.UI, SR), item))
                    .as("depth %d", depth)
                    .last()
                    .asString()
                    .contains("(0040,A160) clean! 0-14:WORD:PLACEHOLDER");
        }
    }

    @Test
    void keepsUnitsOfMeasurement() {
        Element scheme = Objects.ascii(0x00080102, Vr.SH, "UCUM");
        for (String unit : new String[] {"[hnsf'U]", "{SUVbw}g/ml", "mm2", "1", "%", "10*-6.mm2/s", "cm/s"}) {
            assertThat(Objects.lines(
                            Profile.RESEARCH,
                            Objects.sequence(0x004008EA, Objects.ascii(0x00080100, Vr.SH, unit), scheme)))
                    .as(unit)
                    .contains("(0040,08EA)[0].(0008,0100) keep | allow-list: not in E.1-1");
        }
        assertThat(Objects.lines(
                        Profile.RESEARCH,
                        Objects.sequence(0x004008EA, Objects.ascii(0x00080100, Vr.SH, "{Quasten}"), scheme)))
                .anyMatch(line -> line.contains("(0008,0100) clean"));
    }

    @Test
    void keepsTheKeywordThatLabelsADimension() {
        assertThat(Objects.lines(Profile.RESEARCH, label("ReferencedSegmentNumber")))
                .contains("(0020,9222)[0].(0020,9421) keep | allow-list: not in E.1-1");
        assertThat(Objects.lines(Profile.RESEARCH, label("ReferencedSchmittNumber")))
                .anyMatch(line -> line.contains("(0020,9421) clean"));
    }

    private static Element label(String text) {
        return Objects.sequence(0x00209222, Objects.ascii(0x00209421, Vr.LO, text));
    }

    @Test
    void retainsNoUidWithoutARoot() {
        Profile profile = with(Option.RETAIN_UIDS);
        assertThat(Objects.lines(profile, Objects.ascii(0x00080018, Vr.UI, "9.99.999.9999")))
                .anyMatch(line -> line.startsWith("(0008,0018) replace-uid"));
        assertThat(Objects.lines(profile, Objects.ascii(0x00080018, Vr.UI, "1.99.999.9999")))
                .anyMatch(line -> line.startsWith("(0008,0018) keep"));
    }
}
