package org.elpis.bench.faces;

import java.util.SplittableRandom;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkVolume;

/// A volume after a removal, as it would leave.
final class Edited {
    private Edited() {}

    /// With noise of the background in place of what is gone, drawn voxel by voxel.
    static WorkVolume of(WorkVolume volume, FaceRemoval.Removed removed, long seed) {
        float[] values = volume.values().clone();
        int[] air = members(removed.background());
        float least = least(values);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < values.length; i++) {
            if (removed.gone().has(i) && !Float.isNaN(values[i])) {
                values[i] = air.length == 0 ? least : volume.values()[air[random.nextInt(air.length)]];
            }
        }
        return new WorkVolume(volume.grid(), volume.kind(), values);
    }

    private static int[] members(Mask mask) {
        int[] members = new int[mask.count()];
        int count = 0;
        for (int i = 0; i < mask.grid().voxels() && count < members.length; i++) {
            if (mask.has(i)) {
                members[count++] = i;
            }
        }
        return members;
    }

    private static float least(float[] values) {
        float least = Float.MAX_VALUE;
        for (float value : values) {
            if (value < least) {
                least = value;
            }
        }
        return least;
    }

    /// What an attacker does against noise: the mean of a voxel and its neighbours, twice.
    static WorkVolume smoothed(WorkVolume volume) {
        float[] values = volume.values().clone();
        int[] strides = {
            1, volume.grid().nx(), volume.grid().nx() * volume.grid().ny()
        };
        int[] lengths = {volume.grid().nx(), volume.grid().ny(), volume.grid().nz()};
        for (int pass = 0; pass < 6; pass++) {
            int stride = strides[pass % 3];
            int length = lengths[pass % 3];
            for (int line = 0; line < values.length / length; line++) {
                int at = line / stride * stride * length + line % stride;
                float before = values[at];
                for (int i = 0; i < length; i++, at += stride) {
                    float here = values[at];
                    float after = i + 1 < length ? values[at + stride] : here;
                    float sum = here;
                    sum += Float.isNaN(before) ? here : before;
                    sum += Float.isNaN(after) ? here : after;
                    values[at] = sum / 3;
                    before = here;
                }
            }
        }
        return new WorkVolume(volume.grid(), volume.kind(), values);
    }
}
