package org.elpis.bench.faces;

import org.elpis.pixel.FaceHandling;
import org.elpis.vision.face.FaceFinder;
import org.elpis.vision.face.FaceRemoval;

/// Something that removes faces.
enum Remover {
    ELPIS("Elpis"),
    /// A plane in front of and below the true brain: what a perfect brain mask gives it.
    PLANE("plane (Quickshear-type, true brain mask)"),
    NOTHING("nothing done");

    final String title;

    Remover(String title) {
        this.title = title;
    }

    FaceRemoval of(Subject subject) {
        return switch (this) {
            case ELPIS -> FaceFinder.find(subject.volume(), FaceHandling.DEFAULT);
            case PLANE -> ShearPlane.remove(subject);
            case NOTHING -> new FaceRemoval.Nothing("nobody looked");
        };
    }
}
