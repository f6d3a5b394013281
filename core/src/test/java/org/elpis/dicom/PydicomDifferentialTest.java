package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds the reader against pydicom on real files: same tags, VRs and value bytes. Where the two differ, the
/// file is in `pydicom-differences.txt` with the reason.
class PydicomDifferentialTest {
    private static final String PYTHON = "/usr/bin/python3";

    private static Map<String, List<String>> pydicom = Map.of();

    @BeforeAll
    static void runPydicom(@TempDir Path folder) throws IOException, InterruptedException {
        Path corpus = Corpus.folder();
        assumeThat(run(folder, "-c", "import pydicom"))
                .as("python3 with pydicom")
                .isZero();
        Path script = folder.resolve("dump.py");
        Files.write(script, resource("pydicom_dump.py"));
        assertThat(run(folder, script.toString(), corpus.toString())).isZero();
        pydicom = byFile(Files.readAllLines(folder.resolve("out"), StandardCharsets.UTF_8));
    }

    @Test
    void readsTheSameTagsRepresentationsAndBytesAsPydicom() throws IOException {
        Map<String, String> explained = explainedDifferences();
        Map<String, String> unexplained = new TreeMap<>();
        List<String> stale = new ArrayList<>(explained.keySet());
        for (Path file : Corpus.files()) {
            String name = Corpus.nameOf(file);
            String difference = difference(file, pydicom.getOrDefault(name, List.of("absent")));
            if (!difference.isEmpty() && !stale.remove(name)) {
                unexplained.put(name, difference);
            }
        }
        assertThat(unexplained)
                .as("files that are read differently for no stated reason")
                .isEmpty();
        assertThat(stale).as("files that are listed as different and are not").isEmpty();
    }

    private static String difference(Path file, List<String> theirs) throws IOException {
        List<String> ours;
        try {
            ours = ElementDump.of(file);
        } catch (MalformedDicomException e) {
            return "refused: " + e.fault() + " at " + e.position();
        }
        int shorter = Math.min(ours.size(), theirs.size());
        for (int i = 0; i < shorter; i++) {
            if (!agree(ours.get(i), theirs.get(i))) {
                return "ours " + ours.get(i) + " theirs " + theirs.get(i);
            }
        }
        return ours.size() == theirs.size() ? "" : "ours " + ours.size() + " theirs " + theirs.size();
    }

    /// pydicom does not say which VR an element without one has, and keeps no bytes of those that it uses
    /// itself.
    private static boolean agree(String ours, String theirs) {
        String[] left = ours.split(" ");
        String[] right = theirs.split(" ");
        if (!left[0].equals(right[0]) || right[1].equals("?")) {
            return left[0].equals(right[0]);
        }
        return (left[1].equals(right[1]) || right[1].equals("--"))
                && ours.substring(left[0].length() + 3).equals(theirs.substring(right[0].length() + 3));
    }

    private static Map<String, List<String>> byFile(List<String> lines) {
        Map<String, List<String>> byFile = new HashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("F ")) {
                current = new ArrayList<>();
                byFile.put(line.substring(2), current);
            } else {
                current.add(line);
            }
        }
        return byFile;
    }

    private static Map<String, String> explainedDifferences() throws IOException {
        Map<String, String> explained = new TreeMap<>();
        for (String line : new String(resource("pydicom-differences.txt"), StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = line.split("\t");
                explained.put(cells[0], cells[1]);
            }
        }
        return explained;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PydicomDifferentialTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static int run(Path folder, String... arguments) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(PYTHON))) {
            return -1;
        }
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
