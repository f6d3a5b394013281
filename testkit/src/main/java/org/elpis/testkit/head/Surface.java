package org.elpis.testkit.head;

import java.util.BitSet;

/// The surface of a body in labels.
record Surface(int nx, int ny, int nz, byte[] labels) {
    /// Voxels of the body with outer air on one of six sides. The edge of the field of view is no air.
    BitSet skin() {
        BitSet skin = new BitSet(labels.length);
        int slice = nx * ny;
        for (int at = 0; at < labels.length; at++) {
            int x = at % nx;
            int y = at / nx % ny;
            int z = at / slice;
            if (Tissue.of(labels[at]).isBody()
                    && (x > 0 && isAir(at - 1)
                            || x < nx - 1 && isAir(at + 1)
                            || y > 0 && isAir(at - nx)
                            || y < ny - 1 && isAir(at + nx)
                            || z > 0 && isAir(at - slice)
                            || z < nz - 1 && isAir(at + slice))) {
                skin.set(at);
            }
        }
        return skin;
    }

    private boolean isAir(int at) {
        return labels[at] == 0;
    }
}
