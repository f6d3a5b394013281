package org.elpis.pixel;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Location;

/// What the objects of one study show of a face, and what is to be done about it.
///
/// Thread-safe. Everything that depends on the whole study is known before it is made; an object is asked for
/// when its turn comes.
public interface Faces {
    /// What one object of the study shows.
    ///
    /// @throws UndecodableFrameException when its frames cannot be decoded
    Finding of(Instance object) throws IOException;

    /// One line a series that was looked at, in the order of Series Instance UIDs.
    List<SeriesFace> series();

    /// What an object shows of a face.
    sealed interface Finding {
        /// Nothing that a face could be seen in; nothing is to be done.
        ///
        /// @param why  a constant phrase without values of the object, such as `it shows no head`
        record Nothing(String why) implements Finding {}

        /// Pixels of its frames, with what takes their place.
        record Pixels(FaceEdit edit) implements Finding {}

        /// Elements that draw the surface of the head, such as contours of a structure set: they go.
        record Elements(List<Location> locations) implements Finding {
            public Elements {
                locations = List.copyOf(locations);
            }
        }

        /// Nobody can say, or the face could not be removed for certain: the object must not leave.
        ///
        /// @param why  a constant phrase without values of the object, such as `its slices lie unevenly`
        record Doubt(String why) implements Finding {}
    }

    /// What became of the face in one series.
    ///
    /// @param seriesUid  of the original
    /// @param what  a constant sentence for the person who answers for the release
    /// @param check  what was measured after the removal; empty when nothing was removed
    /// @param views  the head from three sides; empty when nothing was removed
    record SeriesFace(String seriesUid, String what, Optional<Check> check, List<BeforeAfter> views) {
        public SeriesFace {
            views = List.copyOf(views);
        }
    }

    /// What was measured after a removal, on the working grid of the series.
    ///
    /// @param residualSurface  share of the points of the face's surface that have a surviving surface within 2
    ///     mm, 0 to 1
    /// @param brainTouched  voxels of the brain that were changed, by a mask that the removal did not use
    /// @param brain  voxels of the brain by that mask
    record Check(double residualSurface, long brainTouched, long brain) {}

    /// The same view of a head before and after.
    record BeforeAfter(View before, View after) {}
}
