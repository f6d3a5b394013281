package org.elpis.vision.export;

import org.elpis.vision.likeness.GreyImage;

/// What a picture shows beside the frame that it is of: a border of one grey, or something that no frame can be asked
/// about.
final class Surroundings {
    /// Pixels of the picture beside the frame that compression and resizing fill with echoes of its edge: two blocks
    /// of a JPEG.
    private static final int ECHO = 16;
    /// Greys that compression makes of one.
    private static final int MOST = 24;
    /// Pixels that are no speck: a letter of 7 rows has as many.
    private static final int FEW = 12;

    private Surroundings() {}

    /// Whether there is more than one grey.
    ///
    /// @param picture  as it was read
    static boolean showSomething(GreyImage picture, GreyImage frame, Alignment alignment) {
        GreyImage upright = alignment.turn().undo(picture);
        int[] histogram = new int[256];
        int outside = 0;
        for (int y = 0; y < upright.height(); y++) {
            for (int x = 0; x < upright.width(); x++) {
                if (isOutside(x, alignment.across(), frame.width()) || isOutside(y, alignment.down(), frame.height())) {
                    histogram[grey(upright, x, y)]++;
                    outside++;
                }
            }
        }
        int grey = 0;
        for (int below = histogram[0]; 2 * below < outside; below += histogram[grey]) {
            grey++;
        }
        int other = 0;
        for (int i = 0; i < histogram.length; i++) {
            other += Math.abs(i - grey) > MOST ? histogram[i] : 0;
        }
        return other > FEW;
    }

    private static int grey(GreyImage image, int x, int y) {
        return Math.clamp(Math.round(image.values()[y * image.width() + x]), 0, 255);
    }

    private static boolean isOutside(int pixel, Axis axis, int size) {
        double echo = ECHO * axis.scale();
        double at = axis.to(pixel + 0.5);
        return at < -echo || at > size + echo;
    }
}
