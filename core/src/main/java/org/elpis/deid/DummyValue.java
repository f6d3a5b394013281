package org.elpis.deid;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// A value that says nothing and is valid for its VR.
final class DummyValue {
    /// One empty page: what a removed PDF becomes, so that a viewer opens it.
    private static final String EMPTY_PDF = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
            xref
            0 4
            0000000000 65535 f\s
            0000000009 00000 n\s
            0000000052 00000 n\s
            0000000101 00000 n\s
            trailer<</Size 4/Root 1 0 R>>
            startxref
            164
            %%EOF

            """;

    private DummyValue() {}

    static Value of(Element element, DataSet dataSet) {
        if (element.tag() == Tag.ENCAPSULATED_DOCUMENT) {
            boolean isPdf =
                    dataSet.string(Tag.MIME_TYPE_OF_ENCAPSULATED_DOCUMENT).equalsIgnoreCase("application/pdf");
            return Value.Bytes.padded(isPdf ? EMPTY_PDF.getBytes(StandardCharsets.US_ASCII) : new byte[2], (byte) 0);
        }
        Vr vr = element.vr();
        return switch (vr) {
            case AE, LO, LT, PN, SH, ST, UC, UT -> ascii("REMOVED", vr);
            case UR -> ascii("urn:removed", vr);
            case CS -> ascii("UNKNOWN", vr);
            case AS -> ascii("000Y", vr);
            case DA -> ascii("19000101", vr);
            case DT -> ascii("19000101000000", vr);
            case TM -> ascii("000000", vr);
            case DS, IS -> ascii("0", vr);
            // Only where UI is not the VR that the attribute should have; a UID is replaced by a derived one.
            case UI -> ascii("2.25.0", vr);
            case AT -> Value.Bytes.of(new byte[4]);
            case OB, UN -> Value.Bytes.of(new byte[2]);
            case FD, FL, OD, OF, OL, OV, OW, SL, SS, SV, UL, US, UV -> Value.Bytes.of(new byte[vr.unitBytes()]);
            case SQ -> new Value.Items(List.of(), false);
        };
    }

    private static Value ascii(String text, Vr vr) {
        return Value.Bytes.ofAscii(text, vr.padding());
    }
}
