package org.elpis.fingerprint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.elpis.home.PrivateFile;

/// What the home folder knows of one recipient's copy: for whom, of which release, and what undoing it needs.
///
/// Private: `ELPIS_HOME/fingerprints/<id>`, readable by its owner only. A record that cannot be read as it
/// was written is refused as a whole.
///
/// @param id  16 hexadecimal digits
/// @param time  as in ISO 8601, UTC
/// @param release  folder of the release when the copy was made
///
/// Format: docs/formats/fingerprint.md
public record CopyRecord(
        String id, String project, String recipient, String time, String release, List<Entry> objects) {
    private static final String FORMAT = "elpis-fingerprint 1";
    private static final int FIELDS = 6;
    private static final long MAX_BYTES = 1L << 28;
    private static final int MAX_NAME = 128;

    public CopyRecord {
        objects = List.copyOf(objects);
        if (!isId(id)) {
            throw new IllegalArgumentException("id must be 16 hexadecimal digits");
        }
        if (!isName(recipient) || !isName(project)) {
            throw new IllegalArgumentException("names must have 1 to 128 characters that can be shown");
        }
    }

    /// An object of the copy, or its DICOMDIR.
    ///
    /// @param path  in release and copy
    /// @param before  SHA-256 of the file of the release
    /// @param after  SHA-256 of the file of the copy
    /// @param restores  what undoing gives back
    /// @param left  as in [ObjectFingerprint.Put]
    public record Entry(String path, String before, String after, Restores restores, List<int[]> left) {
        public Entry {
            left = List.copyOf(left);
        }
    }

    /// What undoing gives back.
    public enum Restores {
        /// Every bit of the file.
        FILE,
        /// Every pixel and attribute, in another encoding: this software does not write the one that was.
        PIXELS,
        /// Nothing was changed: the file of the copy is that of the release.
        KEPT
    }

    /// Objects that carry the fingerprint.
    public int marked() {
        return (int) objects.stream()
                .filter(entry -> entry.restores() != Restores.KEPT)
                .count();
    }

    /// Whether a recipient, or a project, may be called so: 1 to 128 characters that can be shown, and that are those
    /// which were typed. Orders to write from right to left make one name look like another; where a terminal gives
    /// letters that Java cannot read, all of them become the same, and two recipients one.
    public static boolean isName(String name) {
        return !name.isBlank() && name.length() <= MAX_NAME && name.codePoints().allMatch(CopyRecord::isShown);
    }

    private static boolean isShown(int character) {
        boolean isOrder = character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
        boolean isUnreadable = character == 0xFFFD || character >= 0xD800 && character <= 0xDFFF;
        boolean isLineEnd = Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
        return !isOrder && !isUnreadable && !isLineEnd;
    }

    public static boolean isId(String id) {
        return id.matches("[0-9a-f]{16}");
    }

    public void write(Path home) throws IOException {
        StringBuilder text = new StringBuilder(FORMAT);
        for (String field : List.of(id, encoded(project), encoded(recipient), time, encoded(release))) {
            text.append('\n').append(field);
        }
        for (Entry entry : objects) {
            text.append('\n').append(entry.path()).append('\t').append(entry.before());
            text.append('\t').append(entry.after()).append('\t').append(entry.restores());
            text.append('\t');
            for (int[] frame : entry.left()) {
                for (int block : frame) {
                    text.append(Integer.toString(block, Character.MAX_RADIX)).append(' ');
                }
                text.append(',');
            }
        }
        PrivateFile.create(folder(home).resolve(id), text.append('\n').toString());
    }

    private static Path folder(Path home) {
        return home.resolve("fingerprints");
    }

    /// The record of a copy; empty when there is none that can be read.
    public static Optional<CopyRecord> read(Path home, String id) throws IOException {
        Path file = folder(home).resolve(id);
        if (!isId(id) || !Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(PrivateFile.read(file).split("\n", -1)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /// The records of a project, in the order of their names.
    public static List<CopyRecord> all(Path home, String project) throws IOException {
        List<CopyRecord> records = new ArrayList<>();
        if (!Files.isDirectory(folder(home))) {
            return records;
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder(home))) {
            found.forEach(files::add);
        }
        files.sort(null);
        for (Path file : files) {
            read(home, file.getFileName().toString())
                    .filter(record -> record.project().equals(project))
                    .ifPresent(records::add);
        }
        return records;
    }

    private static CopyRecord parse(String[] lines) {
        if (lines.length <= FIELDS || !lines[0].equals(FORMAT) || !lines[lines.length - 1].isEmpty()) {
            throw new IllegalArgumentException("not a record");
        }
        List<Entry> objects = new ArrayList<>();
        for (int i = FIELDS; i < lines.length - 1; i++) {
            objects.add(entry(lines[i].split("\t", -1)));
        }
        return new CopyRecord(lines[1], decoded(lines[2]), decoded(lines[3]), lines[4], decoded(lines[5]), objects);
    }

    private static Entry entry(String[] fields) {
        if (fields.length != 5) {
            throw new IllegalArgumentException("not an object of a record");
        }
        List<int[]> left = new ArrayList<>();
        String[] frames = fields[4].split(",", -1);
        for (int i = 0; i < frames.length - 1; i++) {
            String[] blocks = frames[i].isEmpty() ? new String[0] : frames[i].split(" ");
            int[] numbers = new int[blocks.length];
            for (int k = 0; k < numbers.length; k++) {
                numbers[k] = Integer.parseInt(blocks[k], Character.MAX_RADIX);
            }
            left.add(numbers);
        }
        return new Entry(fields[0], fields[1], fields[2], Restores.valueOf(fields[3]), left);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
