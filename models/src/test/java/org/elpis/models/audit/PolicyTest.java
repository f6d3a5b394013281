package org.elpis.models.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    @Test
    void setsSomeLimitsAnewAndKeepsTheOthers() {
        Policy policy = Policy.bundled().with("membership.fail-tpr-at-1-percent: 0.1");
        assertThat(policy.limit("membership.fail-tpr-at-1-percent")).isEqualTo(0.1);
        assertThat(policy.limit("confidence")).isEqualTo(0.95);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "membership.fail-tpr: 0.1",
                "confidence: high",
                "confidence: .nan",
                "confidence: 1",
                "attributes.folds: 0",
                "inversion.reconstructions: -1",
                "gradients.updates: 2.5",
                "bootstrap-resamples: 1e12",
                "- a list",
                "{",
                ""
            })
    void refusesWhatIsNoLimit(String yaml) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policy.bundled().with(yaml))
                .withMessageContaining("policy");
    }

    @Test
    void bundlesOnlyLimitsThatItWouldTake() {
        Policy bundled = Policy.bundled();
        bundled.limits()
                .forEach((name, value) -> assertThat(
                                bundled.with(name + ": " + value).limit(name))
                        .isEqualTo(value));
    }
}
