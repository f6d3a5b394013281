package org.elpis.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A page of the documentation that is built into the program, so that what a statement says and what the
/// documentation says are the same words.
final class GuidePage {
    private final String text;

    private GuidePage(String text) {
        this.text = text;
    }

    /// @throws IllegalStateException if it is missing, which means that the program was not built whole
    static GuidePage load(String name) {
        try (InputStream in = GuidePage.class.getResourceAsStream("docs/" + name)) {
            if (in == null) {
                throw new IllegalStateException("page missing from the program: " + name);
            }
            return new GuidePage(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("page unreadable: " + name, e);
        }
    }

    /// The rows of the table below a heading, without its head, each with its cells.
    List<List<String>> table(String heading) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : section(heading)) {
            if (line.startsWith("|")) {
                List<String> cells = new ArrayList<>();
                for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|", -1)) {
                    cells.add(cell.strip());
                }
                rows.add(cells);
            }
        }
        return List.copyOf(rows.subList(2, rows.size()));
    }

    /// The points of the list below a heading, each in one line and without emphasis.
    List<String> points(String heading) {
        List<String> points = new ArrayList<>();
        for (String line : section(heading)) {
            String plain = line.replace("**", "").strip();
            if (line.startsWith("- ")) {
                points.add(plain.substring(2));
            } else if (line.startsWith("  ") && !points.isEmpty()) {
                points.add(points.removeLast() + " " + plain);
            }
        }
        return List.copyOf(points);
    }

    private List<String> section(String heading) {
        List<String> lines = new ArrayList<>();
        boolean isInside = false;
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("## ")) {
                isInside = line.equals("## " + heading);
            } else if (isInside) {
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            throw new IllegalStateException("section missing from the program: " + heading);
        }
        return lines;
    }
}
