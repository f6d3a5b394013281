package org.elpis.models.scorecard;

import java.io.IOException;

/// What plots are drawn on: SVG or PDF. Coordinates in points, y downwards.
interface Canvas {
    /// Colours by what they mean.
    enum Ink {
        INK("#1c2430"),
        SOFT("#5d6878"),
        LINE("#d9dee6"),
        GOOD("#1f7a4d"),
        BAD("#b3361e"),
        WARN("#a87a00"),
        BLUE("#2f62b5"),
        BAND("#c9d8f2");

        private final String colour;

        Ink(String colour) {
            this.colour = colour;
        }

        /// `#rrggbb`
        String colour() {
            return colour;
        }
    }

    /// Which end of a text stands at its place.
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /// How a line is drawn.
    ///
    /// @param width  points
    /// @param dash  points of a dash and of the gap behind it, 0 for none
    record Stroke(Ink ink, double width, double dash) {}

    void line(double[] x, double[] y, Stroke stroke) throws IOException;

    void area(double[] x, double[] y, Ink ink) throws IOException;

    void dot(double x, double y, double radius, Ink ink) throws IOException;

    void text(double x, double y, String text, double size, Anchor anchor, Ink ink) throws IOException;
}
