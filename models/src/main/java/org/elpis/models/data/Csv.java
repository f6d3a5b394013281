package org.elpis.models.data;

import java.util.ArrayList;
import java.util.List;
import org.elpis.ElpisException;

/// Splits a table of comma-separated values into its rows.
///
/// Fields may stand in double quotes, and then hold commas, line ends and doubled quotes. Rows end with LF, CR LF or
/// CR; empty rows do not count. A byte order mark at the start is passed over.
///
/// Source: RFC 4180 section 2
final class Csv {
    /// One a sample, and one for the heading. Twenty times the largest public set of chest radiographs.
    static final int MOST_ROWS = 2_000_000;

    static final int MOST_COLUMNS = 64;
    static final int MOST_CHARACTERS = 4096;

    private final String text;
    private final List<List<String>> rows = new ArrayList<>();
    private int at;

    private Csv(String text) {
        this.text = text;
        at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /// The rows, each of at least one field.
    ///
    /// @throws ElpisException when a quote is not closed, or a bound is passed
    static List<List<String>> rows(String text) {
        return new Csv(text).read();
    }

    private List<List<String>> read() {
        while (at < text.length()) {
            List<String> row = row();
            if (row.size() > 1 || !row.getFirst().isEmpty()) {
                if (rows.size() == MOST_ROWS) {
                    throw fault("manifest.csv has more rows than the 2,000,000 that are read. Split the set.");
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private List<String> row() {
        List<String> row = new ArrayList<>();
        while (true) {
            if (row.size() == MOST_COLUMNS) {
                throw fault("A row of manifest.csv has more than 64 columns.");
            }
            row.add(field());
            if (at >= text.length()) {
                return row;
            }
            char end = text.charAt(at++);
            if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            if (end != ',') {
                return row;
            }
        }
    }

    private String field() {
        String field = at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
        if (field.length() > MOST_CHARACTERS) {
            throw fault("A field of manifest.csv is longer than 4096 characters. Is a quote not closed?");
        }
        return field.strip();
    }

    private String plain() {
        int start = at;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        at++;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                throw fault("A quote in manifest.csv is not closed.");
            }
            field.append(text, at, quote);
            at = quote + 1;
            if (at >= text.length() || isEnd(text.charAt(at))) {
                return field.toString();
            }
            if (text.charAt(at) != '"') {
                throw fault("Something stands between a closing quote and the next comma in manifest.csv. "
                        + "Double the quotes within a field.");
            }
            field.append('"');
            at++;
        }
    }

    private static boolean isEnd(char c) {
        return c == ',' || c == '\r' || c == '\n';
    }

    private ElpisException fault(String message) {
        return new ElpisException(ElpisException.Code.INPUT_UNREADABLE, message).with("row", rows.size() + 1);
    }
}
