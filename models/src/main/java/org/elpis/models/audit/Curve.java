package org.elpis.models.audit;

/// A line of a plot.
///
/// @param name  of the line
/// @param plot  lines of one name share a plot: `roc`, `bootstrap`
/// @param x  coordinates
/// @param y  as many
public record Curve(String plot, String name, double[] x, double[] y) {
    public Curve {
        x = x.clone();
        y = y.clone();
        if (x.length != y.length) {
            throw new IllegalArgumentException("x and y must be as many, got " + x.length + " and " + y.length);
        }
    }
}
