package org.elpis.pixel;

import java.util.OptionalDouble;

/// How alike a frame is to what became of it, by two measures that follow the eyes of readers; 1 is the same
/// picture.
///
/// @param haarPsi  HaarPSI with the constants for medical images, 0 to 1
/// @param msSsim  multi-scale structural similarity, 0 to 1; empty when the frame is too small for it
/// Source: docs/guide/utility.md
public record Likeness(double haarPsi, OptionalDouble msSsim) {}
