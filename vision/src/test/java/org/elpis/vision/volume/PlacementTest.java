package org.elpis.vision.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Vector3 X = new Vector3(1, 0, 0);
    private static final Vector3 Y = new Vector3(0, 1, 0);
    private static final SlicePlane PLANE = DrawnScan.plane(new Vector3(1, 2, 3), X, Y, 8, 1.5, 4);
    private static final DrawnScan.Series SERIES = new DrawnScan.Series(DrawnScan.MR, "1.2.3.4");

    private static Placement placement(Consumer<Attributes> change) throws IOException {
        DrawnScan scan = new DrawnScan();
        Attributes image = scan.add(SERIES, PLANE, (x, y, z) -> 0);
        change.accept(image);
        scan.replaceLast(image);
        return Placement.of(scan.open(0).dataSet());
    }

    private static void assertImpossible(int tag, String value) throws IOException {
        assertThat(placement(image -> image.text(tag, "DS", value)))
                .as("%08X %s", tag, value)
                .isInstanceOf(Placement.Impossible.class);
    }

    @Test
    void isWhereTheHeaderSays() throws IOException {
        assertThat(placement(image -> {})).isEqualTo(new Placement.Placed(List.of(PLANE)));
    }

    @Test
    void isOneOfEachFrameOfAnEnhancedImage() throws IOException {
        List<SlicePlane> planes = DrawnScan.planes(new Vector3(1, 2, 3), X, Y, 5, 4, 8, 1.5);
        DrawnScan scan = new DrawnScan();
        scan.addFrames(new DrawnScan.Series(DrawnScan.ENHANCED_MR, "1.2.3.4"), planes, (x, y, z) -> 0);
        assertThat(Placement.of(scan.open(0).dataSet())).isEqualTo(new Placement.Placed(planes));
    }

    @Test
    void isNowhereWhereNothingIsSaid() throws IOException {
        DrawnScan scan = new DrawnScan();
        scan.add(scan.header(SERIES, 8, 8));
        assertThat(Placement.of(scan.open(0).dataSet())).isEqualTo(new Placement.Unplaced());
    }

    @Test
    void refusesSpacingThatCannotBe() throws IOException {
        for (String spacing : List.of("", "0\\0", "1", "-1\\1", "1\\0", "NaN\\1", "1e9\\1", "0.001\\0.001", "a\\b")) {
            assertImpossible(0x0028_0030, spacing);
        }
    }

    @Test
    void refusesOrientationsThatCannotBe() throws IOException {
        List<String> orientations = List.of(
                "",
                "1\\0\\0\\0\\1",
                "0\\0\\0\\0\\1\\0",
                "1\\0\\0\\1\\0\\0",
                "1\\0\\0\\0.5\\0.866\\0",
                "2\\0\\0\\0\\1\\0",
                "1\\0\\0\\0\\1\\NaN",
                "1\\0\\0\\0\\1\\Infinity");
        for (String orientation : orientations) {
            assertImpossible(0x0020_0037, orientation);
        }
    }

    @Test
    void refusesPositionsThatCannotBe() throws IOException {
        for (String position : List.of("", "1\\2", "1\\2\\1e300", "1\\2\\x")) {
            assertImpossible(0x0020_0032, position);
        }
    }

    @Test
    void squaresDirectionsThatWereRounded() throws IOException {
        Placement placement = placement(image -> image.text(0x0020_0037, "DS", "0.9999\\0.001\\0\\0\\1.0002\\0"));
        SlicePlane plane = ((Placement.Placed) placement).planes().getFirst();
        assertThat(plane.right().length()).isBetween(1 - 1e-12, 1 + 1e-12);
        assertThat(plane.right().dot(plane.down())).isBetween(-1e-12, 1e-12);
    }

    @Test
    void refusesFramesWithoutPlaces() throws IOException {
        assertThat(placement(image -> image.text(0x0028_0008, "IS", "3"))).isInstanceOf(Placement.Impossible.class);
    }

    @Test
    void splitsASeriesByDirectionsAndStations() {
        List<SlicePlane> axial = DrawnScan.planes(new Vector3(0, 0, 0), X, Y, 12, 5, 32, 5);
        List<SlicePlane> coronal = DrawnScan.planes(new Vector3(0, 0, 0), X, new Vector3(0, 0, -1), 15, 5, 32, 5);
        List<SlicePlane> lower = DrawnScan.planes(new Vector3(0, 0, -150), X, new Vector3(0, 0, -1), 15, 5, 32, 5);
        List<Slice> slices = new java.util.ArrayList<>();
        for (List<SlicePlane> planes : List.of(axial, coronal, lower)) {
            planes.forEach(plane -> slices.add(new Slice(slices.size(), 0, plane)));
        }
        assertThat(SliceStack.of(slices))
                .extracting(stack -> stack.slices().size())
                .containsExactly(12, 15, 15);
    }
}
