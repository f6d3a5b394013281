package org.elpis.vision.read;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.elpis.dicom.Sha256;

/// The program `tesseract` as a child process.
///
/// What it gets is a patient's: it goes through a pipe, comes back through one, and the program may write no
/// file. It runs
/// without the environment, with bounds of time and memory, and is taken from where the system's packages
/// are, never from
/// the search path.
public final class Tesseract {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/tesseract"), Path.of("/usr/local/bin/tesseract"));
    private static final String LANGUAGE = "eng";
    /// The shell sets the limits, in KiB of memory and seconds of processor time, forbids files, and then
    /// becomes the
    /// program.
    private static final String LIMITED =
            "ulimit -v \"$1\" && ulimit -t \"$2\" && ulimit -f 0 && shift 2 && exec \"$@\"";

    /// The model takes 150 MiB, a page of a line little.
    private static final int KIB = 768 << 10;

    private static final int SECONDS = 60;
    /// Its limit is of processor time; on a busy machine that takes longer.
    private static final int WALL_SECONDS = 4 * SECONDS;

    private static final int MOST_OUTPUT = 4 << 20;

    private final Path program;
    private final String identity;

    Tesseract(Path program, String identity) {
        this.program = program;
        this.identity = identity;
    }

    /// The program with its English data, where the system has both.
    public static Optional<Tesseract> find() {
        return PLACES.stream().filter(Files::isExecutable).findFirst().flatMap(Tesseract::of);
    }

    private static Optional<Tesseract> of(Path program) {
        Tesseract unnamed = new Tesseract(program, "");
        try {
            Optional<String> version = unnamed.run(new byte[0], "--version").map(text -> text.split("\n", 2)[0]);
            Optional<Path> data = unnamed.run(new byte[0], "--list-langs").flatMap(Tesseract::data);
            return version.isPresent() && data.isPresent()
                    ? Optional.of(new Tesseract(program, plain(version.get()) + " " + digest(data.get())))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Where the data of the language lie; the list says it in its first line.
    private static Optional<Path> data(String list) {
        int start = list.indexOf('"');
        int end = list.indexOf('"', start + 1);
        if (start < 0 || end < 0) {
            return Optional.empty();
        }
        Path data = Path.of(list.substring(start + 1, end)).resolve(LANGUAGE + ".traineddata");
        return Files.isReadable(data) ? Optional.of(data) : Optional.empty();
    }

    private static String plain(String version) {
        return version.replaceAll("[^A-Za-z0-9. -]", "").strip();
    }

    private static String digest(Path data) throws IOException {
        return LANGUAGE + " "
                + Sha256.hex(Sha256.start().digest(Files.readAllBytes(data))).substring(0, 16);
    }

    /// Name, version, and digest of the data.
    public String identity() {
        return identity;
    }

    /// Reads pages of a line each.
    ///
    /// @return empty when the program fails
    Optional<List<PageWord>> read(List<GreyPage> pages) throws IOException {
        return run(
                        TiffPages.of(pages),
                        "stdin",
                        "stdout",
                        "--dpi",
                        "300",
                        "--psm",
                        "7",
                        "-l",
                        LANGUAGE,
                        "-c",
                        "tessedit_create_tsv=1")
                .map(Tesseract::words);
    }

    private static List<PageWord> words(String table) {
        List<PageWord> words = new ArrayList<>();
        for (String row : table.split("\n")) {
            String[] cells = row.split("\t", -1);
            if (cells.length == 12 && cells[0].equals("5")) {
                words.add(word(cells));
            }
        }
        return words;
    }

    private static PageWord word(String[] cells) {
        long line = 0;
        for (int i = 2; i < 5; i++) {
            line = line << 20 | number(cells[i]);
        }
        return new PageWord(
                number(cells[1]) - 1,
                line,
                number(cells[6]),
                number(cells[7]),
                number(cells[8]),
                number(cells[9]),
                confidence(cells[10]),
                cells[11]);
    }

    private static int number(String cell) {
        try {
            return Integer.parseInt(cell);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static double confidence(String cell) {
        try {
            return Double.parseDouble(cell) / 100;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// @return what it printed; empty when it failed or printed too much
    private Optional<String> run(byte[] input, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh", "-c", LIMITED, "sh", Integer.toString(KIB), Integer.toString(SECONDS), program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"));
        builder.environment().clear();
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        builder.environment().put("LC_ALL", "C");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        // A program that neither reads nor writes ends at the same time as one that computes.
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(WALL_SECONDS, TimeUnit.SECONDS));
        try (OutputStream in = process.getOutputStream();
                InputStream out = process.getInputStream()) {
            Thread writer = Thread.ofPlatform().daemon().start(() -> write(input, in));
            byte[] printed = out.readNBytes(MOST_OUTPUT);
            boolean isAll = out.read() < 0;
            if (!isAll) {
                process.destroyForcibly();
            }
            boolean isDone = process.waitFor(WALL_SECONDS, TimeUnit.SECONDS);
            writer.join();
            return isAll && isDone && process.exitValue() == 0
                    ? Optional.of(new String(printed, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            end.cancel(false);
            process.destroyForcibly();
        }
    }

    private static void write(byte[] input, OutputStream in) {
        try (in) {
            in.write(input);
        } catch (IOException e) {
            // The program has ended; its exit status tells.
        }
    }
}
