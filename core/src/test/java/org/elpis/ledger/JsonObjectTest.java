package org.elpis.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 8785: one content, one text.
class JsonObjectTest {
    @Test
    void writesKeysInOrderAndNothingBetween() throws MalformedLedgerException {
        JsonObject json = new JsonObject()
                .with("b", "\u20ac$\u000f\nA'B\"\\")
                .with("a", 12)
                .with("c", new JsonObject().with("d", ""));
        assertThat(json).hasToString("{\"a\":12,\"b\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\",\"c\":{\"d\":\"\"}}");
        assertThat(JsonObject.parse(json.toString())).hasToString(json.toString());
        assertThat(JsonObject.parse("{}")).hasToString("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}x",
                "{ }",
                "{\"b\":1,\"a\":1}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":01}",
                "{\"a\":1.0}",
                "{\"a\":-1}",
                "{\"a\":9007199254740992}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\u000F\"}",
                "{\"a\":\"\\/\"}",
                "{\"a\":[]}",
                "{\"a\":null}",
                "{\"a\":1,}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}"
            })
    void refusesWhatIsNotCanonical(String text) {
        assertThatThrownBy(() -> JsonObject.parse(text)).isInstanceOf(MalformedLedgerException.class);
    }
}
