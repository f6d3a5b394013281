package org.elpis.vision;

import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Value;
import org.elpis.pixel.Box;
import org.elpis.pixel.PixelLayout;

/// Where an ultrasound image shows tissue, curves and scales, by its own word; what lies around is the screen of the
/// machine, where names stand.
///
/// Source: PS3.3 C.8.5.5, Sequence of Ultrasound Regions (0018,6011)
final class UltrasoundRegions {
    private static final int REGIONS = 0x0018_6011;
    private static final int LEFT = 0x0018_6018;
    private static final int TOP = 0x0018_601A;
    private static final int RIGHT = 0x0018_601C;
    private static final int BOTTOM = 0x0018_601E;

    private UltrasoundRegions() {}

    /// Boxes around what all regions span; none when an object has no regions, when one of them is none, or when they
    /// span the whole image.
    static List<Box> outside(DataSet image, PixelLayout layout) {
        Element sequence = image.get(REGIONS).orElse(null);
        if (sequence == null || !(sequence.value() instanceof Value.Items items) || items.isEmpty()) {
            return List.of();
        }
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = 0;
        int bottom = 0;
        for (DataSet region : items.items()) {
            int x0 = region.number(LEFT, -1);
            int y0 = region.number(TOP, -1);
            int x1 = region.number(RIGHT, -1);
            int y1 = region.number(BOTTOM, -1);
            if (x0 < 0 || y0 < 0 || x1 <= x0 || y1 <= y0 || x1 >= layout.columns() || y1 >= layout.rows()) {
                return List.of();
            }
            left = Math.min(left, x0);
            top = Math.min(top, y0);
            right = Math.max(right, x1 + 1);
            bottom = Math.max(bottom, y1 + 1);
        }
        return around(left, top, right, bottom, layout);
    }

    private static List<Box> around(int left, int top, int right, int bottom, PixelLayout layout) {
        List<Box> boxes = new ArrayList<>(4);
        if (top > 0) {
            boxes.add(new Box(0, 0, layout.columns(), top));
        }
        if (bottom < layout.rows()) {
            boxes.add(new Box(0, bottom, layout.columns(), layout.rows() - bottom));
        }
        if (left > 0) {
            boxes.add(new Box(0, top, left, bottom - top));
        }
        if (right < layout.columns()) {
            boxes.add(new Box(right, top, layout.columns() - right, bottom - top));
        }
        return boxes;
    }
}
