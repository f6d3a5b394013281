package org.elpis.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Value;

/// A place in the notation of the MIDI-B key, such as `<(0008,1140)>[<0000>]<(0008,1155)>` or `<(0019,"CREATOR",92)>`.
record AnswerPath(List<Step> steps) {
    /// An element, and the item of it that the next step lies in; -1 for the last.
    ///
    /// @param creator  of a private element, in upper case; empty for others
    record Step(int group, int element, String creator, int item) {}

    /// An element in the data set that holds it.
    record Found(DataSet in, Element element) {}

    private static final Pattern STEP =
            Pattern.compile("<\\(([0-9a-f]{4}),(?:\"([^\"]*)\",([0-9a-f]{2})|([0-9a-f]{4}))\\)>(?:\\[<(\\d{4})>])?");

    /// Reads a place.
    ///
    /// @return empty for a place outside the data set, such as `<preamble>`
    static Optional<AnswerPath> parse(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            boolean isPrivate = matcher.group(2) != null;
            steps.add(new Step(
                    Integer.parseInt(matcher.group(1), 16),
                    Integer.parseInt(isPrivate ? matcher.group(3) : matcher.group(4), 16),
                    isPrivate ? matcher.group(2) : "",
                    matcher.group(5) == null ? -1 : Integer.parseInt(matcher.group(5))));
            end = matcher.end();
        }
        return end == text.length() && !steps.isEmpty()
                ? Optional.of(new AnswerPath(List.copyOf(steps)))
                : Optional.empty();
    }

    boolean isFileMeta() {
        return steps.getFirst().group() == 2;
    }

    boolean isTop() {
        return steps.size() == 1 && !isFileMeta();
    }

    /// The last tag; a private element without its block.
    int lastTag() {
        Step last = steps.getLast();
        return last.group() << 16 | last.element();
    }

    Optional<Found> in(DataSet top) {
        DataSet at = top;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            OptionalInt tag = tag(step, at);
            Optional<Element> element = tag.isPresent() ? at.get(tag.getAsInt()) : Optional.empty();
            if (element.isEmpty()) {
                return Optional.empty();
            }
            if (step.item() < 0) {
                return i == steps.size() - 1 ? Optional.of(new Found(at, element.get())) : Optional.empty();
            }
            if (!(element.get().value() instanceof Value.Items items)
                    || items.items().size() <= step.item()) {
                return Optional.empty();
            }
            at = items.items().get(step.item());
        }
        return Optional.empty();
    }

    private static OptionalInt tag(Step step, DataSet at) {
        if (step.creator().isEmpty()) {
            return OptionalInt.of(step.group() << 16 | step.element());
        }
        for (int block = 0x10; block < 0x100; block++) {
            String creator = at.string(step.group() << 16 | block);
            if (creator.toUpperCase(Locale.ROOT).equals(step.creator())) {
                return OptionalInt.of(step.group() << 16 | block << 8 | step.element());
            }
        }
        return OptionalInt.empty();
    }
}
