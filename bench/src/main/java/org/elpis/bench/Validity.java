package org.elpis.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Errors that dciodvfy (Debian package dicom3tools) finds before and after. Deflated objects, which it reads as noise,
/// are
/// left out.
///
/// @param objects  how many were compared
/// @param worse  how many have more errors after than before
record Validity(int objects, int before, int after, int worse) {
    private static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    /// File Meta Information ends well before.
    private static final int HEAD = 2048;

    /// Counts for every pair.
    ///
    /// @return empty when dciodvfy is not installed
    static Optional<Validity> of(Path originals, Release release) throws IOException {
        int objects = 0;
        int before = 0;
        int after = 0;
        int worse = 0;
        for (Map.Entry<String, String> pair : new TreeMap<>(release.outputOf()).entrySet()) {
            Path original = originals.resolve(pair.getKey());
            if (isDeflated(original)) {
                continue;
            }
            int old = errors(original);
            int now = errors(release.folder().resolve(pair.getValue()));
            if (old < 0 || now < 0) {
                return Optional.empty();
            }
            objects++;
            before += old;
            after += now;
            worse += now > old ? 1 : 0;
        }
        return Optional.of(new Validity(objects, before, after, worse));
    }

    private static boolean isDeflated(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1).contains(DEFLATED);
        }
    }

    /// Runs the program on one file.
    ///
    /// @return -1 when the program cannot be run
    private static int errors(Path file) {
        try {
            Process process = new ProcessBuilder("dciodvfy", file.toString())
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            process.waitFor();
            return (int) text.lines().filter(line -> line.startsWith("Error")).count();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public String toString() {
        return before + " before, " + after + " after in " + objects + " objects; " + worse + " objects have more";
    }
}
