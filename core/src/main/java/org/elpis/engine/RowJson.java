package org.elpis.engine;

import org.elpis.explain.Part;
import org.elpis.explain.Row;
import org.elpis.explain.Shown;

/// Writes one element's explanation as JSON, in reports and for `elpis explain`.
///
/// Format: docs/formats/explain.md
public final class RowJson {
    private RowJson() {}

    public static void write(JsonWriter json, Row row) {
        json.beginObject().key("location").value(row.location().toString());
        json.key("keyword").value(row.keyword()).key("name").value(row.name());
        json.key("vr").value(row.vr()).key("action").value(row.action());
        json.key("rule").value(row.rule()).key("why").value(row.why());
        json.key("changed").value(row.isChanged());
        shown(json.key("before"), row.before());
        shown(json.key("after"), row.after());
        json.key("found").beginArray();
        for (Part part : row.parts()) {
            json.beginObject().key("start").value(part.start()).key("end").value(part.end());
            json.key("kind").value(part.kind()).key("what").value(part.what());
            json.key("becomes").value(part.becomes()).endObject();
        }
        json.endArray().endObject();
    }

    private static void shown(JsonWriter json, Shown shown) {
        json.beginObject().key("is").value(word(shown.kind()));
        if (shown.kind() == Shown.Kind.TEXT || shown.kind() == Shown.Kind.SIZE) {
            json.key("text").value(shown.text());
        }
        if (shown.kind() == Shown.Kind.TEXT) {
            json.key("characters").value(shown.characters());
        }
        json.endObject();
    }

    private static String word(Shown.Kind kind) {
        return switch (kind) {
            case ABSENT -> "absent";
            case EMPTY -> "empty";
            case TEXT -> "text";
            case SIZE -> "size";
        };
    }
}
