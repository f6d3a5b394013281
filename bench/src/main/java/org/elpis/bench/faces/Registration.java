package org.elpis.bench.faces;

import java.util.Arrays;
import org.elpis.bench.faces.Portrait.Place;
import org.elpis.testkit.head.Acquisition;
import org.elpis.testkit.head.Modality;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// Finds how one real head lies over another: turns and shifts until their values correlate best, six
/// numbers in turn.
final class Registration {
    private static final double STEP_MM = 5;

    private final WorkVolume fixed;
    private final WorkVolume moving;
    private final Place straight;

    private Registration(WorkVolume fixed, double[] middle, WorkVolume moving) {
        this.fixed = fixed;
        this.straight = place(new double[] {0, 0, 0, middle[0], middle[1], middle[2]});
        this.moving = moving;
    }

    /// The voxel in the middle of a head, about: 85 mm below the crown, in the middle of what is bright
    /// there.
    static double[] middle(WorkVolume volume, float level) {
        WorkGrid grid = volume.grid();
        int slice = grid.nx() * grid.ny();
        int crown = grid.nz() - 1;
        while (crown > 0 && bright(volume, level, crown) < 800 / (grid.mm() * grid.mm())) {
            crown--;
        }
        int z = Math.max(0, (int) (crown - 85 / grid.mm()));
        double[] sum = new double[3];
        for (int i = z * slice; i < Math.min(crown, z + (int) (50 / grid.mm())) * slice; i++) {
            if (volume.values()[i] >= level) {
                sum[0] += i % grid.nx();
                sum[1] += i / grid.nx() % grid.ny();
                sum[2]++;
            }
        }
        return new double[] {sum[0] / Math.max(1, sum[2]), sum[1] / Math.max(1, sum[2]), z};
    }

    private static int bright(WorkVolume volume, float level, int z) {
        int slice = volume.grid().nx() * volume.grid().ny();
        int count = 0;
        for (int i = z * slice; i < (z + 1) * slice; i++) {
            count += volume.values()[i] >= level ? 1 : 0;
        }
        return count;
    }

    /// @param middle  voxel of `fixed` that becomes the middle of both, with `fixed` as straight as it is
    static Place of(WorkVolume fixed, double[] middle, WorkVolume moving, double[] about) {
        Registration registration = new Registration(fixed, middle, moving);
        double[] best = {0, 0, 0, about[0], about[1], about[2]};
        double most = registration.alike(best);
        for (double step = 8; step > 0.4; step /= 2) {
            boolean isBetter = true;
            for (int round = 0; isBetter && round < 12; round++) {
                isBetter = false;
                for (int i = 0; i < 12; i++) {
                    double[] tried = best.clone();
                    double scale = i / 2 < 3 ? 1 : 1 / moving.grid().mm();
                    tried[i / 2] += (i % 2 == 0 ? step : -step) * scale;
                    double alike = registration.alike(tried);
                    if (alike > most) {
                        most = alike;
                        best = tried;
                        isBetter = true;
                    }
                }
            }
        }
        return place(best);
    }

    static Place place(double[] six) {
        Acquisition turned =
                new Acquisition(Modality.T1, 1, six[0], six[1], six[2], Acquisition.Crop.NONE, 1, 2, 0, 0, false);
        return new Place(turned.turn(), Arrays.copyOfRange(six, 3, 6));
    }

    /// Correlation over the upper head, where no face is.
    private double alike(double[] six) {
        Place place = place(six);
        double n = 0;
        double a = 0;
        double b = 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (double z = -30; z <= 80; z += STEP_MM) {
            for (double y = -95; y <= 95; y += STEP_MM) {
                for (double x = -75; x <= 75; x += STEP_MM) {
                    double u = Portrait.at(fixed, straight, x, y, z);
                    double v = Portrait.at(moving, place, x, y, z);
                    if (!Double.isNaN(u) && !Double.isNaN(v)) {
                        n++;
                        a += u;
                        b += v;
                        aa += u * u;
                        bb += v * v;
                        ab += u * v;
                    }
                }
            }
        }
        return n < 5000 ? -1 : (ab - a * b / n) / Math.sqrt((aa - a * a / n) * (bb - b * b / n) + 1e-9);
    }
}
