package org.elpis.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.policy.Profile;

/// Writes `release.json`: what lies in the output folder, with digests, so that whoever gets it can see that it
/// is whole. No identifier, no time, no source name; the same release always gives the same bytes.
///
/// Objects that an earlier job released into the same folder stay listed as long as they are there.
///
/// Format: docs/formats/release.md, one object a line.
final class Manifest {
    static final String NAME = "release.json";

    private static final String FORMAT = "  \"format\": \"elpis-release 1\",";

    private static final Comparator<JobFolder.Entry> BY_PATH =
            (one, other) -> one.path().compareTo(other.path());

    private Manifest() {}

    static void write(OutputFolder output, Profile profile, List<JobFolder.Entry> released, Counts total)
            throws IOException {
        List<JobFolder.Entry> entries = new ArrayList<>(released);
        entries.sort(BY_PATH);
        dropRepeated(entries);
        Map<String, String> earlier = earlier(output, entries);
        output.writeText(NAME, out -> {
            out.append("{\n").append(FORMAT).append('\n');
            out.append("  \"software\": \"" + Software.NAME + "\",\n");
            out.append("  \"profile\": \"").append(profile.identity()).append("\",\n");
            out.append("  \"pixels\": \"")
                    .append(PixelWords.term(profile.handling().pixels()))
                    .append("\",\n");
            out.append("  \"faces\": \"")
                    .append(PixelWords.term(profile.handling().faces()))
                    .append("\",\n");
            out.append("  \"released\": ")
                    .append(Integer.toString(entries.size() + earlier.size()))
                    .append(",\n");
            out.append("  \"quarantined\": ")
                    .append(Long.toString(total.quarantined()))
                    .append(",\n");
            out.append("  \"objects\": [\n");
            writeObjects(entries, earlier, out);
            out.append("  ]\n}\n");
        });
    }

    /// Paths of the objects that the manifest of a folder lists, in their order; none when there is no manifest.
    ///
    /// @throws IOException also when the file is no manifest that was written here
    static List<String> paths(Path folder) throws IOException {
        List<String> paths = new ArrayList<>();
        for (ManifestLine line : lines(folder)) {
            paths.add(line.path());
        }
        return paths;
    }

    private static List<ManifestLine> lines(Path folder) throws IOException {
        List<ManifestLine> lines = new ArrayList<>();
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return lines;
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            if (!"{".equals(in.readLine()) || !FORMAT.equals(in.readLine())) {
                throw new IOException("Not a manifest.");
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (ManifestLine.startsLikeOne(line)) {
                    lines.add(ManifestLine.parse(line));
                }
            }
        }
        return lines;
    }

    /// Of entries with the same path the last one says what lies there now.
    private static void dropRepeated(List<JobFolder.Entry> entries) {
        int kept = 0;
        for (int i = 0; i < entries.size(); i++) {
            boolean isLast = i + 1 == entries.size()
                    || !entries.get(i).path().equals(entries.get(i + 1).path());
            if (isLast) {
                entries.set(kept++, entries.get(i));
            }
        }
        entries.subList(kept, entries.size()).clear();
    }

    /// Both in the order of paths. Line by line: as one text a large release would not fit into a small memory.
    private static void writeObjects(List<JobFolder.Entry> entries, Map<String, String> earlier, Appendable out)
            throws IOException {
        int left = entries.size() + earlier.size();
        Iterator<Map.Entry<String, String>> lines = earlier.entrySet().iterator();
        Map.Entry<String, String> line = lines.hasNext() ? lines.next() : null;
        for (JobFolder.Entry entry : entries) {
            while (line != null && line.getKey().compareTo(entry.path()) < 0) {
                out.append(line.getValue()).append(--left > 0 ? ",\n" : "\n");
                line = lines.hasNext() ? lines.next() : null;
            }
            out.append(ManifestLine.of(entry).text()).append(--left > 0 ? ",\n" : "\n");
        }
        while (line != null) {
            out.append(line.getValue()).append(--left > 0 ? ",\n" : "\n");
            line = lines.hasNext() ? lines.next() : null;
        }
    }

    /// The lines of an earlier release whose objects are still there and were not released anew.
    private static Map<String, String> earlier(OutputFolder output, List<JobFolder.Entry> entries) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (ManifestLine line : lines(output.folder())) {
            if (!isIn(entries, line.path()) && output.has(line.path())) {
                lines.put(line.path(), line.text());
            }
        }
        return lines;
    }

    private static boolean isIn(List<JobFolder.Entry> entries, String path) {
        return Collections.binarySearch(entries, new JobFolder.Entry(0, 0, path, "", "", ""), BY_PATH) >= 0;
    }
}
