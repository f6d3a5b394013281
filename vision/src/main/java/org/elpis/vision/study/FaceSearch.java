package org.elpis.vision.study;

import org.elpis.pixel.FaceHandling;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.volume.WorkVolume;

/// Finds the face in a volume: [org.elpis.vision.face.FaceFinder], or what stands in for it.
@FunctionalInterface
public interface FaceSearch {
    FaceRemoval find(WorkVolume volume, FaceHandling handling);
}
