package org.elpis.vision.study;

import java.util.List;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.volume.GridFill;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.PlaneCut;
import org.elpis.vision.volume.SlicePlane;
import org.elpis.vision.volume.Vector3;
import org.elpis.vision.volume.WorkGrid;

/// What goes from everything in one frame of reference: the faces that were found in its volumes, together.
///
/// Takes a bit a voxel for each of four masks: at most 32 MB.
final class WorldMask {
    /// Share of what must go that another volume of the same place may keep: two masks of one brain differ by a
    /// voxel at their edge, a head that moved by much more.
    private static final double MOST_CONFLICT = 0.05;

    private final Mask gone;
    private final Mask guard;
    private final Mask background;
    private final Mask average;
    private boolean isAverage;
    private PlaneCut cut;

    private WorldMask(WorkGrid grid) {
        this.gone = new Mask(grid);
        this.guard = new Mask(grid);
        this.background = new Mask(grid);
        this.average = new Mask(grid);
        this.cut = new PlaneCut(gone, guard);
    }

    /// Empty.
    ///
    /// @param grids  of the volumes that will add to it
    static WorldMask around(List<WorkGrid> grids) {
        return new WorldMask(grids.size() == 1 ? grids.getFirst() : GridFill.around(grids));
    }

    void add(FaceRemoval.Removed removed) {
        add(gone, removed.gone());
        add(guard, removed.guard());
        add(background, removed.background());
        removed.average().ifPresent(mask -> {
            add(average, mask);
            isAverage = true;
        });
    }

    /// To be called when all volumes have added theirs: what one of them must keep stays in all.
    ///
    /// @return whether the volumes agree where the head lies; otherwise one keeps what must go from another
    boolean finish() {
        int all = gone.count();
        gone.removeAll(guard);
        boolean isAgreed = all - gone.count() <= MOST_CONFLICT * all;
        average.removeAll(guard);
        cut = new PlaneCut(gone, guard);
        return isAgreed;
    }

    private static void add(Mask target, Mask source) {
        WorkGrid to = target.grid();
        WorkGrid from = source.grid();
        if (to.equals(from)) {
            target.addAll(source);
            return;
        }
        int index = 0;
        for (int z = 0; z < to.nz(); z++) {
            double placeZ = to.z0() + z * to.mm();
            for (int y = 0; y < to.ny(); y++) {
                double placeY = to.y0() + y * to.mm();
                for (int x = 0; x < to.nx(); x++, index++) {
                    int at = from.indexAt(to.x0() + x * to.mm(), placeY, placeZ);
                    if (at >= 0 && source.has(at)) {
                        target.add(index);
                    }
                }
            }
        }
    }

    /// The pixels of a slice that go, as pairs of first pixel and number of pixels.
    int[] runs(SlicePlane plane, double thicknessMm) {
        return cut.runs(plane, thicknessMm);
    }

    boolean isGone(Vector3 place) {
        return has(gone, place);
    }

    boolean isBackground(Vector3 place) {
        return has(background, place);
    }

    /// Whether tissue takes the place of what went there.
    boolean isTissue(Vector3 place) {
        return has(average, place);
    }

    private static boolean has(Mask mask, Vector3 place) {
        if (!Double.isFinite(place.x() + place.y() + place.z())) {
            return false;
        }
        int index = mask.grid().indexAt(place.x(), place.y(), place.z());
        return index >= 0 && mask.has(index);
    }

    /// Whether an average face takes the place of the real one.
    boolean hasAverage() {
        return isAverage;
    }
}
