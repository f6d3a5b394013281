package org.elpis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.elpis.deid.PatientKey;
import org.elpis.deid.ProjectKeys;
import org.elpis.deid.SiteKey;
import org.elpis.deid.TemplateFile;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.explain.Values;

/// Explains what a job would do to one object: with the engine that does it, so that it cannot say anything
/// else.
///
/// What is known of the patient comes from the object itself and, when a folder is given, from the files in
/// it that belong to the same study.
public final class Explainer {
    private final Job job;
    private final ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());

    public Explainer(Job job) {
        this.job = job;
    }

    /// What is said of one object, and by how much it is known.
    ///
    /// @param explained  the answer
    /// @param objects  how many objects of the study were harvested, the one itself included
    /// @param unread  how many files of the folder could not be read
    /// @param isSeenAlone  whether what it shows of a face was judged without the other objects of its study;
    ///     a job looks at all of them together and may decide otherwise
    public record Answer(Explained explained, int objects, int unread, boolean isSeenAlone) {}

    /// Explains what would happen to every element of an object.
    ///
    /// @param file  one object
    /// @param folder  where other objects of its study lie
    /// @throws MalformedDicomException when the file is no DICOM object that can be read
    public Answer explain(Path file, Optional<Path> folder) throws IOException, MalformedDicomException {
        ProjectKeys keys = SiteKey.of(job.home()).project(job.project());
        Engine engine = new Engine(job.profile(), keys, LocalRunner.pseudonyms(job, keys))
                .with(new TemplateFile(job.projectFolder(), keys).read());
        Values values = job.wants(Job.Extra.SHOW_VALUES) ? Values.SHOWN : Values.MASKED;
        try (FileSource source = FileSource.open(file)) {
            Instance instance = DicomReader.read(source, limits);
            Study study = engine.study(instance);
            study.harvest(instance);
            Others others = new Others(instance.dataSet(), study, file.toRealPath(), engine);
            if (folder.isPresent()) {
                others.harvest(folder.get());
                others.noteImages(file, instance);
            }
            Explained explained = engine.worker().explain(instance, study, values);
            return new Answer(explained, 1 + others.objects, others.unread, others.isSeenAlone(instance, explained));
        }
    }

    /// The other objects of the study.
    private final class Others {
        private final String studyUid;
        private final PatientKey patient;
        private final Study study;
        private final Path itself;
        private final Engine engine;
        private final Map<String, InputItem> images = new TreeMap<>();
        private int objects;
        private int unread;

        Others(DataSet dataSet, Study study, Path itself, Engine engine) {
            this.engine = engine;
            this.studyUid = dataSet.string(Tag.STUDY_INSTANCE_UID);
            this.patient = PatientKey.of(dataSet);
            this.study = study;
            this.itself = itself;
        }

        void harvest(Path folder) throws IOException {
            InputFiles.Listing listing = InputFiles.list(List.of(folder), folder);
            unread += listing.absent().size();
            for (InputItem item : listing.items()) {
                if (!item.file().toRealPath().equals(itself)) {
                    harvest(item);
                }
            }
        }

        boolean isSeenAlone(Instance object, Explained explained) {
            return role(object) != FaceRole.NONE
                    && images.size() < 2
                    && explained.verdict() != Explained.Verdict.RELEASED_BEFORE;
        }

        private FaceRole role(Instance object) {
            return engine.looksForFaces() ? FaceRole.of(object) : FaceRole.NONE;
        }

        private void noteImage(InputItem item, Instance object) {
            FaceRole role = role(object);
            if (role != FaceRole.NONE) {
                images.putIfAbsent(object.sopInstanceUid(), item);
            }
        }

        /// What shows a face together, as a job would see it.
        void noteImages(Path file, Instance object) throws IOException {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            String name = file.toString();
            noteImage(
                    new InputItem(
                            file,
                            name,
                            name,
                            found.size(),
                            found.lastModifiedTime().toMillis()),
                    object);
            if (!images.isEmpty()) {
                study.setImages(new FileImages(List.copyOf(images.values()), limits));
            }
        }

        private void harvest(InputItem item) {
            try (FileSource source = FileSource.open(item.file())) {
                if (Companions.reasonToSkip(item, source).isPresent()) {
                    return;
                }
                Instance other = DicomReader.read(source, limits);
                if (other.dataSet().string(Tag.STUDY_INSTANCE_UID).equals(studyUid)
                        && PatientKey.of(other.dataSet()).equals(patient)) {
                    study.harvest(other);
                    noteImage(item, other);
                    objects++;
                }
            } catch (MalformedDicomException | IOException e) {
                unread++;
            }
        }
    }
}
