package org.elpis.policy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.elpis.detect.Identity;
import org.elpis.detect.Span;
import org.elpis.detect.TextDetector;
import org.elpis.dicom.Instance;
import org.elpis.pixel.Box;
import org.elpis.pixel.WordReader;

/// Decides which words drawn into an image may stay: those that were read for certain, that are on a list of
/// sides,
/// views and measures, and of which nothing is the patient's.
final class HarmlessWords {
    /// Of what the reader is less sure of it may be wrong. Source: docs/evidence/words-in-pixels.md
    private static final double LEAST_CONFIDENCE = 0.9;

    private final WordReader reader;
    private final TextDetector texts;
    private final Identity identity;

    HarmlessWords(WordReader reader, TextDetector texts, Identity identity) {
        this.reader = reader;
        this.texts = texts;
        this.identity = identity;
    }

    /// What the reading depends on, as plans name it.
    String readBy() {
        return reader.identity();
    }

    /// The boxes that may stay.
    List<Box> among(Instance image, List<Box> boxes) throws IOException {
        List<WordReader.Reading> readings = reader.read(image, boxes);
        ReadMistakes mistakes = new ReadMistakes(identity, image.dataSet());
        List<Box> harmless = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            if (isHarmless(readings.get(i), mistakes)) {
                harmless.add(boxes.get(i));
            }
        }
        return harmless;
    }

    private boolean isHarmless(WordReader.Reading reading, ReadMistakes mistakes) {
        if (reading.lines().isEmpty()) {
            return false;
        }
        for (List<WordReader.Word> line : reading.lines()) {
            if (!isHarmless(line, mistakes)) {
                return false;
            }
        }
        return true;
    }

    private boolean isHarmless(List<WordReader.Word> line, ReadMistakes mistakes) {
        StringBuilder text = new StringBuilder();
        for (WordReader.Word word : line) {
            if (!(word.confidence() >= LEAST_CONFIDENCE)) {
                return false;
            }
            text.append(text.isEmpty() ? "" : " ").append(word.text());
        }
        String read = text.toString();
        return ScreenTerms.areAll(read) && !mistakes.mayHidePatient(read) && !isSuspicious(read);
    }

    /// Whether the detector of texts, which does not know the terms of screens, takes a part for something that
    /// identifies.
    private boolean isSuspicious(String read) {
        for (Span span : texts.detect(read, identity)) {
            boolean isUnknownOnly = switch (span.kind()) {
                case UNKNOWN_WORD, NUMBER -> true;
                case KNOWN_IDENTITY, NAME, DATE, UID, CONTACT, PLACE, AGE -> false;
            };
            if (!isUnknownOnly) {
                return true;
            }
        }
        return false;
    }
}
