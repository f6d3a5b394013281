package org.elpis.vision.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Neighbouring pixels of a grid that show something else, and the box around them.
///
/// @param left  first column, and so `top`; the box ends before `right` and `bottom`
/// @param strength  of the clearest of them, in units of what is called a change
record Spot(int left, int top, int right, int bottom, int pixels, double strength) {
    /// A change reaches out to where half of what makes a change is left.
    private static final float EDGE = 0.5f;

    /// @param strength  of each pixel, in units of what is called a change
    static List<Spot> of(float[] strength, int width, int height) {
        boolean[] isSeen = new boolean[strength.length];
        int[] queue = new int[strength.length];
        List<Spot> spots = new ArrayList<>();
        for (int start = 0; start < strength.length; start++) {
            if (strength[start] >= 1 && !isSeen[start]) {
                spots.add(grown(strength, width, height, start, isSeen, queue));
            }
        }
        spots.sort(Comparator.comparingDouble(Spot::strength).reversed());
        return spots;
    }

    private static Spot grown(float[] strength, int width, int height, int start, boolean[] isSeen, int[] queue) {
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        int end = 0;
        float most = 0;
        queue[end++] = start;
        isSeen[start] = true;
        for (int at = 0; at < end; at++) {
            int x = queue[at] % width;
            int y = queue[at] / width;
            left = Math.min(left, x);
            right = Math.max(right, x + 1);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y + 1);
            most = Math.max(most, strength[queue[at]]);
            for (int side = 0; side < 4; side++) {
                int nx = x + (side == 0 ? 1 : side == 1 ? -1 : 0);
                int ny = y + (side == 2 ? 1 : side == 3 ? -1 : 0);
                int next = ny * width + nx;
                if (nx >= 0 && ny >= 0 && nx < width && ny < height && !isSeen[next] && strength[next] >= EDGE) {
                    isSeen[next] = true;
                    queue[end++] = next;
                }
            }
        }
        return new Spot(left, top, right, bottom, end, most);
    }
}
