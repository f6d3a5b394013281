package org.elpis.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The content stream of a page: each cell at its place, in Helvetica of its size.
final class PageContent {
    /// A character of nine hundred points, or of none, is not meant to be read.
    private static final double SMALLEST = 2;

    private static final double LARGEST = 144;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void add(int angle, Cell place, String text) {
        if (text.isBlank()) {
            return;
        }
        double cos = Direction.cos(angle);
        double sin = Direction.sin(angle);
        double x = place.along() * cos - place.across() * sin;
        double y = place.along() * sin + place.across() * cos;
        double size = Math.clamp(place.size(), SMALLEST, LARGEST);
        ascii("BT /F1 " + Decimal.of(size) + " Tf " + Decimal.of(cos) + " " + Decimal.of(sin) + " " + Decimal.of(-sin)
                + " " + Decimal.of(cos) + " " + Decimal.of(x) + " " + Decimal.of(y) + " Tm (");
        for (byte c : WinAnsi.encode(text)) {
            if (c == '(' || c == ')' || c == '\\') {
                out.write('\\');
            }
            out.write(c);
        }
        ascii(") Tj ET\n");
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
