package org.elpis.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.elpis.compare.AttributeFinding;
import org.elpis.compare.FrameFinding;
import org.elpis.compare.FrameKind;
import org.elpis.compare.HiddenBits;
import org.elpis.compare.ObjectFinding;
import org.elpis.compare.RegionFinding;
import org.elpis.compare.RegionKind;
import org.elpis.pixel.Box;

/// Says in words how a copy differs from its original. Columns and rows are counted from 0 at the upper left, frames
/// from 1.
public final class ComparisonWords {
    private ComparisonWords() {}

    /// What happened to an object in so many lines, frames first.
    public static List<String> of(ObjectFinding finding) {
        List<String> lines = new ArrayList<>();
        ObjectFinding.FrameCounts counts = finding.counts();
        if (counts.original() != counts.copy()) {
            lines.add("it has " + AttributesSection.count(counts.copy(), "frame") + ", the original "
                    + Html.grouped(counts.original()));
        }
        for (FrameFinding frame : finding.frames()) {
            lines.add("frame " + Html.grouped(frame.frame() + 1L) + ": " + of(frame));
            for (RegionFinding region : frame.regions()) {
                lines.add("frame " + Html.grouped(frame.frame() + 1L) + ", " + of(region));
            }
        }
        if (finding.moreFrames() > 0) {
            lines.add("and " + AttributesSection.count(finding.moreFrames(), "more frame") + " changed");
        }
        for (AttributeFinding attribute : finding.shown()) {
            lines.add(of(attribute));
        }
        hidden(finding.hidden(), lines);
        return lines;
    }

    /// What happened to a frame.
    public static String of(FrameFinding frame) {
        String share = Html.grouped(frame.changed()) + " of " + Html.grouped(frame.pixels()) + " pixels changed ("
                + UtilitySection.percent(frame.changed(), frame.pixels()) + "), by at most "
                + Html.grouped(frame.largest());
        return switch (frame.kind()) {
            case FrameKind.OtherKind other ->
                String.join(", ", other.what())
                        + (other.hasSameValues() ? "; the stored values are the same, and mean something else" : "");
            case FrameKind.OtherFrame other ->
                "shows the very pixels of frame " + Html.grouped(other.frame() + 1L) + " of the original";
            case FrameKind.LeastBits bits -> share + ": no value by more than one step";
            case FrameKind.Turned turned -> "the image is " + of(turned) + "; pixel by pixel it is the original's";
            case FrameKind.Moved moved -> moved(frame, moved);
            case FrameKind.Rescaled line ->
                share + ": every value was rescaled, copy = " + decimal(line.slope()) + " x original "
                        + signed(line.intercept()) + ", up to rounding and cutting off"
                        + (line.slope() < 0 ? "; light and dark changed places" : "");
            case FrameKind.Remapped table ->
                share + ": each of the " + Html.grouped(table.values())
                        + " values became one other value wherever it stands, as by a lookup table";
            case FrameKind.Local local ->
                share + ", in " + AttributesSection.count(frame.regions().size() + frame.moreRegions(), "region");
            case FrameKind.Spread spread ->
                share + ", all over the frame; it shows the same picture (correlation " + decimal(spread.correlation())
                        + ", differences of " + decimal(spread.rms())
                        + " in the root mean square), as compression with loss, noise or a filter leave it";
            case FrameKind.OtherImage other ->
                share + ": another picture, or one changed so much that no kind of change fits (correlation "
                        + decimal(other.correlation()) + ")";
            case FrameKind.OtherBytes other -> "the pixel data, which are not decoded here, have other bytes";
        };
    }

    private static String moved(FrameFinding frame, FrameKind.Moved moved) {
        List<String> ways = new ArrayList<>();
        if (moved.right() != 0) {
            ways.add(AttributesSection.count(Math.abs(moved.right()), "column") + " to the "
                    + (moved.right() > 0 ? "right" : "left"));
        }
        if (moved.down() != 0) {
            ways.add(AttributesSection.count(Math.abs(moved.down()), "row") + (moved.down() > 0 ? " down" : " up"));
        }
        return "the content lies " + (ways.isEmpty() ? "where it did" : String.join(" and ", ways))
                + ", pixel by pixel the same; the frame is now " + frame.columns() + " x " + frame.rows();
    }

    private static String of(FrameKind.Turned turned) {
        return switch (turned.turn()) {
            case MIRRORED -> "mirrored: left and right changed places";
            case UPSIDE_DOWN -> "mirrored: top and bottom changed places";
            case HALF_TURN -> "turned by half";
            case QUARTER_RIGHT -> "turned by a quarter to the right";
            case QUARTER_LEFT -> "turned by a quarter to the left";
            case TRANSPOSED -> "mirrored at its diagonal";
            case ANTI_TRANSPOSED -> "mirrored at its other diagonal";
        };
    }

    /// What happened to a region of a frame.
    public static String of(RegionFinding region) {
        Box box = region.box();
        String where = "columns " + box.x() + " to " + (box.right() - 1) + ", rows " + box.y() + " to "
                + (box.bottom() - 1) + ": " + AttributesSection.count(region.changed(), "pixel") + " ";
        String by =
                "by " + signed(region.meanDifference()) + " on average and at most " + Html.grouped(region.largest());
        return where
                + switch (region.kind()) {
                    case RegionKind.OneValue value ->
                        "filled with the one value "
                                + value.values().stream().map(String::valueOf).collect(Collectors.joining(" \\ "));
                    case RegionKind.Copied copied ->
                        "equal those of the original from column " + copied.x() + ", row " + copied.y()
                                + " on: copied from there";
                    case RegionKind.Patch patch -> "changed " + by;
                };
    }

    /// What happened to an attribute; a value only where it is a number or a side.
    public static String of(AttributeFinding attribute) {
        String name = attribute.name().isEmpty() ? "" : " " + attribute.name();
        String values = attribute.before().isEmpty() && attribute.after().isEmpty()
                ? ""
                : ": " + attribute.before().orElse("(not shown)") + " became "
                        + attribute.after().orElse("(not shown)");
        return switch (attribute.kind()) {
            case CHANGED -> "attribute changed: " + attribute.path() + name + values;
            case LOST ->
                "attribute lost: " + attribute.path() + name
                        + attribute.before().map(value -> ": was " + value).orElse("");
            case GAINED ->
                "attribute gained: " + attribute.path() + name
                        + attribute.after().map(value -> ": " + value).orElse("");
        };
    }

    private static void hidden(HiddenBits hidden, List<String> lines) {
        if (hidden.differing() == 0) {
            return;
        }
        lines.add("bits beside the stored ones differ at " + AttributesSection.count(hidden.differing(), "sample")
                + (hidden.copy() == 0
                        ? ": the copy has none, as any compression leaves it"
                        : hidden.original() == 0 ? ": something lies there that the original does not have" : ""));
    }

    /// What happened to an object as a part of its series.
    public static String of(BaselineReport.StrayKind kind) {
        return switch (kind) {
            case MISSING -> "missing from the copy";
            case EXTRA -> "in the copy and not in the baseline";
            case DOUBLED -> "in the copy once more under another UID: the very pixels of an object of the baseline";
            case TWICE -> "in the copy twice with one UID and different content";
            case MOVED -> "at another place in its series";
        };
    }

    private static String signed(double number) {
        return (number < 0 ? "- " : "+ ") + decimal(Math.abs(number));
    }

    /// With four digits that count.
    private static String decimal(double number) {
        double size = Math.abs(number);
        String form = size >= 1000 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.3f" : "%.5f";
        return String.format(Locale.ROOT, form, number);
    }
}
