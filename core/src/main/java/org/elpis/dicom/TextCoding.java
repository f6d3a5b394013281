package org.elpis.dicom;

/// How the bytes of text values are turned into characters and back, without loss.
///
/// Implementations keep every byte that they cannot read as a [RawByte] character.
sealed interface TextCoding permits Iso2022Coding, StandaloneCoding {
    String decode(byte[] bytes, int from, int to, boolean personName);

    Encoded encode(String text, boolean personName);

    /// Index of the first backslash in `[from, to)` that is a delimiter, or `to`; `from` is the start of a
    /// value.
    int nextDelimiter(byte[] bytes, int from, int to);

    /// Whether bytes above 0x7F stand for one character each, so that UTF-8 in their place can be told apart.
    boolean isSingleByte();

    /// Bytes of a text, and whether they say all that the text says.
    record Encoded(byte[] bytes, boolean complete) {}
}
