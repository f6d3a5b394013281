package org.elpis.engine;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;

/// Reads which files a DICOMDIR refers to.
///
/// Source: PS3.3 F.3, Referenced File ID (0004,1500): the components of a path.
final class DicomDirectory {
    private DicomDirectory() {}

    /// @param unusable  gets a line for every reference that is no path on this machine
    static Set<Path> referencedFiles(Path dicomDir, List<String> unusable) throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());
        try (FileSource source = FileSource.open(dicomDir)) {
            DataSet dataSet = DicomReader.read(source, limits).dataSet();
            for (DataSet item : dataSet.items(Tag.DIRECTORY_RECORD_SEQUENCE)) {
                List<String> parts = item.strings(Tag.REFERENCED_FILE_ID);
                if (!parts.isEmpty()) {
                    add(String.join("/", parts), files, dicomDir, unusable);
                }
            }
        } catch (MalformedDicomException e) {
            // The DICOMDIR itself is an item of the job and is reported as such.
            return files;
        }
        return files;
    }

    private static void add(String reference, Set<Path> files, Path dicomDir, List<String> unusable) {
        try {
            files.add(Path.of(reference));
        } catch (InvalidPathException e) {
            unusable.add(dicomDir + ": a reference that is no path");
        }
    }
}
