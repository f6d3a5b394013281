package org.elpis.vision.export;

import java.util.ArrayList;
import java.util.List;
import org.elpis.vision.likeness.GreyImage;

/// A picture turned back by each of the eight turns, made when they are asked for. Not thread-safe.
final class Turns {
    private final GreyImage picture;
    private final List<Upright> plain;
    private final List<Upright> others = new ArrayList<>();

    Turns(GreyImage picture) {
        this.picture = picture;
        this.plain = List.of(Upright.of(Turn.NONE, picture));
    }

    /// As it is.
    List<Upright> plain() {
        return plain;
    }

    /// The seven others.
    List<Upright> others() {
        for (int i = 1; i < 8 && others.size() < 7; i++) {
            others.add(Upright.of(new Turn(i % 4, i >= 4), picture));
        }
        return List.copyOf(others);
    }
}
