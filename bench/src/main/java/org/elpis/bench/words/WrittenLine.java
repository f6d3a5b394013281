package org.elpis.bench.words;

import java.util.Map;
import org.elpis.testkit.picture.TextLine;

/// One line of text in a frame, and what it is like.
///
/// @param traits  a word for every [Trait]
record WrittenLine(TextLine line, Map<Trait, String> traits) {
    WrittenLine {
        traits = Map.copyOf(traits);
        if (traits.size() != Trait.values().length) {
            throw new IllegalArgumentException("traits must be complete");
        }
    }

    String trait(Trait trait) {
        return traits.getOrDefault(trait, "");
    }
}
