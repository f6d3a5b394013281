package org.elpis.engine;

import java.io.IOException;
import java.util.List;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Box;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.ImageExaminer;
import org.elpis.policy.Action;
import org.elpis.policy.Plan;
import org.jspecify.annotations.Nullable;

/// The harder look at an image whose words were filled: for words that the first look missed.
///
/// The edges of filled boxes on tissue look like strokes themselves. Only what the harder look sees in the original as
/// well, or apart from all filled boxes, is news; without that rule one filled word makes the next, until nothing is
/// left of the image.
final class SecondLook {
    /// Pixels between a box and filled ones, from which on no edge of these can be in it.
    private static final int APART = 3;

    /// Share of the image that may be filled for what only this look sees. An image in which nearly everything looks
    /// like words is for a person to decide about, not to be blackened.
    private static final double MOST_MORE = 0.125;

    private final Instance original;
    private final Box frame;
    private final double filledFirst;
    private @Nullable List<Box> inOriginal;

    /// @param first  by which the original is filled at first
    SecondLook(Instance original, Plan first) {
        this.original = original;
        this.frame = new Box(
                0,
                0,
                Math.max(1, original.dataSet().number(Tag.COLUMNS, 1)),
                Math.max(1, original.dataSet().number(Tag.ROWS, 1)));
        this.filledFirst = share(first);
    }

    private double share(Plan plan) {
        return plan.filledBoxes().map(fill -> fill.coverage(frame)).orElse(0.0);
    }

    /// Whether a plan takes no more of the image beyond the first one than may go unseen by a person.
    boolean allows(Plan more) {
        return share(more) - filledFirst <= MOST_MORE;
    }

    /// Words that are still there.
    ///
    /// @param plan  by which the original was filled
    /// @param filled  the result, without what takes the place of a face
    List<Box> left(Plan plan, Instance filled) throws IOException {
        List<Box> seen = look(filled).stream().filter(box -> !plan.expects(box)).toList();
        return seen.isEmpty() ? seen : news(plan, seen);
    }

    private List<Box> news(Plan plan, List<Box> seen) throws IOException {
        if (inOriginal == null) {
            inOriginal = look(original);
        }
        Action.FillBoxes before = new Action.FillBoxes(inOriginal, Action.KEEP);
        List<Box> filled = plan.filledBoxes().map(Action.FillBoxes::boxes).orElse(List.of());
        return seen.stream()
                .filter(box -> before.coverage(box) >= 0.5 || isApart(box, filled))
                .toList();
    }

    private static List<Box> look(Instance image) throws IOException {
        return Examiners.find().orElseThrow().words(image, ImageExaminer.Care.SECOND_LOOK);
    }

    private static boolean isApart(Box box, List<Box> filled) {
        int x = Math.max(0, box.x() - APART);
        int y = Math.max(0, box.y() - APART);
        Box around = new Box(x, y, box.right() + APART - x, box.bottom() + APART - y);
        return filled.stream().noneMatch(around::overlaps);
    }
}
