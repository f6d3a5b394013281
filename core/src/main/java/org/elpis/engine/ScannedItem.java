package org.elpis.engine;

/// A file that was read once: which study it belongs to.
///
/// @param sopInstanceUid  the original's; private
/// @param seriesUid  the original's; private, and one string for all objects of the series
/// @param studyUid  the original's; private, and one string for all objects of the study
/// @param role  in the look for faces; [FaceRole#NONE] where nobody looks
record ScannedItem(
        InputItem item, Study study, String sopInstanceUid, String seriesUid, String studyUid, FaceRole role) {}
