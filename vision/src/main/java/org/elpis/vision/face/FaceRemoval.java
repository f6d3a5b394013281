package org.elpis.vision.face;

import java.util.Optional;
import org.elpis.pixel.Faces;
import org.elpis.vision.volume.Mask;

/// What must go from one volume so that no face is left in it.
public sealed interface FaceRemoval {
    /// The volume shows no face: no head, or a head without one.
    ///
    /// @param why  a constant phrase, such as `it shows no head`
    record Nothing(String why) implements FaceRemoval {}

    /// Nobody can say what must go, or the check failed.
    ///
    /// @param why  a constant phrase, such as `two ways to find the brain disagree`
    record Doubt(String why) implements FaceRemoval {}

    /// A face, and what must go.
    ///
    /// @param gone  voxels that lose their values: of the head and of the air around it, so that no outline
    ///     is left
    /// @param guard  voxels that no removal may touch: the brain with its margin
    /// @param background  voxels of air, from which noise can be drawn
    /// @param average  voxels of `gone` that become tissue when an average face takes the place of the real
    ///     one; empty when
    ///     background does
    /// @param check  what was measured after the removal
    record Removed(Mask gone, Mask guard, Mask background, Optional<Mask> average, Faces.Check check)
            implements FaceRemoval {}
}
