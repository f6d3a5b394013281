package org.elpis.pdf;

import java.util.List;
import java.util.function.UnaryOperator;
import org.elpis.document.ReadableDocument;

/// A PDF as its pages and lines of text.
final class PdfText implements ReadableDocument {
    private final List<Page> pages;
    private final String text;

    PdfText(List<Page> pages) {
        this.pages = List.copyOf(pages);
        this.text = text(pages);
    }

    private static String text(List<Page> pages) {
        StringBuilder text = new StringBuilder();
        for (Page page : pages) {
            for (Line line : page.lines()) {
                text.append(text.isEmpty() ? "" : "\n");
                for (int i = 0; i < line.cells().size(); i++) {
                    text.append(i == 0 ? "" : "\t").append(line.cells().get(i).text());
                }
            }
        }
        return text.toString();
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public byte[] rewrite(String cleanedText, UnaryOperator<String> names) {
        String[] cleaned = cleanedText.split("[\n\t]", -1);
        PdfWriter writer = new PdfWriter();
        int cell = 0;
        for (Page page : pages) {
            PageContent content = new PageContent();
            for (Line line : page.lines()) {
                for (Cell place : line.cells()) {
                    content.add(line.angle(), place, cell < cleaned.length ? cleaned[cell] : "");
                    cell++;
                }
            }
            writer.add(page, content.bytes());
        }
        return writer.finish();
    }
}
