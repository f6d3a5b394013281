package org.elpis.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elpis.detect.Finding;
import org.elpis.detect.Span;
import org.elpis.pixel.Box;
import org.elpis.policy.Action;
import org.elpis.policy.PlanStep;

/// A part of a value in which something was found, and what takes its place.
///
/// @param start  first character, counted from 0; 0 when the whole value is meant
/// @param end  behind the last character; 0 when the whole value is meant
/// @param kind  `known-identity`, `date`, ...; `hidden` for what is no part of an image; `burned-in` for words
///     in an image, `harmless-words` for such as stay; `device-places` for the places of its device's template;
///     `face` for what shows one; `unreadable` for a value that could not be looked at
/// @param what  the kind in words
/// @param becomes  what takes its place, in words
public record Part(int start, int end, String kind, String what, String becomes) {
    public boolean isWholeValue() {
        return end == 0;
    }

    static List<Part> of(PlanStep step) {
        if (step.findings().isEmpty()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        for (Finding finding : step.findings()) {
            switch (finding) {
                case Finding.IdentifyingText text -> {
                    for (Span span : text.spans()) {
                        parts.add(of(span, step.action()));
                    }
                }
                case Finding.HiddenBytes hidden -> {
                    String what = "hidden in " + hidden.parts() + (hidden.parts() == 1 ? " place" : " places");
                    parts.add(new Part(0, 0, "hidden", what, "blanked"));
                }
                case Finding.BurnedInText words -> parts.add(new Part(0, 0, "burned-in", at(words.boxes()), "filled"));
                case Finding.HarmlessWords words ->
                    parts.add(new Part(0, 0, "harmless-words", "harmless " + at(words.boxes()), "stays"));
                case Finding.DevicePlaces places -> parts.add(new Part(0, 0, "device-places", what(places), "filled"));
                case Finding.RecognizableFace face -> parts.add(new Part(0, 0, "face", what(face), becomes(face)));
                case Finding.UnreadablePart unreadable ->
                    parts.add(new Part(0, 0, "unreadable", "could not be looked at: " + unreadable.reason(), ""));
            }
        }
        return List.copyOf(parts);
    }

    private static Part of(Span span, Action action) {
        return new Part(span.start(), span.end(), hyphenated(span.kind()), what(span.kind()), becomes(action, span));
    }

    /// `writing at 8,16 (120 x 24), 8,44 (96 x 24)`
    private static String at(List<Box> boxes) {
        StringBuilder text = new StringBuilder("writing at ");
        for (Box box : boxes) {
            text.append(box.x()).append(',').append(box.y());
            text.append(" (")
                    .append(box.width())
                    .append(" x ")
                    .append(box.height())
                    .append("), ");
        }
        return text.substring(0, text.length() - 2);
    }

    /// Filled whatever stands there.
    private static String what(Finding.DevicePlaces places) {
        return "places where the device has words; " + places.outside() + " other boxes with words, " + places.empty()
                + " places without";
    }

    private static String what(Finding.RecognizableFace face) {
        return face.pixels() == 0
                ? "the surface of a head, on which a face can be recognised"
                : "a face, in " + face.pixels() + (face.pixels() == 1 ? " pixel" : " pixels");
    }

    private static String becomes(Finding.RecognizableFace face) {
        return face.pixels() == 0 ? "goes" : "gets other values";
    }

    private static String hyphenated(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String what(Span.Kind kind) {
        return switch (kind) {
            case KNOWN_IDENTITY -> "a name or number that this study tells of its persons";
            case DATE -> "a date";
            case UID -> "a unique identifier";
            case NAME -> "the name of a person";
            case CONTACT -> "a telephone number or an address of the net";
            case PLACE -> "a place or an institution";
            case AGE -> "an age over 89";
            case NUMBER -> "a number that is no measure";
            case UNKNOWN_WORD -> "a word that the clinical vocabulary does not have";
        };
    }

    private static String becomes(Action action, Span span) {
        return switch (action.kind()) {
            case CLEAN -> becomes(((Action.Clean) action).cuts(), span);
            case CLEAN_DOCUMENT -> becomes(((Action.CleanDocument) action).cuts(), span);
            default -> "goes with the value";
        };
    }

    private static String becomes(List<Action.Cut> cuts, Span span) {
        for (Action.Cut cut : cuts) {
            if (cut.start() <= span.start() && cut.end() >= span.end()) {
                return becomes(cut);
            }
        }
        return "stays";
    }

    private static String becomes(Action.Cut cut) {
        return switch (cut.by()) {
            case NOTHING -> "taken out";
            case DERIVED_UID -> "replaced by its new UID";
            case SHIFTED_DATE -> "moved by the patient's days";
            case PLACEHOLDER -> "replaced by " + cut.sort().placeholder() + " where it fits";
            case SURROGATE -> "replaced by something made up";
            case CODE_VALUE -> "replaced by the code that it explains";
        };
    }
}
