package org.elpis.vision.nifti;

import java.util.BitSet;
import java.util.Optional;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.volume.Mask;

/// What goes from a volume, carried back from the grid to its voxels, with voxels that new values can be
/// drawn from.
///
/// A voxel goes when its centre does. One that is larger than the grid's also goes when any part of it does
/// and no part of it is guarded: so thick slices lose no piece of the brain, and keep no corner of a face.
final class VoxelMasks {
    /// Enough to show how noise is distributed, few enough to be cheap.
    private static final int MAX_SAMPLES = 1 << 16;

    /// Parts of a voxel that are looked at along an axis.
    private static final int MAX_PARTS = 16;

    private final NiftiHeader header;
    private final Affine place;
    private final FaceRemoval.Removed removal;
    private final int[] parts = new int[3];
    private final BitSet gone;
    private final BitSet tissue;
    private final BitSet air;
    private final BitSet rest;

    VoxelMasks(NiftiHeader header, Affine place, FaceRemoval.Removed removal) {
        this.header = header;
        this.place = place;
        this.removal = removal;
        this.gone = new BitSet(header.voxels());
        this.tissue = new BitSet(header.voxels());
        this.air = new BitSet(header.voxels());
        this.rest = new BitSet(header.voxels());
        for (int axis = 0; axis < 3; axis++) {
            parts[axis] = Math.clamp(
                    (long) Math.ceil(place.step(axis) / removal.gone().grid().mm() - 1e-3), 1, MAX_PARTS);
        }
        carry();
    }

    private void carry() {
        int voxel = 0;
        for (int k = 0; k < header.nz(); k++) {
            for (int j = 0; j < header.ny(); j++) {
                for (int i = 0; i < header.nx(); i++) {
                    carry(voxel++, i, j, k);
                }
            }
        }
    }

    private void carry(int voxel, int i, int j, int k) {
        int centre = cell(i, j, k);
        Optional<Mask> average = removal.average();
        if (has(removal.gone(), centre) || reaches(i, j, k)) {
            gone.set(voxel);
            tissue.set(voxel, average.isPresent() && has(average.get(), centre));
        } else if (has(removal.background(), centre)) {
            air.set(voxel);
        } else if (average.isPresent() && !has(removal.guard(), centre)) {
            rest.set(voxel);
        }
    }

    private boolean reaches(int i, int j, int k) {
        if (parts[0] * parts[1] * parts[2] == 1) {
            return false;
        }
        boolean isTouched = false;
        for (int c = 0; c < parts[2]; c++) {
            for (int b = 0; b < parts[1]; b++) {
                for (int a = 0; a < parts[0]; a++) {
                    int cell = cell(i + part(a, parts[0]), j + part(b, parts[1]), k + part(c, parts[2]));
                    if (has(removal.guard(), cell)) {
                        return false;
                    }
                    isTouched |= has(removal.gone(), cell);
                }
            }
        }
        return isTouched;
    }

    private static double part(int number, int of) {
        return (number + 0.5) / of - 0.5;
    }

    private int cell(double i, double j, double k) {
        return removal.gone().grid().indexAt(place.x(i, j, k), place.y(i, j, k), place.z(i, j, k));
    }

    private static boolean has(Mask mask, int cell) {
        return cell >= 0 && mask.has(cell);
    }

    /// Voxels that get a new value.
    BitSet gone() {
        return gone;
    }

    /// Those of them that become tissue.
    BitSet tissue() {
        return tissue;
    }

    /// Voxels of air, spread over all of it; their number is a power of two, or 0.
    int[] airSamples() {
        return samples(air);
    }

    /// Voxels of the head that stay and are not guarded, as those of air.
    int[] restSamples() {
        return samples(rest);
    }

    private static int[] samples(BitSet from) {
        int count = Math.min(MAX_SAMPLES, Integer.highestOneBit(from.cardinality()));
        int[] samples = new int[count];
        double step = count == 0 ? 0 : (double) from.cardinality() / count;
        int passed = 0;
        int at = from.nextSetBit(0);
        for (int i = 0; i < count; i++) {
            for (int wanted = (int) (i * step); passed < wanted; passed++) {
                at = from.nextSetBit(at + 1);
            }
            samples[i] = at;
        }
        return samples;
    }
}
