package org.elpis.testkit.hospital;

import java.util.ArrayList;
import java.util.List;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.Layer;

/// A sentence about a patient in which clinical words, in brackets in the pattern, must stay and the rest must
/// vanish.
///
/// @param stay  the words that must stay
record PlantedText(String value, List<String> stay, String language) {
    static PlantedText of(SyntheticPatient p, int pattern) {
        if (p.seed().family().isWide()) {
            Phrase phrase = Phrase.comment(p, pattern);
            return new PlantedText(phrase.value(), phrase.stay(), phrase.language());
        }
        List<String> patterns = Pool.of(p.seed().family()).get("text");
        String line = patterns.get(Math.floorMod(pattern, patterns.size()));
        String language = line.substring(0, 2);
        String text = p.fit(filled(p, line.substring(3), language));
        List<String> stay = new ArrayList<>();
        for (int at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
            stay.add(text.substring(at + 1, text.indexOf(']', at)));
        }
        return new PlantedText(text.replace("[", "").replace("]", ""), stay, language);
    }

    /// The expectation for this text, wherever it is planted.
    Answer answer(SyntheticPatient p, Layer layer) {
        return Answer.removed(layer, p.tokensIn(value))
                .nearby(p.shortTokensIn(value))
                .keeping(stay)
                .in(language);
    }

    private static String filled(SyntheticPatient p, String pattern, String language) {
        String title = language.equals("de")
                ? p.sex().equals("F") ? "Frau" : "Herr"
                : p.sex().equals("F") ? "Mrs." : "Mr.";
        // A bare family name that is a word could not be told from the word: such names come with a title.
        String name = pattern.contains("{title}") ? p.name().family() : p.name().natural();
        return pattern.replace("{title}", title)
                .replace("{name}", name)
                .replace("{id}", p.id())
                .replace("{doctor}", p.reader())
                .replace("{hospital}", p.hospital())
                .replace("{phone}", p.phone())
                .replace("{birth.dot}", DateForm.DOT.of(p.birthDate()))
                .replace("{birth.iso}", DateForm.ISO.of(p.birthDate()))
                .replace("{date.iso}", DateForm.ISO.of(p.firstDay().plusDays(1)))
                .replace("{date.dot}", DateForm.DOT.of(p.firstDay().plusDays(1)))
                .replace("{date.us}", DateForm.US.of(p.firstDay().plusDays(1)))
                .replace("{date.words}", DateForm.WORDS.of(p.firstDay().plusDays(1)));
    }
}
