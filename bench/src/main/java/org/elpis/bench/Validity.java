package org.elpis.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Errors that dciodvfy (Debian package dicom3tools) finds before and after; absent where it is not installed.
///
/// @param worse  objects with more errors after than before
record Validity(int before, int after, int worse) {
    static final Validity NOT_MEASURED = new Validity(-1, -1, -1);

    static Validity of(Path originals, Release release) throws IOException {
        int before = 0;
        int after = 0;
        int worse = 0;
        for (Map.Entry<String, String> pair : release.outputOf().entrySet()) {
            int old = errors(originals.resolve(pair.getKey()));
            int now = errors(release.folder().resolve(pair.getValue()));
            if (old < 0 || now < 0) {
                return NOT_MEASURED;
            }
            before += old;
            after += now;
            worse += now > old ? 1 : 0;
        }
        return new Validity(before, after, worse);
    }

    private static int errors(Path file) throws IOException {
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
        return before < 0 ? "not measured" : before + " → " + after + ", " + worse + " objects with more";
    }
}
