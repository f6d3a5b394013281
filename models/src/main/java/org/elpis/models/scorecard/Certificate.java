package org.elpis.models.scorecard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.engine.Software;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Slice;
import org.elpis.models.runner.Attacks;

/// A statement about one model that may be given to everybody: verdicts, figures, digests and counts, no free text.
///
/// Format: docs/formats/audit-certificate.md
public final class Certificate {
    static final String FORMAT = "elpis-audit-certificate 1";

    private Certificate() {}

    /// Canonical JSON (RFC 8785) and a line feed.
    public static byte[] of(Scorecard full) {
        Scorecard card = Shareable.of(full);
        Map<String, Object> map = new TreeMap<>();
        map.put("format", FORMAT);
        map.put("software", Software.NAME);
        map.put("suite", Attacks.SUITE);
        map.put("case", card.id());
        map.put("verdict", card.verdict().name());
        map.put("issued", card.issued().toString());
        map.put("expires", card.expires().toString());
        map.put("seed", Long.toString(card.seed()));
        map.put("preprocessing", card.preprocessing());
        map.put("recipe", card.recipe().orElse(""));
        card.model()
                .ifPresent(model -> map.put(
                        "model",
                        Map.of(
                                "name", model.name(),
                                "version", model.version(),
                                "digest", model.digest(),
                                "input", model.input().toString(),
                                "classes", model.classes())));
        map.put("data", card.data().stream().map(facts -> data(facts, card)).toList());
        map.put(
                "policy",
                Map.of(
                        "digest",
                        MethodPart.digest(card),
                        "limits",
                        card.policy().limits()));
        map.put("smallGroup", card.smallGroup());
        map.put("audits", card.reports().stream().map(Certificate::audit).toList());
        map.put(
                "skipped",
                card.skipped().stream().map(skipped -> skipped.kind().word()).toList());
        return (CanonicalJson.of(map) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> data(DataFacts facts, Scorecard card) {
        Map<String, Object> map = new TreeMap<>();
        map.put("role", facts.role());
        map.put("digest", facts.digest());
        map.put("classes", facts.classes());
        if (facts.patients() >= card.smallGroup()) {
            map.put("images", facts.images());
            map.put("patients", facts.patients());
        }
        return map;
    }

    private static Map<String, Object> audit(AuditReport report) {
        Map<String, Object> map = new TreeMap<>();
        map.put("audit", report.kind().word());
        map.put("verdict", report.verdict().name());
        map.put("figures", report.figures().stream().map(Certificate::figure).toList());
        List<Object> controls = new ArrayList<>();
        for (Control control : report.controls()) {
            controls.add(Map.of(
                    "kind",
                    word(control.kind()),
                    "held",
                    control.held(),
                    "figures",
                    control.figures().stream().map(Certificate::figure).toList()));
        }
        map.put("controls", controls);
        map.put("slices", report.slices().stream().map(Certificate::slice).toList());
        return map;
    }

    private static Map<String, Object> slice(Slice slice) {
        return Map.of(
                "attribute",
                slice.attribute(),
                "group",
                slice.group(),
                "remarkable",
                slice.remarkable(),
                "figure",
                figure(slice.figure()));
    }

    private static Map<String, Object> figure(Figure figure) {
        Map<String, Object> map = new TreeMap<>();
        map.put("key", figure.key());
        map.put("method", figure.method());
        map.put("count", figure.count());
        put(map, "value", figure.interval().value());
        put(map, "low", figure.interval().low());
        put(map, "high", figure.interval().high());
        return map;
    }

    /// JSON has no infinity: an end that is none is left out.
    private static void put(Map<String, Object> map, String key, double value) {
        if (Double.isFinite(value)) {
            map.put(key, value);
        }
    }

    static String word(Control.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
