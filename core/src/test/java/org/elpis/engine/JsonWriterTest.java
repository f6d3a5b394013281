package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void writesNestedObjectsAndArrays() {
        JsonWriter json =
                new JsonWriter().beginObject().key("a").value(1).key("b").beginArray();
        json.value("x")
                .value(true)
                .beginObject()
                .endObject()
                .endArray()
                .key("c")
                .beginArray()
                .endArray();

        assertThat(json.endObject().toString())
                .isEqualTo("{\n  \"a\": 1,\n  \"b\": [\n    \"x\",\n    true,\n    {}\n  ],\n  \"c\": []\n}");
    }

    @Test
    void escapesWhatJsonDoesNotAllow() {
        String text = new JsonWriter().value("\"\\\n\u0001é\ud800").toString();

        assertThat(text).isEqualTo("\"\\\"\\\\\\n\\u0001é\\ud800\"");
    }
}
