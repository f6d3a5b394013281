package org.elpis.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Location;
import org.elpis.policy.Action;
import org.elpis.policy.ActionCode;
import org.elpis.policy.ConfidentialityTable;
import org.elpis.policy.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleWordsTest {
    private static final int STUDY_DATE = 0x0008_0020;

    @Test
    void saysWhatTheTableAsksForWhyAndWhatAnOptionDoesInstead() {
        String rule = "E.1-1 C: Retain Longitudinal Temporal Information Modified Dates Option";

        assertThat(RuleWords.sentence(rule, "shift-date", STUDY_DATE, "DA", false))
                .isEqualTo("Table E.1-1 says: replace by an empty value, because this is a date; the option Retain "
                        + "Longitudinal Temporal Information Modified Dates moves it by this patient's own number of days, "
                        + "so that intervals hold.");
    }

    @Test
    void saysWhatTheKindOfObjectMadeOfACodeWithSeveralLetters() {
        assertThat(RuleWords.sentence("E.1-1 X/Z/D", "zero", 0x0008_0080, "LO", false))
                .endsWith("; this kind of object must have it, so it is emptied.");
    }

    @Test
    void saysThatAnEmptyElementIsEmptyAlready() {
        assertThat(RuleWords.sentence("E.1-1 Z", "keep", STUDY_DATE, "DA", true))
                .endsWith("; it is empty already.");
    }

    @Test
    void hasASentenceForEveryCellOfTheTableUnderEveryAction() {
        Set<String> sentences = new HashSet<>();
        for (ConfidentialityTable.Row row : ConfidentialityTable.rows()) {
            if (row.pattern().indexOf('x') >= 0 || row.pattern().indexOf('g') >= 0) {
                continue;
            }
            int tag = Integer.parseUnsignedInt(row.pattern(), 16);
            String vr = Dictionary.entry(tag).map(Dictionary.Entry::vr).orElse("");
            for (String rule : rules(row)) {
                for (Action.Kind action : Action.Kind.values()) {
                    sentences.add(RuleWords.sentence(rule, action.text(), tag, vr, false));
                }
            }
        }

        assertThat(sentences).hasSizeGreaterThan(100).allMatch(sentence -> sentence.startsWith("Table E.1-1 says: "));
    }

    private static List<String> rules(ConfidentialityTable.Row row) {
        List<String> rules = new ArrayList<>(List.of("E.1-1 " + row.basic().code()));
        for (Map.Entry<Option, ActionCode> option : row.options().entrySet()) {
            String code = option.getValue() == ActionCode.C ? "C" : "K";
            rules.add("E.1-1 " + code + ": " + option.getKey().codeMeaning());
        }
        return rules;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "group length: retired",
                "private: no creator",
                "private creator: with its block",
                "E.1-1 X: private",
                "E.1-1 Z: pseudonym",
                "E.3.10-1 safe private",
                "allow-list: not in the dictionary",
                "allow-list: group not of a data set",
                "allow-list: not the VR of the dictionary",
                "allow-list: not in E.1-1"
            })
    void hasASentenceForEveryRuleBesideTheTable(String rule) {
        for (Action.Kind action : Action.Kind.values()) {
            assertThat(RuleWords.sentence(rule, action.text(), 0x0011_1001, "LO", false))
                    .endsWith(".")
                    .doesNotStartWith("The rule:");
        }
    }

    @Test
    void givesTheReasonOfAProjectsRule() {
        assertThat(RuleWords.sentence("project: needed for dose", "keep", STUDY_DATE, "DA", false))
                .isEqualTo("The project's own rule, because: needed for dose.");
    }

    @Test
    void namesTheRuleThatItDoesNotKnow() {
        assertThat(RuleWords.sentence("moon: full", "keep", STUDY_DATE, "DA", false))
                .isEqualTo("The rule: moon: full.");
    }

    @Test
    void namesTheOutermostSequenceThatGoes() {
        Location inside = Location.top(0x0040_0275).child(0, 0x0040_0008).child(1, 0x0008_0104);

        assertThat(RuleWords.inside(inside)).startsWith("It stands inside (0040,0275),");
    }
}
