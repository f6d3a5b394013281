package org.elpis.vision.j2k;

/// One band of wavelet coefficients of a tile's component.
///
/// @param area  on the band's own grid
/// @param orientation  0 LL, 1 HL (high-pass across), 2 LH (high-pass down), 3 HH
/// @param planes  Mb: bit planes that magnitudes may have, without those of a region of interest
/// @param stepSize  of the 9/7 wavelet's coefficients
/// @param left  column in the plane of coefficients where the band lies
/// @param top  row in the plane where it lies
record Band(Area area, int orientation, int planes, float stepSize, int left, int top) {}
