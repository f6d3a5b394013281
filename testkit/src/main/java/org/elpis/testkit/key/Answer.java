package org.elpis.testkit.key;

import java.util.List;

/// What is expected of one planted value.
///
/// @param vanish  tokens of which no byte sequence may be left; each stands literally in the planted value
/// @param stay  tokens that must still be readable
/// @param category  the category of the MIDI-B key: a letter of the HIPAA list (`hipaa_a` …) or `dicom_…`
/// @param language  ISO 639-1 code of the text, or `zxx` if it has none
public record Answer(
        AnswerAction action,
        Layer layer,
        Severity severity,
        List<String> vanish,
        List<String> stay,
        String category,
        String language) {
    /// A token must have so many bytes in UTF-8: shorter ones turn up in 100 MB of pixels by chance.
    static final int MIN_TOKEN_BYTES = 6;

    public Answer {
        vanish = List.copyOf(vanish);
        stay = List.copyOf(stay);
        for (String token : vanish) {
            int bytes = token.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            if (bytes < MIN_TOKEN_BYTES) {
                throw new IllegalArgumentException(
                        "token must have >= " + MIN_TOKEN_BYTES + " bytes to be searched for, got " + token);
            }
        }
    }

    /// Text whose tokens must vanish.
    public static Answer removed(Layer layer, List<String> vanish) {
        return new Answer(AnswerAction.TEXT_REMOVED, layer, Severity.DIRECT, vanish, List.of(), "hipaa_a", "zxx");
    }

    /// Text whose tokens must vanish.
    public static Answer removed(Layer layer, String... vanish) {
        return removed(layer, List.of(vanish));
    }

    /// A date that must have moved.
    public static Answer shifted(Layer layer, String... vanish) {
        return new Answer(
                AnswerAction.DATE_SHIFTED, layer, Severity.INDIRECT, List.of(vanish), List.of(), "hipaa_c", "zxx");
    }

    /// A unique identifier that must have been replaced, everywhere by the same.
    public static Answer uid(AnswerAction action, Layer layer, String uid) {
        return new Answer(action, layer, Severity.LINK, List.of(uid), List.of(), "hipaa_r", "zxx");
    }

    /// Text that must stay.
    public static Answer retained(Layer layer, String... stay) {
        return new Answer(
                AnswerAction.TEXT_RETAINED, layer, Severity.NONE, List.of(), List.of(stay), "dicom_iod", "zxx");
    }

    /// A presence that must stay, whatever the value.
    public static Answer present(AnswerAction action) {
        return new Answer(action, Layer.STANDARD, Severity.NONE, List.of(), List.of(), "dicom_iod", "zxx");
    }

    /// The same with tokens that must stay beside those that must vanish.
    public Answer keeping(List<String> tokens) {
        return new Answer(action, layer, severity, vanish, tokens, category, language);
    }

    /// The same in another category and of another severity.
    public Answer as(String newCategory, Severity newSeverity) {
        return new Answer(action, layer, newSeverity, vanish, stay, newCategory, language);
    }

    /// The same as text of a language.
    public Answer in(String newLanguage) {
        return new Answer(action, layer, severity, vanish, stay, category, newLanguage);
    }
}
