package org.elpis.models.scorecard;

import java.util.ArrayList;
import java.util.List;

/// Values on a line of a plot.
///
/// @param low  value at `from`; > 0 on a logarithmic axis
/// @param high  value at `to`, > low
/// @param from  points
/// @param to  points
record Axis(double low, double high, double from, double to, boolean isLog) {
    /// The nearest place on the axis: what lies outside is drawn at its end.
    double at(double value) {
        double inside = Math.min(Math.max(value, low), high);
        double share = isLog
                ? (Math.log10(inside) - Math.log10(low)) / (Math.log10(high) - Math.log10(low))
                : (inside - low) / (high - low);
        return from + share * (to - from);
    }

    double[] at(double[] values) {
        double[] places = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            places[i] = at(values[i]);
        }
        return places;
    }

    /// Decades, or five to eight round values.
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (isLog) {
            int last = (int) Math.floor(Math.log10(high) + 1e-9);
            for (int power = (int) Math.ceil(Math.log10(low) - 1e-9); power <= last; power++) {
                ticks.add(power < 0 ? 1 / Math.pow(10, -power) : Math.pow(10, power));
            }
            return ticks;
        }
        double step = step((high - low) / 5);
        for (double k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step && ticks.size() < 12; k++) {
            ticks.add(k * step);
        }
        return ticks;
    }

    private static double step(double about) {
        double decade = Math.pow(10, Math.floor(Math.log10(about)));
        double share = about / decade;
        return decade * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
    }
}
