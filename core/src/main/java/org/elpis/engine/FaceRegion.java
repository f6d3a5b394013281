package org.elpis.engine;

import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.Box;
import org.elpis.pixel.FaceEdit;

/// Where a frame lost its face, coarse enough to be drawn over a picture.
final class FaceRegion {
    /// Cells along the longer side of a frame.
    static final int CELLS = 64;

    private FaceRegion() {}

    /// Boxes of whole cells in which a pixel changes, a row of cells after the other; cells side by side are one
    /// box.
    static List<Box> of(FaceEdit edit, int frame) {
        int columns = edit.columns();
        int rows = edit.rows();
        int side = Math.max(1, (Math.max(columns, rows) + CELLS - 1) / CELLS);
        int across = (columns + side - 1) / side;
        boolean[] cells = new boolean[across * ((rows + side - 1) / side)];
        int[] runs = edit.frames().get(frame).runs();
        for (int i = 0; i + 1 < runs.length; i += 2) {
            for (int at = runs[i]; at < runs[i] + runs[i + 1]; at++) {
                cells[at / columns / side * across + at % columns / side] = true;
            }
        }
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i]) {
                continue;
            }
            int end = i + 1;
            while (end % across != 0 && cells[end]) {
                end++;
            }
            int x = i % across * side;
            int y = i / across * side;
            boxes.add(new Box(x, y, Math.min((end - i) * side, columns - x), Math.min(side, rows - y)));
            i = end - 1;
        }
        return boxes;
    }
}
