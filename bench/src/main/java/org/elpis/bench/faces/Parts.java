package org.elpis.bench.faces;

import java.util.BitSet;
import org.elpis.vision.volume.WorkGrid;

/// Sets of voxels as parts that hang together by their faces.
final class Parts {
    private Parts() {}

    /// The set without parts of fewer voxels.
    static BitSet atLeast(BitSet set, WorkGrid grid, int voxels) {
        BitSet left = (BitSet) set.clone();
        BitSet kept = new BitSet();
        int[] queue = new int[set.cardinality()];
        int slice = grid.nx() * grid.ny();
        for (int seed = left.nextSetBit(0); seed >= 0; seed = left.nextSetBit(seed + 1)) {
            int end = 0;
            queue[end++] = seed;
            left.clear(seed);
            for (int head = 0; head < end; head++) {
                int at = queue[head];
                int x = at % grid.nx();
                int y = at / grid.nx() % grid.ny();
                int[] around = {
                    x > 0 ? at - 1 : -1,
                    x < grid.nx() - 1 ? at + 1 : -1,
                    y > 0 ? at - grid.nx() : -1,
                    y < grid.ny() - 1 ? at + grid.nx() : -1,
                    at - slice,
                    at + slice
                };
                for (int to : around) {
                    if (to >= 0 && left.get(to)) {
                        left.clear(to);
                        queue[end++] = to;
                    }
                }
            }
            for (int i = 0; end >= voxels && i < end; i++) {
                kept.set(queue[i]);
            }
        }
        return kept;
    }
}
