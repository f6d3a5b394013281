package org.elpis.vision.study;

import java.util.List;
import org.elpis.vision.volume.SlicePlane;
import org.elpis.vision.volume.WorkVolume;

/// What an object of a study is to somebody who looks for faces.
sealed interface Content {
    /// Slices of a scan.
    ///
    /// @param planes  one a frame
    /// @param use  what they can be used for
    record Slices(WorkVolume.Kind kind, List<SlicePlane> planes, Use use) implements Content {
        public Slices {
            planes = List.copyOf(planes);
        }
    }

    /// What slices can be used for.
    enum Use {
        /// A face can be looked for in a volume of them.
        VOLUME,
        /// Slices in an object of a class for something else, such as a Secondary Capture, whose values
        /// may be anything: a face is looked for in a volume of them, and one that is in none is a
        /// picture.
        CAPTURED,
        /// Localizers, and values that are no anatomy, such as phases and maps: they only follow others.
        FOLLOWING,
        /// They show what lies before and behind them as well: scouts, and projections of thick slabs.
        PROJECTION,
        /// In colours, such as a PET laid over a CT.
        COLOUR
    }

    /// A scan of which nobody can say where it lies.
    ///
    /// @param why  a constant phrase
    record Unplaced(String why) implements Content {}

    /// Masks of organs, one a frame.
    record Segments(List<SlicePlane> planes) implements Content {
        public Segments {
            planes = List.copyOf(planes);
        }
    }

    /// Contours of organs and of the skin.
    record Structures() implements Content {}

    /// A surface or a model for a printer.
    record Surface() implements Content {}

    /// A volume as eyes see it from outside.
    record Rendering() implements Content {}

    /// Pixels that are nowhere in the patient: a screen, a report, a projection.
    record Picture() implements Content {}

    /// Nothing to see.
    record Other() implements Content {}
}
