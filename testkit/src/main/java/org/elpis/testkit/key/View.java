package org.elpis.testkit.key;

/// In which dress a token was found.
public enum View {
    /// Plain bytes of some character set, case and accents folded.
    TEXT,
    /// Two bytes a character.
    UTF_16,
    BASE64,
    /// Hexadecimal digits of the bytes, as in PDF strings.
    HEX,
    /// A number whose separators had been added or taken away.
    NUMBER,
    /// Another spelling of a date.
    DATE,
    /// In the name of a file or folder.
    FILE_NAME
}
