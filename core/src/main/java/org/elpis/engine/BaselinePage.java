package org.elpis.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elpis.compare.AttributeFinding;
import org.elpis.compare.ObjectFinding;
import org.elpis.compare.Sameness;
import org.elpis.pixel.Box;
import org.elpis.pixel.PngWriter;
import org.elpis.pixel.View;
import org.elpis.seal.AttributeClass;
import org.elpis.seal.Verdict;

/// Writes what came of a comparison as one HTML page: self-contained, without script, and private, because it shows
/// patients.
final class BaselinePage {
    /// Objects that are named below those that are shown; all others are counted.
    private static final int MOST_NAMED = 400;
    /// Lines of one object.
    private static final int MOST_LINES = 60;

    private static final int MOST_STRAYS = 200;
    /// Of the larger side of a frame: less of an outline is hard to see.
    private static final int LEAST_OUTLINE = 32;

    private final BaselineReport report;
    private final Map<String, Path> files;
    private final Html html = new Html();
    private long room = PictureSection.MAX_BYTES;
    private long withoutPictures;

    private BaselinePage(BaselineReport report, Map<String, Path> files) {
        this.report = report;
        this.files = files;
    }

    /// Writes the page into a new file that its owner alone may read.
    ///
    /// @param files  by the names that the report has for them
    static void write(BaselineReport report, Map<String, Path> files, Path page) {
        BaselinePage written = new BaselinePage(report, files);
        written.write();
        PrivatePage.write(page, written.html.toString());
    }

    private void write() {
        ReportHtml.head(html, "Elpis: a copy beside its baseline");
        html.constant("<style>\n").constant(style()).constant("</style>\n");
        html.element("p class=kicker", "Elpis · private page of a comparison");
        html.element("h1", headline());
        html.open("section class=warn").element("b", "This page shows images of a patient. ");
        html.text("It was written so that only you can read it. Keep it out of what you hand over, and delete it "
                + "when it is no longer needed.");
        html.close("section");
        tiles();
        seal();
        reasons();
        strays();
        objects();
        identity();
        method();
        html.constant("</body>\n</html>\n");
    }

    private static String style() {
        try (InputStream in = BaselinePage.class.getResourceAsStream("baseline.css")) {
            if (in == null) {
                throw new IllegalStateException("The distribution lacks baseline.css.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String headline() {
        BaselineReport.Counts counts = report.counts();
        return switch (report.outcome()) {
            case SAME ->
                "The same: " + AttributesSection.count(counts.pairs(), "object")
                        + (counts.pairs() == 1 ? " has" : " have") + " the pixels and the meaning of the baseline.";
            case ALTERED ->
                "Altered: " + Html.grouped(counts.altered()) + " of "
                        + AttributesSection.count(counts.pairs(), "object")
                        + (counts.altered() == 1 ? " is" : " are") + " not what the baseline has"
                        + (report.strays().isEmpty() ? "." : ", and the series is not whole or not in order.");
            case UNKNOWN -> "Unknown: nobody can say whether this is the same. That is no sign that it is.";
        };
    }

    private void tiles() {
        BaselineReport.Counts counts = report.counts();
        html.open("div class=tiles");
        tile("released", counts.same(), "the same");
        tile("quarantined", counts.altered(), "altered");
        tile("skipped", counts.unknown(), "not comparable");
        tile("quarantined", report.strays().size(), "missing, extra, doubled or moved");
        tile("read", counts.frames(), "frames compared");
        html.close("div");
        if (counts.byPixels() + counts.byPlace() > 0) {
            html.element(
                    "p",
                    "SOP Instance UIDs were replaced, so " + AttributesSection.count(counts.byPixels(), "object")
                            + " found the original by equal pixels and " + Html.grouped(counts.byPlace())
                            + " by the place in the series.");
        }
        if (counts.withholding() > 0) {
            html.open("p").element("b", "Not all that is shown is in the copy: ");
            html.text("of " + AttributesSection.count(counts.withholding(), "object") + " overlays, graphics or "
                    + "contents are missing, as de-identification leaves it. Their paths stand below.");
            html.close("p");
        }
        if (counts.otherStudies() > 0) {
            html.element(
                    "p class=soft",
                    "The baseline has " + AttributesSection.count(counts.otherStudies(), "more study")
                            + " of which the copy has nothing: not compared.");
        }
    }

    private void tile(String kind, long count, String label) {
        html.constant("<div class=\"tile " + (count == 0 ? "none" : kind) + "\">")
                .element("b", Html.grouped(count));
        html.element("span", label).close("div");
    }

    private void seal() {
        if (report.seal().isEmpty()) {
            html.element(
                    "p class=soft",
                    "No seal was given: this page says how two copies differ, and not which of them is genuine.");
            return;
        }
        Verdict.Outcome outcome = report.seal().get().outcome();
        html.open("section").element("h2", "The baseline itself");
        if (outcome == Verdict.Outcome.GENUINE) {
            html.element("p", "The baseline is genuine: it is what was sealed, by a sealer who is trusted here.");
        } else {
            html.open("p")
                    .element("b class=hit", "The baseline is " + outcome.name().toLowerCase(Locale.ROOT) + ". ");
            html.text("It is not known to be what was sealed, so whatever differs below may have been changed in "
                    + "either of the two.");
            html.close("p");
        }
        html.close("section");
    }

    private void reasons() {
        if (report.doubts().isEmpty() && report.unread().isEmpty()) {
            return;
        }
        html.open("section class=warn")
                .element("h2", "What could not be compared")
                .open("ul");
        report.doubts().forEach(doubt -> html.element("li", doubt));
        int shown = Math.min(MOST_STRAYS, report.unread().size());
        for (SealRunner.Unsealed file : report.unread().subList(0, shown)) {
            html.element("li", file.file() + ": " + file.reason());
        }
        more(report.unread().size() - shown, "file");
        html.close("ul").close("section");
    }

    private void more(long count, String noun) {
        if (count > 0) {
            html.element("li class=soft", "and " + AttributesSection.count(count, "more " + noun));
        }
    }

    private void strays() {
        if (report.strays().isEmpty()) {
            return;
        }
        html.open("section").element("h2", "The series as such");
        html.open("table class=words").open("tbody");
        int shown = Math.min(MOST_STRAYS, report.strays().size());
        for (BaselineReport.Stray stray : report.strays().subList(0, shown)) {
            html.open("tr").element("th", "Object" + number(stray.number()));
            html.open("td").text(ComparisonWords.of(stray.kind())).constant("<br>");
            html.element("span class=\"soft t\"", stray.uid()).close("td").close("tr");
        }
        html.close("tbody").close("table");
        if (shown < report.strays().size()) {
            html.element("p class=soft", "and " + Html.grouped(report.strays().size() - shown) + " more");
        }
        html.close("section");
    }

    private static String number(int number) {
        return number < 0 ? "" : " " + number;
    }

    private void objects() {
        List<BaselineReport.ObjectResult> objects = report.objects();
        if (objects.isEmpty()) {
            return;
        }
        Set<Integer> shown = ShownChanges.of(objects);
        html.open("section").element("h2", "Object by object");
        html.element(
                "p class=soft",
                "Both pictures of an object are shown by the window of the original unless said otherwise; where "
                        + "the frame is larger than " + PixelLedger.MAX_SIDE
                        + " pixels, made smaller. In the third, stored "
                        + "values of the copy are larger where it is orange and smaller where it is blue. Columns and rows are counted "
                        + "from 0 at the upper left, frames from 1.");
        if (shown.size() < objects.size()) {
            html.element(
                    "p class=soft",
                    "Pictures of " + Html.grouped(shown.size()) + " objects stand here, at most " + ShownChanges.MOST
                            + ": of all series by turns, what changed most first. The others are named below.");
        }
        for (int i : shown) {
            object(objects.get(i));
        }
        if (withoutPictures > 0) {
            html.element(
                    "p class=soft",
                    AttributesSection.count(withoutPictures, "picture") + " found no room: a page has at most "
                            + (PictureSection.MAX_BYTES >> 20) + " MiB of them.");
        }
        others(objects, shown);
        html.close("section");
    }

    private void others(List<BaselineReport.ObjectResult> objects, Set<Integer> shown) {
        int named = 0;
        for (int i = 0; i < objects.size(); i++) {
            if (shown.contains(i)) {
                continue;
            }
            named++;
            if (named <= MOST_NAMED) {
                BaselineReport.ObjectResult object = objects.get(i);
                html.open("details").element("summary", title(object));
                lines(object);
                html.close("details");
            }
        }
        if (named > MOST_NAMED) {
            html.element("p class=soft", "and " + Html.grouped(named - MOST_NAMED) + " more objects");
        }
    }

    private static String title(BaselineReport.ObjectResult object) {
        String verdict = switch (object.finding().sameness()) {
            case SAME -> "the same, but for bits beside the stored ones";
            case ALTERED ->
                object.finding().isAppearanceOnly()
                        ? "altered: equal pixels, shown, measured or placed otherwise"
                        : "altered";
            case UNKNOWN -> "not comparable";
        };
        return "Object" + number(object.number()) + ": " + verdict;
    }

    private void object(BaselineReport.ObjectResult object) {
        html.open("div class=\"reason changed\"");
        html.element("h3", title(object));
        html.element("p class=\"soft t\"", object.uid());
        if (object.finding().isAppearanceOnly()) {
            html.open("p class=warn").element("b", "No pixel changed, and yet a reader sees, measures or places ");
            html.element("b", "something else.").close("p");
        }
        object.pixelsOf().ifPresent(uid -> {
            html.open("p").element("b class=hit", "The pixels are those of another object of the baseline: ");
            html.element("span class=t", uid).close("p");
        });
        pictures(object);
        lines(object);
        html.close("div");
    }

    private void pictures(BaselineReport.ObjectResult object) {
        Optional<ChangePictures> taken =
                ChangePictures.of(file(object.original()), file(object.copy()), object.finding());
        if (taken.isEmpty()) {
            html.element("p class=soft", "No picture can be shown of it.");
            return;
        }
        ChangePictures pictures = taken.get();
        String overlay = PictureSection.overlay(pictures.columns(), pictures.rows(), outlines(pictures), List.of());
        if (object.finding().counts().copy() > 1) {
            html.element("p class=soft", "Frame " + Html.grouped(pictures.frame() + 1L) + ", in which most changed:");
        }
        String window = pictures.hasOneWindow() ? "" : ", by its own window";
        trio(pictures.whole(), window, overlay, "trio");
        for (ChangePictures.Detail detail : pictures.details()) {
            Box box = detail.box();
            html.element(
                    "p class=soft",
                    "From near: columns " + box.x() + " to " + (box.right() - 1) + ", rows " + box.y() + " to "
                            + (box.bottom() - 1));
            trio(detail.shown(), window, "", "trio near");
        }
    }

    /// A box around a few pixels would not be seen.
    private static List<Box> outlines(ChangePictures pictures) {
        int least = Math.max(1, Math.max(pictures.columns(), pictures.rows()) / LEAST_OUTLINE);
        return pictures.boxes().stream()
                .map(box -> {
                    int aside = Math.max(1, (least - Math.min(box.width(), box.height())) / 2);
                    int x = Math.max(0, box.x() - aside);
                    int y = Math.max(0, box.y() - aside);
                    int right = Math.min(pictures.columns(), box.right() + aside);
                    int bottom = Math.min(pictures.rows(), box.bottom() + aside);
                    return new Box(x, y, right - x, bottom - y);
                })
                .toList();
    }

    private Path file(String name) {
        Path file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException("files must have all that the report names");
        }
        return file;
    }

    private void trio(ChangePictures.Shown shown, String window, String overlay, String cssClass) {
        Optional<String> original = png(shown.original());
        Optional<String> copy = png(shown.copy());
        Optional<String> difference = shown.difference().flatMap(this::png);
        if (original.isEmpty() || copy.isEmpty() || shown.difference().isPresent() && difference.isEmpty()) {
            withoutPictures++;
            html.element("p class=soft", "There was no room left for these pictures.");
            return;
        }
        html.constant("<div class=\"" + cssClass + "\">\n");
        picture(original.get(), "original" + window, overlay);
        picture(copy.get(), "copy" + window, overlay);
        difference.ifPresent(png -> picture(png, "difference", overlay));
        html.constant("</div>\n");
    }

    private void picture(String png, String caption, String overlay) {
        html.constant("<figure><div class=\"alone layer\"><img alt=\"").text(caption);
        html.constant("\" src=\"data:image/png;base64," + png + "\">" + overlay + "</div>");
        html.element("figcaption", caption).constant("</figure>\n");
    }

    private Optional<String> png(View view) {
        byte[] png = PngWriter.write(view);
        if (png.length > room) {
            return Optional.empty();
        }
        room -= png.length;
        return Optional.of(Base64.getEncoder().encodeToString(png));
    }

    private void lines(BaselineReport.ObjectResult object) {
        ObjectFinding finding = object.finding();
        List<String> lines = ComparisonWords.of(finding);
        int attributes = finding.shown().size();
        int hidden = finding.hidden().differing() > 0 ? 1 : 0;
        List<String> pixels = lines.subList(0, lines.size() - attributes - hidden);
        html.open("ul class=changes");
        for (String line : pixels.subList(0, Math.min(MOST_LINES, pixels.size()))) {
            html.element("li", line);
        }
        more(pixels.size() - MOST_LINES, "line");
        finding.frames().stream()
                .mapToLong(frame -> frame.moreRegions())
                .filter(regions -> regions > 0)
                .findFirst()
                .ifPresent(regions -> html.element("li class=soft", "smaller regions of a frame are not listed"));
        if (hidden > 0) {
            html.element("li", lines.getLast());
        }
        for (String doubt : finding.doubts()) {
            html.element("li", "not comparable, because " + doubt);
        }
        html.close("ul");
        attributes(finding);
        html.element("p class=\"soft t\"", "copy " + object.copy() + ", original " + object.original());
    }

    private void attributes(ObjectFinding finding) {
        if (finding.shown().isEmpty()) {
            return;
        }
        html.element("h4", "What decides how it is shown, measured or placed, or is part of what is shown");
        html.open("div class=wide").open("table").open("thead").open("tr");
        for (String title : List.of("Attribute", "Where", "What", "Original", "Copy")) {
            html.element("th", title);
        }
        html.close("tr").close("thead").open("tbody");
        List<AttributeFinding> shown = finding.shown();
        for (AttributeFinding attribute : shown.subList(0, Math.min(MOST_LINES, shown.size()))) {
            html.open("tr");
            html.element("td", attribute.name().isEmpty() ? "(no name)" : attribute.name());
            html.element("td class=t", attribute.path());
            html.element("td", attribute.kind().name().toLowerCase(Locale.ROOT));
            html.element("td class=t", value(attribute, attribute.before(), "gained"));
            html.element("td class=t", value(attribute, attribute.after(), "lost"));
            html.close("tr");
        }
        html.close("tbody").close("table").close("div");
        if (shown.size() > MOST_LINES) {
            html.element("p class=soft", "and " + Html.grouped(shown.size() - MOST_LINES) + " more attributes");
        }
    }

    private static String value(AttributeFinding attribute, Optional<String> value, String absent) {
        boolean isAbsent = attribute.kind().name().toLowerCase(Locale.ROOT).equals(absent);
        String other = attribute.of() == AttributeClass.GUARDED ? "not shown: may identify" : "not shown";
        return isAbsent ? "—" : value.orElse(other);
    }

    private void identity() {
        if (report.identity().isEmpty()) {
            return;
        }
        html.open("section").element("h2", "Attributes that may identify, and differ");
        html.element(
                "p class=soft",
                "A de-identified copy loses them or has others. They alter nothing that is compared here; their "
                        + "values are never shown.");
        html.open("details")
                .element("summary", AttributesSection.count(report.identity().size(), "path"));
        html.open("ul class=files");
        for (Map.Entry<String, Long> path : report.identity().entrySet()) {
            html.element("li", path.getKey() + " in " + AttributesSection.count(path.getValue(), "object"));
        }
        html.close("ul").close("details").close("section");
    }

    private void method() {
        html.open("section").element("h2", "What this page can say");
        html.open("ul");
        html.element(
                "li",
                "Compared are the values of the stored bits of every pixel, whatever the transfer syntax, and every "
                        + "attribute that decides how they are shown, measured or placed.");
        html.element(
                "li",
                "A kind of change is told by what the pixels show: who made it, with what and why, they do not say. "
                        + "\"Copied from there\" means that all changed pixels equal those of that place.");
        html.element(
                "li",
                "Where the original was compressed with loss, and the copy holds what another decoder made of it, "
                        + "nobody can say which pixels were changed.");
        if (report.outcome() == Sameness.SAME) {
            html.element("li", "The same as the baseline is not genuine: the baseline may have been changed before.");
        }
        html.close("ul").element("p class=soft", Software.NAME).close("section");
    }
}
