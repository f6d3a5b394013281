package org.elpis.vision.text;

/// Grows a line over the ink that no component of it holds: points, accents, broken letters, the next word.
final class LineGrowth {
    /// Blank within a line that is grown over, in heights, where the ground is calm.
    private static final float WIDEST_BLANK = 2.2f;

    /// Difference in ink, in strengths, of what belongs to the line.
    private static final float INK = 0.6f;
    /// Strength of what belongs to the line, in strengths of its letters.
    private static final float LEAST_STRENGTH = 0.5f;
    /// Heights that a line grows by on each side at most, and one of two letters: what is farther off is a
    /// line itself.
    private static final int MOST_GROWTH = 4;

    private static final int MOST_GROWTH_OF_TWO = 2;

    /// Share of a height by which accents and descenders may stand out of the letters.
    private static final int DOWN = 3;
    /// Around all of it, in heights and at least in pixels: what is left of the edges of letters.
    private static final float MARGIN = 0.1f;

    private static final int LEAST_MARGIN = 2;

    private final PixelView view;
    private final Line line;
    /// The row where most letters begin and the one behind most of them, with what a few may have beyond.
    private final int first;

    private final int last;
    private int left;
    private int top;
    private int right;
    private int bottom;

    LineGrowth(PixelView view, Line line) {
        this.view = view;
        this.line = line;
        left = line.left;
        right = line.right;
        top = Math.max(line.top, line.middleTop() - line.height / DOWN);
        bottom = Math.min(line.bottom, line.middleBottom() + line.height / DOWN);
        first = top;
        last = bottom;
    }

    /// Edges of the grown line with its margin: left, top, right, bottom, within the plane.
    int[] grown() {
        int height = Math.max(line.height, Math.min(bottom - top, 2 * line.height));
        growDown(height);
        float blank = WIDEST_BLANK * calm(height) * height + 1;
        growRight(blank);
        growLeft(blank);
        growDown(height);
        int margin = Math.max(LEAST_MARGIN, Math.round(MARGIN * height));
        return new int[] {
            Math.max(0, left - margin),
            Math.max(0, top - margin),
            Math.min(view.columns, right + margin),
            Math.min(view.rows, bottom + margin)
        };
    }

    private boolean isInk(int x, int y) {
        return Math.abs(view.value(x, y) - line.ink) < INK * line.strength
                && view.strength(x, y) > LEAST_STRENGTH * line.strength;
    }

    /// 1 where the rows above and below have no ink, less where they are full of it.
    private float calm(int height) {
        int inked = 0;
        int seen = 0;
        for (int x = left; x < right; x++) {
            inked += hasInk(x, Math.max(0, top - height), Math.max(0, top - height / 4)) ? 1 : 0;
            inked += hasInk(x, Math.min(view.rows, bottom + height / 4), Math.min(view.rows, bottom + height)) ? 1 : 0;
            seen += 2;
        }
        float share = inked / (float) Math.max(1, seen);
        return share < 0.1f ? 1 : share < 0.3f ? 0.6f : 0.35f;
    }

    private boolean hasInk(int x, int from, int to) {
        for (int y = from; y < to; y++) {
            if (isInk(x, y)) {
                return true;
            }
        }
        return false;
    }

    private int reach() {
        return (line.members.length > 2 ? MOST_GROWTH : MOST_GROWTH_OF_TWO) * Math.max(line.height, bottom - top);
    }

    private void growRight(float blank) {
        int end = Math.min(view.columns, line.right + reach());
        for (int x = right; x < end && x - right <= blank; x++) {
            if (hasInk(x, top, bottom)) {
                right = x + 1;
            }
        }
    }

    private void growLeft(float blank) {
        int end = Math.max(0, line.left - reach());
        for (int x = left - 1; x >= end && left - x <= blank; x--) {
            if (hasInk(x, top, bottom)) {
                left = x;
            }
        }
    }

    /// Takes accents above and descenders below that no letter has. Where ink goes on as far
    /// as they may it is ground, and half of that is taken.
    private void growDown(int height) {
        int limit = Math.max(2, height / DOWN);
        int blank = Math.max(2, height / 5);
        int highest = Math.max(0, first - limit);
        int above = top;
        for (int y = top - 1; y >= highest && above - y <= blank; y--) {
            if (rowHasInk(y)) {
                above = y;
            }
        }
        top = above > highest ? above : Math.min(top, first - Math.min(first, limit / 2));
        int lowest = Math.min(view.rows, last + limit);
        int below = bottom;
        for (int y = bottom; y < lowest && y - below < blank; y++) {
            if (rowHasInk(y)) {
                below = y + 1;
            }
        }
        bottom = below < lowest ? below : Math.max(bottom, Math.min(view.rows, last + limit / 2));
    }

    private boolean rowHasInk(int y) {
        for (int x = left; x < right; x++) {
            if (isInk(x, y)) {
                return true;
            }
        }
        return false;
    }
}
