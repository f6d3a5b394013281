package org.elpis.pdf;

import java.util.List;

/// Characters without a gap between them.
///
/// @param characters  how many were put together
record Word(String text, double start, double end, double across, double size, int characters) {
    /// One word of several that follow one another.
    ///
    /// @param parts  at least one
    static Word of(List<Word> parts) {
        Word first = parts.getFirst();
        if (parts.size() == 1) {
            return first;
        }
        StringBuilder text = new StringBuilder();
        double end = first.end;
        int characters = 0;
        for (Word part : parts) {
            text.append(part.text);
            end = Math.max(end, part.end);
            characters += part.characters;
        }
        return new Word(text.toString(), first.start, end, first.across, first.size, characters);
    }
}
