package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;

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
                "Zonneveld"
            })
    void knowsNoNames(String word) {
        assertThat(isClinical(word, Left.NOBODY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Leberzyste"})
    void knowsNoWordThatHidesThePatientsName(String word) {
        assertThat(isClinical(word, Left.patient("Leber^Anna"))).isFalse();
    }
}
