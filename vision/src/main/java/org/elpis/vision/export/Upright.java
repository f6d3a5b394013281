package org.elpis.vision.export;

import org.elpis.vision.likeness.GreyImage;

/// A picture turned back by one turn.
record Upright(Turn turn, GreyImage picture, Borders borders) {
    static Upright of(Turn turn, GreyImage picture) {
        GreyImage back = turn.undo(picture);
        return new Upright(turn, back, Borders.of(back));
    }
}
