package org.elpis.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Location;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.policy.Action;
import org.elpis.policy.PlanStep;
import org.elpis.policy.SafePrivateAttributes;
import org.jspecify.annotations.Nullable;

/// Walks through an object and what became of it, along the plan.
///
/// A released data set has the kept elements in their old order, others only between them.
final class Comparison {
    private static final DataSet NOTHING = DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE);

    private final List<PlanStep> steps;
    private final Values values;
    private final List<Row> rows = new ArrayList<>(256);
    private int next;

    Comparison(List<PlanStep> steps, Values values) {
        this.steps = steps;
        this.values = values;
    }

    List<Row> rows(Instance before, Instance after) {
        fileMeta(before.fileMeta(), after.fileMeta());
        walk(before.dataSet(), after.dataSet(), null, 0);
        return rows;
    }

    private void fileMeta(DataSet before, DataSet after) {
        for (int i = 0; i < before.size(); i++) {
            Element element = before.at(i);
            Element now = after.get(element.tag()).orElse(null);
            Location location = new Location(null, 0, element.tag(), before.ordinal(i));
            add(location, before, element, after, now, "renew", RuleWords.FILE_META, false, List.of());
        }
    }

    private void walk(DataSet before, DataSet after, @Nullable Location parent, int item) {
        int at = 0;
        for (int i = 0; i < before.size(); i++) {
            Element element = before.at(i);
            if (next == steps.size() || steps.get(next).location().tag() != element.tag()) {
                throw new IllegalStateException("The plan was made for another object.");
            }
            PlanStep step = steps.get(next++);
            int found = step.action().kind() == Action.Kind.REMOVE ? -1 : find(after, at, element.tag());
            if (found >= 0) {
                added(after, at, found, parent, item);
                at = found + 1;
            }
            element(step, before, element, after, found < 0 ? null : after.at(found));
        }
        added(after, at, after.size(), parent, item);
    }

    private static int find(DataSet dataSet, int from, int tag) {
        for (int i = from; i < dataSet.size(); i++) {
            if (dataSet.at(i).tag() == tag) {
                return i;
            }
        }
        return -1;
    }

    private void element(PlanStep step, DataSet before, Element element, DataSet after, @Nullable Element now) {
        Location location = step.location();
        String action = step.action().kind().text();
        add(location, before, element, after, now, action, step.rule(), false, Part.of(step));
        if (!(element.value() instanceof Value.Items items)) {
            return;
        }
        boolean hasSteps = step.action().kind() == Action.Kind.KEEP;
        List<DataSet> left = now != null && now.value() instanceof Value.Items kept ? kept.items() : List.of();
        for (int i = 0; i < items.items().size(); i++) {
            if (hasSteps) {
                walk(items.items().get(i), i < left.size() ? left.get(i) : NOTHING, location, i);
            } else {
                inside(items.items().get(i), location, i, action, step.rule());
            }
        }
    }

    /// What stands inside a sequence that goes as a whole has no steps of its own.
    private void inside(DataSet dataSet, Location parent, int item, String action, String rule) {
        for (int i = 0; i < dataSet.size(); i++) {
            Element element = dataSet.at(i);
            Location location = new Location(parent, item, element.tag(), dataSet.ordinal(i));
            add(location, dataSet, element, NOTHING, null, action, rule, true, List.of());
            if (element.value() instanceof Value.Items items) {
                for (int k = 0; k < items.items().size(); k++) {
                    inside(items.items().get(k), location, k, action, rule);
                }
            }
        }
    }

    private void added(DataSet after, int from, int to, @Nullable Location parent, int item) {
        for (int i = from; i < to; i++) {
            Location location = new Location(parent, item, after.at(i).tag(), after.ordinal(i));
            add(location, NOTHING, null, after, after.at(i), "add", RuleWords.STATEMENT, false, List.of());
        }
    }

    private void add(
            Location location,
            DataSet before,
            @Nullable Element element,
            DataSet after,
            @Nullable Element now,
            String action,
            String rule,
            boolean isInside,
            List<Part> parts) {
        Element either = element == null ? now : element;
        String vr = either == null ? "" : either.vr().name();
        Optional<Dictionary.Entry> entry = Dictionary.entry(location.tag());
        rows.add(new Row(
                location,
                entry.isPresent() ? entry.get().keyword() : "",
                entry.isPresent() ? entry.get().name() : privateName(before, location.tag()),
                vr,
                action,
                rule,
                isInside
                        ? RuleWords.inside(location)
                        : RuleWords.sentence(rule, action, location.tag(), vr, isEmpty(element)),
                element == null ? Shown.ABSENT : Shown.of(before, element, values),
                now == null ? Shown.ABSENT : Shown.of(after, now, values),
                isChanged(element, now),
                isInside,
                parts));
    }

    private static boolean isEmpty(@Nullable Element element) {
        return element == null || element.isEmpty();
    }

    private static String privateName(DataSet dataSet, int tag) {
        if (Tag.isPrivateCreator(tag)) {
            return "Private Creator";
        }
        String creator = dataSet.privateCreator(tag);
        return creator.isEmpty()
                ? ""
                : SafePrivateAttributes.find(Tag.group(tag), creator, Tag.element(tag) & 0xFF)
                        .map(SafePrivateAttributes.Entry::meaning)
                        .orElse("");
    }

    private static boolean isChanged(@Nullable Element before, @Nullable Element after) {
        if (before == null || after == null) {
            return true;
        }
        if (before.value() instanceof Value.Items items && after.value() instanceof Value.Items kept) {
            return items.items().size() != kept.items().size();
        }
        return !before.isSameAs(after);
    }
}
