package org.elpis.vision.volume;

import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;

/// Reads where the frames of an image lie, and refuses what cannot be.
///
/// Source: PS3.3 C.7.6.2, C.7.6.16.2.1, C.7.6.16.2.3 and C.7.6.16.2.4
final class PlaceReader {
    private static final int PLANE_POSITION_SEQUENCE = 0x0020_9113;
    private static final int PLANE_ORIENTATION_SEQUENCE = 0x0020_9116;
    private static final int PIXEL_MEASURES_SEQUENCE = 0x0028_9110;
    private static final int IMAGE_POSITION_PATIENT = 0x0020_0032;
    private static final int IMAGE_ORIENTATION_PATIENT = 0x0020_0037;
    private static final int PIXEL_SPACING = 0x0028_0030;
    private static final int SLICE_THICKNESS = 0x0018_0050;
    private static final int SPACING_BETWEEN_SLICES = 0x0018_0088;

    /// Cosines of directions are written with six digits and more; beyond this share of a right angle they are
    /// not rounded but wrong.
    private static final double SKEW = 0.01;

    /// No scanner's field is larger or smaller, in millimetres along one side.
    private static final double LONGEST_SIDE = 3000;

    private static final double SHORTEST_SIDE = 4;

    /// Of one slice; 16 times what scanners write.
    private static final long MOST_PIXELS = 1 << 24;

    /// No place in a scanner is further from its centre, in millimetres.
    private static final double FURTHEST = 10_000;

    /// @param image  with Rows, Columns and Number of Frames
    static Placement of(DataSet image) {
        int columns = image.number(Tag.COLUMNS, 0);
        int rows = image.number(Tag.ROWS, 0);
        int frames = image.number(Tag.NUMBER_OF_FRAMES, 1);
        FrameGroups groups = new FrameGroups(image);
        if (!speaks(image, groups)) {
            return new Placement.Unplaced();
        }
        if (columns < 2 || rows < 2 || frames < 1) {
            return new Placement.Impossible("its slices have no size");
        }
        if ((long) columns * rows > MOST_PIXELS) {
            return new Placement.Impossible("its slices have more pixels than any scanner's");
        }
        if (frames > 1 && groups.count() != frames) {
            return new Placement.Impossible("its frames have no place of their own");
        }
        List<SlicePlane> planes = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            switch (plane(groups, i, columns, rows)) {
                case Placement.Placed one -> planes.addAll(one.planes());
                case Placement.Unplaced none -> {
                    return new Placement.Impossible("the place of a slice is missing");
                }
                case Placement.Impossible wrong -> {
                    return wrong;
                }
            }
        }
        return new Placement.Placed(planes);
    }

    private static boolean speaks(DataSet image, FrameGroups groups) {
        return image.contains(IMAGE_POSITION_PATIENT)
                || image.contains(IMAGE_ORIENTATION_PATIENT)
                || groups.of(0, PLANE_POSITION_SEQUENCE).contains(IMAGE_POSITION_PATIENT)
                || groups.of(0, PLANE_ORIENTATION_SEQUENCE).contains(IMAGE_ORIENTATION_PATIENT);
    }

    private static Placement plane(FrameGroups groups, int frame, int columns, int rows) {
        double[] position = Decimals.of(groups.of(frame, PLANE_POSITION_SEQUENCE), IMAGE_POSITION_PATIENT, 3);
        double[] cosines = Decimals.of(groups.of(frame, PLANE_ORIENTATION_SEQUENCE), IMAGE_ORIENTATION_PATIENT, 6);
        DataSet measures = groups.of(frame, PIXEL_MEASURES_SEQUENCE);
        double[] spacing = Decimals.of(measures, PIXEL_SPACING, 2);
        if (position.length == 0 || cosines.length == 0) {
            return new Placement.Unplaced();
        }
        if (spacing.length == 0) {
            return new Placement.Impossible("the distance of its pixels is missing");
        }
        Vector3 origin = new Vector3(position[0], position[1], position[2]);
        Vector3 right = new Vector3(cosines[0], cosines[1], cosines[2]);
        Vector3 down = new Vector3(cosines[3], cosines[4], cosines[5]);
        if (!(origin.length() < FURTHEST)) {
            return new Placement.Impossible("a slice lies where no scanner reaches");
        }
        if (!(Math.abs(right.length() - 1) < SKEW) || !(Math.abs(down.length() - 1) < SKEW)) {
            return new Placement.Impossible("the directions of its rows and columns are none");
        }
        if (!(Math.abs(right.dot(down)) < SKEW)) {
            return new Placement.Impossible("its rows and columns are not at right angles");
        }
        if (!isSide(spacing[0] * rows) || !isSide(spacing[1] * columns)) {
            return new Placement.Impossible("the distance of its pixels cannot be right");
        }
        Vector3 x = right.times(1 / right.length());
        Vector3 y = down.plus(x, -x.dot(down));
        return new Placement.Placed(List.of(new SlicePlane(
                columns, rows, origin, x, y.times(1 / y.length()), spacing[1], spacing[0], thickness(measures))));
    }

    private static boolean isSide(double mm) {
        return mm >= SHORTEST_SIDE && mm <= LONGEST_SIDE;
    }

    private static double thickness(DataSet measures) {
        double thickness = Decimals.one(measures, SLICE_THICKNESS, 0);
        if (!(thickness > 0)) {
            thickness = Math.abs(Decimals.one(measures, SPACING_BETWEEN_SLICES, 0));
        }
        return Math.min(thickness, 100);
    }
}
