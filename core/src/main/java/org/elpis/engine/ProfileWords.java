package org.elpis.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elpis.pixel.FaceHandling;
import org.elpis.policy.Handling;
import org.elpis.policy.Option;

/// Says in plain words what a profile does.
final class ProfileWords {
    private ProfileWords() {}

    /// One topic and what happens to it.
    record Line(String topic, String what) {}

    static List<Line> of(Set<Option> options, Handling.Pixels pixels, FaceHandling faces) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Names and numbers of the patient", "Replaced by a pseudonym, or removed."));
        lines.add(new Line("Dates", dates(options)));
        lines.add(line(
                "UIDs of objects",
                options.contains(Option.RETAIN_UIDS),
                "Kept: whoever has the archive can find the originals.",
                "Replaced by new ones, the same everywhere in the project, so that references hold."));
        lines.add(line(
                "Age, sex, size, weight and other traits",
                options.contains(Option.RETAIN_PATIENT_CHARACTERISTICS),
                "Kept; ages over 89 become 90.",
                "Removed or emptied."));
        lines.add(line(
                "Hospital and department",
                options.contains(Option.RETAIN_INSTITUTION_IDENTITY),
                "Kept.",
                "Removed or replaced by a dummy."));
        lines.add(line(
                "Devices and stations",
                options.contains(Option.RETAIN_DEVICE_IDENTITY),
                "Kept: serial numbers and station names are still there.",
                "Removed or replaced by a dummy."));
        lines.add(line(
                "Descriptions and comments",
                options.contains(Option.CLEAN_DESCRIPTORS),
                "Clinical words and measures stay, dates as above; every other word and number is cut out.",
                "Removed or emptied."));
        lines.add(line(
                "Structured reports",
                options.contains(Option.CLEAN_STRUCTURED_CONTENT),
                "Codes and measurements stay; texts are cleaned like descriptions.",
                "Content is removed or replaced by a dummy."));
        lines.add(line(
                "Drawings and overlays",
                options.contains(Option.CLEAN_GRAPHICS),
                "Texts of drawings are cleaned; overlays and curves, which nobody looked at, are removed.",
                "Removed."));
        lines.add(line(
                "Private elements of manufacturers",
                options.contains(Option.RETAIN_SAFE_PRIVATE),
                "Removed, except those on a list of safe ones, which are cleaned.",
                "Removed."));
        lines.add(new Line("Attributes that no table lists", "Cleaned, or removed when in doubt."));
        lines.add(new Line("Words in pixels", PixelWords.rule(pixels)));
        lines.add(new Line("Faces", PixelWords.rule(faces)));
        return lines;
    }

    private static String dates(Set<Option> options) {
        if (options.contains(Option.RETAIN_LONGITUDINAL_FULL_DATES)) {
            return "Kept as they were.";
        }
        return options.contains(Option.RETAIN_LONGITUDINAL_MODIFIED_DATES)
                ? "Moved by a number of days that is the patient's own and secret; every interval holds."
                : "Removed, emptied or replaced by a dummy.";
    }

    private static Line line(String topic, boolean on, String ifOn, String ifOff) {
        return new Line(topic, on ? ifOn : ifOff);
    }
}
