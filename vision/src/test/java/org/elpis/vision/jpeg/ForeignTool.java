package org.elpis.vision.jpeg;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// JPEG programs that others wrote, as judges. Tests that need one that is not installed are skipped.
final class ForeignTool {
    private final Path folder;

    ForeignTool(Path folder) {
        this.folder = folder;
    }

    static void require(String... names) {
        for (String name : names) {
            assumeThat(Path.of("/usr/bin", name)).as("%s is installed", name).exists();
        }
    }

    /// What dcmtk decodes a frame to, without converting colours.
    short[] dcmdjpeg(DicomFile file) throws Exception {
        Path in = folder.resolve("coded.dcm");
        file.write(in);
        return dcmdjpeg(in).nativeValues(0);
    }

    DicomFile dcmdjpeg(Path in) throws Exception {
        Path out = folder.resolve("native.dcm");
        Files.deleteIfExists(out);
        run(List.of("dcmdjpeg", "+cn", "+px", in.toString(), out.toString()));
        return DicomFile.read(out);
    }

    /// What dcmtk makes of a native image.
    DicomFile dcmcjpeg(DicomFile file, String... options) throws Exception {
        Path in = folder.resolve("plain.dcm");
        Path out = folder.resolve("coded.dcm");
        file.write(in);
        List<String> command = new ArrayList<>(List.of("dcmcjpeg"));
        command.addAll(List.of(options));
        command.addAll(List.of(in.toString(), out.toString()));
        run(command);
        return DicomFile.read(out);
    }

    /// A JPEG image of a picture of 8 bits, by libjpeg-turbo.
    byte[] cjpeg(Picture picture, String... options) throws Exception {
        Path in = folder.resolve("plain.pnm");
        Path out = folder.resolve("coded.jpg");
        Files.write(in, picture.pnm());
        List<String> command = new ArrayList<>(List.of("cjpeg"));
        command.addAll(List.of(options));
        command.addAll(List.of("-outfile", out.toString(), in.toString()));
        run(command);
        return Files.readAllBytes(out);
    }

    /// The samples that libjpeg-turbo shows, colours converted.
    byte[] djpeg(byte[] jpeg) throws Exception {
        Path in = folder.resolve("coded.jpg");
        Path out = folder.resolve("decoded.pnm");
        Files.write(in, jpeg);
        run(List.of("djpeg", "-dct", "int", "-pnm", "-outfile", out.toString(), in.toString()));
        return Picture.samplesOf(Files.readAllBytes(out));
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(command + " failed: " + Files.readString(said, StandardCharsets.ISO_8859_1));
        }
    }
}
