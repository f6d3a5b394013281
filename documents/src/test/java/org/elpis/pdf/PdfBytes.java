package org.elpis.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A PDF put together from its objects. Object 1 is the catalog, 2 the pages, 3 the first page, 4 its content, 5 a
/// font Helvetica, named `F1`; more are numbered from 6 on.
final class PdfBytes {
    private final List<byte[]> objects = new ArrayList<>();
    private String catalog = "";
    private String page = "/MediaBox[0 0 595 842]";
    private String trailer = "";

    private PdfBytes() {}

    static PdfBytes page(String content) {
        PdfBytes pdf = new PdfBytes();
        pdf.objects.add(stream("", bytes(content)));
        return pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
    }

    /// Text from a place on.
    static String text(double x, double y, String operators) {
        return "BT /F1 12 Tf " + x + " " + y + " Td " + operators + " ET\n";
    }

    PdfBytes add(String object) {
        objects.add(bytes(object));
        return this;
    }

    PdfBytes addStream(String entries, byte[] content) {
        objects.add(stream(entries, content));
        return this;
    }

    PdfBytes inCatalog(String entries) {
        catalog = entries;
        return this;
    }

    /// Entries of the page in place of its size.
    PdfBytes onPage(String entries) {
        page = entries;
        return this;
    }

    PdfBytes inTrailer(String entries) {
        trailer = entries;
        return this;
    }

    private static byte[] stream(String entries, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("<<" + entries + "/Length " + content.length + ">>\nstream\n"));
        out.writeBytes(content);
        out.writeBytes(bytes("\nendstream"));
        return out.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    byte[] build() {
        List<byte[]> all = new ArrayList<>();
        all.add(bytes("<</Type/Catalog/Pages 2 0 R" + catalog + ">>"));
        all.add(bytes("<</Type/Pages/Kids[3 0 R]/Count 1>>"));
        String resources = page.contains("/Resources") ? "" : "/Resources<</Font<</F1 5 0 R>>>>";
        all.add(bytes("<</Type/Page/Parent 2 0 R/Contents 4 0 R" + resources + page + ">>"));
        all.addAll(objects);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("%PDF-1.7\n"));
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < all.size(); i++) {
            table.append("%010d 00000 n \n".formatted(out.size()));
            out.writeBytes(bytes(i + 1 + " 0 obj\n"));
            out.writeBytes(all.get(i));
            out.writeBytes(bytes("\nendobj\n"));
        }
        int start = out.size();
        out.writeBytes(bytes("xref\n0 " + (all.size() + 1) + "\n" + table + "trailer<</Size " + (all.size() + 1)
                + "/Root 1 0 R" + trailer + ">>\nstartxref\n" + start + "\n%%EOF\n"));
        return out.toByteArray();
    }
}
