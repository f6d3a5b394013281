package org.elpis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;

/// The files of some inputs, by study.
///
/// @param studies  by Study Instance UID, in the order of names
/// @param others  what belongs to no study, with the reason
record StudyFiles(SortedMap<String, List<InputItem>> studies, List<Unused> others) {
    /// @param name  of the file; private
    record Unused(String name, String reason) {}

    /// Reads the headers of all inputs.
    ///
    /// @param spool  folder for the entries of zip files
    static StudyFiles of(List<Path> inputs, Path spool, ReadLimits limits) {
        SortedMap<String, List<InputItem>> studies = new TreeMap<>();
        List<Unused> others = new ArrayList<>();
        InputFiles.Listing listing = InputFiles.list(inputs, spool);
        for (InputFiles.Absent absent : listing.absent()) {
            others.add(new Unused(absent.name(), "it cannot be read"));
        }
        for (InputItem item : listing.items()) {
            try (FileSource source = FileSource.open(item.file())) {
                if (Companions.reasonToSkip(item, source).isPresent()) {
                    continue;
                }
                Instance instance = DicomReader.read(source, limits);
                String study = instance.dataSet().string(Tag.STUDY_INSTANCE_UID);
                if (study.isEmpty()) {
                    others.add(new Unused(item.name(), "it names no study"));
                } else {
                    studies.computeIfAbsent(study, none -> new ArrayList<>()).add(item);
                }
            } catch (MalformedDicomException e) {
                others.add(new Unused(item.name(), "it is no DICOM object that can be read"));
            } catch (IOException e) {
                others.add(new Unused(item.name(), "it cannot be read"));
            }
        }
        return new StudyFiles(studies, others);
    }

    /// A folder that a run deletes when it ends.
    static Path spool() throws IOException {
        return Files.createTempDirectory("elpis");
    }
}
