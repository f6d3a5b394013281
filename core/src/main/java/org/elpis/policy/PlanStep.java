package org.elpis.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.elpis.detect.Finding;
import org.elpis.dicom.Location;
import org.elpis.dicom.StoredBits;
import org.elpis.pixel.Box;

/// What happens to one element, and why.
///
/// @param rule  the rule that decided, such as `E.1-1 Z`; never a value of the object
/// @param findings  what was found in the element that bears on the decision
public record PlanStep(Location location, Action action, String rule, List<Finding> findings) {
    public PlanStep {
        findings = List.copyOf(findings);
    }

    /// This step, with more boxes when it fills some, or when words of its pixels stay.
    PlanStep filling(List<Box> more) {
        if (action instanceof Action.RemoveFace face) {
            PlanStep first = with(face.first()).filling(more);
            return first.with(new Action.RemoveFace(face.edit(), first.action()));
        }
        boolean isOfWords = findings.stream().anyMatch(Finding.HarmlessWords.class::isInstance);
        if (!isOfWords && action.kind() != Action.Kind.FILL_BOXES) {
            return this;
        }
        Action.FillBoxes before =
                action instanceof Action.FillBoxes fill ? fill : new Action.FillBoxes(List.of(), action);
        List<Box> boxes = Stream.concat(before.boxes().stream(), more.stream()).toList();
        List<Finding> all = new ArrayList<>(List.of(new Finding.BurnedInText(location, boxes)));
        for (Finding finding : findings) {
            if (finding instanceof Finding.HarmlessWords words) {
                all.add(new Finding.HarmlessWords(location, without(more, words.boxes())));
            } else if (!(finding instanceof Finding.BurnedInText)) {
                all.add(finding);
            }
        }
        return new PlanStep(location, new Action.FillBoxes(boxes, before.first()), rule, all);
    }

    PlanStep with(Action other) {
        return new PlanStep(location, other, rule, findings);
    }

    /// What is seen again and is more than what was read stays no longer.
    private static List<Box> without(List<Box> more, List<Box> kept) {
        return kept.stream()
                .filter(box -> more.stream().noneMatch(box::overlaps))
                .toList();
    }

    /// Appends the canonical line: location, action with its spans, rule.
    void appendTo(StringBuilder target) {
        location.appendTo(target);
        target.append(' ').append(action.kind().text());
        if (action instanceof Action.Clean clean) {
            target.append(clean.ifEmptied() == Action.IfEmptied.DUMMY ? "!" : "");
            append(clean.cuts(), target);
        } else if (action instanceof Action.CleanDocument clean) {
            append(clean.cuts(), target);
        }
        if (action instanceof Action.CleanVendorHeader header) {
            appendRanges(header.parts(), target);
        }
        if (action instanceof Action.CleanUnusedBits clean) {
            append(clean.bits(), target);
        }
        if (action instanceof Action.FillBoxes fill) {
            appendBoxes(fill, target);
        }
        if (action instanceof Action.RemoveFace face) {
            appendFace(face, target);
        }
        target.append(" | ").append(rule).append('\n');
    }

    private static void append(List<Action.Cut> cuts, StringBuilder target) {
        for (Action.Cut cut : cuts) {
            target.append(' ').append(cut.start()).append('-').append(cut.end());
            target.append(':').append(cut.sort().name());
            target.append(':').append(cut.by().name());
            if (cut.reading() > 0) {
                target.append('.').append(cut.reading());
            }
        }
    }

    private static void append(StoredBits bits, StringBuilder target) {
        target.append(' ').append(bits.allocated()).append(' ').append(bits.stored());
        target.append(' ').append(bits.high()).append(bits.isSigned() ? " signed" : " unsigned");
    }

    /// ` 8,16,120x24 clean-frames`
    private static void appendBoxes(Action.FillBoxes fill, StringBuilder target) {
        for (Box box : fill.boxes()) {
            target.append(' ').append(box.x()).append(',').append(box.y());
            target.append(',').append(box.width()).append('x').append(box.height());
        }
        appendFirst(fill.first(), target);
    }

    /// ` 5120 <digest> fill-boxes 8,16,120x24`
    private static void appendFace(Action.RemoveFace face, StringBuilder target) {
        target.append(' ').append(face.edit().pixels());
        target.append(' ').append(face.edit().digest());
        appendFirst(face.first(), target);
    }

    /// What happens to pixels besides.
    private static void appendFirst(Action first, StringBuilder target) {
        if (first.kind() != Action.Kind.KEEP) {
            target.append(' ').append(first.kind().text());
        }
        if (first instanceof Action.CleanUnusedBits clean) {
            append(clean.bits(), target);
        }
        if (first instanceof Action.FillBoxes fill) {
            appendBoxes(fill, target);
        }
    }

    /// ` 0-5 7 9-12`
    private static void appendRanges(List<Integer> numbers, StringBuilder target) {
        for (int i = 0; i < numbers.size(); i++) {
            int first = numbers.get(i);
            int last = first;
            while (i + 1 < numbers.size() && numbers.get(i + 1) == last + 1) {
                last++;
                i++;
            }
            target.append(' ').append(first);
            if (last > first) {
                target.append('-').append(last);
            }
        }
    }
}
