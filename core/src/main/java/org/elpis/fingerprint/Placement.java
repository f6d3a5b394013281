package org.elpis.fingerprint;

/// Where a picture lies in the frame it was made from: scaled and cut, not turned.
///
/// @param stepX  pixels of the frame for one pixel of the picture, across
/// @param stepY  the same, down
/// @param left  of the picture's upper left corner, in pixels of the frame
/// @param top  of the picture's upper left corner, in pixels of the frame
public record Placement(double stepX, double stepY, double left, double top) {
    /// What the frame shows where the picture lies, with as many pixels as the picture has.
    ///
    /// @param sampled  gets one value a pixel
    void sample(Plane frame, int columns, int rows, float[] sampled) {
        double halfX = Math.max(1, stepX) / 2;
        double halfY = Math.max(1, stepY) / 2;
        for (int y = 0; y < rows; y++) {
            double v = top + (y + 0.5) * stepY;
            for (int x = 0; x < columns; x++) {
                double u = left + (x + 0.5) * stepX;
                sampled[y * columns + x] = frame.mean(u - halfX, v - halfY, u + halfX, v + halfY);
            }
        }
    }

    /// Where the frame lies in the picture.
    Placement inverse() {
        return new Placement(1 / stepX, 1 / stepY, -left / stepX, -top / stepY);
    }

    /// The same place for a picture with fewer or more pixels.
    Placement resized(double factorX, double factorY) {
        return new Placement(stepX * factorX, stepY * factorY, left, top);
    }

    /// The same place after the picture was moved by `dx + ax * x` and `dy + ay * y` of its pixels.
    Placement moved(double dx, double ax, double dy, double ay) {
        // centre of pixel x: left + (x + 0.5) * step; afterwards x + dx + ax * x stands for x
        double newStepX = stepX * (1 + ax);
        double newStepY = stepY * (1 + ay);
        return new Placement(
                newStepX,
                newStepY,
                left + 0.5 * (stepX - newStepX) + dx * stepX,
                top + 0.5 * (stepY - newStepY) + dy * stepY);
    }
}
