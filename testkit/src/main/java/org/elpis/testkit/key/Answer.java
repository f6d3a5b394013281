package org.elpis.testkit.key;

import java.util.List;
import java.util.Optional;

/// What is expected of one planted value.
///
/// @param vanish  tokens of which no byte sequence may be left; each stands literally in the planted value
/// @param near  tokens that are too short to be searched for everywhere: no word of the planted place may be one
/// @param stay  tokens that must still be readable
/// @param category  the category of the MIDI-B key: a letter of the HIPAA list (`hipaa_a` …) or `dicom_…`
/// @param language  ISO 639-1 code of the text, or `zxx` if it has none
/// @param box  where a text is drawn, when it is drawn
public record Answer(
        AnswerAction action,
        Layer layer,
        Severity severity,
        List<String> vanish,
        List<String> near,
        List<String> stay,
        String category,
        String language,
        Optional<PixelBox> box) {
    /// A token must have so many bytes in UTF-8: shorter ones turn up in 100 MB of pixels by chance.
    static final int MIN_TOKEN_BYTES = 6;

    public Answer {
        vanish = List.copyOf(vanish);
        near = List.copyOf(near);
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
        return of(AnswerAction.TEXT_REMOVED, layer, Severity.DIRECT, vanish, "hipaa_a");
    }

    /// Text whose tokens must vanish.
    public static Answer removed(Layer layer, String... vanish) {
        return removed(layer, List.of(vanish));
    }

    /// A date that must have moved.
    public static Answer shifted(Layer layer, String... vanish) {
        return of(AnswerAction.DATE_SHIFTED, layer, Severity.INDIRECT, List.of(vanish), "hipaa_c");
    }

    /// A unique identifier that must have been replaced, everywhere by the same.
    public static Answer uid(AnswerAction action, Layer layer, String uid) {
        return of(action, layer, Severity.LINK, List.of(uid), "hipaa_r");
    }

    /// Text that must stay.
    public static Answer retained(Layer layer, String... stay) {
        return of(AnswerAction.TEXT_RETAINED, layer, Severity.NONE, List.of(), "dicom_iod")
                .keeping(List.of(stay));
    }

    /// Text drawn into an image, which must no longer be seen.
    public static Answer hidden(PixelBox box) {
        Answer plain = of(AnswerAction.PIXELS_HIDDEN, Layer.GRAPHIC, Severity.DIRECT, List.of(), "hipaa_a");
        return new Answer(
                plain.action(),
                plain.layer(),
                plain.severity(),
                List.of(),
                List.of(),
                List.of(),
                "hipaa_a",
                "zxx",
                Optional.of(box));
    }

    /// A presence that must stay, whatever the value.
    public static Answer present(AnswerAction action) {
        return of(action, Layer.STANDARD, Severity.NONE, List.of(), "dicom_iod");
    }

    /// The same with tokens that must stay beside those that must vanish.
    public Answer keeping(List<String> tokens) {
        return new Answer(action, layer, severity, vanish, near, tokens, category, language, box);
    }

    /// The same in another category and of another severity.
    public Answer as(String newCategory, Severity newSeverity) {
        return new Answer(action, layer, newSeverity, vanish, near, stay, newCategory, language, box);
    }

    /// The same as text of a language.
    public Answer in(String newLanguage) {
        return new Answer(action, layer, severity, vanish, near, stay, category, newLanguage, box);
    }

    /// The same with tokens that are looked for at the planted place alone.
    public Answer nearby(List<String> tokens) {
        return new Answer(action, layer, severity, vanish, tokens, stay, category, language, box);
    }

    private static Answer of(
            AnswerAction action, Layer layer, Severity severity, List<String> vanish, String category) {
        return new Answer(action, layer, severity, vanish, List.of(), List.of(), category, "zxx", Optional.empty());
    }
}
