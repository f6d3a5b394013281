package org.elpis.models.inversion;

import java.util.Arrays;
import java.util.List;
import org.elpis.models.stats.Interval;
import org.elpis.models.stats.PatientBootstrap;

/// How clearly some made image is of each patient, and whether that is so more often for members than for controls. The
/// patient
/// is the unit: many images may be made alike, and count once for whom they resemble.
final class Nearness {
    /// Share of the controls that are called found.
    private static final double FALSE_ALARMS = 0.05;

    private final List<String> patients;
    private final double[] margins;

    /// Keeps what is known of each patient.
    ///
    /// @param patients  members begin with `m `, controls with `h `
    /// @param margins  by how much an image is nearer to each than to everybody else, at best
    Nearness(List<String> patients, double[] margins) {
        this.patients = List.copyOf(patients);
        this.margins = margins.clone();
    }

    /// The share of members with a greater margin than 95 % of the controls, less the other 5 %.
    Interval difference(PatientBootstrap bootstrap) {
        return bootstrap.of(patients, drawn -> {
            double[] controls = margins(drawn, "h ");
            double[] members = margins(drawn, "m ");
            if (controls.length == 0 || members.length == 0) {
                return Double.NaN;
            }
            int allowed = (int) Math.floor(FALSE_ALARMS * controls.length);
            double threshold = controls[controls.length - 1 - allowed];
            long found =
                    Arrays.stream(members).filter(margin -> margin > threshold).count();
            return (double) found / members.length - (double) allowed / controls.length;
        });
    }

    private double[] margins(int[] drawn, String side) {
        return Arrays.stream(drawn)
                .filter(item -> patients.get(item).startsWith(side))
                .mapToDouble(item -> margins[item])
                .sorted()
                .toArray();
    }
}
