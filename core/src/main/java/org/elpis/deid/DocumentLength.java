package org.elpis.deid;

import java.util.List;
import java.util.ListIterator;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Makes Encapsulated Document Length (0042,0015) true again when the document has been replaced. Every document
/// that is written here has an even number of bytes, so that the length of the value is the document's.
final class DocumentLength {
    private DocumentLength() {}

    static void correct(List<Element> elements, Encoding encoding) {
        int length = -1;
        for (ListIterator<Element> at = elements.listIterator(); at.hasNext(); ) {
            Element element = at.next();
            if (element.tag() == Tag.ENCAPSULATED_DOCUMENT && element.value() instanceof Value.Bytes bytes) {
                length = bytes.length();
            } else if (element.tag() == Tag.ENCAPSULATED_DOCUMENT_LENGTH && element.vr() == Vr.UL && length >= 0) {
                at.set(element.with(Value.Bytes.of(encoding.unsigned32(length))));
            }
        }
    }
}
