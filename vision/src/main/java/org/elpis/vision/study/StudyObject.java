package org.elpis.vision.study;

import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;

/// What is remembered of one object of a study: some hundred bytes, and about 200 more a frame.
///
/// @param series  Series Instance UID
/// @param frame  Frame of Reference UID; empty when it has none
/// @param number  Instance Number, 0 when it has none
record StudyObject(String uid, String series, String frame, int number, BodyRegion region, Content content) {
    private static final int FRAME_OF_REFERENCE_UID = 0x0020_0052;
    private static final int INSTANCE_NUMBER = 0x0020_0013;

    static StudyObject of(Instance object) {
        DataSet dataSet = object.dataSet();
        return new StudyObject(
                object.sopInstanceUid(),
                dataSet.string(Tag.SERIES_INSTANCE_UID),
                dataSet.string(FRAME_OF_REFERENCE_UID),
                dataSet.number(INSTANCE_NUMBER, 0),
                BodyRegion.of(dataSet),
                ContentReader.of(object));
    }

    /// What lies in the same coordinates: the frame of reference, or the series alone where there is none.
    String space() {
        return frame.isEmpty() ? "series " + series : frame;
    }
}
