package org.elpis.bench.exports;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.elpis.bench.Proportion;
import org.elpis.pixel.ExportVerdict;
import org.elpis.pixel.ExportVerdict.Outcome;

/// Counts verdicts, and prints them as tables.
final class Score {
    private final Map<String, int[]> legal = new TreeMap<>();
    private final Map<Cell, int[]> changed = new TreeMap<>();
    private final int[] other = new int[Outcome.values().length];
    private int noRoom;

    /// What was done to a picture.
    record Cell(String kind, double millimetres, double contrast, int quality, double factor)
            implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return toString().compareTo(other.toString());
        }
    }

    void legal(Original original, Export export, ExportVerdict verdict) {
        String size = export.factor() < 0.5 ? "0.25 to 0.5" : export.factor() <= 1 ? "0.5 to 1" : "1 to 2";
        int quality = export.encoding().quality();
        String packing = quality == 0
                ? "PNG"
                : quality >= 85 ? "JPEG 85 to 95" : quality >= 70 ? "JPEG 70 to 84" : "JPEG 50 to 69";
        count("0 all", verdict);
        count("1 image: " + original.kind(), verdict);
        count("2 file: " + packing, verdict);
        count("3 size: " + size, verdict);
        count("4 resized by: " + export.resizer().name().toLowerCase(Locale.ROOT), verdict);
        count("5 encoder: " + export.encoding().encoder(), verdict);
        count(export.before() > 0 ? "6 compressed twice" : "6 compressed once", verdict);
        count(export.cut().isNone() ? "7 whole" : "7 cropped", verdict);
        count(export.border() > 0 ? "8 with a border" : "8 without a border", verdict);
        count(export.turn() == 0 ? "9 upright" : "9 turned or mirrored", verdict);
        if (quality >= 85 && export.factor() >= 0.5 && export.factor() <= 1) {
            count("_ JPEG 85 to 95, size 0.5 to 1", verdict);
        }
        if (verdict.outcome() == Outcome.ALTERED) {
            System.err.println("false alarm: " + verdict.changes().getFirst() + " " + export + " " + original.name());
        }
    }

    private void count(String row, ExportVerdict verdict) {
        legal.computeIfAbsent(row, none -> new int[Outcome.values().length])[
                verdict.outcome().ordinal()]++;
    }

    void other(ExportVerdict verdict) {
        other[verdict.outcome().ordinal()]++;
    }

    void noRoom() {
        noRoom++;
    }

    void changed(Cell cell, Outcome outcome, boolean isFound) {
        int[] row = changed.computeIfAbsent(cell, none -> new int[Outcome.values().length + 1]);
        row[outcome.ordinal()]++;
        row[Outcome.values().length] += isFound ? 1 : 0;
    }

    void print(PrintStream out) {
        out.println("\n| Legal pictures | all | matches | altered (false alarms) | unknown |\n|---|---|---|---|---|");
        legal.forEach((row, counts) -> {
            int all = counts[0] + counts[1] + counts[2];
            out.printf(
                    "| %s | %d | %d | %s | %d |%n",
                    row.substring(2), all, counts[0], new Proportion(counts[1], all).withoutTotal(), counts[2]);
        });
        out.printf("%nAnother person's image: matches %d, altered %d, unknown %d%n", other[0], other[1], other[2]);
        out.println("Changes for which no place was found: " + noRoom);
        Predicate<Cell> target =
                cell -> cell.quality >= 85 && cell.factor >= 0.5 && cell.millimetres >= 6 && cell.contrast >= 0.1;
        table(
                out,
                "Inserted, 6 mm or more, 10 % or more, JPEG 85 or more, size 0.5 or 1",
                cell -> target.test(cell) && (cell.kind.equals("BLOB") || cell.kind.equals("NODULE")),
                cell -> cell.kind);
        table(
                out,
                "Removed or copied, same",
                cell -> target.test(cell) && (cell.kind.equals("REMOVAL") || cell.kind.equals("COPY")),
                cell -> cell.kind);
        Predicate<Cell> blob = cell -> cell.kind.equals("BLOB") || cell.kind.equals("NODULE");
        table(
                out,
                "Inserted, size 0.5 or 1, JPEG 85 or 95: diameter, contrast",
                cell -> blob.test(cell) && cell.factor >= 0.5 && cell.quality >= 85,
                cell -> (int) cell.millimetres + " mm, " + percent(cell));
        table(
                out,
                "Inserted, size 0.5 or 1, JPEG 50 or 70: diameter, contrast",
                cell -> blob.test(cell) && cell.factor >= 0.5 && cell.quality < 85,
                cell -> (int) cell.millimetres + " mm, " + percent(cell));
        table(
                out,
                "Inserted, size 0.25, any quality: diameter, contrast",
                cell -> blob.test(cell) && cell.factor < 0.5,
                cell -> (int) cell.millimetres + " mm, " + percent(cell));
        table(
                out,
                "Inserted, 6 mm or more, 10 %: quality, size",
                cell -> blob.test(cell) && cell.millimetres >= 6 && cell.contrast == 0.1,
                cell -> "JPEG " + cell.quality + ", " + cell.factor);
        table(
                out,
                "Removed: diameter, contrast; any quality and size",
                cell -> cell.kind.equals("REMOVAL"),
                cell -> (int) cell.millimetres + " mm, " + percent(cell));
        table(
                out,
                "Copied from elsewhere: diameter; any quality and size",
                cell -> cell.kind.equals("COPY"),
                cell -> (int) cell.millimetres + " mm");
    }

    private static String percent(Cell cell) {
        return Math.round(100 * cell.contrast) + " %";
    }

    private void table(PrintStream out, String title, Predicate<Cell> which, Function<Cell, String> row) {
        Map<String, int[]> rows = new TreeMap<>();
        changed.forEach((cell, counts) -> {
            if (which.test(cell)) {
                for (String name : new String[] {row.apply(cell), "~ all"}) {
                    int[] sum = rows.computeIfAbsent(name, none -> new int[counts.length]);
                    for (int i = 0; i < counts.length; i++) {
                        sum[i] += counts[i];
                    }
                }
            }
        });
        out.println("\n| " + title + " | pictures | altered | of these in the right place | matches | unknown |");
        out.println("|---|---|---|---|---|---|");
        rows.forEach((name, sum) -> {
            int all = sum[0] + sum[1] + sum[2];
            out.printf(
                    "| %s | %d | %s | %d | %d | %d |%n",
                    name.replace("~ ", ""), all, new Proportion(sum[1], all).withoutTotal(), sum[3], sum[0], sum[2]);
        });
    }
}
