package org.elpis.vision.volume;

import java.util.List;
import org.elpis.dicom.DataSet;

/// What an image says about where its frames lie in the patient.
public sealed interface Placement {
    /// Every frame has its place.
    record Placed(List<SlicePlane> planes) implements Placement {
        public Placed {
            planes = List.copyOf(planes);
        }
    }

    /// It says nothing.
    record Unplaced() implements Placement {}

    /// What it says cannot be.
    ///
    /// @param why  a constant phrase
    record Impossible(String why) implements Placement {}

    /// Reads what an image says.
    ///
    /// @param image  with Rows, Columns and Number of Frames
    static Placement of(DataSet image) {
        return PlaceReader.of(image);
    }
}
