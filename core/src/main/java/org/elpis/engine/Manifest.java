package org.elpis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.policy.Profile;

/// Writes `release.json`: what lies in the output folder, with digests, so that whoever gets it can see that it is
/// whole. No identifier, no time, no source name; the same release always gives the same bytes.
///
/// Objects that an earlier job released into the same folder stay listed as long as they are there.
///
/// Format: docs/formats/release.md, one object a line.
final class Manifest {
    static final String NAME = "release.json";

    private static final String OBJECT = "    {\"path\": \"";

    private Manifest() {}

    static void write(OutputFolder output, Profile profile, List<JobFolder.Entry> released, Counts total)
            throws IOException {
        Map<String, String> lines = earlier(output);
        for (JobFolder.Entry entry : released) {
            lines.put(entry.path(), line(entry));
        }
        StringBuilder text = new StringBuilder(lines.size() * 400 + 1024);
        text.append("{\n  \"format\": \"elpis-release 1\",\n");
        text.append("  \"software\": \"Elpis 0.1.0\",\n");
        text.append("  \"profile\": \"").append(profile.identity()).append("\",\n");
        text.append("  \"pixels\": \"not examined\",\n");
        text.append("  \"released\": ").append(lines.size()).append(",\n");
        text.append("  \"quarantined\": ").append(total.quarantined()).append(",\n");
        text.append("  \"objects\": [\n");
        text.append(String.join(",\n", lines.values()));
        text.append(lines.isEmpty() ? "" : "\n").append("  ]\n}\n");
        output.writeText(NAME, text.toString());
    }

    private static String line(JobFolder.Entry entry) {
        return OBJECT + entry.path() + "\", \"metadataSha256\": \"" + entry.metadataDigest() + "\", \"planSha256\": \""
                + entry.planDigest() + "\"}";
    }

    private static Map<String, String> earlier(OutputFolder output) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        Path file = output.folder().resolve(NAME);
        if (!Files.exists(file)) {
            return lines;
        }
        for (String line : Files.readString(file).split("\n")) {
            if (line.startsWith(OBJECT)) {
                String path = line.substring(OBJECT.length(), line.indexOf('"', OBJECT.length()));
                String object = line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
                if (output.has(path)) {
                    lines.put(path, object);
                }
            }
        }
        return lines;
    }
}
