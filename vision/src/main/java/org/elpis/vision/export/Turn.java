package org.elpis.vision.export;

import org.elpis.vision.likeness.GreyImage;

/// The eight ways in which a picture can lie: as it was, turned by quarters, and each of these mirrored.
///
/// @param quarters  clockwise, 0 to 3
/// @param isMirrored  left and right changed before it is turned
record Turn(int quarters, boolean isMirrored) {
    static final Turn NONE = new Turn(0, false);

    /// How a picture would look if it were turned back: width and height may change places.
    GreyImage undo(GreyImage picture) {
        if (equals(NONE)) {
            return picture;
        }
        boolean isAcross = quarters % 2 == 1;
        int width = isAcross ? picture.height() : picture.width();
        int height = isAcross ? picture.width() : picture.height();
        float[] values = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int u = isMirrored ? width - 1 - x : x;
                int from = switch (quarters) {
                    case 1 -> u * picture.width() + height - 1 - y;
                    case 2 -> (height - 1 - y) * picture.width() + width - 1 - u;
                    case 3 -> (width - 1 - u) * picture.width() + y;
                    default -> y * picture.width() + u;
                };
                values[y * width + x] = picture.values()[from];
            }
        }
        return new GreyImage(width, height, values);
    }

    /// Where a place of an upright image of this size lies when it is turned: x and y.
    double[] apply(double x, double y, double width, double height) {
        double u = isMirrored ? width - x : x;
        return switch (quarters) {
            case 1 -> new double[] {height - y, u};
            case 2 -> new double[] {width - u, height - y};
            case 3 -> new double[] {y, width - u};
            default -> new double[] {u, y};
        };
    }
}
