package org.elpis.bench.words;

import java.util.List;
import org.elpis.testkit.picture.Picture;

/// A frame and the lines that were written into it.
record WrittenFrame(Picture picture, List<WrittenLine> lines) {
    WrittenFrame {
        lines = List.copyOf(lines);
    }
}
