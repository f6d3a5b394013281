package org.elpis.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.elpis.pixel.Box;

/// Where words stand in the images of a device.
///
/// @param objects  how many it was learned from
/// @param patients  of how many patients these were
/// @param places  at least one, by row, column, height and width
public record DeviceTemplate(DeviceModel device, int objects, int patients, List<Place> places) {
    static final Comparator<Box> ORDER = Comparator.comparingInt(Box::y)
            .thenComparingInt(Box::x)
            .thenComparingInt(Box::height)
            .thenComparingInt(Box::width);

    /// A place where words stand.
    ///
    /// @param objects  in how many of those that were learned from
    public record Place(Box box, int objects) {}

    /// What one image has that its template lets nobody expect.
    ///
    /// @param outside  boxes that were found and lie outside of the template for more than half
    /// @param empty  places where words stood in every object that was learned from, and stand not
    public record Departure(int outside, int empty) {
        public boolean isAny() {
            return outside + empty > 0;
        }
    }

    public DeviceTemplate {
        places = places.stream().sorted(Comparator.comparing(Place::box, ORDER)).toList();
        if (places.isEmpty() || objects < 1 || patients < 1 || patients > objects) {
            throw new IllegalArgumentException("a template must have places, objects and patients");
        }
        for (Place place : places) {
            boolean isWithin =
                    place.box().right() <= device.columns() && place.box().bottom() <= device.rows();
            if (!isWithin || place.objects() < 1 || place.objects() > objects) {
                throw new IllegalArgumentException("places must lie within the image and be of its objects");
            }
        }
    }

    /// The boxes to fill in an image of the device: its own where they are not within those of the template.
    ///
    /// @param found  what was found in the image
    public List<Box> with(List<Box> found) {
        List<Box> boxes = new ArrayList<>(found.size() + places.size());
        for (Box box : found) {
            if (places.stream().noneMatch(place -> place.box().contains(box))) {
                boxes.add(box);
            }
        }
        for (Place place : places) {
            boxes.add(place.box());
        }
        return boxes;
    }

    /// Whether a box lies in one of the places, be it in part.
    public boolean touches(Box box) {
        return places.stream().anyMatch(place -> place.box().overlaps(box));
    }

    /// What the image has that this template lets nobody expect.
    ///
    /// @param found  what was found in the image
    public Departure departure(List<Box> found) {
        int outside = 0;
        for (Box box : found) {
            long most = 0;
            for (Place place : places) {
                most = Math.max(most, place.box().shared(box));
            }
            outside += 2 * most < (long) box.width() * box.height() ? 1 : 0;
        }
        int empty = 0;
        for (Place place : places) {
            empty += place.objects() == objects && found.stream().noneMatch(place.box()::overlaps) ? 1 : 0;
        }
        return new Departure(outside, empty);
    }

    /// The share of the image that its places cover, 0 to 1.
    public double area() {
        boolean[] covered = new boolean[device.columns()];
        long pixels = 0;
        for (int y = 0; y < device.rows(); y++) {
            Arrays.fill(covered, false);
            for (Place place : places) {
                if (place.box().y() <= y && y < place.box().bottom()) {
                    Arrays.fill(covered, place.box().x(), place.box().right(), true);
                }
            }
            for (boolean is : covered) {
                pixels += is ? 1 : 0;
            }
        }
        return pixels / ((double) device.rows() * device.columns());
    }
}
