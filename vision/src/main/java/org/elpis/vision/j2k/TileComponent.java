package org.elpis.vision.j2k;

import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.UndecodableFrameException;

/// The geometry of one component of a tile: its resolutions, bands and precincts.
///
/// Source: B.5 to B.7
final class TileComponent {
    private final Area area;
    private final int index;
    private final CodingStyle style;
    private final Quantization quantization;
    private final int shift;
    private final int bits;
    private final List<List<Band>> bands = new ArrayList<>();

    /// @param area  of the tile
    /// @param index  number of the component
    /// @param bits  of its samples
    TileComponent(Area area, int index, CodingParameters parameters, int bits) throws UndecodableFrameException {
        this.area = area;
        this.index = index;
        this.style = parameters.style(index);
        this.quantization = parameters.quantization(index);
        this.shift = parameters.shift(index);
        this.bits = bits;
        for (int r = 0; r <= style.levels(); r++) {
            bands.add(bandsOf(r));
        }
    }

    private List<Band> bandsOf(int resolution) throws UndecodableFrameException {
        if (resolution == 0) {
            return List.of(band(0, style.levels(), 0, 0, 0));
        }
        Area below = resolution(resolution - 1);
        int levels = style.levels() - resolution + 1;
        int first = 3 * resolution - 2;
        return List.of(
                band(first, levels, 1, below.width(), 0),
                band(first + 1, levels, 2, 0, below.height()),
                band(first + 2, levels, 3, below.width(), below.height()));
    }

    private Band band(int number, int levels, int orientation, int left, int top) throws UndecodableFrameException {
        return new Band(
                area.band(levels, orientation & 1, orientation >> 1),
                orientation,
                quantization.planes(number),
                quantization.stepSize(number, bits),
                left,
                top);
    }

    int index() {
        return index;
    }

    CodingStyle style() {
        return style;
    }

    /// Bit planes by which coefficients of the region of interest are shifted.
    int shift() {
        return shift;
    }

    Area area() {
        return area;
    }

    /// The samples of a resolution, 0 for the lowest.
    Area resolution(int r) {
        return area.band(style.levels() - r, 0, 0);
    }

    /// Precincts of all resolutions.
    long precinctCount() {
        long count = 0;
        for (int r = 0; r <= style.levels(); r++) {
            Area grid = precincts(r);
            count += (long) grid.width() * grid.height();
        }
        return count;
    }

    /// The grid of precincts that a resolution touches.
    private Area precincts(int r) {
        Area samples = resolution(r);
        if (samples.isEmpty()) {
            return new Area(0, 0, 0, 0);
        }
        int widthLog = style.precinctWidthLog(r);
        int heightLog = style.precinctHeightLog(r);
        return new Area(
                samples.x0() >> widthLog,
                samples.y0() >> heightLog,
                Area.ceilShift(samples.x1(), widthLog),
                Area.ceilShift(samples.y1(), heightLog));
    }

    void addPrecincts(List<Precinct> to) {
        for (int r = 0; r <= style.levels(); r++) {
            Area grid = precincts(r);
            int levels = style.levels() - r;
            int number = 0;
            for (long y = grid.y0(); y < grid.y1(); y++) {
                long top = Math.max(area.y0(), y << style.precinctHeightLog(r) + levels);
                for (long x = grid.x0(); x < grid.x1(); x++) {
                    long left = Math.max(area.x0(), x << style.precinctWidthLog(r) + levels);
                    to.add(new Precinct(this, r, number++, left, top));
                }
            }
        }
    }

    /// The code-blocks of a precinct, without bands that hold nothing of it.
    List<BlockGrid> grids(Precinct precinct) {
        int r = precinct.resolution();
        int halving = r == 0 ? 0 : 1;
        int widthLog = style.precinctWidthLog(r) - halving;
        int heightLog = style.precinctHeightLog(r) - halving;
        Area grid = precincts(r);
        long left = grid.x0() + precinct.number() % grid.width() << widthLog;
        long top = grid.y0() + precinct.number() / grid.width() << heightLog;
        Area within = new Area(left, top, left + (1L << widthLog), top + (1L << heightLog));
        List<BlockGrid> grids = new ArrayList<>(3);
        for (Band band : bands.get(r)) {
            Area part = band.area().intersect(within);
            if (!part.isEmpty()) {
                grids.add(new BlockGrid(
                        band,
                        part,
                        Math.min(style.blockWidthLog(), widthLog),
                        Math.min(style.blockHeightLog(), heightLog),
                        band.planes() + shift));
            }
        }
        return grids;
    }
}
