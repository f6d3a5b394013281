package org.elpis.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.Location;
import org.elpis.dicom.StoredBits;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Box;
import org.elpis.pixel.FaceEdit;
import org.junit.jupiter.api.Test;

/// How a plan writes down that a face goes.
class RemovedFaceTest {
    private static final FaceEdit EDIT = edit(7);
    private static final List<Box> BOXES = List.of(new Box(8, 16, 120, 24));

    private static FaceEdit edit(int value) {
        return new FaceEdit(16, 16, List.of(new FaceEdit.Frame(new int[] {3, 2, 9, 1}, new short[] {1, 2, (short) value
        })));
    }

    private static String line(Action.RemoveFace action) {
        StringBuilder text = new StringBuilder();
        new PlanStep(Location.top(Tag.PIXEL_DATA), action, "a rule", List.of()).appendTo(text);
        return text.toString();
    }

    /// The digest is SHA-256 of 12 bytes of size, 8 of counts, 16 of runs and 6 of values, computed with
    /// another tool.
    @Test
    void writesHowManyPixelsChangeAndTheDigestOfTheirPlacesAndValues() {
        assertThat(line(new Action.RemoveFace(EDIT, Action.KEEP)))
                .isEqualTo(
                        "(7FE0,0010) remove-face 3 2999c7c416632ac861184e2e6777d35b3014b9cb62b1cfbfb02cddb3cdf3657b | a rule\n");
    }

    @Test
    void writesWhatHappensToThePixelsBesides() {
        Action bits = new Action.CleanUnusedBits(new StoredBits(16, 12, 11, true));

        assertThat(line(new Action.RemoveFace(EDIT, Action.CLEAN_FRAMES))).contains(" clean-frames | ");
        assertThat(line(new Action.RemoveFace(EDIT, bits))).contains(" clean-unused-bits 16 12 11 signed | ");
        assertThat(line(new Action.RemoveFace(EDIT, new Action.FillBoxes(BOXES, bits))))
                .contains(" fill-boxes 8,16,120x24 clean-unused-bits 16 12 11 signed | ");
    }

    @Test
    void tellsTwoFacesApartThatDifferInOneValue() {
        assertThat(line(new Action.RemoveFace(edit(8), Action.KEEP)))
                .isNotEqualTo(line(new Action.RemoveFace(EDIT, Action.KEEP)));
    }

    @Test
    void fillsMoreBoxesBesideTheFace() {
        Plan plan = plan(new Action.RemoveFace(EDIT, new Action.FillBoxes(BOXES, Action.KEEP)));

        Plan more = plan.filling(List.of(new Box(0, 0, 4, 4)));

        assertThat(more.removedFace().orElseThrow().boxes()).hasSize(2);
        assertThat(more.filledBoxes().orElseThrow().boxes()).hasSize(2);
        assertThat(more.withoutFace().removedFace()).isEmpty();
        assertThat(more.withoutFace().filledBoxes()).isEqualTo(more.filledBoxes());
    }

    @Test
    void isNoChangeWithoutPixels() {
        FaceEdit none = new FaceEdit(16, 16, List.of(new FaceEdit.Frame(new int[0], new short[0])));

        assertThat(new FaceShare(Optional.of(none), Set.of(), true).edit()).isEmpty();
    }

    private static Plan plan(Action action) {
        return new Plan(
                "",
                new DeidentificationStatement("", List.of(), ""),
                List.of(new PlanStep(Location.top(Tag.PIXEL_DATA), action, "a rule", List.of())));
    }
}
