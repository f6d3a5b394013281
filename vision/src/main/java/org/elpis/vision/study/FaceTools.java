package org.elpis.vision.study;

/// What looking for faces in a study needs.
///
/// @param frames  decodes
/// @param search  finds a face in a volume
/// @param pictures  shows what was done
/// @param heap  how much of it volumes may take
public record FaceTools(StoredFrames.Opening frames, FaceSearch search, HeadPictures pictures, HeapBudget heap) {}
