package org.elpis.vision.j2k;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.elpis.pixel.UndecodableFrameException;

/// OpenJPEG's `opj_decompress` as a child process, for what this package does not decode itself.
///
/// A frame is hostile and the program is native. So it runs by itself, with bounds of time and memory,
/// without the environment, and in a folder that only its user can read and that is gone afterwards. It is
/// taken from where the system's packages are, never from the search path.
final class OpenJpegProgram implements CodestreamProgram {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/opj_decompress"), Path.of("/usr/local/bin/opj_decompress"));

    /// The shell sets the limits, in KiB of memory, seconds and half KiB of a file, and then becomes the
    /// program.
    private static final String LIMITED =
            "ulimit -v \"$1\" && ulimit -t \"$2\" && ulimit -f \"$3\" && exec \"$4\" -i \"$5\" -o \"$6\"";

    /// Program and libraries.
    private static final long FREE_KIB = 256 << 10;
    /// 32-bit coefficients of the image and of a tile, and the rest that a decoder keeps.
    private static final long BYTES_A_SAMPLE = 32;

    private static final long FREE_SECONDS = 10;
    private static final long SAMPLES_A_SECOND = 1 << 20;

    private final Path program;

    private OpenJpegProgram(Path program) {
        this.program = program;
    }

    /// The program, where the system has it.
    static Optional<CodestreamProgram> find() {
        return PLACES.stream()
                .filter(Files::isExecutable)
                .<CodestreamProgram>map(OpenJpegProgram::new)
                .findFirst();
    }

    @Override
    public byte[] planes(Cursor codestream, long samples) throws UndecodableFrameException {
        try {
            Path folder = Files.createTempDirectory("elpis-frame");
            try {
                return planes(codestream, samples, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UndecodableFrameException("opj_decompress could not be run");
        }
    }

    private byte[] planes(Cursor codestream, long samples, Path folder) throws IOException, UndecodableFrameException {
        Path source = folder.resolve("frame.j2k");
        Path target = folder.resolve("frame.rawl");
        try (var out = Files.newOutputStream(source)) {
            out.write(codestream.data(), codestream.at(), codestream.left());
        }
        long seconds = FREE_SECONDS + samples / SAMPLES_A_SECOND;
        if (!run(source, target, samples, seconds)
                || !Files.isRegularFile(target)
                || Files.size(target) > 2 * samples) {
            throw new UndecodableFrameException("opj_decompress does not decode the codestream");
        }
        return Files.readAllBytes(target);
    }

    private boolean run(Path source, Path target, long samples, long seconds) throws IOException {
        long kib = FREE_KIB + samples * BYTES_A_SAMPLE / 1024;
        long fileBlocks = 1 + 2 * samples / 512;
        ProcessBuilder builder = new ProcessBuilder(
                "/bin/sh",
                "-c",
                LIMITED,
                "sh",
                Long.toString(kib),
                Long.toString(seconds),
                Long.toString(fileBlocks),
                program.toString(),
                source.toString(),
                target.toString());
        builder.environment().clear();
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Process process = builder.start();
        try {
            // Its limit is of processor time; on a busy machine that takes longer.
            return process.waitFor(4 * seconds, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
