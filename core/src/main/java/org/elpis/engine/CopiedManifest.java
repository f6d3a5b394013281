package org.elpis.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The manifest of a release, read to be written again for a copy of it.
///
/// The copy of a recipient names its fingerprint by a number that says nothing to anybody else; all other
/// lines are those of the release, with the digests of the objects as they are in the copy.
///
/// Format: docs/formats/release.md, docs/formats/fingerprint.md
final class CopiedManifest {
    private static final String FINGERPRINT = "  \"fingerprint\": \"";
    private static final String RELEASED = "  \"released\": ";
    private static final long MAX_BYTES = 1L << 28;

    private final List<String> head = new ArrayList<>();
    private final SequencedMap<String, ManifestLine> objects = new LinkedHashMap<>();
    private String fingerprint = "";

    private CopiedManifest() {}

    /// @throws IOException also when there is no manifest that was written here
    static CopiedManifest read(Path folder) throws IOException {
        CopiedManifest manifest = new CopiedManifest();
        for (String path : Manifest.paths(folder)) {
            manifest.objects.put(path, new ManifestLine(path, ""));
        }
        Path file = folder.resolve(Manifest.NAME);
        if (manifest.objects.isEmpty() || Files.size(file) > MAX_BYTES) {
            throw new IOException("Not the manifest of a release.");
        }
        for (String line : Files.readString(file).split("\n", -1)) {
            manifest.take(line);
        }
        return manifest;
    }

    private void take(String line) throws IOException {
        if (ManifestLine.startsLikeOne(line)) {
            ManifestLine object = ManifestLine.parse(line);
            objects.put(object.path(), object);
        } else if (line.startsWith(FINGERPRINT)) {
            int end = line.indexOf('"', FINGERPRINT.length());
            fingerprint = end < 0 ? "" : line.substring(FINGERPRINT.length(), end);
        } else if (line.startsWith("  \"") && !line.startsWith("  \"objects\"") && !line.startsWith(RELEASED)) {
            head.add(line);
        }
    }

    /// In the order of the manifest.
    List<String> paths() {
        return List.copyOf(objects.keySet());
    }

    /// The number of the copy; empty in a release.
    String fingerprint() {
        return fingerprint;
    }

    /// @param digests  metadata digest of each object that is in the copy, by path
    byte[] written(Map<String, String> digests, Optional<String> id) throws IOException {
        StringBuilder out = new StringBuilder("{\n");
        for (String line : head) {
            if (line.startsWith("  \"quarantined\"")) {
                id.ifPresent(number -> out.append(FINGERPRINT).append(number).append("\",\n"));
                out.append(RELEASED).append(digests.size()).append(",\n");
            }
            out.append(line).append('\n');
        }
        out.append("  \"objects\": [\n");
        int left = digests.size();
        for (ManifestLine object : objects.values()) {
            String digest = digests.get(object.path());
            if (digest != null) {
                out.append(object.withMetadataDigest(digest).text()).append(--left > 0 ? ",\n" : "\n");
            }
        }
        return out.append("  ]\n}\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
