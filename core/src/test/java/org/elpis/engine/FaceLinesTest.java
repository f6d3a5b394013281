package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.deid.Subject;
import org.elpis.pixel.Faces.BeforeAfter;
import org.elpis.pixel.Faces.SeriesFace;
import org.elpis.pixel.View;
import org.junit.jupiter.api.Test;

class FaceLinesTest {
    private static final Study FIRST = new Study(new Subject("E1", 1));
    private static final Study SECOND = new Study(new Subject("E2", 1));
    private static final Study THIRD = new Study(new Subject("E3", 1));

    @Test
    void keepsTheViewsOfTheFirstSeriesInTheOrderOfTheJobWhoeverIsDoneFirst() {
        FaceLines inOrder = new FaceLines();
        inOrder.add(1, FIRST, series(30));
        inOrder.add(50, SECOND, series(30));
        inOrder.add(90, THIRD, series(10));
        FaceLines inDisorder = new FaceLines();
        inDisorder.add(91, THIRD, series(10));
        inDisorder.add(2, FIRST, series(30));
        inDisorder.add(51, SECOND, series(30));

        for (FaceLines lines : List.of(inOrder, inDisorder)) {
            assertThat(withViews(lines.of(FIRST))).isEqualTo(30);
            assertThat(withViews(lines.of(SECOND))).isEqualTo(18);
            assertThat(withViews(lines.of(THIRD))).isZero();
            assertThat(lines.of(THIRD)).as("what became of them is told of all").hasSize(10);
        }
    }

    private static long withViews(List<SeriesFace> series) {
        return series.stream().filter(one -> !one.views().isEmpty()).count();
    }

    private static List<SeriesFace> series(int count) {
        View view = new View(1, 1, 1, new byte[1]);
        List<SeriesFace> series = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            series.add(new SeriesFace(
                    "1.2." + i, "The face was removed.", Optional.empty(), List.of(new BeforeAfter(view, view))));
        }
        return series;
    }
}
