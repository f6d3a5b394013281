package org.elpis.document;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;

/// The document in Encapsulated Document (0042,0011), read by the format of its MIME type.
public final class EncapsulatedDocument {
    /// Larger documents are not read: a scan of some hundred pages has as many, and several workers may each
    /// have one on the heap.
    public static final int MAX_BYTES = 64 << 20;

    private static final List<DocumentFormat> OWN =
            List.of(new CdaFormat(), new StlFormat(), new ObjFormat(), new MtlFormat());

    private EncapsulatedDocument() {}

    /// Looked for only when a document is met that none of core's own formats reads.
    private static final class Others {
        static final List<DocumentFormat> FOUND = find();

        private static List<DocumentFormat> find() {
            try {
                return List.copyOf(
                        ServiceLoader.load(DocumentFormat.class, EncapsulatedDocument.class.getClassLoader()).stream()
                                .map(ServiceLoader.Provider::get)
                                .toList());
            } catch (ServiceConfigurationError e) {
                return List.of();
            }
        }
    }

    /// The format of a MIME type; empty when this installation has none.
    public static Optional<DocumentFormat> format(String mimeType) {
        int parameters = mimeType.indexOf(';');
        String type = (parameters < 0 ? mimeType : mimeType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        Optional<DocumentFormat> own = find(OWN, type);
        return own.isPresent() ? own : find(Others.FOUND, type);
    }

    private static Optional<DocumentFormat> find(List<DocumentFormat> formats, String type) {
        for (DocumentFormat format : formats) {
            if (format.reads(type)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /// Whether a MIME type is one of those for which the standard has objects, or that a format here reads.
    public static boolean isKnownType(String mimeType) {
        return isRegistered(mimeType.toLowerCase(Locale.ROOT))
                || find(OWN, mimeType.toLowerCase(Locale.ROOT)).isPresent();
    }

    private static boolean isRegistered(String type) {
        return switch (type) {
            case "application/pdf",
                    "application/octet-stream",
                    "application/zip",
                    "image/jpeg",
                    "image/png",
                    "text/plain" -> true;
            default -> false;
        };
    }

    /// Reads the document of an object.
    ///
    /// @param element  of the data set that says the document's type
    /// @throws MalformedDocumentException when nobody can say what it holds
    /// @throws IOException when the source of the object cannot be read
    public static ReadableDocument of(DataSet dataSet, Element element) throws MalformedDocumentException, IOException {
        DocumentFormat format = format(dataSet.string(Tag.MIME_TYPE_OF_ENCAPSULATED_DOCUMENT))
                .orElseThrow(() -> new MalformedDocumentException("a type that is not read here"));
        try {
            return format.read(bytes(element.value()));
        } catch (OutOfMemoryError e) {
            // The job goes on without this document.
            throw new MalformedDocumentException("larger than the memory allows");
        }
    }

    private static byte[] bytes(Value value) throws MalformedDocumentException, IOException {
        if (value instanceof Value.Bytes bytes) {
            return bytes.copy();
        }
        if (!(value instanceof Value.Region region)) {
            throw new MalformedDocumentException("not one value of bytes");
        }
        if (region.length() > MAX_BYTES) {
            throw new MalformedDocumentException("larger than 64 MiB");
        }
        return region.load(MAX_BYTES);
    }
}
