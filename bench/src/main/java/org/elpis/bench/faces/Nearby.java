package org.elpis.bench.faces;

import java.util.BitSet;
import org.elpis.vision.volume.WorkGrid;

/// Whether a voxel has others near it.
final class Nearby {
    private final BitSet set;
    private final WorkGrid grid;
    private final int[] ball;
    private int count;

    /// @param mm  how near, between the middles of voxels
    Nearby(BitSet set, WorkGrid grid, double mm) {
        this.set = set;
        this.grid = grid;
        int reach = (int) (mm / grid.mm());
        double limit = mm * mm / (grid.mm() * grid.mm()) + 1e-9;
        ball = new int[3 * (2 * reach + 1) * (2 * reach + 1) * (2 * reach + 1)];
        for (int dz = -reach; dz <= reach; dz++) {
            for (int dy = -reach; dy <= reach; dy++) {
                for (int dx = -reach; dx <= reach; dx++) {
                    if (dx * dx + dy * dy + dz * dz <= limit) {
                        ball[count++] = dx;
                        ball[count++] = dy;
                        ball[count++] = dz;
                    }
                }
            }
        }
    }

    boolean has(int at) {
        int x = at % grid.nx();
        int y = at / grid.nx() % grid.ny();
        int z = at / grid.nx() / grid.ny();
        for (int i = 0; i < count; i += 3) {
            if (grid.contains(x + ball[i], y + ball[i + 1], z + ball[i + 2])
                    && set.get(grid.index(x + ball[i], y + ball[i + 1], z + ball[i + 2]))) {
                return true;
            }
        }
        return false;
    }

    /// Share of voxels that have others near them; 0 of none.
    double share(BitSet points) {
        int near = 0;
        for (int at = points.nextSetBit(0); at >= 0; at = points.nextSetBit(at + 1)) {
            near += has(at) ? 1 : 0;
        }
        return points.isEmpty() ? 0 : (double) near / points.cardinality();
    }
}
