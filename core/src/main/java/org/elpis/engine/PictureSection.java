package org.elpis.engine;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.elpis.explain.Values;
import org.elpis.pixel.Box;
import org.elpis.pixel.Faces;
import org.elpis.pixel.PixelChange;
import org.elpis.pixel.PngWriter;
import org.elpis.pixel.View;

/// The parts of the report's page that show pictures: what changed, before and after under a slider, boxes outlined;
/// and what was held back.
///
/// The slider is a box that scrolls sideways. Its content is twice as wide as a picture; both pictures stick to
/// its left edge, and the second is cut off left of the middle of the content: scrolling draws it over the
/// first. No script, and the arrow keys move it.
final class PictureSection {
    /// Bytes of all pictures of a page; half as much again when written as text. What is beyond is left out and
    /// counted.
    static final long MAX_BYTES = 16L << 20;

    private final Html html;
    private final Values values;
    private long room;
    private long leftOut;

    PictureSection(Html html, Values values) {
        this(html, values, MAX_BYTES);
    }

    /// @param room  bytes of all pictures
    PictureSection(Html html, Values values, long room) {
        this.html = html;
        this.values = values;
        this.room = room;
    }

    /// Pictures that found no room.
    long leftOut() {
        return leftOut;
    }

    /// Shows what changed in the pictures of a study.
    void write(JobReport.StudyReport study) {
        List<Faces.SeriesFace> heads =
                study.faces().stream().filter(face -> !face.views().isEmpty()).toList();
        List<Picture> changed = study.pictures().stream()
                .filter(picture -> picture.change().isPresent())
                .toList();
        if (changed.isEmpty() && heads.isEmpty()) {
            return;
        }
        html.element("h4", "What changed in pictures");
        html.element(
                "p class=soft",
                values == Values.SHOWN
                        ? "Of every series the object that lost most. The bar below a picture draws the released one over the "
                                + "original; so do the arrow keys."
                        : "Of every series the object that lost most, as it was released. Originals are values and stay hidden: a "
                                + "job with --show-values shows them beside it.");
        heads.forEach(this::head);
        changed.forEach(this::picture);
    }

    /// Shows images that were held back for what they show, by reason, so that whoever decides about them need not
    /// open a viewer first.
    void heldBack(List<JobReport.StudyReport> studies) {
        Map<String, List<Picture>> byReason = new TreeMap<>();
        for (JobReport.StudyReport study : studies) {
            for (Picture picture : study.pictures()) {
                picture.reason()
                        .ifPresent(reason -> byReason.computeIfAbsent(reason.what(), absent -> new ArrayList<>())
                                .add(picture));
            }
        }
        if (byReason.isEmpty()) {
            return;
        }
        html.element("h3", "Images among them");
        html.element(
                "p class=soft",
                "One of a series and reason, at most " + HeldBackChoice.MAX
                        + ", from all reasons, studies and series by turns. These are originals. Outlined is what a look at lower "
                        + "thresholds takes for writing.");
        byReason.forEach((reason, pictures) -> {
            html.open("p").element("b", reason).close("p").open("div class=held");
            pictures.forEach(this::heldBack);
            html.close("div");
        });
    }

    private void heldBack(Picture picture) {
        html.open("figure");
        frame(new Shown(name(picture), picture.before(), picture.after(), overlay(picture), "bad"));
        html.open("figcaption");
        html.element("b", name(picture)).constant("<br>");
        html.element("span class=soft", picture.file() + frame(picture));
        html.close("figcaption").close("figure");
    }

    private static String name(Picture picture) {
        return picture.sopClass().isEmpty() ? "Image" : picture.sopClass();
    }

    private void head(Faces.SeriesFace face) {
        html.open("figure class=views").open("div class=three");
        for (Faces.BeforeAfter view : face.views()) {
            Optional<View> before = values == Values.SHOWN ? Optional.of(view.before()) : Optional.empty();
            frame(new Shown("A head, drawn from a series", before, Optional.of(view.after()), "", ""));
        }
        html.close("div").open("figcaption");
        html.element("b", "A head from three sides. ").text(face.what());
        html.close("figcaption").close("figure");
    }

    private void picture(Picture picture) {
        html.open("figure");
        frame(new Shown(name(picture), picture.before(), picture.after(), overlay(picture), ""));
        html.open("figcaption");
        html.element("b", name(picture)).text(" ");
        html.element("span class=soft", picture.file() + frame(picture)).constant("<br>");
        picture.change().ifPresent(change -> html.text(words(picture, change)));
        html.close("figcaption").close("figure");
    }

    private static String frame(Picture picture) {
        return picture.frames() == 1
                ? ""
                : ", frame " + Html.grouped(picture.frame() + 1L) + " of " + Html.grouped(picture.frames());
    }

    /// What was done, and how much of the picture it is.
    private static String words(Picture picture, PixelChange change) {
        StringBuilder words = new StringBuilder();
        if (!picture.boxes().isEmpty()) {
            words.append(count(picture.boxes().size(), "box", "boxes"));
            words.append(" around what looks like writing, filled in every frame. ");
        }
        if (!picture.face().isEmpty()) {
            words.append("A face removed where the picture is tinted. ");
        }
        words.append(UtilitySection.percent(change.changed(), change.pixels())).append(" of its pixels changed");
        if (change.spilt() > 0) {
            words.append(", ").append(UtilitySection.percent(change.spilt(), change.pixels()));
            words.append(" beside the boxes in the same coded blocks");
        }
        words.append(
                change.elsewhere() == 0
                        ? "; all others are bit by bit what they were."
                        : "; " + count(change.elsewhere(), "of them", "of them") + " where nothing was to change.");
        return words.toString();
    }

    private static String count(long count, String one, String many) {
        return Html.grouped(count) + " " + (count == 1 ? one : many);
    }

    /// One picture without a slider.
    ///
    /// @param overlay  what [#overlay] draws
    void alone(String name, View view, String overlay) {
        frame(new Shown(name, Optional.of(view), Optional.empty(), overlay, ""));
    }

    private record Shown(String name, Optional<View> before, Optional<View> after, String overlay, String cssClass) {}

    private void frame(Shown shown) {
        Optional<View> size = shown.before().or(shown::after);
        Optional<String> before = shown.before().flatMap(this::png);
        Optional<String> after = shown.after().flatMap(this::png);
        if (size.isEmpty()
                || before.isPresent() != shown.before().isPresent()
                || after.isPresent() != shown.after().isPresent()) {
            leftOut++;
            html.element("p class=soft", "There was no room left for this picture.");
            return;
        }
        int width = size.get().width();
        if (before.isPresent() && after.isPresent()) {
            // One box around both: where pictures stand side by side, the words must stay below their own.
            html.constant("<div class=pair style=\"max-width:" + width + "px\">");
            html.constant("<div class=slider tabindex=0 role=group aria-label=\"Before and after: scroll sideways\">"
                    + "<div class=strip>\n");
            layer("before", before.get(), shown, "before");
            html.constant("<div class=over>");
            layer("after", after.get(), shown, "after");
            html.constant("</div></div></div>\n");
            html.constant("<div class=ends><span>before</span><span>after</span></div></div>\n");
        } else {
            html.constant("<div class=\"alone " + shown.cssClass() + "\" style=\"max-width:" + width + "px\">");
            layer("", before.or(() -> after).orElseThrow(), shown, before.isPresent() ? "before" : "after");
            html.constant("</div>\n");
        }
    }

    private void layer(String cssClass, String png, Shown shown, String when) {
        html.constant("<div class=\"layer " + cssClass + "\"><img alt=\"");
        html.text(shown.name() + ", " + when);
        html.constant("\" src=\"data:image/png;base64," + png + "\">" + shown.overlay() + "</div>\n");
    }

    /// As text; empty when it finds no room.
    private Optional<String> png(View view) {
        byte[] png = PngWriter.write(view);
        if (png.length > room) {
            return Optional.empty();
        }
        room -= png.length;
        return Optional.of(Base64.getEncoder().encodeToString(png));
    }

    /// Boxes outlined and the region of a face tinted, in the coordinates of the frame: numbers only.
    static String overlay(Picture picture) {
        return overlay(picture.columns(), picture.rows(), picture.boxes(), picture.face());
    }

    static String overlay(int columns, int rows, List<Box> boxes, List<Box> region) {
        if (boxes.isEmpty() && region.isEmpty()) {
            return "";
        }
        StringBuilder svg = new StringBuilder();
        svg.append("<svg viewBox=\"0 0 ").append(columns).append(' ').append(rows);
        svg.append("\" preserveAspectRatio=none aria-hidden=true>");
        path("face", region, svg);
        path("words", boxes, svg);
        return svg.append("</svg>").toString();
    }

    private static void path(String cssClass, List<Box> boxes, StringBuilder svg) {
        if (boxes.isEmpty()) {
            return;
        }
        svg.append("<path class=").append(cssClass).append(" d=\"");
        for (Box box : boxes) {
            svg.append('M').append(box.x()).append(' ').append(box.y());
            svg.append('h').append(box.width()).append('v').append(box.height());
            svg.append('h').append(-box.width()).append('z');
        }
        svg.append("\"/>");
    }
}
