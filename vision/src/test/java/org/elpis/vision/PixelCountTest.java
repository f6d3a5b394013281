package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.elpis.dicom.Instance;
import org.elpis.pixel.Box;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.Likeness;
import org.elpis.pixel.PixelChange;
import org.elpis.pixel.PixelEdit;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;

/// What is counted of an image and of what became of it.
class PixelCountTest {
    private static final int SIDE = 32;
    private final PixelExaminer examiner = new PixelExaminer();

    @Test
    void countsNothingWhereNothingChanged() throws IOException {
        Instance image = SmallImages.grey8(SIDE, SIDE, scene());

        assertThat(examiner.change(image, image, edit(new Box(0, 0, 4, 4))).changed())
                .isZero();
        assertThat(examiner.likeness(image, image, 0).haarPsi()).isGreaterThan(1 - 1e-9);
    }

    @Test
    void countsWhatChangedWithinTheBoxes() throws IOException {
        byte[] after = scene();
        for (int y = 2; y < 6; y++) {
            Arrays.fill(after, y * SIDE + 3, y * SIDE + 13, (byte) 0);
        }

        PixelChange change = change(scene(), after, edit(new Box(3, 2, 10, 4)));

        assertThat(change.pixels()).isEqualTo(SIDE * SIDE);
        assertThat(change.changed()).isEqualTo(40);
        assertThat(change.spilt() + change.elsewhere()).isZero();
    }

    /// The proof is only worth something if it fails when something is wrong.
    @Test
    void countsASinglePixelThatChangedBesideTheBoxes() throws IOException {
        byte[] after = scene();
        after[20 * SIDE + 20] ^= 1;

        assertThat(change(scene(), after, edit(new Box(3, 2, 10, 4))).elsewhere())
                .isEqualTo(1);
    }

    @Test
    void knowsThePixelsOfAFaceFromOthers() throws IOException {
        FaceEdit face = new FaceEdit(
                SIDE, SIDE, List.of(new FaceEdit.Frame(new int[] {40, 3, 50, 2}, new short[] {1, 1, 1, 1, 1})));
        byte[] after = scene();
        Arrays.fill(after, 40, 43, (byte) 1);
        after[50] = 1;
        after[52] = 1;

        PixelChange change = change(scene(), after, new PixelEdit(List.of(), Optional.of(face)));

        assertThat(change.changed()).isEqualTo(5);
        assertThat(change.elsewhere()).isEqualTo(1);
    }

    @Test
    void findsTheFrameWithTheMostChangedPixels() throws IOException {
        byte[] before = Arrays.copyOf(scene(), 3 * SIDE * SIDE);
        byte[] after = before.clone();
        Arrays.fill(after, SIDE * SIDE, SIDE * SIDE + 3, (byte) 7);
        Arrays.fill(after, 2 * SIDE * SIDE, 2 * SIDE * SIDE + 2, (byte) 7);

        PixelChange change = change(before, after, edit(new Box(0, 0, 5, 1)));

        assertThat(change.frame()).isEqualTo(1);
        assertThat(change.changed()).isEqualTo(5);
        assertThat(change.pixels()).isEqualTo(3 * SIDE * SIDE);
    }

    @Test
    void countsTheForegroundThatWent() throws IOException {
        byte[] before = new byte[SIDE * SIDE];
        Arrays.fill(before, 0, 256, (byte) 200);
        byte[] after = before.clone();
        Arrays.fill(after, 0, 64, (byte) 0);

        PixelChange change = change(before, after, edit(new Box(0, 0, SIDE, 2)));

        assertThat(change.foreground()).isEqualTo(256);
        assertThat(change.foregroundChanged()).isEqualTo(64);
    }

    @Test
    void measuresHowAlikeAFrameIsWhateverItsDepth() throws IOException {
        byte[] scene = scene();
        int[] deep = new int[scene.length];
        int[] deepAfter = new int[scene.length];
        byte[] after = scene.clone();
        Arrays.fill(after, 100, 180, (byte) 0);
        for (int i = 0; i < deep.length; i++) {
            deep[i] = 1000 + (scene[i] & 0xFF) * 16;
            deepAfter[i] = i >= 100 && i < 180 ? 0 : deep[i];
        }

        Likeness shallow =
                examiner.likeness(SmallImages.grey8(SIDE, SIDE, scene), SmallImages.grey8(SIDE, SIDE, after), 0);
        Likeness other =
                examiner.likeness(SmallImages.grey16(SIDE, SIDE, deep), SmallImages.grey16(SIDE, SIDE, deepAfter), 0);

        assertThat(shallow.haarPsi()).isBetween(0.1, 0.95);
        assertThat(other.haarPsi()).isCloseTo(shallow.haarPsi(), within(1e-4));
        assertThat(other.msSsim().orElseThrow()).isCloseTo(shallow.msSsim().orElseThrow(), within(1e-4));
    }

    /// Where all values are one, there is no range to compare within but the one of its bits.
    @Test
    void seesThatAnEvenFrameChanged() throws IOException {
        byte[] even = new byte[SIDE * SIDE];
        Arrays.fill(even, (byte) 200);
        byte[] after = even.clone();
        Arrays.fill(after, 0, 320, (byte) 0);

        Likeness likeness =
                examiner.likeness(SmallImages.grey8(SIDE, SIDE, even), SmallImages.grey8(SIDE, SIDE, after), 0);

        assertThat(likeness.haarPsi()).isLessThan(0.9);
        assertThat(likeness.msSsim().orElseThrow()).isLessThan(0.9);
    }

    @Test
    void refusesToCompareWhatHasAnotherShape() {
        Instance one = SmallImages.grey8(SIDE, SIDE, scene());
        Instance other = SmallImages.grey8(SIDE / 2, SIDE * 2, scene());

        assertThatExceptionOfType(UndecodableFrameException.class)
                .isThrownBy(() -> examiner.change(one, other, edit(new Box(0, 0, 1, 1))));
        assertThatExceptionOfType(UndecodableFrameException.class).isThrownBy(() -> examiner.likeness(one, other, 0));
        assertThatExceptionOfType(UndecodableFrameException.class).isThrownBy(() -> examiner.likeness(one, one, 1));
    }

    private PixelChange change(byte[] before, byte[] after, PixelEdit edit) throws IOException {
        return examiner.change(SmallImages.grey8(SIDE, SIDE, before), SmallImages.grey8(SIDE, SIDE, after), edit);
    }

    private static PixelEdit edit(Box... boxes) {
        return new PixelEdit(List.of(boxes), Optional.empty());
    }

    /// Bright noise, so that a filled pixel always differs; 0 and 255 are in it.
    private static byte[] scene() {
        byte[] scene = new byte[SIDE * SIDE];
        Random random = new Random(5);
        for (int i = 0; i < scene.length; i++) {
            scene[i] = (byte) (20 + random.nextInt(230));
        }
        scene[SIDE * SIDE - 1] = 0;
        scene[SIDE * SIDE - 2] = (byte) 255;
        return scene;
    }
}
