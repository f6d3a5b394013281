package org.elpis.vision.export;

import org.elpis.vision.likeness.GreyImage;

/// What is left of a picture without the frame of one grey around it.
///
/// @param left  first column within, and so `top`
record Borders(int left, int top, int width, int height) {
    /// Mean of what JPEG changes of a line of one grey, and the most of it beside what is within.
    private static final float MEAN = 4;
    private static final float MOST = 60;

    static Borders none(GreyImage picture) {
        return new Borders(0, 0, picture.width(), picture.height());
    }

    static Borders of(GreyImage picture) {
        float grey = picture.values()[0];
        int top = 0;
        int bottom = picture.height();
        while (top < bottom && isRow(picture, top, grey)) {
            top++;
        }
        while (bottom > top && isRow(picture, bottom - 1, grey)) {
            bottom--;
        }
        int left = 0;
        int right = picture.width();
        while (left < right && isColumn(picture, left, grey)) {
            left++;
        }
        while (right > left && isColumn(picture, right - 1, grey)) {
            right--;
        }
        boolean isEmpty = right - left < 8 || bottom - top < 8;
        return isEmpty ? none(picture) : new Borders(left, top, right - left, bottom - top);
    }

    /// What is within them.
    GreyImage cut(GreyImage picture) {
        if (equals(none(picture))) {
            return picture;
        }
        float[] values = new float[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(picture.values(), (top + y) * picture.width() + left, values, y * width, width);
        }
        return new GreyImage(width, height, values);
    }

    private static boolean isRow(GreyImage picture, int y, float grey) {
        return isOneGrey(picture, y * picture.width(), 1, picture.width(), grey);
    }

    private static boolean isColumn(GreyImage picture, int x, float grey) {
        return isOneGrey(picture, x, picture.width(), picture.height(), grey);
    }

    private static boolean isOneGrey(GreyImage picture, int start, int step, int length, float grey) {
        float sum = 0;
        for (int i = 0; i < length; i++) {
            float difference = Math.abs(picture.values()[start + i * step] - grey);
            if (difference > MOST) {
                return false;
            }
            sum += difference;
        }
        return sum < MEAN * length;
    }
}
