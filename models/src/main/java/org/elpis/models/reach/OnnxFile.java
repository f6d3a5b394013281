package org.elpis.models.reach;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.elpis.dicom.Sha256;
import org.elpis.models.net.Shape;

/// Brings an ONNX file from somebody's disk into this process: copied, digested, looked through, tried
/// in a process of its own, and then opened.
///
/// The copy is what is opened: nobody changes it after its digest was taken, and no other file lies
/// beside it.
final class OnnxFile {
    /// What Protocol Buffers can hold.
    private static final long MOST_BYTES = (1L << 31) - 1;

    private OnnxFile() {}

    static Outputs open(Path file, Shape shape, ModelOptions options) throws ModelException {
        Path folder;
        try {
            folder = Files.createTempDirectory("elpis-model");
        } catch (IOException e) {
            throw new ModelException("The model cannot be copied: the folder of temporary files takes no file.", e);
        }
        try {
            Path copy = folder.resolve("model.onnx");
            String digest = copy(file, copy);
            long bytes = lookThrough(copy);
            OnnxTrial.require(copy, bytes, shape, options);
            Path named = file.getFileName();
            String name = Printable.of(named == null ? "" : named.toString());
            return OnnxOutputs.open(copy, name, digest, shape, options, () -> delete(folder));
        } catch (IOException e) {
            delete(folder);
            throw new ModelException("The model's file cannot be read, or there is no room for a copy of it.", e);
        } catch (ModelException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private static String copy(Path file, Path copy) throws IOException, ModelException {
        if (!Files.isRegularFile(file)) {
            throw new ModelException("There is no such file as the model.");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new ModelException("The model is larger than 2 GiB, which no ONNX file is.");
        }
        MessageDigest digest = Sha256.start();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(copy), digest)) {
            in.transferTo(out);
        }
        return Sha256.hex(digest.digest());
    }

    private static long lookThrough(Path copy) throws IOException, ModelException {
        try (FileChannel channel = FileChannel.open(copy)) {
            long bytes = channel.size();
            if (bytes > MOST_BYTES) {
                throw new ModelException("The model is larger than 2 GiB, which no ONNX file is.");
            }
            OnnxParts.requireWhole(channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes));
            return bytes;
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // What is left is the system's to clear; it is a copy of the model, and no patient's.
        }
    }
}
