package org.elpis.vision.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final double[] UPRIGHT = {2, 0, 0, -19, 0, 2, 0, -23, 0, 0, 2, -15};

    @Test
    void turnsRightAndFrontToLeftAndBack() throws Exception {
        Affine place = Placement.of(DrawnNifti.usual().parsed());

        assertPlace(place, 0, 0, 0, 19, 23, -15);
        assertPlace(place, 1, 2, 3, 17, 19, -9);
    }

    @Test
    void readsTheRotationOfAQform() throws Exception {
        // A quarter turn about the axis to the head: i runs to the front, j to the left.
        double half = Math.sqrt(0.5);
        Affine place = Placement.of(DrawnNifti.two(ByteOrder.BIG_ENDIAN)
                .qform(1, 0, 0, half)
                .sform(0)
                .parsed());

        assertPlace(place, 1, 0, 0, 19, 23 - 2, -15);
        assertPlace(place, 0, 1, 0, 19 + 2, 23, -15);
        assertPlace(place, 0, 0, 1, 19, 23, -15 + 2);
    }

    @Test
    void readsTheHandOfAQform() throws Exception {
        Affine place = Placement.of(
                DrawnNifti.usual().qform(1, 0, 1, 0).leftHanded().sform(0).parsed());

        // Half a turn about the axis to the front, and the third axis turned back: only left and right change sides.
        assertPlace(place, 1, 0, 0, 19 + 2, 23, -15);
        assertPlace(place, 0, 0, 1, 19, 23, -15 + 2);
    }

    @Test
    void believesTheSformWhichCanShear() throws Exception {
        double tilt = Math.toRadians(15);
        double[] sheared = {2, 0, 0, -19, 0, 2, -2 * Math.sin(tilt), -23, 0, 0, 2 * Math.cos(tilt), -15};
        DrawnNifti drawn = DrawnNifti.usual().qform(1, 0, 0, 0).sform(1, sheared);

        assertThat(Placement.of(drawn.parsed()).y(0, 0, 1)).isCloseTo(23 + 2 * Math.sin(tilt), within(1e-5));
    }

    @Test
    void takesMillimetresFromTheQformWhenTheSformIsStretchedToATemplate() throws Exception {
        double[] stretched = {2.3, 0, 0, -19, 0, 2.3, 0, -23, 0, 0, 2.3, -15};
        DrawnNifti drawn = DrawnNifti.usual().qform(1, 0, 0, 0).sform(4, stretched);

        assertThat(Placement.of(drawn.parsed()).step(0)).isCloseTo(2, within(1e-6));
        assertDoubt(drawn.qform(0, 0, 0, 0), "its sform and the size of its voxels contradict each other");
    }

    @Test
    void doubtsWhenQformAndSformDisagree() throws Exception {
        String why = "its qform and sform disagree about how the patient lies in it";
        assertDoubt(DrawnNifti.usual().qform(1, 0, 0, Math.sqrt(0.5)), why);
        assertDoubt(DrawnNifti.usual().qform(1, 0, 0, 0).leftHanded(), why);
        assertDoubt(DrawnNifti.usual().qform(1, Math.sin(Math.toRadians(11)), 0, 0), why);
        assertThat(Placement.of(DrawnNifti.usual()
                        .qform(1, Math.sin(Math.toRadians(9)), 0, 0)
                        .parsed()))
                .isNotNull();
    }

    @Test
    void doubtsWhenNeitherIsThere() {
        assertDoubt(
                DrawnNifti.usual().sform(0),
                "it does not say how the patient lies in it: it has neither qform nor sform");
    }

    @Test
    void readsUnitsOfLength() throws Exception {
        double[] metres = {0.002, 0, 0, -0.019, 0, 0.002, 0, -0.023, 0, 0, 0.002, -0.015};
        DrawnNifti drawn =
                DrawnNifti.usual().sizes(0.002, 0.002, 0.002).sform(1, metres).units(1);

        assertPlace(Placement.of(drawn.parsed()), 0, 0, 0, 19, 23, -15);
        assertPlace(Placement.of(DrawnNifti.usual().units(0).parsed()), 0, 0, 0, 19, 23, -15);
        assertDoubt(drawn.units(2), "the size of its voxels is not that of a scan");
        assertDoubt(DrawnNifti.usual().units(5), "its unit of length is unknown");
    }

    @Test
    void doubtsNumbersThatPlaceNothing() {
        String why = "its qform or sform is no placement of a volume";
        assertDoubt(DrawnNifti.usual().sform(1, 2, 0, 0, 0, 2, 0, 0, 0, 0, 0, 2, 0), why);
        double[] holed = UPRIGHT.clone();
        holed[7] = Double.NaN;
        assertDoubt(DrawnNifti.usual().sform(1, holed), why);
        holed[7] = Double.POSITIVE_INFINITY;
        assertDoubt(DrawnNifti.usual().sform(1, holed), why);
        assertDoubt(DrawnNifti.usual().sform(0).qform(1, 1, 1, 1), why);
        assertDoubt(DrawnNifti.usual().sform(0).qform(1, Double.NaN, 0, 0), why);
        assertDoubt(DrawnNifti.usual().sizes(0, 2, 2), "it does not tell the size of its voxels");
    }

    @Test
    void invertsWhatItFinds() throws Exception {
        Affine place = Placement.of(DrawnNifti.usual()
                .sform(0)
                .qform(1, 0.2, 0.3, 0.1)
                .sizes(1, 2, 3)
                .parsed());
        Affine back = place.inverse();

        double x = place.x(3, 4, 5);
        double y = place.y(3, 4, 5);
        double z = place.z(3, 4, 5);
        assertPlace(back, x, y, z, 3, 4, 5);
    }

    private static void assertPlace(Affine affine, double i, double j, double k, double x, double y, double z) {
        assertThat(affine.x(i, j, k)).isCloseTo(x, within(1e-5));
        assertThat(affine.y(i, j, k)).isCloseTo(y, within(1e-5));
        assertThat(affine.z(i, j, k)).isCloseTo(z, within(1e-5));
    }

    private static void assertDoubt(DrawnNifti drawn, String why) {
        assertThatExceptionOfType(UnusableNiftiException.class)
                .isThrownBy(() -> Placement.of(drawn.parsed()))
                .withMessage(why)
                .matches(UnusableNiftiException::isDoubt);
    }
}
