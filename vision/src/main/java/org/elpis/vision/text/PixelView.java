package org.elpis.vision.text;

/// Strengths and values of a plane for one polarity, as they are or with columns and rows exchanged.
final class PixelView {
    final int columns;
    final int rows;
    private final StrokeMap map;
    private final boolean isBright;
    private final boolean isTurned;

    PixelView(StrokeMap map, boolean isBright, boolean isTurned) {
        this.map = map;
        this.isBright = isBright;
        this.isTurned = isTurned;
        this.columns = isTurned ? map.plane.rows : map.plane.columns;
        this.rows = isTurned ? map.plane.columns : map.plane.rows;
    }

    boolean isBright() {
        return isBright;
    }

    boolean isTurned() {
        return isTurned;
    }

    int strength(int x, int y) {
        return isTurned ? map.strength(y, x, isBright) : map.strength(x, y, isBright);
    }

    int value(int x, int y) {
        return isTurned ? map.plane.value(y, x) : map.plane.value(x, y);
    }

    /// How many pixels of a rectangle have a value between two, both included.
    int count(int left, int top, int right, int bottom, int lowest, int highest) {
        int count = 0;
        int fromColumn = isTurned ? top : left;
        int toColumn = isTurned ? bottom : right;
        int toRow = isTurned ? right : bottom;
        for (int y = isTurned ? left : top; y < toRow; y++) {
            for (int x = fromColumn; x < toColumn; x++) {
                int value = map.plane.value(x, y);
                count += value >= lowest && value <= highest ? 1 : 0;
            }
        }
        return count;
    }

    /// How many pixels of a rectangle are how far from an ink towards the ground.
    ///
    /// @param ends  rising distances at which the next class begins
    /// @return one class more than ends
    int[] classes(int left, int top, int right, int bottom, int ink, int[] ends) {
        int[] counts = new int[ends.length + 1];
        int fromColumn = isTurned ? top : left;
        int toColumn = isTurned ? bottom : right;
        int toRow = isTurned ? right : bottom;
        for (int y = isTurned ? left : top; y < toRow; y++) {
            for (int x = fromColumn; x < toColumn; x++) {
                int value = map.plane.value(x, y);
                int distance = isBright ? ink - value : value - ink;
                int at = ends.length;
                while (at > 0 && distance < ends[at - 1]) {
                    at--;
                }
                counts[at]++;
            }
        }
        return counts;
    }

    /// Least strength that counted at a pixel.
    int threshold(int x, int y) {
        int u = isTurned ? y : x;
        int v = isTurned ? x : y;
        return map.thresholds[v / NoiseMap.PATCH * map.patchColumns + u / NoiseMap.PATCH];
    }

    /// One of 256 levels.
    float level() {
        return map.plane.level;
    }

    /// The value of the plane that is farthest on the side of the ink.
    int extreme() {
        return isBright ? map.highestValue : map.lowestValue;
    }
}
