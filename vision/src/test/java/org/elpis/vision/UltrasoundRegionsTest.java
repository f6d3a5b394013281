package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Box;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.junit.jupiter.api.Test;

class UltrasoundRegionsTest {
    private static final PixelLayout LAYOUT =
            new PixelLayout(100, 80, 1, 1, 8, 8, 7, false, false, Photometric.MONOCHROME2);

    private static DataSet image(int[]... regions) {
        List<DataSet> items = new ArrayList<>();
        for (int[] region : regions) {
            items.add(DataSet.of(
                    List.of(
                            number(0x0018_6018, region[0]),
                            number(0x0018_601A, region[1]),
                            number(0x0018_601C, region[2]),
                            number(0x0018_601E, region[3])),
                    Encoding.EXPLICIT_LITTLE));
        }
        return DataSet.of(
                List.of(new Element(0x0018_6011, Vr.SQ, new Value.Items(items, false))), Encoding.EXPLICIT_LITTLE);
    }

    private static Element number(int tag, int value) {
        return new Element(tag, Vr.UL, Value.Bytes.of(Encoding.EXPLICIT_LITTLE.unsigned32(value)));
    }

    private static List<Box> outside(int[]... regions) {
        return UltrasoundRegions.outside(image(regions), LAYOUT);
    }

    @Test
    void isWhatLiesAroundAllRegions() {
        assertThat(outside(new int[] {10, 20, 49, 59}, new int[] {50, 30, 89, 69}))
                .containsExactly(
                        new Box(0, 0, 100, 20),
                        new Box(0, 70, 100, 10),
                        new Box(0, 20, 10, 50),
                        new Box(90, 20, 10, 50));
    }

    @Test
    void isNothingWhereRegionsSpanTheImage() {
        assertThat(outside(new int[] {0, 0, 99, 79})).isEmpty();
    }

    @Test
    void isNothingWhereThereAreNoRegions() {
        assertThat(outside()).isEmpty();
        assertThat(UltrasoundRegions.outside(DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE), LAYOUT))
                .isEmpty();
    }

    /// Then nobody can say what the others mean, and the whole image is looked at.
    @Test
    void believesNoRegionWhereOneIsImpossible() {
        assertThat(outside(new int[] {10, 20, 49, 59}, new int[] {0, 0, 0, 0})).isEmpty();
        assertThat(outside(new int[] {10, 20, 100, 59})).isEmpty();
        assertThat(outside(new int[] {49, 20, 10, 59})).isEmpty();
    }
}
