package org.elpis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.elpis.ElpisException;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.explain.Explanation;
import org.elpis.explain.Values;
import org.elpis.policy.Handling;
import org.jspecify.annotations.Nullable;

/// The second pass: each object through the engine, and what came out to the output folder and into the record.
final class Release {
    private final Engine engine;
    private final ReadLimits limits;
    private final Job job;
    private final Progress progress;
    private final JobRecord record;
    private final JobFolder folder;
    private final @Nullable OutputFolder output;
    private final @Nullable Certifier certifier;
    private final @Nullable JobSeals seals;
    private final Set<String> claimed = ConcurrentHashMap.newKeySet();

    Release(
            Engine engine,
            ReadLimits limits,
            Job job,
            Progress progress,
            JobRecord record,
            JobFolder folder,
            @Nullable OutputFolder output,
            @Nullable Certifier certifier,
            @Nullable JobSeals seals) {
        this.engine = engine;
        this.limits = limits;
        this.job = job;
        this.progress = progress;
        this.record = record;
        this.folder = folder;
        this.output = output;
        this.certifier = certifier;
        this.seals = seals;
    }

    void run(List<ScannedItem> items) {
        long bytes = 0;
        for (ScannedItem item : items) {
            bytes += item.item().size();
        }
        progress.start(Progress.Phase.RELEASING, items.size(), bytes);
        record.setSeries(series(items));
        expect(items);
        if (examinesPixels()) {
            record.pixels().order(items);
        }
        @Nullable ScannedItem[] waiting = items.toArray(new ScannedItem[0]);
        Threads.run(job.workers(), waiting.length, () -> new Worker(waiting));
    }

    /// Tells each look for faces behind which object it may be let go.
    private static void expect(List<ScannedItem> items) {
        Map<FaceSearch, Integer> objects = new HashMap<>();
        for (ScannedItem item : items) {
            item.study().faces().ifPresent(search -> objects.merge(search, 1, Integer::sum));
        }
        objects.forEach(FaceSearch::expect);
    }

    private boolean examinesPixels() {
        Handling handling = job.profile().handling();
        return handling.pixels() == Handling.Pixels.CLEAN || handling.looksForFaces();
    }

    private static long series(List<ScannedItem> items) {
        Map<Study, Set<String>> series = new HashMap<>();
        for (ScannedItem item : items) {
            series.computeIfAbsent(item.study(), absent -> new HashSet<>(4)).add(item.seriesUid());
        }
        return series.values().stream().mapToLong(Set::size).sum();
    }

    /// One thread. Forgets each item behind it, so that a finished study can be collected.
    private final class Worker implements IntConsumer {
        private final @Nullable ScannedItem[] waiting;
        private final Engine.Worker engineWorker = engine.worker();
        private final JobRecord.Part part = record.part();
        private final Certifier.@Nullable Worker certificate = certifier == null ? null : certifier.worker();
        /// What became of the object at hand.
        private Optional<JobSeals.HandedOver> handedOver = Optional.empty();

        Worker(@Nullable ScannedItem[] waiting) {
            this.waiting = waiting;
        }

        @Override
        public void accept(int index) {
            ScannedItem item = waiting[index];
            if (item != null) {
                process(index, item);
                item.study().faces().ifPresent(search -> part.addFaces(index, item.study(), search.leave()));
                progress.advance(item.item().size());
            }
            waiting[index] = null;
        }

        private void process(int index, ScannedItem item) {
            Optional<JobFolder.Entry> before = folder.before(item);
            if (before.isPresent() && isDone(before.get().path())) {
                if (isTaken(item, before.get().path())) {
                    sealAlone(item);
                    return;
                }
                part.addReleased(index, item, before.get(), PlanSummary.NONE);
                if (seals != null) {
                    seals.addBefore(item, before.get().path());
                }
                // An object that an earlier run released is known by the folder that it lies in.
                noteSeries(item, before.get().path().split("/", -1)[2]);
                return;
            }
            boolean wasRead = false;
            try (FileSource source = FileSource.open(item.item().file())) {
                if (!item.item().isUnchanged(source.size())) {
                    part.addQuarantined(item, List.of(Reason.changedWhileRunning()));
                    return;
                }
                Instance instance = DicomReader.read(source, limits);
                wasRead = true;
                process(index, item, source, instance);
            } catch (MalformedDicomException e) {
                part.addQuarantined(item, List.of(Reason.of(e)));
            } catch (IOException e) {
                part.addQuarantined(item, List.of(unreadable(item.item())));
            } catch (ElpisException e) {
                throw e;
            } catch (RuntimeException e) {
                // A fault of this software must cost one object, not the job, and must not let the object through.
                folder.noteFault(item.item(), e);
                part.addQuarantined(item, List.of(Reason.internalFault()));
            } finally {
                if (!wasRead && seals != null) {
                    seals.lose(item);
                }
            }
        }

        /// What is held back is sealed as well, whatever holds it back.
        private void process(int index, ScannedItem item, FileSource source, Instance instance) throws IOException {
            handedOver = Optional.empty();
            try {
                handOver(index, item, source, instance, engineWorker.process(instance, item.study()));
            } finally {
                if (seals != null) {
                    seals.add(item, instance, handedOver);
                }
            }
        }

        /// An object of the input that another one keeps from being released.
        private void sealAlone(ScannedItem item) {
            if (seals == null) {
                return;
            }
            try (FileSource source = FileSource.open(item.item().file())) {
                seals.add(item, DicomReader.read(source, limits), Optional.empty());
            } catch (IOException | MalformedDicomException e) {
                seals.lose(item);
            }
        }

        private static Reason unreadable(InputItem item) {
            try {
                return item.isUnchanged(Files.size(item.file())) ? Reason.unreadable() : Reason.changedWhileRunning();
            } catch (IOException e) {
                return Reason.unreadable();
            }
        }

        private boolean isDone(String path) {
            return output != null && output.has(path) && (certifier == null || certifier.has(path));
        }

        /// The names were given before ([OutputNames]); nothing is overwritten even if two objects had the same.
        private boolean isTaken(ScannedItem item, String path) {
            if (claimed.add(path)) {
                return false;
            }
            part.addQuarantined(item, List.of(Reason.sameName()));
            return true;
        }

        private void handOver(int index, ScannedItem item, FileSource source, Instance instance, Outcome outcome)
                throws IOException {
            if (outcome instanceof Outcome.Released released) {
                String path = OutputFolder.path(released.place(), job.layout());
                if (isTaken(item, path)) {
                    return;
                }
                PlanSummary summary = part.summary(released.plan(), released.planDigest());
                // Before the object gets its name: a fault here must not leave behind what is counted as held back.
                Optional<JobReport.Sample> sample = part.wantsSample(index, item)
                        ? Optional.of(sample(item, instance, released))
                        : Optional.empty();
                Optional<PixelLedger.Entry> pixels = examinesPixels()
                        ? Optional.of(record.pixels().look(index, item, instance, released))
                        : Optional.empty();
                write(path, released.bytes(), source, released.planDigest(), summary);
                if (seals != null) {
                    handedOver = Optional.of(new JobSeals.HandedOver(released::stamped, path));
                }
                item.study().releasedAs(released.place().studyUid());
                noteSeries(item, released.place().seriesUid());
                part.addPlan(released.plan(), released.planDigest());
                pixels.ifPresent(PixelLedger.Entry::add);
                if (sample.isPresent()) {
                    part.addSample(index, item, sample.get());
                }
                finish(index, item, path, released.planDigest(), released.metadataDigest(), summary);
            } else if (outcome instanceof Outcome.ReleasedBefore before) {
                String path = OutputFolder.path(before.place(), job.layout());
                if (isTaken(item, path)) {
                    return;
                }
                write(path, before.bytes(), source, "", PlanSummary.NONE);
                handedOver = Optional.of(new JobSeals.HandedOver(() -> instance, path));
                item.study().releasedAs(before.place().studyUid());
                finish(index, item, path, "", before.metadataDigest(), PlanSummary.NONE);
            } else if (outcome instanceof Outcome.Quarantined quarantined) {
                part.addQuarantined(item, quarantined.reasons());
                if (examinesPixels()) {
                    record.pixels().addHeldBack(index, item, instance, quarantined.reasons());
                }
            }
        }

        private static void noteSeries(ScannedItem item, String seriesUid) {
            item.study().faces().ifPresent(search -> search.releasedAs(item.seriesUid(), seriesUid));
        }

        private void write(
                String path, EncodedInstance bytes, FileSource source, String planDigest, PlanSummary summary)
                throws IOException {
            if (output == null) {
                return;
            }
            if (certificate == null) {
                output.write(path, bytes);
            } else {
                certificate.write(output, path, bytes, source, planDigest, summary.actions());
            }
        }

        private void finish(
                int index,
                ScannedItem item,
                String path,
                String planDigest,
                String metadataDigest,
                PlanSummary summary) {
            InputItem input = item.item();
            JobFolder.Entry entry = new JobFolder.Entry(
                    input.size(),
                    input.modifiedMillis(),
                    path,
                    planDigest,
                    metadataDigest,
                    item.study().digest());
            if (output != null) {
                folder.append(input, entry);
            }
            part.addReleased(index, item, entry, summary);
        }

        /// One object of a series stands for it in the report.
        private JobReport.Sample sample(ScannedItem item, Instance instance, Outcome.Released released) {
            Values values = job.wants(Job.Extra.SHOW_VALUES) ? Values.SHOWN : Values.MASKED;
            Explanation explanation = Explanation.of(instance, released.plan(), released.stamped(), values);
            return JobReport.Sample.of(item.item().name(), explanation);
        }
    }
}
