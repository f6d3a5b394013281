package org.elpis.pdf;

import java.io.IOException;
import org.elpis.document.MalformedDocumentException;

/// How much work one document may ask for: forms that draw forms that draw forms have no other end.
final class Budget {
    /// A thousand full pages have a third of it; some seconds.
    private static final int OPERATORS = 10_000_000;

    /// A hundred on each of a thousand pages; each has to be read anew, and so costs as much as many operators.
    private static final int FORMS = 100_000;

    /// More than a person would read, and each is looked at.
    private static final int CHARACTERS = 1 << 20;

    private int operators = OPERATORS;
    private int forms = FORMS;
    private int characters = CHARACTERS;
    private final FontWork fonts = new FontWork();

    void takeOperator() throws IOException {
        if (operators-- <= 0) {
            throw new IOException("Too many operators.");
        }
    }

    void takeForm() throws IOException {
        if (forms-- <= 0) {
            throw new IOException("Too many forms.");
        }
    }

    void takeCharacters(int count) throws IOException {
        characters -= count;
        if (characters < 0) {
            throw new IOException("Too many characters.");
        }
    }

    FontWork fonts() {
        return fonts;
    }

    void requireLeft() throws MalformedDocumentException {
        if (operators < 0 || forms < 0 || characters < 0) {
            throw new MalformedDocumentException("a PDF with more text or more to draw than is looked at");
        }
        if (fonts.isSpent()) {
            throw new MalformedDocumentException("a PDF with fonts that take more work than is spent on them");
        }
    }
}
