package org.elpis.engine;

import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.detect.Finding;
import org.elpis.detect.Span;
import org.elpis.policy.Action;
import org.elpis.policy.Plan;
import org.elpis.policy.PlanStep;

/// How often plans do what, and what was found in texts: numbers only. Added up for each study.
final class PlanSummary {
    private static final Action.Kind[] ACTIONS = Action.Kind.values();
    private static final Span.Kind[] KINDS = Span.Kind.values();

    /// Of no plan; nothing is added to it.
    static final PlanSummary NONE = new PlanSummary();

    private final long[] actions = new long[ACTIONS.length];
    private final long[] parts = new long[KINDS.length];
    private long texts;
    private long hidden;
    private long boxes;
    private long harmless;
    private long templated;
    private long departed;
    private long faces;
    private long unreadable;

    static PlanSummary of(Plan plan) {
        PlanSummary summary = new PlanSummary();
        for (PlanStep step : plan.steps()) {
            summary.actions[step.action().kind().ordinal()]++;
            if (step.action() instanceof Action.RemoveFace face && !face.boxes().isEmpty()) {
                summary.actions[Action.Kind.FILL_BOXES.ordinal()]++;
            }
            for (Finding finding : step.findings()) {
                summary.add(finding);
            }
        }
        return summary;
    }

    private void add(Finding finding) {
        switch (finding) {
            case Finding.IdentifyingText text -> {
                texts++;
                for (Span span : text.spans()) {
                    parts[span.kind().ordinal()]++;
                }
            }
            case Finding.HiddenBytes bytes -> hidden += bytes.parts();
            case Finding.BurnedInText words -> boxes += words.boxes().size();
            case Finding.HarmlessWords words -> harmless += words.boxes().size();
            case Finding.DevicePlaces places -> {
                templated++;
                departed += places.outside() + places.empty() > 0 ? 1 : 0;
            }
            case Finding.RecognizableFace face -> faces = 1;
            case Finding.UnreadablePart unread -> unreadable++;
        }
    }

    void add(PlanSummary other) {
        for (int i = 0; i < actions.length; i++) {
            actions[i] += other.actions[i];
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] += other.parts[i];
        }
        texts += other.texts;
        hidden += other.hidden;
        boxes += other.boxes;
        harmless += other.harmless;
        templated += other.templated;
        departed += other.departed;
        faces += other.faces;
        unreadable += other.unreadable;
    }

    /// Texts in which something was found.
    long texts() {
        return texts;
    }

    /// Places beside images that held something.
    long hidden() {
        return hidden;
    }

    /// Boxes around words in pixels.
    long boxes() {
        return boxes;
    }

    /// Boxes around words in pixels that stay.
    long harmless() {
        return harmless;
    }

    /// Images of a device whose words stand at known places.
    long templated() {
        return templated;
    }

    /// Of these, images with words at other places, or without some that the device always has.
    long departed() {
        return departed;
    }

    /// Objects from which a face was removed.
    long faces() {
        return faces;
    }

    /// Values that could not be looked at.
    long unreadable() {
        return unreadable;
    }

    /// By the names of plans; actions that were not taken are left out.
    SortedMap<String, Long> actions() {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (Action.Kind kind : ACTIONS) {
            if (actions[kind.ordinal()] > 0) {
                counts.put(kind.text(), actions[kind.ordinal()]);
            }
        }
        return counts;
    }

    long parts(Span.Kind kind) {
        return parts[kind.ordinal()];
    }
}
