package org.elpis.vision.volume;

import java.util.List;
import org.elpis.dicom.DataSet;

/// Where an attribute of a frame stands: in the frame's own functional group, in the one that all frames share,
/// or at the top of an object whose frames have none.
///
/// Source: PS3.3 C.7.6.16
final class FrameGroups {
    private static final int SHARED = 0x5200_9229;
    private static final int PER_FRAME = 0x5200_9230;

    private final DataSet dataSet;
    private final List<DataSet> shared;
    private final List<DataSet> perFrame;

    FrameGroups(DataSet dataSet) {
        this.dataSet = dataSet;
        this.shared = dataSet.items(SHARED);
        this.perFrame = dataSet.items(PER_FRAME);
    }

    boolean isEmpty() {
        return shared.isEmpty() && perFrame.isEmpty();
    }

    /// How many frames have a group of their own.
    int count() {
        return perFrame.size();
    }

    /// The item with the attributes of one macro, or the object itself where there is none.
    ///
    /// @param macro  the sequence that holds them
    DataSet of(int frame, int macro) {
        if (frame < perFrame.size()) {
            List<DataSet> own = perFrame.get(frame).items(macro);
            if (!own.isEmpty()) {
                return own.getFirst();
            }
        }
        if (!shared.isEmpty()) {
            List<DataSet> common = shared.getFirst().items(macro);
            if (!common.isEmpty()) {
                return common.getFirst();
            }
        }
        return dataSet;
    }
}
