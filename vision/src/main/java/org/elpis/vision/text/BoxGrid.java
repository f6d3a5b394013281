package org.elpis.vision.text;

import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.Box;

/// Sets boxes on a grid, so that their size does not tell how long a name is.
///
/// The long sides of a box begin and end on the sixteenths of the frame, and so lie in steps of several letters; boxes
/// of one height that then touch on a row become one. The short sides stay as they are: all letters are about as high.
final class BoxGrid {
    private static final int STEPS = 16;
    /// Pixels of a step of a small frame.
    private static final int LEAST_STEP = 8;

    private final int columns;
    private final int rows;

    BoxGrid(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    List<TextBox> snapped(List<TextBox> boxes) {
        List<TextBox> snapped = new ArrayList<>();
        for (TextBox box : boxes) {
            merge(snapped, new TextBox(snapped(box.box()), box.score()));
        }
        return snapped;
    }

    private Box snapped(Box box) {
        if (box.height() > box.width()) {
            int step = Math.max(LEAST_STEP, rows / STEPS);
            int top = box.y() / step * step;
            int bottom = Math.min(rows, (box.bottom() + step - 1) / step * step);
            return new Box(box.x(), top, box.width(), bottom - top);
        }
        int step = Math.max(LEAST_STEP, columns / STEPS);
        int left = box.x() / step * step;
        int right = Math.min(columns, (box.right() + step - 1) / step * step);
        return new Box(left, box.y(), right - left, box.height());
    }

    /// Adds a box that no other contains, and joins it with those that continue it on its row.
    private static void merge(List<TextBox> boxes, TextBox added) {
        TextBox grown = added;
        for (int i = 0; i < boxes.size(); i++) {
            TextBox other = boxes.get(i);
            if (isOne(grown.box(), other.box())) {
                grown = new TextBox(grown.box().union(other.box()), Math.max(grown.score(), other.score()));
                boxes.remove(i);
                i = -1;
            }
        }
        boxes.add(grown);
    }

    private static boolean isOne(Box one, Box other) {
        if (one.contains(other) || other.contains(one)) {
            return true;
        }
        int sharedRows = Math.min(one.bottom(), other.bottom()) - Math.max(one.y(), other.y());
        int sharedColumns = Math.min(one.right(), other.right()) - Math.max(one.x(), other.x());
        boolean isRow = sharedColumns >= 0 && 10 * sharedRows >= 8 * Math.max(one.height(), other.height());
        boolean isColumn = sharedRows >= 0 && 10 * sharedColumns >= 8 * Math.max(one.width(), other.width());
        return one.height() <= one.width() && other.height() <= other.width() ? isRow : isColumn && !isRow;
    }
}
