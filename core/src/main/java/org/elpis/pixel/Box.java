package org.elpis.pixel;

/// A rectangle of pixels.
///
/// @param x  column of its left edge, 0 at the left of the image
/// @param y  row of its upper edge, 0 at the top
/// @param width  columns, at least 1
/// @param height  rows, at least 1
public record Box(int x, int y, int width, int height) {
    public Box {
        if (x < 0 || y < 0 || width < 1 || height < 1 || (long) x + width > 1 << 16 || (long) y + height > 1 << 16) {
            throw new IllegalArgumentException("a box must have pixels and lie within 65536 by 65536");
        }
    }

    /// The column right of it.
    public int right() {
        return x + width;
    }

    /// The row below it.
    public int bottom() {
        return y + height;
    }

    public boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    public boolean contains(Box other) {
        return x <= other.x && y <= other.y && other.right() <= right() && other.bottom() <= bottom();
    }

    /// Pixels that both have.
    public long shared(Box other) {
        return overlaps(other)
                ? (long) (Math.min(right(), other.right()) - Math.max(x, other.x))
                        * (Math.min(bottom(), other.bottom()) - Math.max(y, other.y))
                : 0;
    }

    /// The smallest box around both.
    public Box union(Box other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        return new Box(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
