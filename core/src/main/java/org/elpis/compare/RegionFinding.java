package org.elpis.compare;

import org.elpis.pixel.Box;

/// Changed pixels that lie together.
///
/// @param box  around them
/// @param changed  pixels, at least 1
/// @param meanDifference  copy minus original in stored values, over the samples of the changed pixels
/// @param largest  absolute difference of a sample
public record RegionFinding(Box box, long changed, double meanDifference, int largest, RegionKind kind) {}
