package org.elpis.models.memorization;

import org.elpis.models.identity.Nearest;

/// The nearest images of a gallery to one image, in both spaces.
///
/// @param identityPlace  in the gallery
/// @param identity  distance
/// @param pixelPlace  in the gallery
/// @param pixels  distance
record Look(int identityPlace, double identity, int pixelPlace, double pixels) {
    static Look of(Nearest identity, Nearest pixels) {
        return new Look(identity.place(), identity.distance(), pixels.place(), pixels.distance());
    }
}
