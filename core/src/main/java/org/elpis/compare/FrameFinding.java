package org.elpis.compare;

import java.util.List;

/// How one frame of a copy differs from that of the original.
///
/// @param frame  from 0, in the copy
/// @param pixels  of the frame in the copy
/// @param changed  pixels of which a sample differs; all of them where sizes differ
/// @param largest  absolute difference of a sample in stored values; 0 where frames cannot be subtracted
/// @param regions  the largest first, at most [ChangeRegions#MOST]; empty where changes are not told by regions
/// @param moreRegions  that are not listed
public record FrameFinding(
        int frame,
        int columns,
        int rows,
        long pixels,
        long changed,
        int largest,
        FrameKind kind,
        List<RegionFinding> regions,
        long moreRegions) {
    public FrameFinding {
        regions = List.copyOf(regions);
    }
}
