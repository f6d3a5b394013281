package org.elpis.models.scorecard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.elpis.models.audit.Picture;
import org.elpis.models.audit.Verdict;

/// A scorecard as one page: self-contained, without script, and nothing is loaded.
public final class HtmlPage {
    private final Markup html = new Markup();

    private HtmlPage() {}

    public static byte[] of(Scorecard card) {
        HtmlPage page = new HtmlPage();
        page.head("Elpis: privacy audit, " + card.verdict());
        for (Block block : Story.of(card)) {
            page.add(block);
        }
        page.html.constant("</body>\n</html>\n");
        return page.html.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void head(String title) {
        html.constant("<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n");
        html.constant("<meta name=viewport content=\"width=device-width, initial-scale=1\">\n");
        html.constant("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; "
                + "style-src 'unsafe-inline'; img-src data:\">\n");
        html.element("title", title);
        html.constant("<style>\n").constant(style()).constant("</style>\n</head>\n<body>\n");
    }

    private static String style() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("scorecard.css")) {
            if (in == null) {
                throw new IllegalStateException("The distribution lacks scorecard.css.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Block block) {
        switch (block) {
            case Block.Heading heading -> html.element("h" + heading.level(), heading.text());
            case Block.Paragraph paragraph ->
                html.element("p class=" + paragraph.tone().name().toLowerCase(Locale.ROOT), paragraph.text());
            case Block.Bullets bullets -> {
                html.constant("<ul>\n");
                bullets.items().forEach(item -> html.element("li", item));
                html.constant("</ul>\n");
            }
            case Block.Table table -> table(table);
            case Block.Banner banner -> {
                html.constant("<div class=\"banner " + name(banner.verdict()) + "\">");
                html.element("b", banner.verdict().name()).element("span", banner.text());
                html.constant("</div>\n");
            }
            case Block.Judged judged -> {
                html.constant("<h3 class=judged><span class=\"badge " + name(judged.verdict()) + "\">");
                html.text(judged.verdict().name())
                        .constant("</span> ")
                        .text(judged.text())
                        .constant("</h3>\n");
            }
            case Block.Plotted plotted -> {
                html.constant("<figure>");
                SvgCanvas.draw(plotted.plot(), html);
                html.element("figcaption", plotted.caption()).constant("</figure>\n");
            }
            case Block.Pictures pictures -> pictures(pictures);
            case Block.PageBreak() -> html.constant("<hr>\n");
        }
    }

    private static String name(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private void table(Block.Table table) {
        html.constant("<div class=wide><table>\n<thead><tr>");
        table.head().forEach(cell -> html.element("th", cell));
        html.constant("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            html.constant("<tr>");
            row.forEach(cell -> html.element("td", cell));
            html.constant("</tr>\n");
        }
        html.constant("</tbody></table></div>\n");
    }

    private void pictures(Block.Pictures pictures) {
        html.constant(pictures.areSmall() ? "<div class=\"pictures small\">\n" : "<div class=pictures>\n");
        for (Picture picture : pictures.pictures()) {
            html.constant("<figure><img alt=\"\" src=\"data:image/png;base64,"
                    + Base64.getEncoder().encodeToString(picture.png()) + "\">");
            html.element("figcaption", picture.caption()).constant("</figure>\n");
        }
        html.constant("</div>\n");
    }
}
