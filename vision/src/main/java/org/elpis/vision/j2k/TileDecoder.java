package org.elpis.vision.j2k;

import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.UndecodableFrameException;

/// Decodes tiles into the samples of the frame.
final class TileDecoder {
    /// A quarter of a million precincts, and one more for each 64 samples, are more than any encoder makes.
    private static final int FREE_PRECINCTS = 1 << 18;

    private static final int SAMPLES_A_PRECINCT = 64;

    private final ImageGrid grid;
    private final BlockDecoder blocks = new BlockDecoder();
    private final Effort effort;
    private short[] samples = {};
    private boolean isLossy;

    TileDecoder(ImageGrid grid, Effort effort) {
        this.grid = grid;
        this.effort = effort;
    }

    /// The samples of the whole frame, pixel by pixel.
    short[] samples() {
        return samples;
    }

    void decode(int index, TileData tile) throws UndecodableFrameException {
        Area area = grid.tile(index);
        CodingParameters parameters = tile.parameters();
        List<TileComponent> components = new ArrayList<>(grid.components());
        for (int i = 0; i < grid.components(); i++) {
            components.add(new TileComponent(area, i, parameters, grid.bits()));
        }
        List<Precinct> precincts = precincts(components);
        PacketReader packets = new PacketReader(tile, precincts, effort);
        packets.read(parameters.progression(), parameters.packets().layers());
        if (samples.length == 0) {
            // Only now: a frame that is no more than a claim is refused before.
            samples = new short[grid.columns() * grid.rows() * grid.components()];
        }
        List<Plane> planes = new ArrayList<>(components.size());
        boolean isTransformed = parameters.packets().isTransformed() && components.size() >= 3;
        for (TileComponent component : components) {
            Plane plane = plane(component, precincts, packets.data());
            planes.add(plane);
            if (!isTransformed) {
                store(plane, area, component.index());
                planes.clear();
            }
        }
        if (isTransformed) {
            ColourTransform.undo(planes);
            for (int i = 0; i < planes.size(); i++) {
                store(planes.get(i), area, i);
            }
        }
    }

    /// Whether the tiles decoded so far tell that the encoder left something out: through the 9/7 wavelet, or
    /// because passes of a code-block are missing.
    boolean isLossy() {
        return isLossy;
    }

    private static List<Precinct> precincts(List<TileComponent> components) throws UndecodableFrameException {
        long count = 0;
        long size = 0;
        for (TileComponent component : components) {
            count += component.precinctCount();
            size += (long) component.area().width() * component.area().height();
        }
        if (count > FREE_PRECINCTS + size / SAMPLES_A_PRECINCT) {
            throw new UndecodableFrameException("the codestream has more precincts than its size has use for");
        }
        List<Precinct> precincts = new ArrayList<>((int) count);
        for (TileComponent component : components) {
            component.addPrecincts(precincts);
        }
        return precincts;
    }

    private Plane plane(TileComponent component, List<Precinct> precincts, byte[] data) {
        Plane plane = Plane.of(component);
        isLossy |= plane instanceof IrreversiblePlane;
        for (Precinct precinct : precincts) {
            if (precinct.component() == component.index()) {
                for (BlockGrid blockGrid : precinct.grids()) {
                    decode(blockGrid, component, data, plane);
                }
            }
        }
        for (int r = 1; r <= component.style().levels(); r++) {
            plane.synthesize(component.resolution(r - 1), component.resolution(r));
        }
        return plane;
    }

    private void decode(BlockGrid blockGrid, TileComponent component, byte[] data, Plane plane) {
        for (int y = 0; y < blockGrid.down(); y++) {
            for (int x = 0; x < blockGrid.across(); x++) {
                CodeBlock block = blockGrid.block(x, y);
                if (block != null) {
                    isLossy |= block.passes() < block.passesOf(blockGrid.mostPlanes());
                    Area area = blockGrid.area(x, y);
                    Band band = blockGrid.band();
                    blocks.decode(block, data, area, band.orientation(), blockGrid.mostPlanes(), component.style());
                    if (component.shift() > 0) {
                        blocks.unshift(component.shift());
                    }
                    plane.put(blocks, area, band);
                }
            }
        }
    }

    /// Writes the samples of a component, shifted to their range and held to it.
    ///
    /// Source: G.1
    private void store(Plane plane, Area tile, int component) {
        int step = grid.components();
        int lowest = grid.isSigned() ? -1 << grid.bits() - 1 : 0;
        int highest = lowest + (1 << grid.bits()) - 1;
        int shift = grid.isSigned() ? 0 : 1 << grid.bits() - 1;
        int across = tile.width();
        int[] line = new int[across];
        for (int y = 0; y < tile.height(); y++) {
            plane.copyRow(y * across, across, line);
            long row = tile.y0() - grid.y0() + y;
            int to = (int) ((row * grid.columns() + tile.x0() - grid.x0()) * step) + component;
            for (int x = 0; x < across; x++, to += step) {
                int value = line[x] + shift;
                samples[to] = (short) (value < lowest ? lowest : value > highest ? highest : value);
            }
        }
    }
}
