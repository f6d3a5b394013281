package org.elpis.check;

/// How bytes had to be read for a piece of identity to appear.
public enum View {
    /// As they are, letter case aside.
    RAW,
    /// Decoded with the character set of the data set, accents and width aside.
    CHARSET,
    /// As UTF-16 in either byte order.
    UTF16,
    /// Decoded from Base64.
    BASE64,
    /// Decoded from hexadecimal digits.
    HEX,
    /// Inflated from a zlib, gzip or zip stream.
    INFLATED,
    /// As a page of a PDF shows it or as XML has it between its tags, also one letter below the other.
    SHOWN,
    /// With the separators between letters and digits left out.
    SQUEEZED
}
