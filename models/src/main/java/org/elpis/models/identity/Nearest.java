package org.elpis.models.identity;

/// The image of a gallery that is nearest to another.
///
/// @param place  in the gallery
/// @param patient  whose it is; private
/// @param distance  0 equal to 2 nothing alike
public record Nearest(int place, String patient, double distance) {}
