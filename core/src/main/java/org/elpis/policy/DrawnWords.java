package org.elpis.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.detect.Finding;
import org.elpis.device.DeviceTemplate.Departure;
import org.elpis.device.DeviceTemplates.Known;
import org.elpis.dicom.Location;
import org.elpis.pixel.Box;

/// What is known of the words drawn into an image: boxes that were seen, those that its device has, and
/// those whose
/// words may stay.
///
/// @param filled  boxes to be filled
/// @param kept  boxes that stay
/// @param rule  what stands behind the rule of the pixel data in the plan
/// @param departure  from the template of the device; empty without one
record DrawnWords(List<Box> filled, List<Box> kept, String rule, Optional<Departure> departure) {
    private static final String READ = "; harmless words read by ";
    private static final String TEMPLATE = "; template ";

    DrawnWords {
        filled = List.copyOf(filled);
        kept = List.copyOf(kept);
    }

    /// @param seen  by whoever looked
    static DrawnWords of(List<Box> seen) {
        return new DrawnWords(seen, List.of(), "", Optional.empty());
    }

    /// With some of the boxes staying. What another box covers in part would be half a word, and goes.
    ///
    /// @param harmless  of the filled ones
    /// @param reader  who read them
    DrawnWords keeping(List<Box> harmless, String reader) {
        List<Box> staying = new ArrayList<>(harmless);
        List<Box> rest = new ArrayList<>(filled);
        rest.removeAll(harmless);
        for (int i = 0; i < rest.size(); i++) {
            Box going = rest.get(i);
            staying.stream().filter(going::overlaps).forEach(rest::add);
            staying.removeIf(going::overlaps);
        }
        return new DrawnWords(rest, staying, rule + READ + reader, departure);
    }

    /// With the places where the device has words, whether any were seen there or not. They are filled in
    /// every image of
    /// the device, so nothing in them stays.
    DrawnWords with(Optional<Known> known) {
        if (known.isEmpty()) {
            return this;
        }
        List<Box> seen = new ArrayList<>(filled);
        seen.addAll(kept);
        Known template = known.get();
        return new DrawnWords(
                template.template().with(filled),
                kept.stream().filter(box -> !template.template().touches(box)).toList(),
                rule + TEMPLATE + template.id(),
                Optional.of(template.template().departure(seen)));
    }

    boolean isNothing() {
        return filled.isEmpty() && kept.isEmpty();
    }

    List<Finding> findings(Location location) {
        List<Finding> findings = new ArrayList<>();
        if (!filled.isEmpty()) {
            findings.add(new Finding.BurnedInText(location, filled));
        }
        if (!kept.isEmpty()) {
            findings.add(new Finding.HarmlessWords(location, kept));
        }
        departure.ifPresent(from -> findings.add(new Finding.DevicePlaces(location, from.outside(), from.empty())));
        return findings;
    }
}
