package org.elpis.document;

import java.util.function.UnaryOperator;

/// A document whose readable text is known.
///
/// Reading the same bytes twice gives the same text, and the same cleaned text the same new document.
public interface ReadableDocument {
    /// The readable text in reading order: lines separated by line feeds, the cells of a line by tabulators.
    /// No other control characters.
    String text();

    /// A new document that holds nothing but the given text, laid out after the original. Everything that is
    /// not text or measured geometry is left behind: metadata, attachments, scripts, pictures.
    ///
    /// @param cleanedText  what is left of [#text()], with the same line feeds and tabulators
    /// @param names  gives the name that stands for one of which something had to go; the same for the same name
    /// @return an even number of bytes, so that no padding follows them
    byte[] rewrite(String cleanedText, UnaryOperator<String> names);
}
