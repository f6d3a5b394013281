package org.elpis.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.seal.Verdict.Outcome;
import org.junit.jupiter.api.Test;

/// Who answers for content that was replaced.
class AnsweredTest {
    private static final byte[] PARENT = root(1);
    private static final byte[] CHILD = root(2);

    private static byte[] root(int fill) {
        byte[] root = new byte[32];
        Arrays.fill(root, (byte) fill);
        return root;
    }

    private static Verdict verdict(Outcome outcome, byte[] study, int replaced) {
        SealStatement statement = new SealStatement(
                study, 1, 1, 1, 0, 0, new byte[32], AttributeClasses.digest(), 0, "software", "sealer");
        return new Verdict(
                outcome,
                List.of(),
                List.of(),
                List.of(),
                new Verdict.Shares(1, 1, 1, 1, 1, 0, 0, replaced, 0, 0, 0, 0),
                Optional.of(statement));
    }

    private static Answered original(int replaced, byte[] child) {
        return new Answered(
                verdict(Outcome.GENUINE, PARENT, replaced),
                Optional.of(
                        new Attestation.Statement(PARENT, child, new byte[32], Set.of(), new byte[32], 0, "software")));
    }

    private static Answered copy(Outcome outcome) {
        return new Answered(verdict(outcome, CHILD, 0), Optional.empty());
    }

    private static Outcome first(Answered... all) {
        return Answered.weighed(List.of(all)).getFirst().outcome();
    }

    @Test
    void callsReplacedContentGenuineOnlyWithTheSealOfTheCopy() {
        assertThat(first(original(1, CHILD), copy(Outcome.GENUINE))).isEqualTo(Outcome.GENUINE);
        assertThat(first(original(1, CHILD))).as("no seal of the copy").isEqualTo(Outcome.UNKNOWN);
        assertThat(first(original(1, root(3)), copy(Outcome.GENUINE)))
                .as("of another copy")
                .isEqualTo(Outcome.UNKNOWN);
        for (Outcome outcome : List.of(Outcome.ALTERED, Outcome.UNKNOWN)) {
            assertThat(first(original(1, CHILD), copy(outcome))).isEqualTo(Outcome.UNKNOWN);
        }
        assertThat(first(new Answered(verdict(Outcome.GENUINE, PARENT, 1), Optional.empty())))
                .as("nobody says of which copy")
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void asksForNoOtherSealWhereNothingWasReplaced() {
        assertThat(first(original(0, CHILD))).isEqualTo(Outcome.GENUINE);
    }
}
