/// JPEG 2000 part 1, decoded: codestreams and JP2 files of one frame.
///
/// ```
/// Jp2File ─▶ Codestream ─▶ Tile ─▶ PacketReader ─▶ BlockDecoder ─▶ Plane ─▶ TileDecoder ─▶ Raster
///            markers       grids   tier 2           tier 1          wavelet  colour, clamp
/// ```
///
/// Clauses named in this package are those of ITU-T T.800 (08/2002), which is ISO/IEC 15444-1.
@NullMarked
package org.elpis.vision.j2k;

import org.jspecify.annotations.NullMarked;
