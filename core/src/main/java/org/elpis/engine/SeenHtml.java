package org.elpis.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.explain.Values;
import org.elpis.pixel.Faces;
import org.elpis.pixel.View;

/// Writes what pixels give away as one HTML page: pictures with boxes around what looks like writing, and heads
/// as anybody could render them. Self-contained like a job's report, and as private.
public final class SeenHtml {
    private final Html html = new Html();
    private final PictureSection pictures = new PictureSection(html, Values.SHOWN);

    private SeenHtml() {}

    /// The page as text.
    ///
    /// @param images  by name of their file, in the order in which they are shown
    /// @param heads  series in which a face was looked for
    /// @param summary  one sentence: how many were looked at, and of how many
    public static String of(Map<String, SeenImage> images, List<Faces.SeriesFace> heads, String summary) {
        SeenHtml page = new SeenHtml();
        page.write(images, heads, summary);
        return page.html.toString();
    }

    private void write(Map<String, SeenImage> images, List<Faces.SeriesFace> heads, String summary) {
        ReportHtml.head(html, "Elpis: what pixels give away");
        html.element("p class=kicker", "Elpis · private page of an inspection");
        html.element("h1", "What these pictures give away");
        html.element("p", summary);
        html.element("p class=soft", "Outlined is what looks like writing; what it says was not read.");
        heads(heads);
        if (!images.isEmpty()) {
            html.open("section").element("h2", "Pictures");
            images.forEach(this::image);
            html.close("section");
        }
        html.element("p class=soft", "This page shows patients. Delete it when it is no longer needed.");
        html.constant("</body>\n</html>\n");
    }

    private void heads(List<Faces.SeriesFace> heads) {
        if (heads.isEmpty()) {
            return;
        }
        html.open("section").element("h2", "Heads, as anybody could render them");
        for (Faces.SeriesFace face : heads) {
            html.open("figure class=views");
            if (!face.views().isEmpty()) {
                html.open("div class=three");
                face.views().forEach(view -> pictures.alone("A head, drawn from a series", view.before(), ""));
                html.close("div");
            }
            html.open("figcaption").element("span class=t", face.seriesUid()).constant("<br>");
            html.text(
                    face.views().isEmpty()
                            ? "Nothing is drawn: " + face.what()
                            : "A face can be rendered from this series.");
            html.close("figcaption").close("figure");
        }
        html.close("section");
    }

    private void image(String file, SeenImage image) {
        html.open("figure");
        Optional<View> view = image.view();
        view.ifPresent(shown -> pictures.alone(
                image.sopClass(),
                shown,
                PictureSection.overlay(image.columns(), image.rows(), image.boxes(), List.of())));
        html.open("figcaption").element("b", image.sopClass()).text(" ");
        html.element("span class=soft", file).constant("<br>").text(words(image));
        html.close("figcaption").close("figure");
    }

    private static String words(SeenImage image) {
        String frames = image.frames() > 1 ? " in its " + Html.grouped(image.frames()) + " frames" : "";
        return switch (image.verdict()) {
            case SEEN ->
                image.boxes().isEmpty()
                        ? "Nothing looks like writing" + frames + "."
                        : AttributesSection.count(image.boxes().size(), "place") + frames
                                + (image.boxes().size() == 1 ? " looks" : " look") + " like writing.";
            case UNCERTAIN -> "Nobody can say where writing stands, because " + image.why() + ".";
            case NOT_DECODABLE -> "It cannot be decoded here, because " + image.why() + ".";
        };
    }
}
