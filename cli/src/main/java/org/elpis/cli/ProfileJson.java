package org.elpis.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.Software;
import org.elpis.policy.ConfidentialityTable;
import org.elpis.policy.DeidentificationStatement;
import org.elpis.policy.Handling;
import org.elpis.policy.PrivateLine;
import org.elpis.policy.Profile;
import org.elpis.policy.ProfileStatement;
import org.elpis.policy.ProjectRule;
import org.elpis.policy.StatementLine;

/// What `elpis profile --json` prints.
///
/// Format: docs/formats/profile-statement.md
final class ProfileJson {
    private ProfileJson() {}

    static String list(List<Profile> profiles) {
        JsonWriter json = new JsonWriter().beginObject().key("profiles").beginArray();
        for (Profile profile : profiles) {
            json.beginObject().key("name").value(profile.name());
            json.key("description").value(profile.description());
            json.key("identity").value(profile.identity()).endObject();
        }
        return json.endArray().endObject() + "\n";
    }

    static String show(Profile profile, LocalDate date) {
        ProfileStatement statement = ProfileStatement.of(profile);
        JsonWriter json = new JsonWriter().beginObject();
        json.key("format").value("elpis-profile-statement 1");
        json.key("software").value(Software.NAME);
        json.key("standard").value("PS3.15 " + ConfidentialityTable.edition());
        json.key("date").value(date.toString());
        json.key("name").value(profile.name()).key("description").value(profile.description());
        json.key("identity").value(profile.identity());
        json.key("pseudonyms").value(lower(profile.pseudonyms()));
        json.key("longitudinal").value(statement.declared().longitudinal());
        json.key("codes").beginArray();
        for (DeidentificationStatement.Code code : statement.declared().codes()) {
            json.beginObject().key("value").value(code.value());
            json.key("meaning").value(code.meaning()).endObject();
        }
        json.endArray();
        handling(profile.handling(), json);
        rules(profile, json);
        rows(statement.lines(), json);
        json.key("unlisted").beginArray();
        for (ProfileStatement.ByVr line : statement.unlisted()) {
            json.beginObject().key("vr").value(line.vr().name());
            json.key("what").value(line.what()).endObject();
        }
        json.endArray();
        sentences("privateLists", statement.privateLists(), json);
        json.key("privateAttributes").beginArray();
        for (PrivateLine line : statement.privateLines()) {
            json.beginObject().key("creator").value(line.creator()).key("tag").value(line.tag());
            json.key("vr").value(line.vr()).key("name").value(line.name());
            json.key("what").value(line.what()).key("rule").value(line.rule());
            json.key("inSequencesOnly").value(line.isInSequencesOnly()).endObject();
        }
        json.endArray();
        json.key("deviations").beginArray();
        for (ProfileStatement.Deviation deviation : ProfileStatement.deviations()) {
            json.beginObject().key("table").value(deviation.table()).key("done").value(deviation.done());
            json.key("reason").value(deviation.reason()).endObject();
        }
        json.endArray();
        sentences("notExamined", ProfileStatement.limits(), json);
        return json.endObject() + "\n";
    }

    private static void handling(Handling handling, JsonWriter json) {
        json.key("handling").beginObject();
        json.key("texts").value(lower(handling.texts()));
        json.key("privateElements").value(lower(handling.privateElements()));
        json.key("documents").value(lower(handling.documents()));
        json.key("pixels").value(lower(handling.pixels()));
        json.key("faces").value(lower(handling.faces().extent()));
        json.key("faceFill").value(lower(handling.faces().fill()));
        json.key("commonWordPatients").value(handling.commonWordPatients());
        sentences("words", List.copyOf(new TreeSet<>(handling.words())), json);
        json.endObject();
    }

    private static void rules(Profile profile, JsonWriter json) {
        json.key("rules").beginArray();
        for (ProjectRule rule : profile.rules()) {
            json.beginObject().key("elements").value(ProjectRuleWords.conditions(rule));
            json.key("action").value(ProjectRuleWords.action(rule));
            json.key("reason").value(rule.reason()).endObject();
        }
        json.endArray();
        sentences("warnings", profile.warnings(), json);
    }

    private static void rows(List<StatementLine> lines, JsonWriter json) {
        json.key("rows").beginArray();
        for (StatementLine line : lines) {
            json.beginObject().key("tag").value(line.tag());
            json.key("keyword").value(line.row().keyword());
            json.key("name").value(line.row().name());
            json.key("basic").value(line.row().basic().code());
            json.key("what").value(line.what());
            json.key("rule").value(line.rule());
            json.key("asPublished").value(line.asPublished()).endObject();
        }
        json.endArray();
    }

    private static void sentences(String key, List<String> sentences, JsonWriter json) {
        json.key(key).beginArray();
        sentences.forEach(json::value);
        json.endArray();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
