package org.elpis.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;

/// Finds the files that a DICOMDIR refers to. What it says is not believed: a file counts when it lies below the
/// DICOMDIR's own folder. Links between records are not followed, so a circle of them does no harm.
///
/// Source: PS3.3 F.3, Referenced File ID (0004,1500): the components of a path.
final class DicomDirectory {
    private final Path dicomDir;
    private final Path folder;
    private final Set<Path> files = new LinkedHashSet<>();
    private final Map<String, Reason> faults = new LinkedHashMap<>();
    private final Map<Path, Map<String, Path>> names = new HashMap<>();

    private DicomDirectory(Path dicomDir) {
        this.dicomDir = dicomDir;
        this.folder = dicomDir.toAbsolutePath().resolveSibling("").normalize();
    }

    static DicomDirectory read(Path dicomDir) throws IOException {
        DicomDirectory directory = new DicomDirectory(dicomDir);
        ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());
        try (FileSource source = FileSource.open(dicomDir)) {
            DataSet dataSet = DicomReader.read(source, limits).dataSet();
            for (DataSet item : dataSet.items(Tag.DIRECTORY_RECORD_SEQUENCE)) {
                List<String> parts = item.strings(Tag.REFERENCED_FILE_ID);
                if (!parts.isEmpty()) {
                    directory.add(parts);
                }
            }
        } catch (MalformedDicomException e) {
            // The DICOMDIR itself is an item of the job and is reported as such.
            return directory;
        }
        return directory;
    }

    /// Files that are there, each once, without the DICOMDIR itself.
    Set<Path> files() {
        return files;
    }

    /// Why a reference leads to no file, by what it refers to.
    Map<String, Reason> faults() {
        return faults;
    }

    private void add(List<String> parts) throws IOException {
        String reference = String.join("/", parts);
        try {
            Path relative = Path.of(reference);
            Path file = folder.resolve(relative).normalize();
            if (relative.isAbsolute() || !file.startsWith(folder)) {
                faults.put(name(reference), Reason.referenceOutside());
                return;
            }
            Path found = find(folder.relativize(file));
            if (!Files.isRegularFile(found)) {
                faults.put(name(reference), Reason.referenceToNothing());
            } else if (!found.toRealPath().startsWith(folder.toRealPath())) {
                faults.put(name(reference), Reason.referenceOutside());
            } else if (!Files.isSameFile(found, dicomDir)) {
                files.add(found);
            }
        } catch (InvalidPathException e) {
            faults.put(dicomDir + ": a reference that is no path", Reason.referenceToNothing());
        }
    }

    private String name(String reference) {
        return dicomDir + ": " + reference;
    }

    /// Names on a medium have capital letters only; systems show them in small ones, or with a version behind.
    private Path find(Path relative) throws IOException {
        Path at = folder;
        for (Path part : relative) {
            Path exact = at.resolve(part);
            at = Files.exists(exact) ? exact : namesIn(at).getOrDefault(plain(part.toString()), exact);
        }
        return at;
    }

    private Map<String, Path> namesIn(Path parent) throws IOException {
        Map<String, Path> known = names.get(parent);
        if (known != null) {
            return known;
        }
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
                entries.forEach(found::add);
            }
        }
        found.sort(null);
        Map<String, Path> read = HashMap.newHashMap(found.size());
        for (Path entry : found) {
            read.putIfAbsent(plain(String.valueOf(entry.getFileName())), entry);
        }
        names.put(parent, read);
        return read;
    }

    private static String plain(String name) {
        int version = name.indexOf(';');
        String plain = version < 0 ? name : name.substring(0, version);
        return (plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain).toUpperCase(Locale.ROOT);
    }
}
