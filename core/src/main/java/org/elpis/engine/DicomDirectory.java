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

    static Set<Path> referencedFiles(Path dicomDir) throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());
        try (FileSource source = FileSource.open(dicomDir)) {
            DataSet dataSet = DicomReader.read(source, limits).dataSet();
            for (DataSet item : dataSet.items(Tag.DIRECTORY_RECORD_SEQUENCE)) {
                List<String> parts = item.strings(Tag.REFERENCED_FILE_ID);
                if (!parts.isEmpty()) {
                    files.add(Path.of(String.join("/", parts)));
                }
            }
        } catch (MalformedDicomException | InvalidPathException e) {
            // The DICOMDIR itself is an item of the job and is reported as such.
            return files;
        }
        return files;
    }
}
