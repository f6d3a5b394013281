package org.elpis.policy;

import java.util.List;
import org.elpis.detect.Identity;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.IodTypes;
import org.elpis.dicom.Location;
import org.elpis.dicom.Tag;
import org.jspecify.annotations.Nullable;

/// What was decided for the last object. The slices of a series say the same in nearly every element, and
/// comparing bytes costs far less than deciding anew.
///
/// Only elements of the top level are looked up, each with everything inside. Their decision depends on their
/// own bytes and on what [#fits] compares; on their neighbours only in private blocks, and in codes, measured
/// numbers, documents and pixel data, which are never looked up.
final class LastPlan {
    private @Nullable DataSet dataSet;
    private @Nullable Identity identity;
    private @Nullable IodTypes types;
    /// Those of the object that is being planned: they count for the next one only when its plan is finished.
    private @Nullable Identity newIdentity;

    private @Nullable IodTypes newTypes;
    private @Nullable Plan plan;
    private List<PlanStep> steps = List.of();
    private int[] firstSteps = new int[256];
    private int[] nextFirstSteps = new int[256];
    private @Nullable Rule[] rules = new Rule[256];
    private @Nullable Rule[] nextRules = new Rule[256];
    private boolean isUsable;
    private boolean hasSamePrivate;
    private boolean isForgotten;
    private int at;
    private int step;
    private int reused;

    /// Starts another object.
    void start(DataSet next, Identity nextIdentity, @Nullable IodTypes nextTypes) {
        DataSet last = dataSet;
        isUsable = last != null && fits(last, next) && identity == nextIdentity && types == nextTypes;
        hasSamePrivate = isUsable && last != null && hasSamePrivate(last, next);
        isForgotten = false;
        newIdentity = nextIdentity;
        newTypes = nextTypes;
        at = 0;
        step = 0;
        reused = 0;
        if (nextFirstSteps.length <= next.size()) {
            nextFirstSteps = new int[next.size() * 2];
            nextRules = new Rule[next.size() * 2];
        }
    }

    /// The object that was started has decisions that its elements do not show: nothing is taken over from the
    /// last one, and nothing from it by the next.
    void forget() {
        isUsable = false;
        isForgotten = true;
    }

    private static boolean fits(DataSet last, DataSet next) {
        return last.isWrittenAs(next) && last.isSorted() && next.isSorted();
    }

    /// Whether both have the same private elements, apart from the values of those that are no creators.
    private static boolean hasSamePrivate(DataSet last, DataSet next) {
        int i = nextPrivate(last, 0);
        int k = nextPrivate(next, 0);
        while (i < last.size() && k < next.size()) {
            Element before = last.at(i);
            Element now = next.at(k);
            boolean isSame = Tag.isPrivateCreator(now.tag())
                    ? before.isSameAs(now)
                    : before.tag() == now.tag() && before.vr() == now.vr();
            if (!isSame) {
                return false;
            }
            i = nextPrivate(last, i + 1);
            k = nextPrivate(next, k + 1);
        }
        return i == last.size() && k == next.size();
    }

    private static int nextPrivate(DataSet dataSet, int from) {
        int i = from;
        while (i < dataSet.size() && !Tag.isPrivate(dataSet.at(i).tag())) {
            i++;
        }
        return i;
    }

    /// Adds the steps of an element that the last object has as well. Elements are asked for in their order.
    ///
    /// @param index  of the element in its data set
    /// @return false when the element must be decided
    boolean repeat(int index, Element element, List<PlanStep> target) {
        nextFirstSteps[index] = target.size();
        nextRules[index] = null;
        DataSet last = dataSet;
        if (!isUsable || last == null) {
            return false;
        }
        while (at < last.size() && Integer.compareUnsigned(last.at(at).tag(), element.tag()) < 0) {
            at++;
        }
        step = firstSteps[at];
        if (at == last.size() || dependsOnOthers(element.tag()) || !last.at(at).isSameAs(element)) {
            return false;
        }
        int end = firstSteps[at + 1];
        nextRules[index] = rules[at];
        reused += end - step;
        for (; step < end; step++) {
            target.add(steps.get(step));
        }
        return true;
    }

    /// The rule of the element that was asked for last: it depends on the tag, the VR and the private creator
    /// only. Null when it must be found.
    @Nullable
    Rule rule(Element element) {
        DataSet last = dataSet;
        if (!isUsable || last == null || at == last.size()) {
            return null;
        }
        Element before = last.at(at);
        boolean isSame = before.tag() == element.tag() && before.vr() == element.vr();
        return isSame && (hasSamePrivate || !Tag.isPrivate(element.tag())) ? rules[at] : null;
    }

    void keep(int index, Rule rule) {
        nextRules[index] = rule;
    }

    private boolean dependsOnOthers(int tag) {
        return Tag.isPrivate(tag)
                ? !hasSamePrivate
                : Allowance.isPartOfCode(tag)
                        || MeasuredAge.isJudgedByUnit(tag)
                        || tag == Tag.ENCAPSULATED_DOCUMENT
                        || tag == Tag.PIXEL_DATA
                        || HiddenContent.isOffsets(tag);
    }

    /// The location of the next step, the last object's when it is the same.
    @SuppressWarnings("ReferenceEquality") // the parent was reused as well, or the path from the root differs
    Location location(@Nullable Location parent, int item, int tag, int ordinal) {
        PlanStep candidate = candidate();
        Location like = candidate == null ? null : candidate.location();
        return like != null
                        && like.tag() == tag
                        && like.parent() == parent
                        && like.item() == item
                        && like.ordinal() == ordinal
                ? like
                : new Location(parent, item, tag, ordinal);
    }

    /// Adds a step, the last object's when it is the same.
    @SuppressWarnings("ReferenceEquality") // reused locations and constant actions are met again as themselves
    void add(PlanStep next, List<PlanStep> target) {
        PlanStep candidate = candidate();
        boolean isSame = candidate != null
                && candidate.location() == next.location()
                && candidate.action() == next.action()
                && candidate.rule().equals(next.rule())
                && candidate.findings().isEmpty()
                && next.findings().isEmpty();
        target.add(isSame && candidate != null ? candidate : next);
        reused += isSame ? 1 : 0;
        step++;
    }

    private @Nullable PlanStep candidate() {
        return isUsable && step < steps.size() ? steps.get(step) : null;
    }

    /// Ends the object: the last plan itself when nothing differs.
    Plan finish(DataSet planned, String profile, DeidentificationStatement statement, List<PlanStep> planSteps) {
        nextFirstSteps[planned.size()] = planSteps.size();
        int[] free = firstSteps;
        firstSteps = nextFirstSteps;
        nextFirstSteps = free;
        @Nullable Rule[] freeRules = rules;
        rules = nextRules;
        nextRules = freeRules;
        Plan last = plan;
        boolean isSame = last != null
                && reused == planSteps.size()
                && reused == steps.size()
                && last.statement().equals(statement);
        Plan result = isSame && last != null ? last : new Plan(profile, statement, planSteps);
        dataSet = isForgotten ? null : planned;
        identity = newIdentity;
        types = newTypes;
        plan = result;
        steps = result.steps();
        return result;
    }
}
