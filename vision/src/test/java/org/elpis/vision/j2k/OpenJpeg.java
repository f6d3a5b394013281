package org.elpis.vision.j2k;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.elpis.pixel.PixelLayout;

/// OpenJPEG's own programs, the judge of this decoder: Debian's libopenjp2-tools.
final class OpenJpeg {
    private final Path work;

    private OpenJpeg(Path work) {
        this.work = work;
    }

    /// Skips the test where the programs are absent.
    static OpenJpeg in(Path work) {
        boolean isPresent = Files.isExecutable(Path.of("/usr/bin/opj_compress"))
                && Files.isExecutable(Path.of("/usr/bin/opj_decompress"));
        assumeThat(isPresent).as("opj_compress and opj_decompress are here").isTrue();
        return new OpenJpeg(work);
    }

    /// Encodes samples.
    ///
    /// The program refuses raw samples of some sizes, and makes eight bits of fewer in other formats. So the
    /// sides of images that are signed, or have less than eight bits, must be multiples of four.
    ///
    /// @param options  of opj_compress, between spaces; `.jp2` among them makes a JP2 file
    /// @return empty when the encoder fails, which it does with some combinations
    Optional<byte[]> encode(DrawnImage image, String options) throws IOException {
        PixelLayout layout = image.layout();
        boolean isPnm = !layout.isSigned() && layout.samples() < 4 && layout.bitsStored() >= 8;
        Path source = work.resolve(!isPnm ? "in.rawl" : layout.samples() == 1 ? "in.pgm" : "in.ppm");
        Files.write(source, isPnm ? image.pnm() : image.planes());
        Path coded = work.resolve(options.contains(".jp2") ? "out.jp2" : "out.j2k");
        List<String> command =
                new ArrayList<>(List.of("opj_compress", "-i", source.toString(), "-o", coded.toString()));
        if (!isPnm) {
            command.addAll(List.of("-F", image.format()));
        }
        for (String option : options.replace(".jp2", "").strip().split(" +")) {
            if (!option.isEmpty()) {
                command.add(option);
            }
        }
        return run(command, coded) ? Optional.of(Files.readAllBytes(coded)) : Optional.empty();
    }

    /// Decodes a frame: the low bits of each sample, pixel by pixel.
    ///
    /// @param bits  of a sample in the codestream
    int[] decode(byte[] frame, PixelLayout layout, int bits) throws IOException {
        boolean isCodestream = frame[0] == (byte) 0xFF;
        Path coded = work.resolve(isCodestream ? "frame.j2k" : "frame.jp2");
        Path raw = work.resolve("frame.rawl");
        Files.write(coded, frame);
        if (!run(List.of("opj_decompress", "-i", coded.toString(), "-o", raw.toString()), raw)) {
            throw new IOException("opj_decompress: " + Files.readString(log()));
        }
        byte[] planes = Files.readAllBytes(raw);
        int pixels = (int) layout.pixels();
        int[] samples = new int[(int) layout.cells()];
        for (int i = 0; i < samples.length; i++) {
            int from = i % layout.samples() * pixels + i / layout.samples();
            samples[i] = bits <= 8 ? planes[from] & 0xFF : planes[2 * from] & 0xFF | (planes[2 * from + 1] & 0xFF) << 8;
            samples[i] &= (1 << bits) - 1;
        }
        return samples;
    }

    private Path log() {
        return work.resolve("log");
    }

    private boolean run(List<String> command, Path result) throws IOException {
        Files.deleteIfExists(result);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("timed out: " + command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return process.exitValue() == 0 && Files.exists(result);
    }
}
