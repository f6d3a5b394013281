package org.elpis.document;

/// A kind of document that can be read and written anew.
///
/// Found by [java.util.ServiceLoader] when an object with a document that core itself does not read is met.
/// Implementations are thread-safe and have a public constructor without parameters.
public interface DocumentFormat {
    /// Whether documents of this type are of this format.
    ///
    /// @param mimeType  type and subtype in lower case, without parameters: `application/pdf`
    boolean reads(String mimeType);

    /// Reads a document.
    ///
    /// @param document  at most [EncapsulatedDocument#MAX_BYTES] bytes; a last zero byte may be padding
    /// @throws MalformedDocumentException whatever is wrong with it, and never anything else
    ReadableDocument read(byte[] document) throws MalformedDocumentException;
}
