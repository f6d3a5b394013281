package org.elpis.models.scorecard;

import java.util.List;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.Software;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Slice;
import org.elpis.models.runner.Attacks;
import org.elpis.models.runner.Skipped;

/// A scorecard for machines: the shareable one, whatever the one given shows. Format: docs/formats/audit-report.md
public final class ScorecardJson {
    private final Scorecard card;
    private final JsonWriter json = new JsonWriter();

    private ScorecardJson(Scorecard card) {
        this.card = card;
    }

    public static String of(Scorecard card) {
        ScorecardJson text = new ScorecardJson(Shareable.of(card));
        text.write();
        return text.json + "\n";
    }

    private void write() {
        json.beginObject().key("verdict").value(card.verdict().name());
        json.key("format").value("elpis-audit-report 1").key("case").value(card.id());
        json.key("software").value(Software.NAME).key("suite").value(Attacks.SUITE);
        json.key("issued").value(card.issued().toString());
        json.key("expires").value(card.expires().toString());
        json.key("seed").value(Long.toString(card.seed()));
        json.key("preprocessing").value(card.preprocessing());
        json.key("recipe").value(card.recipe().orElse(""));
        card.model().ifPresent(model -> {
            json.key("model").beginObject().key("name").value(model.name());
            json.key("version").value(model.version()).key("digest").value(model.digest());
            json.key("input").value(model.input().toString());
            json.key("classes").value((long) model.classes());
            texts("remarks", model.remarks());
            json.endObject();
        });
        json.key("data").beginArray();
        card.data().forEach(this::data);
        json.endArray();
        texts("remarks", card.remarks());
        json.key("audits").beginArray();
        card.reports().forEach(this::report);
        json.endArray().key("skipped").beginArray();
        for (Skipped skipped : card.skipped()) {
            json.beginObject().key("audit").value(skipped.kind().word());
            json.key("why").value(skipped.why()).endObject();
        }
        json.endArray().key("policy").beginObject();
        card.policy().limits().forEach((name, value) -> json.key(name).value((double) value));
        json.endObject().endObject();
    }

    private void data(DataFacts facts) {
        json.beginObject().key("role").value(facts.role()).key("digest").value(facts.digest());
        if (facts.patients() >= card.smallGroup()) {
            json.key("images").value((long) facts.images()).key("patients").value((long) facts.patients());
        }
        json.key("classes").value((long) facts.classes()).endObject();
    }

    private void report(AuditReport report) {
        json.beginObject().key("audit").value(report.kind().word());
        json.key("verdict").value(report.verdict().name()).key("summary").value(report.summary());
        texts("reasons", report.reasons());
        json.key("figures").beginArray();
        report.figures().forEach(this::figure);
        json.endArray().key("controls").beginArray();
        for (Control control : report.controls()) {
            json.beginObject().key("kind").value(Certificate.word(control.kind()));
            json.key("held").value(control.held()).key("says").value(control.says());
            json.key("figures").beginArray();
            control.figures().forEach(this::figure);
            json.endArray().endObject();
        }
        json.endArray().key("slices").beginArray();
        for (Slice slice : report.slices()) {
            json.beginObject()
                    .key("attribute")
                    .value(slice.attribute())
                    .key("group")
                    .value(slice.group());
            json.key("remarkable").value(slice.remarkable()).key("figure");
            figure(slice.figure());
            json.endObject();
        }
        json.endArray();
        texts("limits", report.limits());
        json.key("settings").beginObject();
        report.settings().forEach((name, value) -> json.key(name).value(value));
        json.endObject().endObject();
    }

    private void texts(String key, List<String> texts) {
        json.key(key).beginArray();
        texts.forEach(json::value);
        json.endArray();
    }

    private void figure(Figure figure) {
        json.beginObject().key("key").value(figure.key()).key("name").value(figure.name());
        number("value", figure.interval().value());
        number("low", figure.interval().low());
        number("high", figure.interval().high());
        json.key("method")
                .value(figure.method())
                .key("count")
                .value(figure.count())
                .endObject();
    }

    /// JSON has no infinity: an end that is none is left out.
    private void number(String key, double value) {
        if (Double.isFinite(value)) {
            json.key(key).value(value);
        }
    }
}
