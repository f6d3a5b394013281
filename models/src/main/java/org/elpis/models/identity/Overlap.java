package org.elpis.models.identity;

/// Two pictures of one size of which one is laid over the other: how alike they are where both have pixels. Every
/// row is looked at of 16 x 16, every other of 32 x 32. Sums in a fixed order.
final class Overlap {
    private static final int ROWS = IdentityEmbedding.SIDE;
    /// A smaller overlap says too little: anything correlates on a corner.
    private static final double LEAST = 0.6;
    /// Pixels at the edge that are left alone, so that no rounding reads beyond it.
    private static final double MARGIN = 1e-3;

    private final float[] fixed;
    private final float[] moving;
    private final int side;
    private final double cos;
    private final double sin;
    private final double right;
    private final double down;
    private final double turn;
    private double a;
    private double b;
    private double squareA;
    private double squareB;
    private double product;
    private int count;

    /// @param warp  in pixels of 32
    Overlap(Plane fixed, Bends moving, Warp warp) {
        this.fixed = fixed.values();
        this.moving = moving.values();
        side = fixed.side();
        cos = StrictMath.cos(StrictMath.toRadians(warp.degrees())) * warp.scale();
        sin = StrictMath.sin(StrictMath.toRadians(warp.degrees())) * warp.scale();
        right = warp.right() * side / (2 * IdentityEmbedding.SIDE);
        down = warp.down() * side / (2 * IdentityEmbedding.SIDE);
        turn = warp.isMirrored() ? -1 : 1;
    }

    /// -1 to 1; 0 where the pictures hardly meet, or one is flat.
    double correlation() {
        double middle = (side - 1) / 2.0;
        for (int row = 0; row < side; row += side / ROWS) {
            double startX = turn * (-cos * middle - sin * (row - middle) + right) + middle;
            double startY = -sin * middle + cos * (row - middle) + down + middle;
            int first = Math.max(first(startX, turn * cos), first(startY, sin));
            int last = Math.min(last(startX, turn * cos), last(startY, sin));
            add(row * side, first, last, (float) startX, (float) startY);
        }
        if (count < LEAST * side * ROWS) {
            return 0;
        }
        double spread = (squareA - a * a / count) * (squareB - b * b / count);
        return spread > 1e-9 ? Math.min(1, (product - a * b / count) / Math.sqrt(spread)) : 0;
    }

    /// The first column of a row that lies within the other picture.
    private int first(double start, double slope) {
        if (Math.abs(slope) < 1e-9) {
            return isWithin(start) ? 0 : side;
        }
        double enters = ((slope > 0 ? MARGIN : side - 1 - MARGIN) - start) / slope;
        return (int) Math.max(0, Math.min(side, Math.ceil(enters)));
    }

    private int last(double start, double slope) {
        if (Math.abs(slope) < 1e-9) {
            return isWithin(start) ? side - 1 : -1;
        }
        double leaves = ((slope > 0 ? side - 1 - MARGIN : MARGIN) - start) / slope;
        return (int) Math.max(-1, Math.min(side - 1, Math.floor(leaves)));
    }

    private boolean isWithin(double place) {
        return place > MARGIN && place < side - 1 - MARGIN;
    }

    private void add(int start, int first, int last, float startX, float startY) {
        float across = (float) (turn * cos);
        float along = (float) sin;
        float sumA = 0;
        float sumB = 0;
        float sumAa = 0;
        float sumBb = 0;
        float sumAb = 0;
        for (int column = first; column <= last; column++) {
            float x = startX + across * column;
            float y = startY + along * column;
            int left = (int) x;
            int top = (int) y;
            float p = x - left;
            float q = y - top;
            int place = Bends.NUMBERS * (top * side + left);
            float value = moving[place] + p * moving[place + 1] + q * (moving[place + 2] + p * moving[place + 3]);
            float other = fixed[start + column];
            sumA += value;
            sumB += other;
            sumAa += value * value;
            sumBb += other * other;
            sumAb += value * other;
        }
        count += Math.max(0, last - first + 1);
        a += sumA;
        b += sumB;
        squareA += sumAa;
        squareB += sumBb;
        product += sumAb;
    }
}
