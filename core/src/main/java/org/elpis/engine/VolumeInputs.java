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
import java.util.Set;
import java.util.TreeMap;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.pixel.VolumeFormat;

/// Finds the volumes of a job's inputs. Of folders only files are taken whose name says that they are one; a
/// file that is given itself is taken whatever it is called.
final class VolumeInputs {
    /// Endings that may be told: any other could be part of a name.
    private static final Set<String> ENDINGS =
            Set.of("json", "tsv", "bval", "bvec", "txt", "csv", "md", "mat", "img", "hdr", "mgz", "dcm", "html");

    private final VolumeFormat format;
    private final List<Volume> volumes = new ArrayList<>();
    private final Map<String, Long> left = new TreeMap<>();

    private VolumeInputs(VolumeFormat format) {
        this.format = format;
    }

    /// @param path  relative to the folder that was given, with `/` between folders; private
    record Volume(InputItem item, String path) {}

    /// @param volumes  in the order of their paths
    /// @param left  how many files were not taken, by ending
    record Listing(List<Volume> volumes, Map<String, Long> left) {}

    static Listing list(List<Path> inputs, VolumeFormat format) {
        VolumeInputs found = new VolumeInputs(format);
        for (Path input : inputs) {
            found.add(input);
        }
        found.volumes.sort(Comparator.comparing(Volume::path)
                .thenComparing(volume -> volume.item().key()));
        return new Listing(found.volumes, found.left);
    }

    private void add(Path input) {
        try {
            if (Files.isDirectory(input)) {
                walk(input);
            } else if (Files.isRegularFile(input)) {
                addFile(input, input.getFileName().toString());
            } else {
                // A pipe would be waited for without end.
                throw new ElpisException(
                                Code.INPUT_UNREADABLE, "The input is neither a folder nor a file. Check the path.")
                        .with("input", input);
            }
        } catch (IOException e) {
            throw new ElpisException(
                            Code.INPUT_UNREADABLE, "The input does not exist or cannot be read. Check the path.", e)
                    .with("input", input);
        }
    }

    private void walk(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            // Where a version control of data keeps the files that links of the tree lead to, under other names.
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                boolean isHidden = !visited.equals(folder)
                        && visited.getFileName().toString().startsWith(".");
                if (isHidden) {
                    left.merge("hidden folder", 1L, Long::sum);
                }
                return isHidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                visit(folder, file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                // A folder may hold volumes: it is tried as one, and held back as unreadable.
                addFile(file, path(folder, file));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Links lead to the files themselves in trees that a version control of data made. What cannot be read is
    /// found out when its turn comes.
    private void visit(Path folder, Path file) throws IOException {
        String name = file.getFileName().toString();
        if (format.isNamed(name)) {
            addFile(file, path(folder, file));
        } else {
            left.merge(ending(name), 1L, Long::sum);
        }
    }

    private static String path(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private void addFile(Path file, String path) throws IOException {
        boolean isThere = Files.isRegularFile(file);
        long size = isThere ? Files.size(file) : 0;
        long modified = isThere ? Files.getLastModifiedTime(file).toMillis() : 0;
        volumes.add(new Volume(new InputItem(file, file.toString(), PathKey.of(file), size, modified), path));
    }

    private static String ending(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(ending) ? "." + ending : "other";
    }
}
