package org.elpis.vision.j2k;

import java.util.List;

/// A precinct of one resolution of a component: what one packet a layer is about.
///
/// @see BlockGrid
final class Precinct {
    private final TileComponent component;
    private final int resolution;
    private final int number;
    private final long x;
    private final long y;
    private List<BlockGrid> grids = List.of();
    private int layers;

    /// @param number  within its resolution, row by row
    /// @param x  column of the reference grid at which it comes up in orders by place
    Precinct(TileComponent component, int resolution, int number, long x, long y) {
        this.component = component;
        this.resolution = resolution;
        this.number = number;
        this.x = x;
        this.y = y;
    }

    CodingStyle style() {
        return component.style();
    }

    int component() {
        return component.index();
    }

    int resolution() {
        return resolution;
    }

    int number() {
        return number;
    }

    long x() {
        return x;
    }

    long y() {
        return y;
    }

    /// Layers whose packets were read.
    int layers() {
        return layers;
    }

    void addLayer() {
        layers++;
    }

    /// The code-blocks in each band, made when the first packet that holds some is met.
    List<BlockGrid> open() {
        if (grids.isEmpty()) {
            grids = component.grids(this);
        }
        return grids;
    }

    /// The code-blocks in each band, none when all packets were empty.
    List<BlockGrid> grids() {
        return grids;
    }
}
