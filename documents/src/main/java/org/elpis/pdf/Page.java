package org.elpis.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// What is kept of a page: its size and its lines.
///
/// @param width  of the visible part before rotation, in points
/// @param rotation  0, 90, 180 or 270 degrees, clockwise
record Page(double width, double height, int rotation, List<Line> lines) {
    /// A4, for pages whose size is no size.
    private static final PDRectangle USUAL = PDRectangle.A4;

    /// PDF 1.7 annex C: 200 inches.
    private static final float LONGEST = 14_400;

    Page {
        lines = List.copyOf(lines);
    }

    static Page of(PDPage page, Budget budget) throws IOException {
        PDRectangle box = page.getCropBox();
        boolean isUsable = isLength(box.getWidth()) && isLength(box.getHeight());
        PDRectangle size = isUsable ? box : USUAL;
        GlyphReader reader = new GlyphReader(size, budget);
        reader.processPage(page);
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<Integer, List<Glyph>> writing : reader.glyphs().entrySet()) {
            lines.addAll(LineBuilder.lines(writing.getKey(), writing.getValue()));
        }
        lines.addAll(FormFields.lines(page, size, budget));
        return new Page(size.getWidth(), size.getHeight(), Math.floorMod(page.getRotation(), 360), lines);
    }

    private static boolean isLength(float length) {
        return length >= 1 && length <= LONGEST;
    }
}
