package org.elpis.cli;

import java.util.List;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.SealRunner;

/// Says which files a command about seals and signatures did nothing with, and why: a line or an object each.
final class LeftOut {
    private LeftOut() {}

    /// @param verdict  what it says of each: `not sealed`
    static void append(StringBuilder text, String verdict, List<SealRunner.Unsealed> files) {
        for (SealRunner.Unsealed file : files) {
            text.append(verdict)
                    .append(": ")
                    .append(Layout.shown(file.file()))
                    .append(": ")
                    .append(file.reason())
                    .append('\n');
        }
    }

    /// Writes an array behind a key of the object that is open.
    static JsonWriter write(JsonWriter json, String key, List<SealRunner.Unsealed> files) {
        json.key(key).beginArray();
        for (SealRunner.Unsealed file : files) {
            json.beginObject()
                    .key("file")
                    .value(file.file())
                    .key("reason")
                    .value(file.reason())
                    .endObject();
        }
        return json.endArray();
    }
}
