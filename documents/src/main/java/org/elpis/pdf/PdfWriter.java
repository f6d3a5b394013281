package org.elpis.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes a PDF 1.4 of pages with text in Helvetica: no dates, no identifiers, streams not compressed, so that
/// everything in it can be searched.
final class PdfWriter {
    private static final int CATALOG = 1;
    private static final int PAGES = 2;
    private static final int FONT = 3;
    private static final int INFO = 4;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> positions = new ArrayList<>();
    private final StringBuilder kids = new StringBuilder();
    private int pages;

    PdfWriter() {
        ascii("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        // The first four objects are written last, when the pages are known.
        for (int i = 0; i < INFO; i++) {
            positions.add(0);
        }
    }

    void add(Page page, byte[] content) {
        int stream = start();
        ascii("<</Length " + content.length + ">>\nstream\n");
        out.writeBytes(content);
        ascii("\nendstream\nendobj\n");
        int number = start();
        ascii("<</Type/Page/Parent " + PAGES + " 0 R/MediaBox[0 0 " + Decimal.of(page.width()) + " "
                + Decimal.of(page.height()) + "]/Rotate " + page.rotation() + "/Resources<</Font<</F1 " + FONT
                + " 0 R>>>>/Contents " + stream + " 0 R>>\nendobj\n");
        kids.append(number).append(" 0 R ");
        pages++;
    }

    /// An even number of bytes.
    byte[] finish() {
        object(CATALOG, "<</Type/Catalog/Pages " + PAGES + " 0 R>>");
        object(PAGES, "<</Type/Pages/Count " + pages + "/Kids[" + kids + "]>>");
        object(FONT, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
        object(INFO, "<</Producer(Elpis)>>");
        int table = out.size();
        int size = positions.size() + 1;
        ascii("xref\n0 " + size + "\n0000000000 65535 f \n");
        for (int position : positions) {
            String digits = Integer.toString(position);
            ascii("0".repeat(10 - digits.length()) + digits + " 00000 n \n");
        }
        ascii("trailer\n<</Size " + size + "/Root " + CATALOG + " 0 R/Info " + INFO + " 0 R>>\nstartxref\n" + table
                + "\n%%EOF\n");
        if ((out.size() & 1) != 0) {
            out.write('\n');
        }
        return out.toByteArray();
    }

    private int start() {
        positions.add(out.size());
        ascii(positions.size() + " 0 obj\n");
        return positions.size();
    }

    private void object(int number, String dictionary) {
        positions.set(number - 1, out.size());
        ascii(number + " 0 obj\n" + dictionary + "\nendobj\n");
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
