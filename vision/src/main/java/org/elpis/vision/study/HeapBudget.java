package org.elpis.vision.study;

import java.util.concurrent.Semaphore;

/// How much of the heap volumes may take together, over all threads. Thread-safe.
public final class HeapBudget {
    /// What a voxel of a volume takes while a face is looked for: 4 bytes its value, and 12 for what the search
    /// makes of it. The greatest volume has 320 x 400 x 400 voxels: 820 MB.
    private static final long BYTES_A_VOXEL = 16;

    private static final int MEBI = 20;

    private final int most;
    private final Semaphore left;

    /// @param maxBytes  that volumes may take; usually half of the heap
    public HeapBudget(long maxBytes) {
        this.most = Math.clamp(maxBytes >> MEBI, 1, Integer.MAX_VALUE);
        this.left = new Semaphore(most, true);
    }

    /// Waits until there is room for a volume.
    ///
    /// @return false when there never will be
    boolean take(int voxels) {
        int need = need(voxels);
        if (need > most) {
            return false;
        }
        left.acquireUninterruptibly(need);
        return true;
    }

    void giveBack(int voxels) {
        left.release(need(voxels));
    }

    private static int need(int voxels) {
        return (int) (voxels * BYTES_A_VOXEL >> MEBI) + 1;
    }
}
