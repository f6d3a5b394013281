package org.elpis.deid;

import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.policy.Action;
import org.elpis.policy.PlanStep;
import org.jspecify.annotations.Nullable;

/// What the last object's elements became. The slices of a series say the same in nearly every element; the
/// same bytes under the same steps become the same element.
///
/// Only elements of the top level are looked up, each with everything inside.
final class LastApplication {
    private @Nullable DataSet dataSet;
    private @Nullable Subject subject;
    /// That of the object that is being changed: it counts for the next one only when this one is finished.
    private @Nullable Subject newSubject;

    private List<PlanStep> steps = List.of();
    private @Nullable Element[] results = new Element[256];
    private @Nullable Element[] nextResults = new Element[256];
    private int[] firstSteps = new int[256];
    private int[] nextFirstSteps = new int[256];
    private boolean isUsable;
    private int at;

    /// Starts another object.
    @SuppressWarnings("ReferenceEquality") // the objects of a study share their subject
    void start(DataSet next, Subject nextSubject) {
        DataSet last = dataSet;
        isUsable =
                last != null && last.isWrittenAs(next) && last.isSorted() && next.isSorted() && subject == nextSubject;
        newSubject = nextSubject;
        at = 0;
        if (nextFirstSteps.length <= next.size()) {
            nextFirstSteps = new int[next.size() * 2];
            nextResults = new Element[next.size() * 2];
        }
    }

    /// How many steps an element has taken that became what [#result] says; 0 when it must be changed. Elements
    /// are asked for in their order.
    int repeat(Element element, List<PlanStep> plan, int firstStep) {
        DataSet last = dataSet;
        if (!isUsable || last == null) {
            return 0;
        }
        while (at < last.size() && Integer.compareUnsigned(last.at(at).tag(), element.tag()) < 0) {
            at++;
        }
        boolean isSame =
                at < last.size() && hasSameSteps(plan, firstStep) && last.at(at).isSameAs(element);
        return isSame ? firstSteps[at + 1] - firstSteps[at] : 0;
    }

    /// The planner gives slices the same steps, not merely equal ones. A dummy may depend on the elements
    /// around, and filled pixels change them.
    @SuppressWarnings("ReferenceEquality") // the same steps is what is asked for
    private boolean hasSameSteps(List<PlanStep> plan, int firstStep) {
        int count = firstSteps[at + 1] - firstSteps[at];
        if (firstStep + count > plan.size()) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            PlanStep step = plan.get(firstStep + i);
            if (step != steps.get(firstSteps[at] + i)
                    || isOfItsOwn(step.action().kind())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfItsOwn(Action.Kind kind) {
        return kind == Action.Kind.DUMMY || kind == Action.Kind.FILL_BOXES || kind == Action.Kind.REMOVE_FACE;
    }

    /// What the element that was asked for became; null when it was removed.
    @Nullable
    Element result() {
        return results[at];
    }

    /// Keeps what an element became.
    ///
    /// @param index  of the element in its data set
    /// @param result  null when it was removed
    void keep(int index, int firstStep, @Nullable Element result) {
        nextFirstSteps[index] = firstStep;
        nextResults[index] = result;
    }

    void finish(DataSet applied, List<PlanStep> plan) {
        nextFirstSteps[applied.size()] = plan.size();
        int[] freeSteps = firstSteps;
        firstSteps = nextFirstSteps;
        nextFirstSteps = freeSteps;
        @Nullable Element[] freeResults = results;
        results = nextResults;
        nextResults = freeResults;
        dataSet = applied;
        subject = newSubject;
        steps = plan;
    }
}
