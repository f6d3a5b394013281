package org.elpis.policy;

import java.util.List;
import org.elpis.detect.Finding;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Location;
import org.elpis.dicom.Value;

/// An element where it stands, with the rule that holds for it there.
///
/// @param dataSet  that the element stands in
/// @param isDummied  whether a sequence around asks for dummies: then texts inside are not worth cleaning
record Occurrence(DataSet dataSet, Element element, Location location, Rule rule, boolean isDummied) {
    int tag() {
        return element.tag();
    }

    boolean hasItems() {
        return element.value() instanceof Value.Items;
    }

    /// The characters of a value on the heap.
    String text(Value.Bytes bytes) {
        return dataSet.text(element.vr(), bytes);
    }

    PlanStep keep() {
        return step(Action.KEEP);
    }

    PlanStep step(Action action) {
        return new PlanStep(location, action, rule.name(), List.of());
    }

    PlanStep step(Action action, Finding finding) {
        return new PlanStep(location, action, rule.name(), List.of(finding));
    }

    /// An action for a value; an element without one has nothing to hide.
    PlanStep unlessEmpty(Action action) {
        return step(element.isEmpty() ? Action.KEEP : action);
    }
}
