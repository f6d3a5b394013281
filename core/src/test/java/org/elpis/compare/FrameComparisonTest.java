package org.elpis.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.elpis.pixel.Box;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which pixels differ between two frames, and what kind of change that is.
class FrameComparisonTest {
    private static final int COLUMNS = 120;
    private static final int ROWS = 90;

    private final Raster original = noise(COLUMNS, ROWS, 1);

    private static Raster noise(int columns, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        short[] values = new short[columns * rows];
        for (int i = 0; i < values.length; i++) {
            int x = i % columns;
            int y = i / columns;
            values[i] = (short) (500 + 8 * x + 3 * y + random.nextInt(100));
        }
        return grey(columns, rows, values);
    }

    private static Raster grey(int columns, int rows, short[] values) {
        return new Raster(columns, rows, Photometric.MONOCHROME2, 12, false, values);
    }

    private Raster copy() {
        return grey(COLUMNS, ROWS, original.values().clone());
    }

    private static void set(Raster raster, int x, int y, int value) {
        raster.values()[y * raster.columns() + x] = (short) value;
    }

    private FrameFinding finding(Raster copy) {
        return FrameComparison.of(0, original, copy);
    }

    @Test
    void placesOnePixelThatChangedByOneStep() {
        Raster copy = copy();
        set(copy, 17, 60, original.at(17, 60, 0) ^ 1);

        FrameFinding finding = finding(copy);

        assertThat(finding.kind()).isEqualTo(new FrameKind.LeastBits());
        assertThat(finding.changed()).isEqualTo(1);
        assertThat(finding.largest()).isEqualTo(1);
        assertThat(finding.regions()).singleElement().satisfies(region -> {
            assertThat(region.box()).isEqualTo(new Box(17, 60, 1, 1));
            assertThat(Math.abs(region.meanDifference())).isEqualTo(1);
        });
    }

    @Test
    void tellsAFilledArea() {
        Raster copy = copy();
        fill(copy, new Box(30, 20, 25, 10), 7);

        FrameFinding finding = finding(copy);

        assertThat(finding.kind()).isEqualTo(new FrameKind.Local());
        assertThat(finding.regions()).singleElement().satisfies(region -> {
            assertThat(region.kind()).isEqualTo(new RegionKind.OneValue(List.of(7)));
            assertThat(region.box()).isEqualTo(new Box(30, 20, 25, 10));
            assertThat(region.changed()).isEqualTo(250);
        });
    }

    @Test
    void tellsAnAreaThatIsFilledBesideMostOfTheFrame() {
        Raster copy = copy();
        fill(copy, new Box(0, 0, COLUMNS, 60), 0);

        assertThat(finding(copy).regions())
                .singleElement()
                .satisfies(region -> assertThat(region.kind()).isEqualTo(new RegionKind.OneValue(List.of(0))));
    }

    private static void fill(Raster raster, Box box, int value) {
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                set(raster, x, y, value);
            }
        }
    }

    @Test
    void tellsFromWhereAnAreaWasCopied() {
        Raster copy = copy();
        for (int y = 0; y < 12; y++) {
            for (int x = 0; x < 14; x++) {
                set(copy, 70 + x, 40 + y, original.at(20 + x, 10 + y, 0));
            }
        }

        assertThat(finding(copy).regions())
                .singleElement()
                .satisfies(region -> assertThat(region.kind())
                        .isEqualTo(new RegionKind.Copied(
                                region.box().x() - 50, region.box().y() - 30)));
    }

    @Test
    void doesNotCallACopyWhatDiffersFromItInOnePixel() {
        Raster copy = copy();
        for (int y = 0; y < 12; y++) {
            for (int x = 0; x < 14; x++) {
                set(copy, 70 + x, 40 + y, original.at(20 + x, 10 + y, 0));
            }
        }
        set(copy, 75, 45, 4000);

        assertThat(finding(copy).regions())
                .singleElement()
                .satisfies(region -> assertThat(region.kind()).isEqualTo(new RegionKind.Patch()));
    }

    @Test
    void tellsTwoPatchesApartWithTheirMeans() {
        Raster copy = copy();
        blob(copy, 20, 20, 300);
        blob(copy, 100, 70, -200);

        FrameFinding finding = finding(copy);

        assertThat(finding.kind()).isEqualTo(new FrameKind.Local());
        assertThat(finding.regions()).hasSize(2);
        assertThat(finding.regions())
                .allSatisfy(region -> assertThat(region.kind()).isEqualTo(new RegionKind.Patch()));
        assertThat(finding.regions())
                .extracting(RegionFinding::meanDifference)
                .anyMatch(mean -> mean > 50)
                .anyMatch(mean -> mean < -30);
        assertThat(finding.changed())
                .isEqualTo(finding.regions().stream()
                        .mapToLong(RegionFinding::changed)
                        .sum());
    }

    private static void blob(Raster raster, int cx, int cy, int height) {
        for (int y = cy - 6; y <= cy + 6; y++) {
            for (int x = cx - 6; x <= cx + 6; x++) {
                int add = height * Math.max(0, 40 - (x - cx) * (x - cx) - (y - cy) * (y - cy)) / 40;
                set(raster, x, y, raster.at(x, y, 0) + add);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsEveryTurn(Turn turn) {
        Raster small = noise(5, 4, 2);
        boolean swaps = turn.ordinal() >= Turn.QUARTER_RIGHT.ordinal();
        short[] values = new short[20];
        int columns = swaps ? 4 : 5;
        for (int i = 0; i < 20; i++) {
            int x = i % columns;
            int y = i / columns;
            values[i] = switch (turn) {
                case MIRRORED -> (short) small.at(4 - x, y, 0);
                case UPSIDE_DOWN -> (short) small.at(x, 3 - y, 0);
                case HALF_TURN -> (short) small.at(4 - x, 3 - y, 0);
                // What was at the left is on top: the first column from below.
                case QUARTER_RIGHT -> (short) small.at(y, 3 - x, 0);
                case QUARTER_LEFT -> (short) small.at(4 - y, x, 0);
                case TRANSPOSED -> (short) small.at(y, x, 0);
                case ANTI_TRANSPOSED -> (short) small.at(4 - y, 3 - x, 0);
            };
        }

        assertThat(FrameComparison.of(0, small, grey(columns, swaps ? 5 : 4, values))
                        .kind())
                .isEqualTo(new FrameKind.Turned(turn));
    }

    @Test
    void tellsByHowMuchTheContentMoved() {
        short[] values = new short[COLUMNS * ROWS];
        for (int y = 0; y < ROWS; y++) {
            for (int x = 5; x < COLUMNS; x++) {
                values[y * COLUMNS + x] = y >= ROWS - 3 ? 0 : (short) original.at(x - 5, y + 3, 0);
            }
        }

        assertThat(finding(grey(COLUMNS, ROWS, values)).kind()).isEqualTo(new FrameKind.Moved(5, -3));
    }

    @Test
    void tellsWhatWasCutOff() {
        short[] values = new short[100 * 80];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) original.at(i % 100 + 12, i / 100 + 4, 0);
        }

        assertThat(finding(grey(100, 80, values)).kind()).isEqualTo(new FrameKind.Moved(-12, -4));
    }

    @Test
    void tellsAStraightLineThroughTheValuesWithWhatItCutsOff() {
        Raster copy = copy();
        for (int i = 0; i < copy.values().length; i++) {
            copy.values()[i] = (short) Math.min(2000, Math.round(1.4 * original.values()[i] - 100));
        }

        assertThat(finding(copy).kind()).isInstanceOfSatisfying(FrameKind.Rescaled.class, line -> {
            assertThat(line.slope()).isCloseTo(1.4, within(0.001));
            assertThat(line.intercept()).isCloseTo(-100, within(1.0));
        });
    }

    @Test
    void tellsInvertedValues() {
        Raster copy = copy();
        for (int i = 0; i < copy.values().length; i++) {
            copy.values()[i] = (short) (4095 - original.values()[i]);
        }

        assertThat(finding(copy).kind())
                .isInstanceOfSatisfying(
                        FrameKind.Rescaled.class,
                        line -> assertThat(line.slope()).isCloseTo(-1, within(1e-9)));
    }

    @Test
    void tellsATableOfValues() {
        Raster copy = copy();
        for (int i = 0; i < copy.values().length; i++) {
            copy.values()[i] = (short) Math.round(Math.sqrt(original.values()[i] / 4096.0) * 4095);
        }

        assertThat(finding(copy).kind()).isInstanceOf(FrameKind.Remapped.class);
    }

    @Test
    void tellsNoiseAllOverAndAnotherPicture() {
        Raster copy = copy();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < copy.values().length; i++) {
            copy.values()[i] += (short) (random.nextInt(21) - 10);
        }
        assertThat(finding(copy).kind()).isInstanceOfSatisfying(FrameKind.Spread.class, spread -> {
            assertThat(spread.correlation()).isGreaterThan(0.99);
            assertThat(spread.rms()).isBetween(5.0, 7.0);
        });

        short[] other = new short[COLUMNS * ROWS];
        for (int i = 0; i < other.length; i++) {
            other[i] = (short) random.nextInt(4096);
        }
        assertThat(finding(grey(COLUMNS, ROWS, other)).kind()).isInstanceOf(FrameKind.OtherImage.class);
    }

    @Test
    void tellsThatEqualValuesMeanSomethingElse() {
        Raster inverted = new Raster(
                COLUMNS,
                ROWS,
                Photometric.MONOCHROME1,
                12,
                false,
                original.values().clone());

        FrameFinding finding = finding(inverted);

        assertThat(finding.kind()).isInstanceOfSatisfying(FrameKind.OtherKind.class, kind -> {
            assertThat(kind.hasSameValues()).isTrue();
            assertThat(kind.what()).containsExactly("photometric interpretation MONOCHROME2 became MONOCHROME1");
        });
        assertThat(finding.changed()).isZero();
    }

    @Test
    void subtractsSignedValuesAndColours() {
        short[] before = {-5, 100};
        short[] after = {10, 100};
        Raster one = new Raster(2, 1, Photometric.MONOCHROME2, 12, true, before);
        Raster other = new Raster(2, 1, Photometric.MONOCHROME2, 12, true, after);
        assertThat(FrameComparison.of(0, one, other).largest()).isEqualTo(15);

        short[] colours = new short[3 * 64];
        short[] redder = colours.clone();
        redder[3 * 9] = 200;
        Raster colour = new Raster(8, 8, Photometric.RGB, 8, false, colours);
        FrameFinding finding = FrameComparison.of(0, colour, new Raster(8, 8, Photometric.RGB, 8, false, redder));
        assertThat(finding.changed()).isEqualTo(1);
        assertThat(finding.regions())
                .singleElement()
                .satisfies(region -> assertThat(region.box()).isEqualTo(new Box(1, 1, 1, 1)));
    }

    /// Every changed pixel lies in a box, and no box has an edge without one.
    @Test
    void drawsBoxesAsSmallAsThePixelsAllow() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 200; i++) {
            Raster copy = copy();
            int count = 1 + random.nextInt(6);
            for (int j = 0; j < count; j++) {
                set(copy, random.nextInt(COLUMNS), random.nextInt(ROWS), 9);
            }

            FrameFinding finding = finding(copy);

            boolean[] isIn = new boolean[COLUMNS * ROWS];
            for (RegionFinding region : finding.regions()) {
                Box box = region.box();
                for (int y = box.y(); y < box.bottom(); y++) {
                    Arrays.fill(isIn, y * COLUMNS + box.x(), y * COLUMNS + box.right(), true);
                }
                assertThat(touches(copy, box)).as(box.toString()).isTrue();
            }
            for (int at = 0; at < isIn.length; at++) {
                assertThat(copy.values()[at] == original.values()[at] || isIn[at])
                        .isTrue();
            }
        }
    }

    private boolean touches(Raster copy, Box box) {
        boolean left = false;
        boolean right = false;
        boolean top = false;
        boolean bottom = false;
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                if (copy.at(x, y, 0) != original.at(x, y, 0)) {
                    left |= x == box.x();
                    right |= x == box.right() - 1;
                    top |= y == box.y();
                    bottom |= y == box.bottom() - 1;
                }
            }
        }
        return left && right && top && bottom;
    }
}
