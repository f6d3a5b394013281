package org.elpis.models.scorecard;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads a certificate that is in its one form: JSON is YAML, so the reader of policies reads it too, and what it
/// understood must give the same bytes again.
public final class CertificateReader {
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_DEPTH = 12;

    private CertificateReader() {}

    /// What a stranger asks of a certificate.
    ///
    /// @param verdict  over all audits
    /// @param model  SHA-256 of the model's file in hexadecimal; empty when there is none
    /// @param expires  the last day on which it may be relied on
    public record Read(String verdict, String model, LocalDate expires) {}

    /// What it says; empty when it is no certificate in that form.
    public static Optional<Read> of(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setAllowDuplicateKeys(false)
                    .setMaxAliasesForCollections(0)
                    .setCodePointLimit(MOST_BYTES)
                    .build();
            String text = new String(bytes, StandardCharsets.UTF_8);
            Object loaded = isShallow(text) ? new Load(settings).loadFromString(text) : "";
            if (!(loaded instanceof Map<?, ?> map)
                    || !Certificate.FORMAT.equals(map.get("format"))
                    || !(CanonicalJson.of(map) + "\n").equals(text)) {
                return Optional.empty();
            }
            String model = map.get("model") instanceof Map<?, ?> facts ? String.valueOf(facts.get("digest")) : "";
            return Optional.of(new Read(
                    String.valueOf(map.get("verdict")), model, LocalDate.parse(String.valueOf(map.get("expires")))));
        } catch (YamlEngineException | IllegalArgumentException | ClassCastException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isShallow(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (depth > MOST_DEPTH) {
                return false;
            }
        }
        return true;
    }
}
