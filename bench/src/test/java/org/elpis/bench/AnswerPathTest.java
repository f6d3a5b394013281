package org.elpis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerPathTest {
    @Test
    void readsSequencesAndPrivateElements() {
        assertThat(AnswerPath.parse("<(2001,\"PHILIPS (1)\",5f)>[<0002>]<(0008,1155)>")
                        .orElseThrow()
                        .steps())
                .containsExactly(
                        new AnswerPath.Step(0x2001, 0x5F, "PHILIPS (1)", 2), new AnswerPath.Step(8, 0x1155, "", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<preamble>", "<file name>", "", "<(0008,0018)> and more"})
    void knowsPlacesOutsideTheDataSet(String place) {
        assertThat(AnswerPath.parse(place)).isEmpty();
    }
}
