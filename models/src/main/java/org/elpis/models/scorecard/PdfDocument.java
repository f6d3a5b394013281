package org.elpis.models.scorecard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.elpis.engine.Software;
import org.elpis.models.audit.Picture;
import org.elpis.models.audit.Verdict;
import org.elpis.models.scorecard.Canvas.Anchor;
import org.elpis.models.scorecard.Canvas.Ink;

/// A scorecard as PDF, A4, the drawings as vectors. The same scorecard gives the same bytes.
public final class PdfDocument {
    private static final double MARGIN = 50;
    private static final double WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final double BOTTOM = PDRectangle.A4.getHeight() - 58;
    private static final double PICTURE = 150;
    private static final double LOW_PICTURE = 84;
    private static final double PLOT = 0.74;
    private static final double GAP = 14;
    private static final double CELL = 8.2;
    private static final double BODY = 9.6;
    /// A small heading is not left alone above the end of a page.
    private static final double KEPT = 225;

    private final PDDocument document;
    private final PdfFont font;
    private final List<PDPage> pages = new ArrayList<>();
    private PDPageContentStream content;
    /// Points from the top of the page.
    private double y;

    private PdfDocument(PDDocument document) throws IOException {
        this.document = document;
        font = new PdfFont(document);
        content = open();
    }

    public static byte[] of(Scorecard card) {
        try (PDDocument document = new PDDocument()) {
            PdfDocument pdf = new PdfDocument(document);
            for (Block block : Story.of(card)) {
                pdf.add(block);
            }
            pdf.content.close();
            pdf.feet(card);
            pdf.about(card);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
    }

    /// Date and identity from the case, so that nothing of the moment and the machine is in the file.
    private void about(Scorecard card) {
        document.getDocumentInformation().setTitle("Privacy audit of an AI model");
        document.getDocumentInformation().setProducer(Software.NAME);
        Calendar issued = GregorianCalendar.from(card.issued().atStartOfDay(ZoneOffset.UTC));
        document.getDocumentInformation().setCreationDate(issued);
        document.setDocumentId(Long.parseUnsignedLong(card.id().substring(0, 16), 16));
    }

    private PDPageContentStream open() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pages.add(page);
        y = MARGIN;
        return new PDPageContentStream(document, page);
    }

    private void turn() throws IOException {
        content.close();
        content = open();
    }

    private void need(double height) throws IOException {
        if (y + height > BOTTOM && y > MARGIN) {
            turn();
        }
    }

    /// A canvas whose origin is the left margin at the top of the page.
    private PdfCanvas canvas() {
        return new PdfCanvas(content, font, MARGIN, PDRectangle.A4.getHeight(), 1);
    }

    private void add(Block block) throws IOException {
        switch (block) {
            case Block.Heading heading -> heading(heading);
            case Block.Paragraph paragraph -> paragraph(paragraph);
            case Block.Bullets bullets -> bullets(bullets);
            case Block.Table table -> table(table);
            case Block.Banner banner -> banner(banner);
            case Block.Judged judged -> judged(judged);
            case Block.Plotted plotted -> plotted(plotted);
            case Block.Pictures pictures -> pictures(pictures.pictures(), pictures.areSmall() ? LOW_PICTURE : PICTURE);
            case Block.PageBreak() -> {
                if (y > MARGIN) {
                    turn();
                }
            }
        }
    }

    private void heading(Block.Heading heading) throws IOException {
        double size = heading.level() == 1 ? 19 : heading.level() == 2 ? 13 : 11;
        y += heading.level() == 1 ? 4 : 8;
        need(heading.level() == 3 ? KEPT : size * 4);
        for (String line : font.lines(heading.text(), size, WIDTH)) {
            canvas().bold(0, y + size, line, size, Ink.INK);
            y += size * 1.25;
        }
        y += 4;
    }

    private void paragraph(Block.Paragraph paragraph) throws IOException {
        switch (paragraph.tone()) {
            case KICKER, SOFT -> text(paragraph.text(), 9, 0, Ink.SOFT);
            case LEAD -> text(paragraph.text(), 10.4, 0, Ink.INK);
            case PLAIN -> text(paragraph.text(), BODY, 0, Ink.INK);
        }
        y += 4;
    }

    private void text(String text, double size, double indent, Ink ink) throws IOException {
        for (String line : font.lines(text, size, WIDTH - indent)) {
            need(size * 1.4);
            canvas().text(indent, y + size, line, size, Anchor.START, ink);
            y += size * 1.4;
        }
    }

    private void bullets(Block.Bullets bullets) throws IOException {
        for (String item : bullets.items()) {
            need(14);
            canvas().dot(3, y + 6.3, 1.5, Ink.SOFT);
            text(item, BODY, 12, Ink.INK);
            y += 1;
        }
        y += 3;
    }

    private static Ink ink(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Ink.GOOD;
            case FAIL -> Ink.BAD;
            case REVIEW -> Ink.WARN;
            case INCONCLUSIVE -> Ink.SOFT;
        };
    }

    private void banner(Block.Banner banner) throws IOException {
        List<String> lines = font.lines(banner.text(), 11, WIDTH - 18);
        double height = 34 + 15 * lines.size();
        need(height);
        Ink ink = ink(banner.verdict());
        canvas().area(new double[] {0, 5, 5, 0}, new double[] {y, y, y + height, y + height}, ink);
        canvas().bold(16, y + 22, banner.verdict().name(), 18, ink);
        for (int i = 0; i < lines.size(); i++) {
            canvas().text(16, y + 40 + 15 * i, lines.get(i), 11, Anchor.START, Ink.INK);
        }
        y += height + 8;
    }

    private void judged(Block.Judged judged) throws IOException {
        y += 8;
        need(46);
        Ink ink = ink(judged.verdict());
        String word = judged.verdict().name();
        canvas().bold(0, y + 11, word, 10, ink);
        double indent = font.width(word, 10) + 10;
        List<String> lines = font.lines(judged.text(), 12, WIDTH - indent);
        for (String line : lines) {
            canvas().bold(indent, y + 11, line, 12, Ink.INK);
            y += 16;
        }
        y += 2;
    }

    private void plotted(Block.Plotted plotted) throws IOException {
        Plot plot = plotted.plot();
        double scale = Math.min(PLOT, WIDTH / plot.width());
        double height = plot.height() * scale;
        need(height + 30);
        plot.draw(new PdfCanvas(content, font, MARGIN, PDRectangle.A4.getHeight() - y - 4, scale));
        y += height + 8;
        if (!plotted.caption().isEmpty()) {
            text(plotted.caption(), 8.6, 0, Ink.SOFT);
        }
        y += 6;
    }

    /// @param highest  points
    private void pictures(List<Picture> pictures, double highest) throws IOException {
        int columns = (int) ((WIDTH + GAP) / (PICTURE + GAP));
        for (int start = 0; start < pictures.size(); start += columns) {
            List<Picture> row = pictures.subList(start, Math.min(pictures.size(), start + columns));
            need(highest + 40);
            double below = 0;
            for (int i = 0; i < row.size(); i++) {
                double left = i * (PICTURE + GAP);
                double bottom = y + picture(row.get(i), left, highest) + 10;
                for (String line : font.lines(row.get(i).caption(), 8, PICTURE)) {
                    canvas().text(left, bottom, line, 8, Anchor.START, Ink.SOFT);
                    bottom += 10.5;
                }
                below = Math.max(below, bottom);
            }
            y = below + 6;
        }
    }

    /// @return its height in points
    private double picture(Picture picture, double left, double highest) throws IOException {
        PDImageXObject image = PDImageXObject.createFromByteArray(document, picture.png(), "picture");
        double scale = Math.min(PICTURE / image.getWidth(), highest / image.getHeight());
        double height = image.getHeight() * scale;
        content.drawImage(
                image,
                (float) (MARGIN + left),
                (float) (PDRectangle.A4.getHeight() - y - height),
                (float) (image.getWidth() * scale),
                (float) height);
        return height;
    }

    private void table(Block.Table table) throws IOException {
        double[] widths = widths(table);
        row(table.head(), widths, Ink.SOFT);
        for (List<String> row : table.rows()) {
            row(row, widths, Ink.INK);
        }
        y += 8;
    }

    /// As wide as their longest word at least, the rest shared by how much they hold.
    private double[] widths(Block.Table table) {
        int columns = table.head().size();
        double[] wanted = new double[columns];
        List<List<String>> rows = new ArrayList<>(table.rows());
        rows.add(table.head());
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                wanted[i] = Math.max(wanted[i], Math.min(WIDTH, font.width(row.get(i), CELL) + 12));
            }
        }
        double sum = 0;
        for (double width : wanted) {
            sum += width;
        }
        if (sum <= WIDTH) {
            wanted[columns - 1] += WIDTH - sum;
            return wanted;
        }
        double[] widths = new double[columns];
        double least = Math.min(84, WIDTH / columns);
        double small = 0;
        double large = 0;
        for (double width : wanted) {
            small += Math.min(width, least);
            large += Math.max(0, width - least);
        }
        for (int i = 0; i < columns; i++) {
            widths[i] = Math.min(wanted[i], least) + (WIDTH - small) * Math.max(0, wanted[i] - least) / large;
        }
        return widths;
    }

    private void row(List<String> cells, double[] widths, Ink ink) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        int most = 1;
        for (int i = 0; i < widths.length; i++) {
            wrapped.add(font.lines(cells.get(i), CELL, widths[i] - 8));
            most = Math.max(most, wrapped.get(i).size());
        }
        int shown = 0;
        while (shown < most) { // a row that is longer than a page goes on on the next
            need(CELL * 1.35 + 6);
            int fitting = Math.max(1, (int) ((BOTTOM - y - 6) / (CELL * 1.35)));
            int end = Math.min(most, shown + fitting);
            double left = 0;
            for (int i = 0; i < widths.length; i++) {
                for (int k = shown; k < Math.min(end, wrapped.get(i).size()); k++) {
                    double baseline = y + 3 + CELL + (k - shown) * CELL * 1.35;
                    canvas().text(left, baseline, wrapped.get(i).get(k), CELL, Anchor.START, ink);
                }
                left += widths[i];
            }
            y += (end - shown) * CELL * 1.35 + 6;
            shown = end;
        }
        canvas().line(new double[] {0, WIDTH}, new double[] {y, y}, new Canvas.Stroke(Ink.LINE, 0.6, 0));
    }

    private void feet(Scorecard card) throws IOException {
        String privacy = card.showing() == Scorecard.Showing.PRIVATE ? "PRIVATE · " : "";
        for (int i = 0; i < pages.size(); i++) {
            try (PDPageContentStream foot = new PDPageContentStream(
                    document, pages.get(i), PDPageContentStream.AppendMode.APPEND, true, true)) {
                PdfCanvas canvas = new PdfCanvas(foot, font, MARGIN, PDRectangle.A4.getHeight(), 1);
                double line = PDRectangle.A4.getHeight() - 32;
                canvas.text(0, line, privacy + Software.NAME + " · case " + card.id(), 8, Anchor.START, Ink.SOFT);
                canvas.text(WIDTH, line, (i + 1) + " of " + pages.size(), 8, Anchor.END, Ink.SOFT);
            }
        }
    }
}
