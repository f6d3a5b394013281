package org.elpis.bench.faces;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.pixel.Faces;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkGrid;

/// A peer: everything before and below one plane that touches the brain's hull, with a buffer. The plane
/// is that of the longest
/// edge of the hull's lower half.
///
/// Source: Schimke and Hale, Quickshear defacing for neuroimages, HealthSec 2011
final class ShearPlane {
    private static final double BUFFER_MM = 10;

    private ShearPlane() {}

    static FaceRemoval remove(Subject subject) {
        Mask brain = subject.brain();
        WorkGrid grid = brain.grid();
        List<int[]> hull = hull(outline(brain));
        if (hull.size() < 3) {
            return new FaceRemoval.Doubt("there is no brain");
        }
        int longest = 0;
        for (int i = 1; i + 1 < hull.size(); i++) {
            longest = length(hull, i) > length(hull, longest) ? i : longest;
        }
        int[] front = hull.get(longest);
        int[] next = hull.get(longest + 1);
        // The inside of the hull lies to the left of the way from one to the other.
        double dy = next[0] - front[0];
        double dz = next[1] - front[1];
        double norm = Math.hypot(dy, dz);
        Mask gone = new Mask(grid);
        for (int i = 0; i < grid.voxels(); i++) {
            int y = i / grid.nx() % grid.ny();
            int z = i / grid.nx() / grid.ny();
            double left = (dy * (z - front[1]) - dz * (y - front[0])) / norm;
            if (left * grid.mm() < -BUFFER_MM) {
                gone.add(i);
            }
        }
        Mask air = new Mask(grid);
        return new FaceRemoval.Removed(gone, brain, air, Optional.empty(), new Faces.Check(0, 0, brain.count()));
    }

    private static double length(List<int[]> hull, int edge) {
        int[] a = hull.get(edge);
        int[] b = hull.get(edge + 1);
        return Math.hypot(b[0] - a[0], b[1] - a[1]);
    }

    /// Of the brain's shadow on the plane between left and right: the first and last voxel in y of every z.
    private static List<int[]> outline(Mask brain) {
        WorkGrid grid = brain.grid();
        List<int[]> points = new ArrayList<>();
        for (int z = 0; z < grid.nz(); z++) {
            int low = grid.ny();
            int high = -1;
            for (int y = 0; y < grid.ny(); y++) {
                for (int x = 0; x < grid.nx(); x++) {
                    if (brain.has(grid.index(x, y, z))) {
                        low = Math.min(low, y);
                        high = Math.max(high, y);
                        break;
                    }
                }
            }
            if (high >= 0) {
                points.add(new int[] {low, z});
                points.add(new int[] {high, z});
            }
        }
        return points;
    }

    /// The lower half, counter-clockwise with y to the right and z up: from what lies farthest in front
    /// to what lies farthest
    /// behind. Its longest edge spans from the forehead to the lowest of the brain.
    private static List<int[]> hull(List<int[]> points) {
        points.sort((a, b) -> a[0] != b[0] ? Integer.compare(a[0], b[0]) : Integer.compare(a[1], b[1]));
        List<int[]> hull = new ArrayList<>();
        for (int[] point : points) {
            while (hull.size() > 1 && turn(hull.get(hull.size() - 2), hull.get(hull.size() - 1), point) <= 0) {
                hull.removeLast();
            }
            hull.add(point);
        }
        return hull;
    }

    private static long turn(int[] a, int[] b, int[] c) {
        return (long) (b[0] - a[0]) * (c[1] - a[1]) - (long) (b[1] - a[1]) * (c[0] - a[0]);
    }
}
