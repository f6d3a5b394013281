package org.elpis.dicom;

import java.util.Set;

/// One DICOM object: File Meta Information, data set, and where its bytes come from.
///
/// Values that were not read stay regions of `source`, which must be open as long as the instance is in use.
///
/// @param preamble  the 128 bytes before the DICM mark; empty when there are none
/// @param fileMeta  group 0002, always explicit little endian; empty when the file has none
/// @param inflated  whether `source` is the inflated form of a deflated file
/// @param anomalies  what is unusual about the file
public record Instance(
        Value.Bytes preamble,
        DataSet fileMeta,
        DataSet dataSet,
        TransferSyntax transferSyntax,
        Source source,
        boolean inflated,
        Set<Anomaly> anomalies) {

    public Instance {
        anomalies = Set.copyOf(anomalies);
    }

    public String sopClassUid() {
        String uid = dataSet.string(Tag.SOP_CLASS_UID);
        return uid.isEmpty() ? fileMeta.string(Tag.MEDIA_STORAGE_SOP_CLASS_UID) : uid;
    }

    public String sopInstanceUid() {
        String uid = dataSet.string(Tag.SOP_INSTANCE_UID);
        return uid.isEmpty() ? fileMeta.string(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID) : uid;
    }

    /// Whether a text, at any depth, is probably not in the character set that the object declares for it. Such a text
    /// is read without loss all the same.
    public boolean hasMislabelledText() {
        return hasMislabelledText(dataSet);
    }

    private static boolean hasMislabelledText(DataSet dataSet) {
        for (int i = 0; i < dataSet.size(); i++) {
            Element element = dataSet.at(i);
            if (element.value() instanceof Value.Items items) {
                for (DataSet item : items.items()) {
                    if (hasMislabelledText(item)) {
                        return true;
                    }
                }
            } else if (element.vr().kind() == Vr.Kind.TEXT
                    && element.value() instanceof Value.Bytes bytes
                    && dataSet.characterSet().isSuspicious(bytes.array(), bytes.offset(), bytes.length())) {
                return true;
            }
        }
        return false;
    }
}
