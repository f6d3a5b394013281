package org.elpis.testkit.hospital;

import java.util.HexFormat;
import java.util.Map;

/// Letters of five by seven points, so that what is drawn does not depend on a machine's fonts.
public final class PixelFont {
    /// Rows of a line of text.
    public static final int HEIGHT = 7;
    /// Columns from one letter to the next.
    public static final int ADVANCE = 6;

    /// Five columns a letter, the lowest bit at the top.
    private static final Map<Character, byte[]> COLUMNS = columns(
            "0:3E5149453E 1:00427F4000 2:4261514946 3:2141454B31 4:1814127F10 5:2745454539 6:3C4A494930 7:0171090503 "
                    + "8:3649494936 9:064949291E A:7E1111117E B:7F49494936 C:3E41414122 D:7F4141221C E:7F49494941 "
                    + "F:7F09090901 G:3E4149497A H:7F0808087F I:00417F4100 J:2040413F01 K:7F08142241 L:7F40404040 "
                    + "M:7F020C027F N:7F0408107F O:3E4141413E P:7F09090906 Q:3E4151215E R:7F09192946 S:4649494931 "
                    + "T:01017F0101 U:3F4040403F V:1F2040201F W:3F4038403F X:6314081463 Y:0708700807 Z:6151494543 "
                    + ".:0060600000 -:0808080808 /:2010080402");

    private PixelFont() {}

    /// The points of a text, row by row; letters that the font lacks are blank.
    public static boolean[][] points(String text) {
        boolean[][] points = new boolean[HEIGHT][Math.max(1, text.length() * ADVANCE)];
        for (int i = 0; i < text.length(); i++) {
            byte[] columns = COLUMNS.getOrDefault(text.charAt(i), new byte[5]);
            for (int x = 0; x < columns.length; x++) {
                for (int y = 0; y < HEIGHT; y++) {
                    points[y][i * ADVANCE + x] = (columns[x] >> y & 1) == 1;
                }
            }
        }
        return points;
    }

    static boolean canDraw(String text) {
        return text.chars().allMatch(c -> c == ' ' || COLUMNS.containsKey((char) c));
    }

    private static Map<Character, byte[]> columns(String table) {
        Map<Character, byte[]> columns = new java.util.HashMap<>();
        for (String entry : table.split(" ")) {
            columns.put(entry.charAt(0), HexFormat.of().parseHex(entry.substring(2)));
        }
        return Map.copyOf(columns);
    }
}
