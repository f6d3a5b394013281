package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompoundTest {
    private static boolean isClinical(String word, Identity identity) {
        return Compound.isClinical(word, 0, word.length(), Vocabulary.clinical(), identity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Facettengelenksarthrose",
                "Mittellinienverlagerung",
                "Nierenparenchymverschmälerung",
                "Leberzysten",
                "Kniegelenksflüssigkeit",
                "MILZVENENTHROMBOSE",
                "Flüssigkeitsmenge",
                "Wirbelkörpervorderkanten",
                "Innenmeniskushinterhorn",
                "niersteenkoliek"
            })
    void knowsWordsPutTogetherFromClinicalOnes(String word) {
        assertThat(isClinical(word, Left.NOBODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Steinbach",
                "Rosenthal",
                "Kniewasser",
                "Zimmermann",
                "Lichtenstein",
                "Hirnschall",
                "Knochenhauer",
                "Müllerthrombose",
                "thrombose",
                "Bruchmüller",
                "Bergmann",
                "Hoffmann",
                "Lungenstein",
                "Wolfgang",
                "Bertrand",
                "Marschall",
                "Heinreich",
                "Siewert",
                "Kaplan",
                "Steinwand",
                "Hasenfuss",
                "Talbot",
                "Leberecht",
                "Hirschberger",
                "Weissenbruch",
                "Hoekstra",
                "Zonneveld",
                "Hartlage",
                "Oudshoorn",
                "Diphoorn",
                "Bouthoorn",
                "Tenholte",
                "Zumholte",
                "Terwellen",
                "Haberstumpf",
                "Vanhulle",
                "Carolijn"
            })
    void knowsNoNames(String word) {
        assertThat(isClinical(word, Left.NOBODY)).isFalse();
    }

    @Test
    void knowsNoCommonName() throws IOException {
        assumeThat(WordListsTest.NAMES).exists();
        Set<String> known = WordListsTest.commonNames();
        known.removeIf(name -> !isClinical(name, Left.NOBODY));
        assertThat(known).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Leberzyste"})
    void knowsNoWordThatHidesThePatientsName(String word) {
        assertThat(isClinical(word, Left.patient("Leber^Anna"))).isFalse();
    }
}
