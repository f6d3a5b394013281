package org.elpis.vision.nifti;

import java.util.Optional;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// Stands in for who looks for a face: whatever lies in front of a plane is one, the middle is the brain, and
/// air is dim.
final class BoxLook implements NiftiFormat.FaceLook {
    static final Faces.Check CHECK = new Faces.Check(0.001, 0, 4321);

    /// Of the axis from front to back.
    private static final double FACE = 0.25;

    private Optional<WorkVolume> seen = Optional.empty();

    @Override
    public FaceRemoval find(WorkVolume volume, FaceHandling handling) {
        seen = Optional.of(volume);
        WorkGrid grid = volume.grid();
        Mask gone = new Mask(grid);
        Mask guard = new Mask(grid);
        Mask background = new Mask(grid);
        Mask average = new Mask(grid);
        float dim = dim(volume.values());
        for (int z = 0; z < grid.nz(); z++) {
            for (int y = 0; y < grid.ny(); y++) {
                for (int x = 0; x < grid.nx(); x++) {
                    int at = grid.index(x, y, z);
                    if (y < grid.ny() * FACE) {
                        gone.add(at);
                        if (y * grid.mm() > 3) {
                            average.add(at);
                        }
                    } else if (y > grid.ny() / 2) {
                        guard.add(at);
                    }
                    if (volume.values()[at] < dim) {
                        background.add(at);
                    }
                }
            }
        }
        boolean isAverage = handling.fill() == FaceHandling.Fill.AVERAGE;
        return new FaceRemoval.Removed(
                gone, guard, background, isAverage ? Optional.of(average) : Optional.empty(), CHECK);
    }

    /// A fifth of the way from the darkest to the brightest.
    private static float dim(float[] values) {
        float least = Float.MAX_VALUE;
        float most = -Float.MAX_VALUE;
        for (float value : values) {
            least = value < least ? value : least;
            most = value > most ? value : most;
        }
        return least + (most - least) / 5;
    }

    WorkVolume seen() {
        return seen.orElseThrow();
    }
}
