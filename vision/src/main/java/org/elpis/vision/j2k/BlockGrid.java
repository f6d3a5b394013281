package org.elpis.vision.j2k;

import org.jspecify.annotations.Nullable;

/// The code-blocks of a precinct in one band.
///
/// Source: B.7 and B.9
final class BlockGrid {
    private final Band band;
    private final Area area;
    private final int widthLog;
    private final int heightLog;
    private final int across;
    private final int down;
    private final TagTree inclusion;
    private final TagTree missingPlanes;
    private final @Nullable CodeBlock[] blocks;
    private final int mostPlanes;

    /// @param area  of the precinct in the band, not empty
    /// @param mostPlanes  bit planes that a code-block may have
    BlockGrid(Band band, Area area, int widthLog, int heightLog, int mostPlanes) {
        this.band = band;
        this.area = area;
        this.widthLog = widthLog;
        this.heightLog = heightLog;
        this.mostPlanes = mostPlanes;
        across = (int) (Area.ceilShift(area.x1(), widthLog) - (area.x0() >> widthLog));
        down = (int) (Area.ceilShift(area.y1(), heightLog) - (area.y0() >> heightLog));
        inclusion = new TagTree(across, down);
        missingPlanes = new TagTree(across, down);
        blocks = new CodeBlock[across * down];
    }

    Band band() {
        return band;
    }

    int across() {
        return across;
    }

    int down() {
        return down;
    }

    TagTree inclusion() {
        return inclusion;
    }

    TagTree missingPlanes() {
        return missingPlanes;
    }

    /// Mb with the planes of a region of interest.
    int mostPlanes() {
        return mostPlanes;
    }

    @Nullable
    CodeBlock block(int x, int y) {
        return blocks[y * across + x];
    }

    void put(int x, int y, CodeBlock block) {
        blocks[y * across + x] = block;
    }

    /// The coefficients of a code-block, on the grid of the band.
    Area area(int x, int y) {
        long left = (area.x0() >> widthLog) + x << widthLog;
        long top = (area.y0() >> heightLog) + y << heightLog;
        return area.intersect(new Area(left, top, left + (1L << widthLog), top + (1L << heightLog)));
    }
}
