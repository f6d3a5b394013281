package org.elpis.engine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;

/// Finds the files of a job's inputs: folders with everything below them, single files, the entries of zip
/// files, and the files that a DICOMDIR refers to.
final class InputFiles {
    private final List<InputItem> items = new ArrayList<>();
    private final Map<String, Absent> absent = new TreeMap<>();
    private final Path spool;

    private InputFiles(Path spool) {
        this.spool = spool;
    }

    /// @param items  in the order of their names
    /// @param absent  folders and files that could not be listed or are not there
    record Listing(List<InputItem> items, List<Absent> absent) {}

    /// @param name  of a folder, a file or a reference to one; private
    record Absent(String name, Reason reason) {}

    /// @param spool  folder for the entries of zip files, deleted when the job ends
    static Listing list(List<Path> inputs, Path spool) {
        InputFiles files = new InputFiles(spool);
        for (Path input : inputs) {
            files.add(input);
        }
        files.items.sort(Comparator.comparing(InputItem::name).thenComparing(InputItem::key));
        return new Listing(files.items, List.copyOf(files.absent.values()));
    }

    private void add(Path input) {
        try {
            if (Files.isDirectory(input)) {
                walk(input);
            } else if (!Files.isRegularFile(input)) {
                // A pipe would be waited for without end, a device has no length.
                throw new ElpisException(
                                Code.INPUT_UNREADABLE, "The input is neither a folder nor a file. Check the path.")
                        .with("input", input);
            } else if (isZip(input)) {
                items.addAll(ZipInput.spool(input, spool.resolve(Integer.toString(items.size()))));
            } else if (isDicomDir(input)) {
                addReferenced(input);
            } else {
                addFile(input, Files.readAttributes(input, BasicFileAttributes.class));
            }
        } catch (IOException e) {
            throw new ElpisException(
                            Code.INPUT_UNREADABLE, "The input does not exist or cannot be read. Check the path.", e)
                    .with("input", input);
        }
    }

    /// Whether a file stands for others: a zip, or a DICOMDIR.
    static boolean isOfMany(Path file) throws IOException {
        return Files.isRegularFile(file) && (isZip(file) || isDicomDir(file));
    }

    private static boolean isDicomDir(Path file) {
        return file.getFileName().toString().equalsIgnoreCase("DICOMDIR");
    }

    private static boolean isZip(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".zip")) {
            return false;
        }
        byte[] head = new byte[4];
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(head, 0, 4) == 4 && head[0] == 'P' && head[1] == 'K';
        }
    }

    private void addFile(Path file, BasicFileAttributes attributes) {
        items.add(new InputItem(
                file,
                file.toString(),
                PathKey.of(file),
                attributes.size(),
                attributes.lastModifiedTime().toMillis()));
    }

    private void walk(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isSymbolicLink() && Files.isRegularFile(file)) {
                    addFile(file, Files.readAttributes(file, BasicFileAttributes.class));
                } else if (attributes.isRegularFile()) {
                    addFile(file, attributes);
                } else {
                    addAbsent(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                addAbsent(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void addAbsent(Path file) {
        absent.put(PathKey.of(file), new Absent(file.toString(), Reason.unreadable()));
    }

    private void addReferenced(Path dicomDir) throws IOException {
        addFile(dicomDir, Files.readAttributes(dicomDir, BasicFileAttributes.class));
        DicomDirectory directory = DicomDirectory.read(dicomDir);
        for (Path file : directory.files()) {
            addFile(file, Files.readAttributes(file, BasicFileAttributes.class));
        }
        directory.faults().forEach((name, reason) -> absent.put(name, new Absent(name, reason)));
    }
}
