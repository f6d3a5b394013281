package org.elpis.deid;

import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Value;
import org.elpis.policy.Action;
import org.elpis.policy.PlanStep;
import org.jspecify.annotations.Nullable;

/// One object's way through its plan.
final class Application {
    private final List<PlanStep> steps;
    private final Subject subject;
    private final ChangedValues values;
    private final LastApplication last;
    private int next;

    Application(List<PlanStep> steps, Subject subject, ChangedValues values, LastApplication last) {
        this.steps = steps;
        this.subject = subject;
        this.values = values;
        this.last = last;
    }

    /// The top level, with what the last object's elements became where they are the same.
    List<Element> applyAll(DataSet dataSet) {
        last.start(dataSet, subject);
        List<Element> kept = new ArrayList<>(dataSet.size());
        for (int i = 0; i < dataSet.size(); i++) {
            int first = next;
            Element result = applyTo(dataSet, dataSet.at(i));
            last.keep(i, first, result);
            if (result != null) {
                kept.add(result);
            }
        }
        requireEnd();
        last.finish(dataSet, steps);
        return kept;
    }

    private @Nullable Element applyTo(DataSet dataSet, Element element) {
        int repeated = last.repeat(element, steps, next);
        if (repeated > 0) {
            next += repeated;
            return last.result();
        }
        Action action = step(element.tag()).action();
        return action instanceof Action.Remove ? null : changed(dataSet, element, action);
    }

    private List<Element> apply(DataSet dataSet) {
        List<Element> kept = new ArrayList<>(dataSet.size());
        for (int i = 0; i < dataSet.size(); i++) {
            Element element = dataSet.at(i);
            Action action = step(element.tag()).action();
            if (!(action instanceof Action.Remove)) {
                kept.add(changed(dataSet, element, action));
            }
        }
        return kept;
    }

    private PlanStep step(int tag) {
        if (next == steps.size() || steps.get(next).location().tag() != tag) {
            throw new IllegalStateException("The plan was made for another object.");
        }
        return steps.get(next++);
    }

    private void requireEnd() {
        if (next != steps.size()) {
            throw new IllegalStateException("The plan was made for another object.");
        }
    }

    private Element changed(DataSet dataSet, Element element, Action action) {
        return action.kind() == Action.Kind.KEEP ? kept(element) : values.change(dataSet, element, action);
    }

    /// Items have steps of their own.
    private Element kept(Element element) {
        if (element.value() instanceof Value.Items items) {
            List<DataSet> changed = new ArrayList<>(items.items().size());
            for (DataSet item : items.items()) {
                changed.add(item.with(apply(item)));
            }
            return element.with(new Value.Items(changed, items.isUndefinedLength()));
        }
        if (element.value() instanceof Value.Bytes bytes && (bytes.length() & 1) != 0) {
            return element.with(Value.Bytes.padded(bytes.copy(), element.vr().padding()));
        }
        return element;
    }
}
