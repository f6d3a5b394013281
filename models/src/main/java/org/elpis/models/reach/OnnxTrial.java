package org.elpis.models.reach;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.elpis.ElpisException;
import org.elpis.models.net.Shape;

/// Opens an ONNX file and runs it once in a process of its own, with bounds of time and memory: a file
/// that makes the native library crash, hang or take all memory ends that process and not the audit.
final class OnnxTrial {
    private static final String FINE = "fine";
    /// The shell sets the limits, in KiB of memory and seconds of processor time, and then becomes the
    /// program. Where a system has no limit of memory (macOS), those of the heap and of time hold.
    private static final String LIMITED =
            "ulimit -v \"$1\" 2>/dev/null; ulimit -t \"$2\"; ulimit -c 0; shift 2; exec \"$@\"";

    /// Java, ONNX Runtime, and what both reserve without using it.
    private static final long FREE_KIB = 6L << 20;
    /// The file as it is, parsed, and optimised.
    private static final long TIMES_THE_FILE = 6;

    private static final int MOST_WORDS = 4096;

    private OnnxTrial() {}

    /// @param file  the only file in a folder of its own, where the process may write
    /// @throws ModelException when the file does not pass
    static void require(Path file, long bytes, Shape shape, ModelOptions options) throws ModelException {
        Duration limit = options.timeout().multipliedBy(2);
        ProcessBuilder builder = new ProcessBuilder(command(file, bytes, shape, options, limit.toSeconds() + 1));
        builder.environment().clear();
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new ModelException("The model must be a file in a folder.");
        }
        builder.directory(folder.toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            CompletableFuture<Void> end = CompletableFuture.runAsync(
                    process::destroyForcibly,
                    CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
            try (InputStream out = process.getInputStream()) {
                String words = new String(out.readNBytes(MOST_WORDS), StandardCharsets.UTF_8).strip();
                int status = process.waitFor();
                judge(words, status, limit);
            } finally {
                end.cancel(false);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new ModelException("No process could be started to try the ONNX file in.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException("The audit was interrupted.", e);
        }
    }

    private static void judge(String words, int status, Duration limit) throws ModelException {
        if (words.equals(FINE)) {
            return;
        }
        throw new ModelException(
                words.isEmpty()
                        ? "The ONNX file crashed the program that tried it (status " + status + "), took more memory "
                                + "than six times its size and 6 GiB, or more time than " + limit.toSeconds()
                                + " seconds. It is damaged, hostile or too large; it was not opened."
                        : Printable.of(words));
    }

    private static List<String> command(Path file, long bytes, Shape shape, ModelOptions options, long seconds) {
        long batchKib = 64L * options.batch() * shape.size() * Float.BYTES >> 10;
        return List.of(
                "/bin/sh",
                "-c",
                LIMITED,
                "sh",
                Long.toString(FREE_KIB + TIMES_THE_FILE * (bytes >> 10) + batchKib),
                Long.toString(seconds),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=/dev/null",
                "-XX:-CreateCoredumpOnCrash",
                "-Djava.io.tmpdir=" + file.toAbsolutePath().getParent(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                OnnxTrial.class.getName(),
                file.toAbsolutePath().toString(),
                Integer.toString(shape.channels()),
                Integer.toString(shape.height()),
                Integer.toString(shape.width()),
                Integer.toString(options.batch()),
                Long.toString(options.timeout().toMillis()),
                options.output());
    }

    /// Where the classes of this one, of ONNX Runtime and of core are, and nothing else.
    private static String classPath() {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> each : List.of(OnnxTrial.class, OrtEnvironment.class, ElpisException.class)) {
            try {
                places.add(Path.of(each.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
            } catch (URISyntaxException e) {
                throw new IllegalStateException("Classes lie at no path.", e);
            }
        }
        return String.join(System.getProperty("path.separator"), places);
    }

    /// The process.
    public static void main(String[] arguments) {
        // The native library writes to the standard output on its own; only the words of this class may be there.
        PrintStream out = System.out;
        Shape shape = new Shape(
                Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        int batch = Integer.parseInt(arguments[4]);
        Duration timeout = Duration.ofMillis(Long.parseLong(arguments[5]));
        ModelOptions options = ModelOptions.standard()
                .withBatch(batch)
                .withPace(1, timeout, timeout)
                .withOutput(arguments.length > 6 ? arguments[6] : "");
        try (OnnxOutputs outputs = OnnxOutputs.open(Path.of(arguments[0]), "", "", shape, options, () -> {})) {
            int asked = outputs.known().batch();
            outputs.ask(Collections.nCopies(asked, new float[shape.size()]));
            out.println(FINE);
        } catch (ModelException e) {
            out.println(e.getMessage());
        }
    }
}
