package org.elpis.vision.study;

import java.util.List;
import org.elpis.dicom.Instance;
import org.elpis.pixel.Faces;

/// Nobody looks.
final class UntouchedFaces implements Faces {
    @Override
    public Finding of(Instance object) {
        return new Finding.Nothing("faces are left as they are");
    }

    @Override
    public List<SeriesFace> series() {
        return List.of();
    }
}
