package org.elpis.vision.study;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.elpis.pixel.Raster;
import org.elpis.vision.volume.SlicePlane;
import org.elpis.vision.volume.Vector3;

/// How far what all masks of a segmentation mark reaches in the patient, in millimetres along its axes.
@SuppressWarnings("ArrayRecordComponent") // never compared
record MarkedExtent(double[] mm) {
    static MarkedExtent of(StoredFrames frames, List<SlicePlane> planes) throws IOException {
        double[] least = new double[3];
        double[] most = new double[3];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < planes.size(); i++) {
            add(frames.raster(i), planes.get(i), least, most);
        }
        double[] mm = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            mm[axis] = Math.max(0, most[axis] - least[axis]);
        }
        return new MarkedExtent(mm);
    }

    private static void add(Raster raster, SlicePlane plane, double[] least, double[] most) {
        short[] values = raster.values();
        int left = raster.columns();
        int right = -1;
        int top = raster.rows();
        int bottom = -1;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                left = Math.min(left, i % raster.columns());
                right = Math.max(right, i % raster.columns());
                top = Math.min(top, i / raster.columns());
                bottom = i / raster.columns();
            }
        }
        if (right < 0) {
            return;
        }
        for (int corner = 0; corner < 4; corner++) {
            Vector3 at = plane.at((corner & 1) == 0 ? left : right, (corner & 2) == 0 ? top : bottom);
            double[] place = {at.x(), at.y(), at.z()};
            for (int axis = 0; axis < 3; axis++) {
                least[axis] = Math.min(least[axis], place[axis]);
                most[axis] = Math.max(most[axis], place[axis]);
            }
        }
    }

    /// Whether it reaches so far in two directions or more.
    boolean reaches(double leastMm) {
        return Arrays.stream(mm).filter(each -> each >= leastMm).count() >= 2;
    }
}
