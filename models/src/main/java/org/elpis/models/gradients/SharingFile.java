package org.elpis.models.gradients;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The text form of [Sharing]: lines of a name and a value (docs/formats/sharing.md).
public final class SharingFile {
    /// Ten times the longest file that says something.
    private static final int MOST_CHARACTERS = 16_384;

    /// Names the version of the format, 1; a file without it is of this version, too.
    private static final String VERSION = "elpis-sharing";

    private static final Set<String> NAMES = new TreeSet<>(Set.of(
            VERSION,
            "images",
            "local-steps",
            "rate",
            "clip-each-image",
            "clip-update",
            "noise-multiplier",
            "levels",
            "sites",
            "colluding",
            "labels",
            "server"));

    private SharingFile() {}

    /// Reads a file's text.
    ///
    /// @throws IllegalArgumentException that says what is wrong and how it should look
    public static Sharing parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a description of sharing has at most 16384 characters");
        }
        SortedMap<String, Object> values = values(text);
        if (count(values, VERSION, 1) != 1) {
            throw new IllegalArgumentException(VERSION + " must be 1, the only version there is");
        }
        if (!values.containsKey("images")) {
            throw new IllegalArgumentException("images is missing: how many images one update of a site is made of");
        }
        if (values.containsKey("clip-each-image") && values.containsKey("clip-update")) {
            throw new IllegalArgumentException("only one of clip-each-image and clip-update can be set");
        }
        return new Sharing(
                count(values, "images", 1),
                count(values, "local-steps", 1),
                number(values, "rate", 1),
                clipping(values),
                number(values, "noise-multiplier", 0),
                count(values, "levels", 0),
                count(values, "sites", 1),
                count(values, "colluding", 0),
                word(values, "labels", Sharing.Labels.class, Sharing.Labels.KNOWN),
                word(values, "server", Sharing.Server.class, Sharing.Server.FOLLOWS_PROTOCOL));
    }

    /// Writes every value, so that it reads back as equal.
    public static String format(Sharing sharing) {
        StringBuilder text = new StringBuilder();
        line(text, VERSION, 1);
        line(text, "images", sharing.images());
        line(text, "local-steps", sharing.localSteps());
        line(text, "rate", sharing.rate());
        switch (sharing.clipping()) {
            case Clipping.None ignored -> {}
            case Clipping.EachImage clip -> line(text, "clip-each-image", clip.norm());
            case Clipping.Update clip -> line(text, "clip-update", clip.norm());
        }
        line(text, "noise-multiplier", sharing.noiseMultiplier());
        line(text, "levels", sharing.levels());
        line(text, "sites", sharing.sites());
        line(text, "colluding", sharing.colluding());
        line(text, "labels", word(sharing.labels()));
        line(text, "server", word(sharing.server()));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static SortedMap<String, Object> values(String text) {
        Object loaded;
        try {
            loaded = new Load(LoadSettings.builder().setLabel("sharing").build()).loadFromString(text);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(
                    "the description of sharing is no YAML; write lines such as images: 8", e);
        }
        if (!(loaded instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("the description of sharing must be lines such as images: 8");
        }
        SortedMap<String, Object> values = new TreeMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name) || !NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "the description of sharing has a name that is none; known are " + String.join(", ", NAMES));
            }
            if (value == null) {
                throw new IllegalArgumentException(name + " has no value");
            }
            values.put(name, value);
        });
        return values;
    }

    private static Clipping clipping(SortedMap<String, Object> values) {
        if (values.containsKey("clip-each-image")) {
            return new Clipping.EachImage(number(values, "clip-each-image", 1));
        }
        return values.containsKey("clip-update")
                ? new Clipping.Update(number(values, "clip-update", 1))
                : new Clipping.None();
    }

    private static double number(SortedMap<String, Object> values, String name, double otherwise) {
        Object value = values.getOrDefault(name, otherwise);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(name + " must be a number");
    }

    private static int count(SortedMap<String, Object> values, String name, int otherwise) {
        Object value = values.getOrDefault(name, otherwise);
        if (value instanceof Integer count) {
            return count;
        }
        throw new IllegalArgumentException(name + " must be a whole number of at most 2147483647");
    }

    private static <E extends Enum<E>> E word(
            SortedMap<String, Object> values, String name, Class<E> type, E otherwise) {
        Object value = values.getOrDefault(name, word(otherwise));
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(name + " must be one of "
                + String.join(
                        ", ",
                        Arrays.stream(type.getEnumConstants())
                                .map(SharingFile::word)
                                .toList()));
    }
}
