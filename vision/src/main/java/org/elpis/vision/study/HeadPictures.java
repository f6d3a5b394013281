package org.elpis.vision.study;

import java.util.List;
import org.elpis.pixel.Faces;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.volume.WorkVolume;

/// Draws a head before and after its face was removed.
@FunctionalInterface
public interface HeadPictures {
    List<Faces.BeforeAfter> of(WorkVolume volume, FaceRemoval.Removed removed);
}
