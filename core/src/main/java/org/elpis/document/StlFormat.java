package org.elpis.document;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// STL, binary or as text: triangles and nothing else.
///
/// The header of the binary form, its attribute words (which hold a colour to some, and two bytes of anything to
/// whoever hides something) and the name of the text form are dropped. There is no readable text.
final class StlFormat implements DocumentFormat {
    private static final int HEADER_BYTES = 80;
    private static final int FIRST_TRIANGLE = 84;
    private static final int TRIANGLE_BYTES = 50;
    private static final int NUMBERS_OF_A_TRIANGLE = 12;

    @Override
    public boolean reads(String mimeType) {
        return switch (mimeType) {
            case "model/stl", "application/sla", "application/vnd.ms-pki.stl" -> true;
            default -> false;
        };
    }

    @Override
    public ReadableDocument read(byte[] document) throws MalformedDocumentException {
        return new Triangles(isBinary(document) ? cleanBinary(document) : cleanText(document));
    }

    private record Triangles(byte[] bytes) implements ReadableDocument {
        @Override
        public String text() {
            return "";
        }

        @Override
        public byte[] rewrite(String cleanedText, UnaryOperator<String> names) {
            return bytes.clone();
        }
    }

    /// The count says how long a file must be; a text would have to be of that length by accident.
    private static boolean isBinary(byte[] document) {
        if (document.length < FIRST_TRIANGLE) {
            return false;
        }
        long count = Integer.toUnsignedLong(little(document).getInt(HEADER_BYTES));
        return document.length == FIRST_TRIANGLE + count * TRIANGLE_BYTES;
    }

    private static ByteBuffer little(byte[] document) {
        return ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] cleanBinary(byte[] document) throws MalformedDocumentException {
        byte[] clean = document.clone();
        Arrays.fill(clean, 0, HEADER_BYTES, (byte) 0);
        ByteBuffer numbers = little(clean);
        for (int at = FIRST_TRIANGLE; at < clean.length; at += TRIANGLE_BYTES) {
            for (int i = 0; i < NUMBERS_OF_A_TRIANGLE; i++) {
                ModelLimits.require(Float.isFinite(numbers.getFloat(at + 4 * i)));
            }
            numbers.putShort(at + 4 * NUMBERS_OF_A_TRIANGLE, (short) 0);
        }
        return clean;
    }

    private static byte[] cleanText(byte[] document) throws MalformedDocumentException {
        Statements statements = new Statements(document);
        StringBuilder text = new StringBuilder(document.length);
        List<String> words = statements.next();
        ModelLimits.require(!words.isEmpty());
        for (; !words.isEmpty(); words = statements.next()) {
            ModelLimits.require(words.getFirst().equals("solid"));
            text.append("solid\n");
            words = statements.next();
            for (; isFacet(words); words = statements.next()) {
                append(text, words);
                facet(statements, text);
            }
            ModelLimits.require(!words.isEmpty() && words.getFirst().equals("endsolid"));
            text.append("endsolid\n");
        }
        return NamedModel.evenLines(text);
    }

    private static boolean isFacet(List<String> words) {
        return words.size() == 5
                && words.get(0).equals("facet")
                && words.get(1).equals("normal")
                && ModelLimits.areReal(words.subList(2, 5));
    }

    private static void facet(Statements statements, StringBuilder text) throws MalformedDocumentException {
        take(statements, text, List.of("outer", "loop"));
        for (int i = 0; i < 3; i++) {
            List<String> words = statements.next();
            ModelLimits.require(
                    words.size() == 4 && words.getFirst().equals("vertex") && ModelLimits.areReal(words.subList(1, 4)));
            append(text, words);
        }
        take(statements, text, List.of("endloop"));
        take(statements, text, List.of("endfacet"));
    }

    private static void take(Statements statements, StringBuilder text, List<String> expected)
            throws MalformedDocumentException {
        ModelLimits.require(statements.next().equals(expected));
        append(text, expected);
    }

    private static void append(StringBuilder text, List<String> words) {
        text.append(String.join(" ", words)).append('\n');
    }
}
