package org.elpis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.deid.PatientKey;
import org.elpis.deid.ProjectKeys;
import org.elpis.deid.ReleaseMark;
import org.elpis.deid.SiteKey;
import org.elpis.deid.TemplateFile;
import org.elpis.device.DeviceModel;
import org.elpis.device.DeviceTemplate;
import org.elpis.device.DeviceTemplates;
import org.elpis.device.TemplateLearning;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.ImageExaminer;

/// Looks at images for where devices draw words, and keeps what it learns as the project's templates.
///
/// Never part of a job: what a job does must not depend on which jobs ran before it.
public final class DeviceSurvey {
    private final Job job;
    private final Progress progress;
    private final ReadLimits limits;
    private final ImageExaminer examiner;
    private final ProjectKeys keys;
    private final TemplateLearning learning = new TemplateLearning();
    private final AtomicLong images = new AtomicLong();
    private final AtomicLong unnamed = new AtomicLong();
    private final AtomicLong unclear = new AtomicLong();
    private final AtomicLong others = new AtomicLong();

    /// @param job  a dry run over the images to learn from; its profile decides nothing
    public DeviceSurvey(Job job, Progress progress) {
        this.job = job;
        this.progress = progress;
        this.limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory() / job.workers());
        this.examiner = Examiners.find()
                .orElseThrow(() -> new ElpisException(
                        Code.EXAMINER_MISSING,
                        "The part of Elpis that looks at pixels is not installed. Install the whole distribution."));
        this.keys = SiteKey.of(job.home()).project(job.project());
    }

    /// What was learned.
    ///
    /// @param images  that were looked at
    /// @param unnamed  images that do not say by which device they were made
    /// @param unclear  images that could not be looked at, or of which nobody can say what they show
    /// @param others  files that are no images, and images that this project has released before
    public record Survey(long images, long unnamed, long unclear, long others, List<Surveyed> devices) {
        public Survey {
            devices = List.copyOf(devices);
        }
    }

    /// What was learned of one device.
    ///
    /// @param known  its template from now on; empty when it has none
    public record Surveyed(TemplateLearning.Learned learned, Optional<DeviceTemplates.Known> known, Change change) {}

    /// What became of a device's template.
    public enum Change {
        NEW,
        /// It takes the place of another one.
        REPLACED,
        /// The same was known already.
        CONFIRMED,
        /// Too little agrees for a template; an earlier one stays.
        NONE
    }

    /// Learns from the images of the job.
    ///
    /// @param least  objects that a template needs, at least 2
    /// @throws ElpisException when the templates that are there cannot be trusted, or new ones not be written
    public Survey run(int least) {
        TemplateFile file = new TemplateFile(job.projectFolder(), keys);
        // Before hours of looking, not behind them.
        DeviceTemplates before = file.read();
        try {
            lookAtAll();
        } catch (IOException e) {
            throw new ElpisException(Code.HOME_UNUSABLE, "The project's folder cannot be written.", e)
                    .with("folder", job.projectFolder());
        }
        List<TemplateLearning.Learned> learned = learning.learned(least);
        DeviceTemplates after = file.change(known -> merged(known, learned));
        List<Surveyed> devices =
                learned.stream().map(device -> surveyed(device, before, after)).toList();
        return new Survey(images.get(), unnamed.get(), unclear.get(), others.get(), devices);
    }

    private static List<DeviceTemplate> merged(List<DeviceTemplate> known, List<TemplateLearning.Learned> learned) {
        Map<DeviceModel, DeviceTemplate> all = new TreeMap<>();
        known.forEach(template -> all.put(template.device(), template));
        learned.forEach(device -> device.template().forEach(template -> all.put(template.device(), template)));
        return new ArrayList<>(all.values());
    }

    private static Surveyed surveyed(TemplateLearning.Learned learned, DeviceTemplates before, DeviceTemplates after) {
        Optional<DeviceTemplates.Known> known = after.of(learned.device());
        if (learned.template().isEmpty()) {
            return new Surveyed(learned, known, Change.NONE);
        }
        Optional<DeviceTemplates.Known> earlier = before.of(learned.device());
        if (earlier.isEmpty()) {
            return new Surveyed(learned, known, Change.NEW);
        }
        return new Surveyed(learned, known, earlier.equals(known) ? Change.CONFIRMED : Change.REPLACED);
    }

    private void lookAtAll() throws IOException {
        Files.createDirectories(job.projectFolder());
        Path spool = Files.createTempDirectory(job.projectFolder(), "learn");
        try {
            List<InputItem> items = InputFiles.list(job.inputs(), spool).items();
            long bytes = items.stream().mapToLong(InputItem::size).sum();
            progress.start(Progress.Phase.READING, items.size(), bytes);
            Threads.run(job.workers(), items.size(), () -> {
                ReleaseMark mark = new ReleaseMark(keys);
                return i -> {
                    lookAt(items.get(i), mark);
                    progress.advance(items.get(i).size());
                };
            });
        } finally {
            Trees.delete(spool);
        }
    }

    private void lookAt(InputItem item, ReleaseMark mark) {
        try (FileSource source = FileSource.open(item.file())) {
            if (Companions.reasonToSkip(item, source).isPresent()) {
                others.incrementAndGet();
                return;
            }
            Instance instance = DicomReader.read(source, limits);
            if (!instance.dataSet().contains(Tag.PIXEL_DATA) || mark.verify(instance) != ReleaseMark.Verdict.NONE) {
                others.incrementAndGet();
                return;
            }
            lookAt(instance);
        } catch (MalformedDicomException e) {
            others.incrementAndGet();
        } catch (IOException e) {
            unclear.incrementAndGet();
        }
    }

    private void lookAt(Instance image) throws IOException {
        Optional<DeviceModel> device = DeviceModel.of(image.dataSet());
        if (device.isEmpty()) {
            unnamed.incrementAndGet();
            return;
        }
        learning.add(
                device.get(),
                image.sopInstanceUid(),
                PatientKey.of(image.dataSet()).value(),
                examiner.words(image, ImageExaminer.Care.USUAL));
        images.incrementAndGet();
    }
}
