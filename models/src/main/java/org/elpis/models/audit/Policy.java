package org.elpis.models.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The limits that decide a verdict: numbers by their names, from a file, so that a hospital can set its own.
///
/// The bundled `policy.yaml` names every limit there is; a file of one's own may set some of them anew and no others.
public final class Policy {
    /// Limits that are counts, with the least that makes sense.
    private static final Map<String, Integer> LEAST = Map.ofEntries(
            Map.entry("bootstrap-resamples", 100),
            Map.entry("certificate.days", 1),
            Map.entry("certificate.small-group", 1),
            Map.entry("membership.reference-models", 4),
            Map.entry("membership.planted-records", 1),
            Map.entry("attributes.least-patients", 2),
            Map.entry("attributes.folds", 2),
            Map.entry("inversion.patients", 1),
            Map.entry("inversion.reconstructions", 1),
            Map.entry("inversion.steps", 3),
            Map.entry("inversion.query-budget", 1),
            Map.entry("inversion.planted-patients", 1),
            Map.entry("memorization.fail-clear-copies", 1),
            Map.entry("memorization.planted-patients", 1),
            Map.entry("gradients.updates", 1),
            Map.entry("gradients.gallery", 2),
            Map.entry("gradients.planted-updates", 1),
            Map.entry("gradients.restarts", 1),
            Map.entry("gradients.steps", 1),
            Map.entry("gradients.mixed-images", 1),
            Map.entry("dp.least-canaries", 1));
    /// More of anything would not end.
    private static final int MOST = 1_000_000;

    private final SortedMap<String, Double> limits;

    private Policy(SortedMap<String, Double> limits) {
        this.limits = limits;
    }

    /// The bundled limits.
    public static Policy bundled() {
        try (InputStream in = Objects.requireNonNull(Policy.class.getResourceAsStream("policy.yaml"))) {
            return new Policy(numbers(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// These limits with those of a file in their places.
    ///
    /// @throws IllegalArgumentException when the text is no map of known names to finite numbers
    public Policy with(String yaml) {
        SortedMap<String, Double> merged = new TreeMap<>(limits);
        for (Map.Entry<String, Double> entry : numbers(yaml).entrySet()) {
            if (!limits.containsKey(entry.getKey())) {
                throw new IllegalArgumentException("the policy names '" + entry.getKey()
                        + "', which is no limit; known are " + String.join(", ", limits.keySet()));
            }
            merged.put(entry.getKey(), checked(entry.getKey(), entry.getValue()));
        }
        return new Policy(merged);
    }

    private static double checked(String name, double value) {
        Integer least = LEAST.get(name);
        if (least != null && (value < least || value > MOST || value != Math.rint(value))) {
            throw new IllegalArgumentException("the policy's " + name + " must be a whole number from " + least + " to "
                    + MOST + ", got " + value);
        }
        if (name.equals("confidence") && !(value >= 0.5 && value < 1)) {
            throw new IllegalArgumentException("the policy's confidence must be 0.5 to below 1, got " + value);
        }
        return value;
    }

    /// One limit.
    ///
    /// @param name  as in the bundled file
    public double limit(String name) {
        Double limit = limits.get(name);
        if (limit == null) {
            throw new IllegalArgumentException("the policy has no limit named " + name);
        }
        return limit;
    }

    /// A limit that is a count.
    public int count(String name) {
        return Math.toIntExact(Math.round(limit(name)));
    }

    /// Every limit by its name.
    public SortedMap<String, Double> limits() {
        return new TreeMap<>(limits);
    }

    private static SortedMap<String, Double> numbers(String yaml) {
        SortedMap<String, Double> numbers = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        Object loaded;
        try {
            loaded = new Load(LoadSettings.builder().setLabel("policy").build()).loadFromString(yaml);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(
                    "the policy is no YAML; write lines such as membership.fail-tpr-at-1-percent: 0.05", e);
        }
        if (!(loaded instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(
                    "the policy must be lines such as membership.fail-tpr-at-1-percent: 0.05");
        }
        map.forEach((key, value) -> {
            if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
                numbers.put(String.valueOf(key), number.doubleValue());
            } else {
                wrong.add(String.valueOf(key));
            }
        });
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "the policy's limits must be finite numbers: " + String.join(", ", wrong));
        }
        return numbers;
    }
}
