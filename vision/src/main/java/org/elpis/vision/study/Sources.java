package org.elpis.vision.study;

import java.util.Set;
import org.elpis.dicom.DataSet;

/// Objects and series of heads, for asking what others were made from.
///
/// @param instances  SOP Instance UIDs
/// @param series  Series Instance UIDs
record Sources(Set<String> instances, Set<String> series) {
    private static final int SOURCE_IMAGE_SEQUENCE = 0x0008_2112;
    private static final int REFERENCED_IMAGE_SEQUENCE = 0x0008_1140;
    private static final int REFERENCED_SERIES_SEQUENCE = 0x0008_1115;
    private static final int REFERENCED_SOP_INSTANCE_UID = 0x0008_1155;
    private static final int SERIES_INSTANCE_UID = 0x0020_000E;

    void add(StudyObject object) {
        instances.add(object.uid());
        series.add(object.series());
    }

    boolean isEmpty() {
        return series.isEmpty();
    }

    /// Whether an image names one of them as what it was made from.
    boolean has(DataSet image) {
        return names(image, SOURCE_IMAGE_SEQUENCE, REFERENCED_SOP_INSTANCE_UID, instances)
                || names(image, REFERENCED_IMAGE_SEQUENCE, REFERENCED_SOP_INSTANCE_UID, instances)
                || names(image, REFERENCED_SERIES_SEQUENCE, SERIES_INSTANCE_UID, series);
    }

    private static boolean names(DataSet image, int sequence, int tag, Set<String> known) {
        for (DataSet item : image.items(sequence)) {
            if (known.contains(item.string(tag))) {
                return true;
            }
        }
        return false;
    }
}
