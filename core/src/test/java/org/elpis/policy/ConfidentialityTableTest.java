package org.elpis.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.FactTable;
import org.elpis.policy.ConfidentialityTable.Row;
import org.junit.jupiter.api.Test;

class ConfidentialityTableTest {
    private static Row row(int tag) {
        return ConfidentialityTable.row(tag).orElseThrow();
    }

    @Test
    void holdsTheEditionInFull() {
        assertThat(ConfidentialityTable.edition()).isEqualTo("2026d");
        assertThat(ConfidentialityTable.rows()).hasSize(657).doesNotHaveDuplicates();
    }

    @Test
    void countsTheBasicActionsAsPublished() {
        Map<ActionCode, Integer> counts = new EnumMap<>(ActionCode.class);
        ConfidentialityTable.rows().forEach(row -> counts.merge(row.basic(), 1, Integer::sum));
        assertThat(counts)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        ActionCode.X,
                        417,
                        ActionCode.D,
                        93,
                        ActionCode.U,
                        55,
                        ActionCode.Z,
                        42,
                        ActionCode.X_D,
                        23,
                        ActionCode.X_Z,
                        11,
                        ActionCode.X_Z_D,
                        8,
                        ActionCode.Z_D,
                        6,
                        ActionCode.X_Z_U,
                        2));
    }

    @Test
    void countsTheRowsOfEachOptionAsPublished() {
        Map<Option, Integer> counts = new EnumMap<>(Option.class);
        ConfidentialityTable.rows()
                .forEach(row -> row.options().keySet().forEach(option -> counts.merge(option, 1, Integer::sum)));
        assertThat(counts.values()).containsExactly(1, 60, 59, 10, 19, 169, 169, 141, 4, 4);
    }

    @Test
    void zeroesPatientNameWhateverOptionIsOn() {
        assertThat(row(0x00100010))
                .isEqualTo(new Row("00100010", "Patient's Name", "PatientName", false, true, ActionCode.Z, Map.of()));
    }

    @Test
    void keepsOrShiftsStudyDateByOption() {
        assertThat(row(0x00080020).basic()).isEqualTo(ActionCode.Z);
        assertThat(row(0x00080020).options())
                .isEqualTo(Map.of(
                        Option.RETAIN_LONGITUDINAL_FULL_DATES, ActionCode.K,
                        Option.RETAIN_LONGITUDINAL_MODIFIED_DATES, ActionCode.C));
    }

    @Test
    void replacesUidsInsideReferencedImagesOnlyWhenTheyMustStay() {
        List<String> keywords = new ArrayList<>();
        ConfidentialityTable.rows().stream()
                .filter(row -> row.basic() == ActionCode.X_Z_U)
                .forEach(row -> keywords.add(row.keyword()));
        assertThat(keywords).containsExactly("ReferencedImageSequence", "SourceImageSequence");
    }

    @Test
    void governsEveryEvenOverlayAndCurveGroup() {
        for (int group = 0; group <= 0xFE; group += 2) {
            assertThat(row(0x60003000 | group << 16).pattern()).isEqualTo("60xx3000");
            assertThat(row(0x60004000 | group << 16).pattern()).isEqualTo("60xx4000");
            assertThat(row(0x50001234 | group << 16).pattern()).isEqualTo("50xxxxxx");
        }
        assertThat(row(0x60023000).options()).isEqualTo(Map.of(Option.CLEAN_GRAPHICS, ActionCode.C));
        assertThat(ConfidentialityTable.row(0x60000010)).isEmpty();
        assertThat(ConfidentialityTable.row(0x61003000)).isEmpty();
    }

    @Test
    void governsEveryOddGroupByTheRowOfPrivateAttributes() {
        Row expected = row(0x00091010);
        assertThat(expected.pattern()).isEqualTo("ggggeeee");
        assertThat(expected.basic()).isEqualTo(ActionCode.X);
        assertThat(expected.options()).isEqualTo(Map.of(Option.RETAIN_SAFE_PRIVATE, ActionCode.C));
        assertThat(row(0x60013000)).isEqualTo(expected);
        assertThat(row(0x50010010)).isEqualTo(expected);
    }

    @Test
    void isSilentOnAttributesThatTheStandardDoesNotList() {
        assertThat(ConfidentialityTable.row(0x00280010)).isEmpty();
        assertThat(ConfidentialityTable.row(0x7FE00010)).isEmpty();
        assertThat(ConfidentialityTable.row(0x0000EEEE)).isEmpty();
    }

    @Test
    void findsEveryRowAndItsKeyword() {
        for (Row row : ConfidentialityTable.rows()) {
            if (row.keyword().isEmpty()) {
                assertThat(row.pattern()).isIn("50xxxxxx", "ggggeeee");
                continue;
            }
            int tag = Integer.parseUnsignedInt(row.pattern().replace('x', '0'), 16);
            assertThat(row(tag)).isEqualTo(row);
            assertThat(Dictionary.tagOf(row.keyword())).as(row.keyword()).hasValue(tag);
            assertThat(Dictionary.entry(tag).orElseThrow().retired())
                    .as(row.keyword())
                    .isEqualTo(row.retired());
        }
    }

    @Test
    void answersTheSameWhenAskedAgain() {
        assertThat(row(0x00080050)).isSameAs(row(0x00080050));
    }

    @Test
    void knowsTheElevenCodes() {
        assertThat(ActionCode.values()).hasSize(11);
        assertThat(ActionCode.of("X/Z/U*")).isEqualTo(ActionCode.X_Z_U);
        assertThatThrownBy(() -> ActionCode.of("Q")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesOptionsAsProfilesAndTheTableDo() {
        assertThat(Option.ofYamlName("retain-longitudinal-modified-dates"))
                .contains(Option.RETAIN_LONGITUDINAL_MODIFIED_DATES);
        assertThat(Option.ofYamlName("RETAIN_UIDS")).isEmpty();
        assertThat(Option.CLEAN_GRAPHICS.codeValue()).isEqualTo("113103");
        assertThat(Option.CLEAN_GRAPHICS.codeMeaning()).isEqualTo("Clean Graphics Option");
    }

    @Test
    void readsTheOptionColumnsInTheirOrder() {
        String header = FactTable.load(ConfidentialityTable.class, "standard/confidentiality-profile.txt")
                .header();
        String columns = Arrays.stream(Option.values()).map(Option::column).collect(Collectors.joining(", "));
        assertThat(header).contains("basic, " + columns + ", keyword");
    }
}
