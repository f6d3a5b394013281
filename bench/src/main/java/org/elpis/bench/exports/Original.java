package org.elpis.bench.exports;

import org.elpis.vision.likeness.GreyImage;

/// A frame of a real image, as the hospital has it.
///
/// @param kind  CT, MR, X-ray, US or other
/// @param person  whose it is, as far as the file says: what the split is by
/// @param spacingMm  of its pixels; 0 when nobody says
record Original(String name, String kind, String person, GreyImage values, double spacingMm) {
    /// Whether thresholds are chosen on it: 40 of 100, by the hash of the person.
    boolean isForCalibration() {
        return Seeds.of("split " + person) % 100 < 40;
    }
}
