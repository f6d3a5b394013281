package org.elpis.models.scorecard;

import java.io.IOException;

/// A drawing of some size.
interface Plot {
    /// Points.
    double width();

    /// Points.
    double height();

    /// What a reader who sees no drawing is told.
    String says();

    void draw(Canvas canvas) throws IOException;
}
