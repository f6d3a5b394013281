package org.elpis.vision.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.elpis.pixel.Box;

/// A line that may be text, at the scale and in the direction in which it was found.
///
/// @param scale  pixels of the frame a pixel of the plane: 1, 2 or 4
/// @param score  log odds that it is text
record Candidate(Line line, PixelView view, int scale, float score) {
    /// Neighbours stand within so many heights of each other, across and down.
    private static final int REACH_ALONG = 8;

    private static final int REACH_ACROSS = 3;
    /// What a line gets at both ends, in heights: a letter and a half whose ink is hidden by what is as bright.
    private static final float ENDS = 1.5f;

    /// The grown line in pixels of the frame.
    Box box() {
        return box(new LineGrowth(view, line).grown());
    }

    /// The line itself in pixels of the frame.
    Box letters() {
        return box(new int[] {line.left, line.top, line.right, line.bottom});
    }

    /// Rows of its letters in the frame, or columns where it is turned.
    int height() {
        return line.height * scale;
    }

    /// A box of it, drawn out at both ends of the line, within the frame.
    Box extended(Box box, int columns, int rows) {
        int by = Math.round(ENDS * height());
        if (view.isTurned()) {
            int top = Math.max(0, box.y() - by);
            return new Box(box.x(), top, box.width(), Math.min(rows, box.bottom() + by) - top);
        }
        int left = Math.max(0, box.x() - by);
        return new Box(left, box.y(), Math.min(columns, box.right() + by) - left, box.height());
    }

    /// The box of each of its letters in pixels of the frame.
    List<Box> members() {
        return Arrays.stream(line.members).mapToObj(this::letter).toList();
    }

    private Box letter(int at) {
        Components components = line.components;
        return box(new int[] {components.left[at], components.top[at], components.right[at], components.bottom[at]});
    }

    /// The line of those of its letters that are not known already; empty when all are.
    ///
    /// @param isKnown  whether the letter with this box is
    Optional<Candidate> without(Predicate<Box> isKnown) {
        int[] left = Arrays.stream(line.members)
                .filter(at -> !isKnown.test(letter(at)))
                .toArray();
        if (left.length == line.members.length) {
            return Optional.of(this);
        }
        return left.length == 0
                ? Optional.empty()
                : Optional.of(new Candidate(new Line(line.components, left), view, scale, score));
    }

    private Box box(int[] edges) {
        int left = edges[0] * scale;
        int top = edges[1] * scale;
        int width = (edges[2] - edges[0]) * scale;
        int height = (edges[3] - edges[1]) * scale;
        return view.isTurned() ? new Box(top, left, height, width) : new Box(left, top, width, height);
    }

    /// Whether both stand as lines of one text do: as high, in the same ink and direction, side by side or
    /// stacked.
    boolean isNeighbour(Candidate other) {
        if (view.isTurned() != other.view.isTurned() || view.isBright() != other.view.isBright()) {
            return false;
        }
        float height = line.height * scale;
        float otherHeight = other.line.height * other.scale;
        float strength = Math.max(line.strength, other.line.strength);
        if (Math.max(height, otherHeight) > 1.6f * Math.min(height, otherHeight)
                || Math.abs(line.ink - other.line.ink) > 0.3f * strength) {
            return false;
        }
        float along = gap(
                line.left * scale, line.right * scale, other.line.left * other.scale, other.line.right * other.scale);
        float across = gap(
                line.top * scale, line.bottom * scale, other.line.top * other.scale, other.line.bottom * other.scale);
        return across <= 0 && along <= REACH_ALONG * height || along <= 0 && across <= REACH_ACROSS * height;
    }

    private static float gap(int from, int to, int otherFrom, int otherTo) {
        return Math.max(from, otherFrom) - Math.min(to, otherTo);
    }
}
