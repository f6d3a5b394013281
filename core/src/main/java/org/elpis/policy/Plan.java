package org.elpis.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.detect.Finding;
import org.elpis.pixel.Box;

/// What happens to every element of one object, in the order of the elements. Data: it can be printed,
/// compared, hashed and replayed; nothing changes an object but its plan.
///
/// @param profile  name and digest of the profile that was planned with
/// @param statement  what the released object says of its de-identification
/// Format: docs/formats/plan.md
public record Plan(String profile, DeidentificationStatement statement, List<PlanStep> steps) {
    private static final String VERSION = "elpis-plan 3\n";

    public Plan {
        steps = List.copyOf(steps);
    }

    /// The boxes of the pixels that are filled.
    public Optional<Action.FillBoxes> filledBoxes() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Action action = steps.get(i).action();
            Action pixels = action instanceof Action.RemoveFace face ? face.first() : action;
            if (pixels instanceof Action.FillBoxes fill) {
                return Optional.of(fill);
            }
        }
        return Optional.empty();
    }

    /// The removal of a face from the pixels.
    public Optional<Action.RemoveFace> removedFace() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).action() instanceof Action.RemoveFace face) {
                return Optional.of(face);
            }
        }
        return Optional.empty();
    }

    /// This plan, but for the removal of a face from the pixels: what happens to them besides.
    public Plan withoutFace() {
        List<PlanStep> others = new ArrayList<>(steps.size());
        for (PlanStep step : steps) {
            others.add(step.action() instanceof Action.RemoveFace face ? step.with(face.first()) : step);
        }
        return new Plan(profile, statement, others);
    }

    /// Boxes of the pixels whose words stay.
    public List<Box> keptBoxes() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            for (Finding finding : steps.get(i).findings()) {
                if (finding instanceof Finding.HarmlessWords words) {
                    return words.boxes();
                }
            }
        }
        return List.of();
    }

    /// Whether words in a box of the result are no news: it is filled for the most part, or lies where words
    /// stay. Of
    /// one that is filled in part the rest is news.
    public boolean expects(Box box) {
        return filledBoxes().map(fill -> fill.coverage(box) >= 0.5).orElse(false)
                || keptBoxes().stream().anyMatch(kept -> kept.contains(box));
    }

    /// This plan with more boxes to fill in the pixels that are filled, or that have words that stay.
    ///
    /// @param more  what was seen in the result of this plan
    public Plan filling(List<Box> more) {
        return new Plan(
                profile,
                statement,
                steps.stream().map(step -> step.filling(more)).toList());
    }

    /// The canonical form: the same plan always gives the same bytes, different plans different ones.
    public byte[] canonical() {
        StringBuilder text = new StringBuilder(steps.size() * 48 + 256);
        text.append(VERSION).append("profile ").append(profile).append('\n');
        statement.appendTo(text);
        for (PlanStep step : steps) {
            step.appendTo(text);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
