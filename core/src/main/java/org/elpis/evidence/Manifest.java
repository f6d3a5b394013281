package org.elpis.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The digests of all files of a pack but the manifest's own two.
///
/// @param digests  SHA-256, 64 hexadecimal digits, by name
///
/// Format: docs/formats/evidence-pack.md
public record Manifest(SortedMap<String, String> digests) {
    public static final String NAME = "manifest.txt";
    public static final String SIGNATURE = "manifest.sig";

    static final int MAX_BYTES = 16 << 20;
    static final int MAX_FILES = 100_000;
    private static final int MAX_NAME = 200;
    private static final String HEAD = "# elpis-evidence 1";
    private static final int DIGITS = 64;
    private static final Pattern FILE_NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*){0,7}");

    public Manifest {
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
    }

    /// Whether a file of a pack may be called so: it stays in its folder on every system, and hides nothing.
    static boolean isName(String name) {
        return name.length() <= MAX_NAME && FILE_NAME.matcher(name).matches();
    }

    /// The manifest as a file.
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        for (Map.Entry<String, String> file : digests.entrySet()) {
            text.append(file.getValue()).append("  ").append(file.getKey()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// Reads a manifest; nothing is believed of it yet.
    static Manifest read(byte[] bytes) throws MalformedPackException {
        String[] lines = new String(bytes, StandardCharsets.US_ASCII).split("\n", -1);
        if (!lines[0].equals(HEAD)) {
            throw new MalformedPackException("its manifest is none, or of another version than this program reads");
        }
        if (lines.length > MAX_FILES + 2 || !lines[lines.length - 1].isEmpty()) {
            throw new MalformedPackException("its manifest is cut off or too long");
        }
        SortedMap<String, String> digests = new TreeMap<>();
        for (int i = 1; i < lines.length - 1; i++) {
            String line = lines[i];
            if (line.length() < DIGITS + 3
                    || !line.startsWith("  ", DIGITS)
                    || !isDigest(line.substring(0, DIGITS))
                    || !isName(line.substring(DIGITS + 2))
                    || digests.put(line.substring(DIGITS + 2), line.substring(0, DIGITS)) != null) {
                throw new MalformedPackException("a line of its manifest is malformed, or there twice");
            }
        }
        return new Manifest(digests);
    }

    /// Whether a text is SHA-256 in hexadecimal digits, letters small.
    static boolean isDigest(String text) {
        return text.length() == DIGITS && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
