package org.elpis.vision.face;

import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;

/// How many voxels a set has, and where its middle lies, in voxels.
record Moments(int count, double x, double y, double z) {
    static Moments of(Mask set) {
        WorkGrid grid = set.grid();
        long count = 0;
        long sumX = 0;
        long sumY = 0;
        long sumZ = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                int row = grid.index(0, j, k);
                for (int i = 0; i < grid.nx(); i++) {
                    if (set.has(row + i)) {
                        count++;
                        sumX += i;
                        sumY += j;
                        sumZ += k;
                    }
                }
            }
        }
        double n = Math.max(1, count);
        return new Moments((int) count, sumX / n, sumY / n, sumZ / n);
    }

    double[] centre() {
        return new double[] {x, y, z};
    }

    double ml(WorkGrid grid) {
        return count * grid.mm() * grid.mm() * grid.mm() / 1000;
    }
}
