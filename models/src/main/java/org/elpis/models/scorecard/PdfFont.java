package org.elpis.models.scorecard;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The font that comes along with PDFBox, put into the document, so that it looks alike everywhere and no font of the
/// machine is looked for. What the font has no letter for is shown as `?`.
final class PdfFont {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDType0Font font;
    private final Map<Integer, Float> widths = new HashMap<>();

    PdfFont(PDDocument document) throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
            if (in == null) {
                throw new IllegalStateException("PDFBox comes with a font.");
            }
            font = PDType0Font.load(document, in, true);
        }
    }

    PDType0Font font() {
        return font;
    }

    /// The text with what cannot be shown replaced.
    String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.appendCodePoint(width(c) >= 0 ? c : '?'));
        return shown.toString();
    }

    /// Points.
    double width(String text, double size) {
        double width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += Math.max(0, width(text.codePointAt(i)));
        }
        return width * size / 1000;
    }

    /// In thousandths of the size; -1 when the font has no such letter.
    private float width(int c) {
        return widths.computeIfAbsent(c, letter -> {
            try {
                boolean isPlain = letter >= ' ' && !Character.isISOControl(letter);
                return isPlain ? font.getStringWidth(Character.toString(letter)) : -1f;
            } catch (IOException | IllegalArgumentException e) {
                return -1f;
            }
        });
    }

    /// Broken at blanks, and within a word that is wider than a line, such as a digest.
    List<String> lines(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : shown(text.replace('\n', ' ').replace('\t', ' ')).split(" ", -1)) {
            String joined = line.isEmpty() ? word : line + " " + word;
            if (width(joined, size) <= width) {
                line.setLength(0);
                line.append(joined);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            String rest = word;
            while (width(rest, size) > width && rest.length() > 1) {
                int end = fitting(rest, size, width);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private int fitting(String word, double size, double width) {
        int end = 1;
        while (end < word.length() && width(word.substring(0, end + 1), size) <= width) {
            end++;
        }
        return Character.isHighSurrogate(word.charAt(end - 1)) && end < word.length() ? end + 1 : end;
    }
}
