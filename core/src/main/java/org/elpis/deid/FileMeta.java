package org.elpis.deid;

import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// The File Meta Information of what this software writes: nothing of the original's.
public final class FileMeta {
    /// Identifies this software as the writer of a file. A UUID drawn once, under 2.25.
    private static final String IMPLEMENTATION_CLASS_UID = "2.25.302476318937156482094811257402993846121";

    private static final String IMPLEMENTATION_VERSION = "ELPIS_0_1";

    private static final Element VERSION =
            new Element(Tag.FILE_META_INFORMATION_VERSION, Vr.OB, Value.Bytes.of(new byte[] {0, 1}));
    private static final Element CLASS_UID =
            Element.ofAscii(Tag.IMPLEMENTATION_CLASS_UID, Vr.UI, IMPLEMENTATION_CLASS_UID);
    private static final Element VERSION_NAME =
            Element.ofAscii(Tag.IMPLEMENTATION_VERSION_NAME, Vr.SH, IMPLEMENTATION_VERSION);

    private FileMeta() {}

    public static DataSet of(String sopClassUid, String sopInstanceUid, TransferSyntax transferSyntax) {
        return DicomWriter.fileMeta(List.of(
                VERSION,
                Element.ofAscii(Tag.MEDIA_STORAGE_SOP_CLASS_UID, Vr.UI, sopClassUid),
                Element.ofAscii(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID, Vr.UI, sopInstanceUid),
                Element.ofAscii(Tag.TRANSFER_SYNTAX_UID, Vr.UI, transferSyntax.uid()),
                CLASS_UID,
                VERSION_NAME));
    }
}
