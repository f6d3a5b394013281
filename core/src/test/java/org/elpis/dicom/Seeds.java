package org.elpis.dicom;

import static org.elpis.dicom.DicomBytes.BIG;
import static org.elpis.dicom.DicomBytes.DEFLATED;
import static org.elpis.dicom.DicomBytes.EXPLICIT;
import static org.elpis.dicom.DicomBytes.IMPLICIT;
import static org.elpis.dicom.DicomBytes.JPEG;
import static org.elpis.dicom.DicomBytes.UNDEFINED;
import static org.elpis.dicom.DicomBytes.explicit;
import static org.elpis.dicom.DicomBytes.file;
import static org.elpis.dicom.DicomBytes.implicit;

import java.util.List;
import java.util.stream.Stream;

/// Small valid files, together of every form that the reader knows: where fuzzing starts from.
final class Seeds {
    private Seeds() {}

    static Stream<byte[]> all() {
        return List.of(
                file(IMPLICIT, rich(implicit())),
                file(EXPLICIT, rich(explicit())),
                file(BIG, rich(DicomBytes.big())),
                file(DEFLATED, rich(explicit())),
                file(JPEG, fragments()),
                file(IMPLICIT, flat(implicit())),
                file(EXPLICIT, flat(explicit())),
                file(BIG, flat(DicomBytes.big())),
                rich(implicit()).bytes(),
                rich(explicit()).bytes(),
                rich(DicomBytes.big()).bytes(),
                DicomBytes.join(
                        implicit().text(Tag.TRANSFER_SYNTAX_UID, "UI", EXPLICIT).bytes(),
                        rich(explicit()).bytes()))
                .stream();
    }

    private static DicomBytes fragments() {
        return explicit()
                .text(Tag.PATIENT_ID, "LO", "1")
                .header(Tag.PIXEL_DATA, "OB", UNDEFINED)
                .itemHeader(0)
                .itemHeader(3)
                .raw((byte) 1, (byte) 2, (byte) 3)
                .itemHeader(2)
                .u16(4)
                .sequenceEnd();
    }

    private static DicomBytes flat(DicomBytes empty) {
        return empty.text(Tag.SPECIFIC_CHARACTER_SET, "CS", "ISO_IR 192")
                .text(Tag.PATIENT_NAME, "PN", "A^B")
                .text(Tag.NUMBER_OF_FRAMES, "IS", "12")
                .header(0x0040_0260, "SQ", 8)
                .itemHeader(0)
                .header(0x0040_0275, "SQ", UNDEFINED)
                .sequenceEnd();
    }

    private static DicomBytes rich(DicomBytes empty) {
        DicomBytes inner = empty.fresh().text(0x0008_1155, "UI", "1.2.3");
        DicomBytes nested = empty.fresh()
                .header(0x0008_1199, "SQ", UNDEFINED)
                .undefinedItem(inner)
                .sequenceEnd();
        DicomBytes hidden = implicit().item(implicit().text(0x0008_1155, "", "1.2.3"));
        return empty.text(Tag.SPECIFIC_CHARACTER_SET, "CS", "\\ISO 2022 IR 87")
                .element(
                        0x0008_1140,
                        "SQ",
                        empty.fresh().item(inner).item(nested).bytes())
                .header(0x0008_1200, "SQ", UNDEFINED)
                .undefinedItem(nested)
                .item(empty.fresh())
                .sequenceEnd()
                .text(0x0009_0010, "LO", "ACME")
                .element(0x0009_1001, "UN", hidden.bytes())
                .header(0x0009_1002, "UN", UNDEFINED)
                .raw(implicit().raw(hidden).sequenceEnd())
                .text(Tag.PATIENT_NAME, "PN", "A^B=\u001b$B;3ED\u001b(B")
                .header(Tag.ROWS, "US", 2)
                .u16(2)
                .element(0x0042_0011, "OB", new byte[120])
                .element(Tag.PIXEL_DATA, "OW", new byte[8]);
    }
}
