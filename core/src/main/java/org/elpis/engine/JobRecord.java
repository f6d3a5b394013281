package org.elpis.engine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.elpis.dicom.Anomaly;
import org.elpis.dicom.Instance;
import org.elpis.explain.Values;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.Faces;
import org.elpis.policy.Handling;
import org.elpis.policy.Plan;
import org.jspecify.annotations.Nullable;

/// What happened in a job, gathered from all its threads.
final class JobRecord {
    private static final int MAX_FILES = 1000;
    private static final int MAX_FILES_OF_STUDY = 20;

    private final Job job;
    private final JobFolder folder;
    private final Map<Study, StudyRecord> studies = new LinkedHashMap<>();
    private final FileGroups quarantined = new FileGroups(MAX_FILES);
    private final FileGroups skipped = new FileGroups(MAX_FILES);
    private final Oddities oddities = new Oddities();
    private final Samples samples = new Samples();
    private final FaceLines faces = new FaceLines();
    private final PixelLedger pixels;
    private final Map<Integer, JobFolder.Entry> released = new TreeMap<>();
    private final List<Part> parts = new ArrayList<>();
    private Counts withoutStudy = Counts.NONE;
    private long bytes;
    private long series;
    private long takenBack;
    private @Nullable SealReport seals;

    /// What may mean that an object says something else than it seems to say.
    private static final Set<Anomaly> WORTH_TELLING = EnumSet.of(
            Anomaly.ENCODING_CONTRADICTS_TRANSFER_SYNTAX,
            Anomaly.DUPLICATE_TAGS,
            Anomaly.UNKNOWN_CHARACTER_SET,
            Anomaly.UNPARSED_UNKNOWN_SEQUENCE);

    private static final class StudyRecord {
        private final String patient;
        private String studyUid = "";
        private Counts counts = Counts.NONE;
        private final PlanSummary summary = new PlanSummary();
        private final FileGroups quarantined = new FileGroups(MAX_FILES_OF_STUDY);
        private final Oddities oddities = new Oddities();

        StudyRecord(Study study) {
            this.patient = study.pseudonym();
        }

        JobReport.StudyReport report(
                List<JobReport.Sample> samples, List<Faces.SeriesFace> faces, List<Picture> pictures) {
            return new JobReport.StudyReport(
                    patient,
                    studyUid,
                    counts,
                    quarantined.report(),
                    JobReport.Found.of(summary),
                    oddities.sentences(),
                    samples,
                    faces,
                    pictures);
        }
    }

    JobRecord(Job job, JobFolder folder) {
        this.job = job;
        this.folder = folder;
        this.pixels = new PixelLedger(values());
    }

    private Values values() {
        return job.wants(Job.Extra.SHOW_VALUES) ? Values.SHOWN : Values.MASKED;
    }

    /// Of what happens to the pixels of this job.
    PixelLedger pixels() {
        return pixels;
    }

    /// One thread's part: what needs no lock.
    final class Part {
        private final Tally tally = new Tally();

        private String lastDigest = "";
        private PlanSummary lastSummary = PlanSummary.NONE;

        /// Slices of a series have the same plan, which is summed up once.
        PlanSummary summary(Plan plan, String digest) {
            if (!digest.equals(lastDigest)) {
                lastDigest = digest;
                lastSummary = PlanSummary.of(plan);
            }
            return lastSummary;
        }

        void addPlan(Plan plan, String digest) {
            tally.add(plan, digest);
        }

        void addReleased(int index, ScannedItem item, JobFolder.Entry entry, PlanSummary summary) {
            JobRecord.this.addReleased(index, item, entry, summary);
        }

        void addQuarantined(ScannedItem item, List<Reason> reasons) {
            JobRecord.this.addQuarantined(item.item(), item.study(), reasons);
        }

        void addFaces(int index, Study study, List<Faces.SeriesFace> series) {
            if (!series.isEmpty()) {
                JobRecord.this.addFaces(index, study, series);
            }
        }

        boolean wantsSample(int index, ScannedItem item) {
            return samples.wants(index, item);
        }

        /// Shows an object that has left.
        void addSample(int index, ScannedItem item, JobReport.Sample sample) {
            samples.add(index, item, sample);
        }
    }

    synchronized Part part() {
        Part part = new Part();
        parts.add(part);
        return part;
    }

    private synchronized void addReleased(int index, ScannedItem item, JobFolder.Entry entry, PlanSummary summary) {
        StudyRecord study = study(item.study());
        study.counts = study.counts.plusReleased();
        if (study.studyUid.isEmpty()) {
            String uid = item.study().releasedUid();
            // An object that an earlier run released is known by the folder that it lies in.
            study.studyUid = uid.isEmpty() ? entry.path().split("/", -1)[1] : uid;
        }
        study.summary.add(summary);
        released.put(index, entry);
        bytes += entry.size();
    }

    private synchronized void addFaces(int index, Study study, List<Faces.SeriesFace> series) {
        faces.add(index, study, series);
    }

    synchronized void addQuarantined(InputItem item, @Nullable Study study, List<Reason> reasons) {
        Reason reason = reasons.getFirst();
        String key = reason.code() + reason.tag().orElse("") + reason.what();
        if (study == null) {
            withoutStudy = withoutStudy.plusQuarantined();
        } else {
            StudyRecord counted = study(study);
            counted.counts = counted.counts.plusQuarantined();
            counted.quarantined.add(key, reason, item.name());
        }
        quarantined.add(key, reason, item.name());
    }

    /// Counts what is odd about an object, whatever becomes of it.
    void addOddities(Study study, Instance instance) {
        for (Anomaly anomaly : instance.anomalies()) {
            if (WORTH_TELLING.contains(anomaly)) {
                addOddity(study, anomaly.sentence());
            }
        }
        if (instance.hasMislabelledText()) {
            addOddity(
                    study,
                    "A text is not in the character set that the object declares. What could not be read was removed.");
        }
    }

    /// Counts objects in the output that its DICOMDIR does not list.
    synchronized void addWithoutRecord(int count) {
        if (count > 0) {
            oddities.add(
                    "The DICOMDIR does not list it: it has no kind of record for it, or the object was changed after its "
                            + "release.",
                    count);
        }
    }

    private synchronized void addOddity(Study study, String sentence) {
        oddities.add(sentence, 1);
        study(study).oddities.add(sentence, 1);
    }

    /// How many files of the job's first part were taken out of the output again.
    synchronized void setTakenBack(long count) {
        takenBack = count;
    }

    /// Notes what was sealed.
    synchronized void setSeals(SealReport report) {
        seals = report;
    }

    /// How many series the job has.
    synchronized void setSeries(long count) {
        series = count;
    }

    /// A fault of this software costs one object.
    void addFault(InputItem item, RuntimeException fault) {
        folder.noteFault(item, fault);
        addQuarantined(item, null, List.of(Reason.internalFault()));
    }

    synchronized void addSkipped(InputItem item, String why) {
        withoutStudy = withoutStudy.plusSkipped();
        Reason reason = new Reason("SKIPPED", why, "Nothing to do.", Optional.empty());
        skipped.add(why, reason, item.name());
    }

    /// Counts what the input names and what could not be found or listed.
    synchronized void addAbsent(List<InputFiles.Absent> absent) {
        for (InputFiles.Absent file : absent) {
            withoutStudy = withoutStudy.plusQuarantined();
            quarantined.add(file.reason().code(), file.reason(), file.name());
        }
    }

    private StudyRecord study(Study study) {
        return studies.computeIfAbsent(study, StudyRecord::new);
    }

    synchronized Counts total() {
        Counts total = withoutStudy;
        for (StudyRecord study : studies.values()) {
            total = total.plus(study.counts);
        }
        return total;
    }

    /// What was handed over, in the order of the input.
    synchronized List<JobFolder.Entry> releasedObjects() {
        return List.copyOf(released.values());
    }

    /// @param root  of the certificate; empty when there is none
    /// @param entry  of the ledger
    synchronized JobReport report(String root, OptionalLong entry, long wallMillis, long cpuMillis) {
        Tally tally = new Tally();
        parts.forEach(part -> tally.addAll(part.tally));
        return new JobReport(
                folder.id(),
                folder.folder(),
                job.profile().identity(),
                job.profile().description(),
                job.profile().options(),
                job.project(),
                job.mode(),
                total(),
                studyReports(),
                tally.rows(),
                quarantined.report(),
                skipped.report(),
                series,
                values(),
                job.profile().handling().pixels(),
                job.profile().handling().faces(),
                pixels.utility(),
                root,
                entry,
                Optional.ofNullable(seals),
                warnings(),
                bytes,
                wallMillis,
                cpuMillis);
    }

    private List<JobReport.StudyReport> studyReports() {
        List<JobReport.StudyReport> reports = new ArrayList<>();
        studies.forEach((study, counted) -> {
            // One that has nothing but copies of other files is only noted for what is odd about them.
            if (counted.counts.read() > 0) {
                reports.add(counted.report(samples.of(study), faces.of(study), pixels.of(study)));
            }
        });
        reports.sort((one, other) -> {
            int order = one.patient().compareTo(other.patient());
            return order == 0 ? one.studyUid().compareTo(other.studyUid()) : order;
        });
        if (withoutStudy.read() > 0) {
            reports.add(JobReport.StudyReport.none(withoutStudy));
        }
        return reports;
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        warnings.add(PixelWords.sentence(
                job.profile().handling().pixels(), job.profile().handling().faces()));
        if (job.profile().handling().pixels() == Handling.Pixels.KEEP_HARMLESS
                && Examiners.reader().isEmpty()) {
            warnings.add(PixelWords.nobodyReads());
        }
        if (folder.isResumed()) {
            warnings.add("The job was continued: objects that were released before it stopped are counted, but not in "
                    + "the table of attributes and not study by study.");
        }
        if (takenBack > 0) {
            warnings.add(
                    "Since the job stopped, files of the input, or what else decides about images, changed, came or went: "
                            + takenBack
                            + (takenBack == 1 ? " object" : " objects")
                            + " of the same studies left the output again. Those whose "
                            + "originals are still there were done anew.");
        }
        warnings.addAll(oddities.sentences());
        warnings.addAll(job.profile().warnings());
        return warnings;
    }
}
