package org.elpis.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// HL7 Clinical Document Architecture: code and title of the document, and its sections with code, title and
/// narrative. Participants, identifiers, times, machine-readable entries and bodies that are not XML are left
/// behind.
///
/// Source: HL7 CDA Release 2, POCD_HD000040.
final class CdaFormat implements DocumentFormat {
    private static final String NAMESPACE = "urn:hl7-org:v3";
    /// The tree of a document takes some ten times its bytes.
    private static final int MAX_BYTES = 8 << 20;

    /// Deeper than sections in sections with tables in lists.
    private static final String MAX_DEPTH = "128";

    @Override
    public boolean reads(String mimeType) {
        return switch (mimeType) {
            case "text/xml", "application/xml", "application/hl7-v3", "application/hl7-v3+xml", "application/cda+xml" ->
                true;
            default -> false;
        };
    }

    @Override
    public ReadableDocument read(byte[] document) throws MalformedDocumentException {
        if (document.length > MAX_BYTES) {
            throw new MalformedDocumentException("larger than 8 MiB");
        }
        Element root = parse(document);
        if (!root.getLocalName().equals("ClinicalDocument") || !NAMESPACE.equals(root.getNamespaceURI())) {
            throw new MalformedDocumentException("XML that is no clinical document");
        }
        return new ClinicalDocument(root);
    }

    /// A zero at the end is padding, or the second half of a `>` in UTF-16.
    private static Element parse(byte[] document) throws MalformedDocumentException {
        boolean isPadded = document.length > 0 && document[document.length - 1] == 0;
        Optional<Element> whole = parse(document, document.length);
        return whole.or(() -> isPadded ? parse(document, document.length - 1) : Optional.empty())
                .orElseThrow(() -> new MalformedDocumentException("XML that is not well-formed or not safe"));
    }

    private static Optional<Element> parse(byte[] document, int length) {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Silence());
            return Optional.of(
                    builder.parse(new ByteArrayInputStream(document, 0, length)).getDocumentElement());
        } catch (SAXException | IOException e) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The platform's XML parser has these features.", e);
        }
    }

    /// Made for each document: factories are not thread-safe, and documents are few. The platform's own, whatever
    /// else is on the class path.
    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute("jdk.xml.maxElementDepth", MAX_DEPTH);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setCoalescing(true);
        factory.setIgnoringComments(true);
        return factory;
    }

    /// In place of the parser's own handler, which prints a part of the document.
    private static final class Silence implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
