package org.elpis.pdf;

/// Characters without a gap between them.
///
/// @param characters  how many were put together
record Word(String text, double start, double end, double across, double size, int characters) {
    Word plus(Word next) {
        return new Word(
                text.concat(next.text), start, Math.max(end, next.end), across, size, characters + next.characters);
    }
}
