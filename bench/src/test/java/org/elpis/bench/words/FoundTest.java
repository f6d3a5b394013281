package org.elpis.bench.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.pixel.Box;
import org.elpis.testkit.picture.Picture;
import org.elpis.testkit.picture.TextLine;
import org.elpis.vision.text.BurnedInText;
import org.junit.jupiter.api.Test;

class FoundTest {
    /// Pixels 0, 1, 2 of the first row and 0 of the second, of a frame of ten columns.
    private static final TextLine LINE = new TextLine("any", 2, new int[] {0, 1, 2, 10});

    private static Outcome outcome(double covered, boolean isHeld) {
        Map<Trait, String> traits = new TreeMap<>();
        for (Trait trait : Trait.values()) {
            traits.put(trait, "any");
        }
        return new Outcome("B", 1, traits, covered, isHeld, false, new Outcome.AtGate(covered, isHeld));
    }

    @Test
    void countsAPixelOnceThoughTwoBoxesHoldIt() {
        Box box = new Box(0, 0, 2, 1);
        assertThat(Found.covered(LINE, 10, List.of(box, box))).isEqualTo(0.5);
    }

    @Test
    void coversALineByBoxesTogether() {
        assertThat(Found.covered(LINE, 10, List.of(new Box(0, 0, 3, 1), new Box(0, 1, 1, 1))))
                .isEqualTo(1);
    }

    @Test
    void measuresTheAreaOfOverlappingBoxesOnce() {
        Picture picture = new Picture(10, 10, 1, 8, new short[100]);
        assertThat(Found.area(picture, List.of(new Box(0, 0, 2, 5), new Box(1, 0, 2, 5))))
                .isEqualTo(0.15);
    }

    @Test
    void callsALineMissedBelowNinetyFivePercent() {
        assertThat(outcome(0.949, false).isMissed()).isTrue();
        assertThat(outcome(0.95, false).isMissed()).isFalse();
    }

    @Test
    void missesNoLineOfAFrameThatIsHeldBack() {
        assertThat(outcome(0, true).isMissed()).isFalse();
        assertThat(Found.of(new BurnedInText.Uncertain("of a test")).isHeld()).isTrue();
    }
}
