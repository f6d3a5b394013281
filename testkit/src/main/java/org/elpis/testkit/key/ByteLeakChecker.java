package org.elpis.testkit.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Looks for every token that should have vanished, in the bytes and the names of files. Knows nothing of DICOM.
///
/// Searched: plain text in UTF-8, ISO 8859-1, -2, -5, -6 and -7, GB18030, EUC-KR, Shift-JIS, EUC-JP and ISO 2022, upper
/// and lower
/// case, with and without accents; UTF-16; Base64; hexadecimal; numbers with and without separators; other
/// spellings of dates; and all of that again in zlib, gzip, zip and deflated data sets, three levels deep.
/// Thread-safe after construction.
///
/// Not found: text in pixels or audio, encrypted text, names cut into pieces (also by kerning in a PDF), and
/// what lies in a compressed stream behind the end of the 64 MB piece of the file in which the stream starts.
public final class ByteLeakChecker {
    private static final int MAX_DEPTH = 3;
    /// With fewer digits a number made of several values that stand side by side would be found by chance.
    private static final int MIN_NUMBER = 10;
    /// Files are searched in pieces of this size, so that a file of 10 GB needs no more memory.
    private static final int PIECE = 64 << 20;
    /// Longest pattern that may lie across two pieces.
    private static final int OVERLAP = 1 << 10;

    /// A token: its place in the key, and the patients who have it.
    private record Token(String text, int plant, int index, Set<String> patients, boolean bareDate) {}

    private final List<Token> tokens = new ArrayList<>();
    private final Needles needles = new Needles();
    private final Needles numbers = new Needles();
    private final int piece;

    /// A checker for all tokens of a key.
    public ByteLeakChecker(AnswerKey key) {
        this(key, PIECE);
    }

    /// For tests: searches files in smaller pieces.
    ByteLeakChecker(AnswerKey key, int piece) {
        this.piece = piece;
        Map<String, Token> known = new LinkedHashMap<>();
        for (int p = 0; p < key.plants().size(); p++) {
            PlantedIdentifier plant = key.plants().get(p);
            List<String> vanish = plant.answer().vanish();
            for (int t = 0; t < vanish.size(); t++) {
                String text = vanish.get(t);
                int plantIndex = p;
                int tokenIndex = t;
                known.computeIfAbsent(text, k -> new Token(k, plantIndex, tokenIndex, new HashSet<>(), isDate(k)))
                        .patients()
                        .add(plant.instance().patientId());
            }
        }
        for (Token token : known.values()) {
            needles.add(token.text(), tokens.size());
            String digits = digits(token.text());
            if (digits.length() >= MIN_NUMBER && !token.text().startsWith("1.")) {
                numbers.addNumber(digits, tokens.size());
            }
            tokens.add(token);
        }
    }

    /// How many different tokens are looked for.
    public int size() {
        return tokens.size();
    }

    /// Searches a file or folder without knowing whose the files are: bare dates are then not `certain`.
    public List<Leak> search(Path target) throws IOException {
        return search(target, file -> Optional.empty());
    }

    /// Searches a file or folder.
    ///
    /// @param patientOf  the original Patient ID of a file, by its path below `target`, if it is known. A bare
    ///     date is looked for in its own patient's files only: elsewhere it may be another patient's date that
    ///     was moved.
    public List<Leak> search(Path target, Function<Path, Optional<String>> patientOf) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(target)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        List<Leak> leaks = new ArrayList<>();
        for (Path file : files) {
            Path relative = file.equals(target) ? file.getFileName() : target.relativize(file);
            new Search(relative.toString(), patientOf.apply(relative), leaks).file(file);
        }
        return leaks;
    }

    /// Searches bytes that are not in a file, such as a log or a report.
    public List<Leak> search(String name, byte[] bytes) {
        List<Leak> leaks = new ArrayList<>();
        new Search(name, Optional.empty(), leaks).bytes(bytes, 0, -1, 0);
        return leaks;
    }

    private final class Search {
        private final String name;
        private final Optional<String> patient;
        private final List<Leak> leaks;
        private final Set<Long> seen = new HashSet<>();

        Search(String name, Optional<String> patient, List<Leak> leaks) {
            this.name = name;
            this.patient = patient;
            this.leaks = leaks;
        }

        void file(Path file) throws IOException {
            byte[] path = Normalizer.normalize(name, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
            needles.search(path, path.length, (at, p) -> found(at, -1, p.token(), View.FILE_NAME));
            try (var in = Files.newInputStream(file)) {
                int size = ByteLeakChecker.this.piece;
                long base = 0;
                byte[] tail = new byte[0];
                for (byte[] piece = in.readNBytes(size); piece.length > 0; piece = in.readNBytes(size)) {
                    byte[] joined = tail.length == 0 ? piece : joined(tail, piece);
                    bytes(joined, base - tail.length, -1, 0);
                    base += piece.length;
                    tail = java.util.Arrays.copyOfRange(joined, Math.max(0, joined.length - OVERLAP), joined.length);
                }
            }
        }

        void bytes(byte[] data, long base, long stream, int depth) {
            needles.search(data, data.length, (at, p) -> found(base + at, stream, p.token(), p.view()));
            collapsed(data, base, stream);
            if (depth < MAX_DEPTH) {
                Streams.find(data, (start, plain) -> bytes(plain, 0, stream < 0 ? base + start : stream, depth + 1));
            }
        }

        /// The runs of digits with the separators between them taken out.
        private void collapsed(byte[] data, long base, long stream) {
            byte[] run = new byte[256];
            int[] origin = new int[256];
            int n = 0;
            int gap = 0;
            for (int i = 0; i <= data.length; i++) {
                int c = i < data.length ? data[i] : 0;
                if (c >= '0' && c <= '9' && n < run.length) {
                    origin[n] = i;
                    run[n++] = (byte) c;
                    gap = 0;
                } else if (n > 0 && isSeparator(c) && gap < 2) {
                    gap++;
                } else if (n > 0) {
                    if (n >= MIN_NUMBER) {
                        numbers.search(run, n, (at, p) -> found(base + origin[at], stream, p.token(), p.view()));
                    }
                    n = 0;
                    gap = 0;
                }
            }
        }

        private void found(long offset, long stream, int id, View view) {
            Token token = tokens.get(id);
            if (token.bareDate() && patient.isPresent() && !token.patients().contains(patient.get())) {
                return;
            }
            boolean certain = !token.bareDate() || patient.isPresent();
            // One row for each token, kind of view and stream: a name that stands a thousand times leaks once.
            if (seen.add(((long) id << 8 | view.ordinal()) << 1 | (stream < 0 ? 0 : 1))) {
                leaks.add(new Leak(name, offset, stream, token.plant(), token.index(), view, certain));
            }
        }
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] all = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private static boolean isSeparator(int c) {
        return c == ' ' || c == '-' || c == '.' || c == '/' || c == '_' || c == '(' || c == ')';
    }

    /// A token that says a day and nothing else, in whatever spelling.
    private static boolean isDate(String token) {
        boolean spelt = token.length() <= 24;
        int digits = digits(token).length();
        boolean months = token.matches("(\\d{1,2}[.]?[ -](de )?)?\\p{L}{3,10}( \\d{1,2},)?[ -](de )?\\d{4}");
        return spelt && (months || digits == 8 && token.matches("[0-9]{1,4}[-./]?[0-9]{2}[-./]?[0-9]{2,4}"));
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }
}
