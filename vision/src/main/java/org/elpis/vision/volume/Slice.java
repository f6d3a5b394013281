package org.elpis.vision.volume;

/// One frame of one object of a study, and where it lies.
///
/// @param object  its number in the study
/// @param frame  from 0
public record Slice(int object, int frame, SlicePlane plane) {}
