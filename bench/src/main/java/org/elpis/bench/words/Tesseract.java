package org.elpis.bench.words;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.pixel.Box;
import org.elpis.testkit.picture.Picture;

/// A peer: the words that Debian's tesseract-ocr boxes in the whole frame.
final class Tesseract {
    private static final int WORD = 5;

    private Tesseract() {}

    /// Its version; empty when it is not installed.
    static Optional<String> version() {
        try {
            Process process = new ProcessBuilder("tesseract", "--version")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.lines().findFirst();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /// @param folder  for temporary files
    static List<Box> words(Picture picture, Path folder) throws IOException {
        Path file = folder.resolve("frame.ppm");
        write(picture.bits() == 8 ? picture : Levels.of(picture).shown(picture), file);
        // Text may be anywhere: page segmentation mode 11, "sparse text".
        ProcessBuilder builder = new ProcessBuilder("tesseract", file.toString(), "stdout", "--psm", "11", "tsv");
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        String table = new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<Box> words = new ArrayList<>();
        table.lines().skip(1).map(line -> line.split("\t", -1)).forEach(cells -> {
            if (cells.length == 12
                    && Integer.parseInt(cells[0]) == WORD
                    && Double.parseDouble(cells[10]) >= 0
                    && !cells[11].isBlank()) {
                words.add(new Box(
                        Integer.parseInt(cells[6]),
                        Integer.parseInt(cells[7]),
                        Math.max(1, Integer.parseInt(cells[8])),
                        Math.max(1, Integer.parseInt(cells[9]))));
            }
        });
        return words;
    }

    private static void write(Picture picture, Path file) throws IOException {
        byte[] body = new byte[picture.values().length];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) picture.values()[i];
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            String kind = picture.samples() == 1 ? "P5 " : "P6 ";
            out.write((kind + picture.columns() + " " + picture.rows() + " 255\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body);
        }
    }
}
