package org.elpis.vision.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.elpis.pixel.Box;
import org.junit.jupiter.api.Test;

class BoxGridTest {
    private final BoxGrid grid = new BoxGrid(640, 480);

    private Box snapped(Box... boxes) {
        List<TextBox> snapped = grid.snapped(
                java.util.Arrays.stream(boxes).map(box -> new TextBox(box, 1)).toList());
        assertThat(snapped).hasSize(1);
        return snapped.getFirst().box();
    }

    @Test
    void namesOfNearlyTheSameLengthHaveTheSameBox() {
        assertThat(snapped(new Box(85, 20, 60, 12))).isEqualTo(snapped(new Box(85, 20, 70, 12)));
    }

    @Test
    void boxesBeginAndEndOnSixteenthsOfTheFrame() {
        assertThat(snapped(new Box(85, 20, 60, 12))).isEqualTo(new Box(80, 20, 80, 12));
        assertThat(snapped(new Box(20, 85, 12, 60))).isEqualTo(new Box(20, 60, 12, 90));
    }

    @Test
    void boxesStayWithinTheFrame() {
        assertThat(new BoxGrid(50, 50)
                        .snapped(List.of(new TextBox(new Box(30, 40, 20, 10), 1)))
                        .getFirst()
                        .box())
                .isEqualTo(new Box(24, 40, 26, 10));
    }

    @Test
    void wordsSideBySideBecomeOneBox() {
        assertThat(snapped(new Box(85, 20, 30, 12), new Box(121, 20, 30, 12))).isEqualTo(new Box(80, 20, 80, 12));
    }

    @Test
    void whatLiesInAnotherBoxIsNotSaidTwice() {
        assertThat(snapped(new Box(90, 22, 20, 8), new Box(85, 20, 60, 12))).isEqualTo(new Box(80, 20, 80, 12));
    }
}
