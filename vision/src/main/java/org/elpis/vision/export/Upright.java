package org.elpis.vision.export;

import org.elpis.vision.likeness.GreyImage;

/// A picture turned back by one turn, without the borders of one grey around it.
///
/// @param picture  what is within the borders
/// @param within  where that lies
/// @param width  with the borders, and so `height`
record Upright(Turn turn, GreyImage picture, Borders within, int width, int height) {
    static Upright of(Turn turn, GreyImage picture) {
        GreyImage back = turn.undo(picture);
        Borders within = Borders.of(back);
        return new Upright(turn, within.cut(back), within, back.width(), back.height());
    }

    /// An axis from what is within the borders, as one from the whole picture.
    Axis wholeAcross(Axis axis) {
        return new Axis(axis.scale(), axis.offset() - axis.scale() * within.left(), width);
    }

    Axis wholeDown(Axis axis) {
        return new Axis(axis.scale(), axis.offset() - axis.scale() * within.top(), height);
    }
}
