package org.elpis.vision.face;

import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// Where a head can be in a volume that shows more than one.
final class HeadBox {
    /// Edge of the voxels on which bodies are told apart.
    private static final double COARSE_MM = 4;
    /// From crown to chin, of the longest head that is lifted.
    private static final double HEAD_MM = 270;
    /// A body of more somewhere has shoulders.
    private static final double SHOULDERS_CM2 = 420;
    /// A body of less at its upper end is a crown.
    private static final double CROWN_CM2 = 10;

    private HeadBox() {}

    /// First voxels along x, y and z, and the first ones behind: all of the volume, or its upper end where a
    /// trunk is below.
    static int[] of(WorkVolume volume) {
        WorkGrid grid = volume.grid();
        int[] box = {0, 0, 0, grid.nx(), grid.ny(), grid.nz()};
        if (grid.nz() * grid.mm() <= HEAD_MM) {
            return box;
        }
        Reduction reduction = Reduction.of(volume, COARSE_MM);
        double[] areas = HeadEvidence.areas(HeadTissue.of(reduction.coarse()).solid(), 2);
        double most = 0;
        int top = areas.length - 1;
        for (int i = 0; i < areas.length; i++) {
            most = Math.max(most, areas[i]);
        }
        while (top > 0 && areas[top] < CROWN_CM2) {
            top--;
        }
        if (most > SHOULDERS_CM2) {
            box[5] = Math.min(grid.nz(), (top + 6) * reduction.factor());
            box[2] = Math.max(0, box[5] - (int) (HEAD_MM / grid.mm()));
        }
        return box;
    }
}
