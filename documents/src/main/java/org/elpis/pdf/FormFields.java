package org.elpis.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/// The values of a page's form fields, as lines where the fields are.
final class FormFields {
    private static final double SIZE = 10;
    private static final int MAX_PARENTS = 32;

    private FormFields() {}

    static List<Line> lines(PDPage page, PDRectangle box, Budget budget) throws IOException {
        List<Line> lines = new ArrayList<>();
        COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        for (int i = 0; annotations != null && i < annotations.size(); i++) {
            if (annotations.getObject(i) instanceof COSDictionary annotation
                    && COSName.WIDGET.equals(annotation.getCOSName(COSName.SUBTYPE))) {
                budget.takeOperator();
                String value = value(annotation);
                budget.takeCharacters(value.length());
                addLines(value, annotation, box, lines);
            }
        }
        return lines;
    }

    /// A field's parts have its value through their parents.
    private static String value(COSDictionary widget) {
        COSDictionary field = widget;
        for (int i = 0; i < MAX_PARENTS && field != null; i++) {
            String value = text(field.getDictionaryObject(COSName.V));
            if (!value.isEmpty()) {
                return value;
            }
            field = field.getCOSDictionary(COSName.PARENT);
        }
        return "";
    }

    private static String text(@Nullable COSBase value) {
        if (value instanceof COSArray choices) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < choices.size(); i++) {
                all.append(choices.getObject(i) instanceof COSString string ? string.getString() : "")
                        .append('\n');
            }
            return all.toString().strip();
        }
        return value instanceof COSString string ? string.getString() : "";
    }

    private static void addLines(String value, COSDictionary widget, PDRectangle box, List<Line> lines) {
        COSArray corners = widget.getCOSArray(COSName.RECT);
        PDRectangle place = corners == null || corners.size() < 4 ? new PDRectangle() : new PDRectangle(corners);
        double x = place.getLowerLeftX() - box.getLowerLeftX() + 2;
        double y = Math.max(place.getLowerLeftY(), place.getUpperRightY() - 1.5 * SIZE) - box.getLowerLeftY() + 2;
        for (String line : value.split("\\R", -1)) {
            String plain = GlyphReader.plain(line).strip();
            if (!plain.isEmpty()) {
                lines.add(new Line(0, List.of(new Cell(plain, x, y, SIZE))));
                y -= 1.2 * SIZE;
            }
        }
    }
}
