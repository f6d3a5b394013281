package org.elpis.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.signature.SignatureWriter;
import org.elpis.signature.UnsignableException;

/// Writes signed copies of files; the files themselves stay as they are.
public final class SignatureRunner {
    private final SignatureWriter writer;
    private final Path out;
    private final ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());

    /// @param out  folder for the copies; made when it is not there
    public SignatureRunner(SignatureWriter writer, Path out) {
        this.writer = writer;
        this.out = out;
    }

    /// A signed copy.
    ///
    /// @param unsigned  tags of the elements that could not be signed
    public record Copy(Path file, List<String> unsigned) {}

    /// What was signed.
    ///
    /// @param unsigned  files without a signed copy; private
    public record Report(List<Copy> copies, List<SealRunner.Unsealed> unsigned) {
        public Report {
            copies = List.copyOf(copies);
            unsigned = List.copyOf(unsigned);
        }
    }

    /// Signs files, and all files in folders; names below a folder stay.
    public Report run(List<Path> inputs) {
        List<Copy> copies = new ArrayList<>();
        List<SealRunner.Unsealed> unsigned = new ArrayList<>();
        try {
            for (Path input : inputs) {
                for (Path file : files(input)) {
                    Path relative = Files.isDirectory(input) ? input.relativize(file) : file.getFileName();
                    sign(file, out.resolve(relative), copies, unsigned);
                }
            }
        } catch (IOException e) {
            throw new ElpisException(Code.OUTPUT_UNUSABLE, "Signed copies cannot be written into the output folder.", e)
                    .with("output", out);
        }
        return new Report(copies, unsigned);
    }

    private static List<Path> files(Path input) {
        try (Stream<Path> files = Files.walk(input)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new ElpisException(Code.INPUT_UNREADABLE, "The input does not exist or cannot be read.", e)
                    .with("input", input);
        }
    }

    private void sign(Path file, Path target, List<Copy> copies, List<SealRunner.Unsealed> unsigned)
            throws IOException {
        if (Files.exists(target)) {
            unsigned.add(new SealRunner.Unsealed(file.toString(), "its signed copy would overwrite a file"));
            return;
        }
        SignatureWriter.Signed signed;
        try (FileSource source = FileSource.open(file)) {
            signed = writer.sign(DicomReader.read(source, limits));
            write(signed, target);
        } catch (UnsignableException e) {
            unsigned.add(new SealRunner.Unsealed(file.toString(), String.valueOf(e.getMessage())));
            return;
        } catch (MalformedDicomException e) {
            unsigned.add(new SealRunner.Unsealed(file.toString(), "it is no DICOM object that can be read"));
            return;
        }
        copies.add(new Copy(target, signed.unsigned()));
    }

    /// Whole or not at all.
    private static void write(SignatureWriter.Signed signed, Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path partial = Files.createTempFile(folder, ".elpis-partial-", "");
        try {
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                DicomWriter.encode(signed.instance()).writeTo(channel);
                channel.force(true);
            }
            // Without REPLACE_EXISTING, so that what came there meanwhile stays.
            Files.createLink(target, partial);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
