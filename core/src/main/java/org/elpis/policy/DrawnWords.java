package org.elpis.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.detect.Finding;
import org.elpis.device.DeviceTemplate.Departure;
import org.elpis.device.DeviceTemplates.Known;
import org.elpis.dicom.Location;
import org.elpis.pixel.Box;

/// What is known of the words drawn into an image: boxes that were seen, and those that its device has.
///
/// @param boxes  to be filled
/// @param rule  what stands behind the rule of the pixel data in the plan
/// @param departure  from the template of the device; empty without one
record DrawnWords(List<Box> boxes, String rule, Optional<Departure> departure) {
    /// Before the id of a template; what stands before it is the rule of the pixel data.
    private static final String TEMPLATE = "; template ";

    DrawnWords {
        boxes = List.copyOf(boxes);
    }

    static DrawnWords of(List<Box> seen) {
        return new DrawnWords(seen, "", Optional.empty());
    }

    /// With the places where the device has words, whether any were seen there or not.
    DrawnWords with(Optional<Known> known) {
        return known.isEmpty()
                ? this
                : new DrawnWords(
                        known.get().template().with(boxes),
                        rule + TEMPLATE + known.get().id(),
                        Optional.of(known.get().template().departure(boxes)));
    }

    List<Finding> findings(Location location) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding.BurnedInText(location, boxes));
        departure.ifPresent(from -> findings.add(new Finding.DevicePlaces(location, from.outside(), from.empty())));
        return findings;
    }
}
