package org.elpis.engine;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.elpis.ElpisException;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
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
    private final Set<String> shownSeries = ConcurrentHashMap.newKeySet();

    Release(
            Engine engine,
            ReadLimits limits,
            Job job,
            Progress progress,
            JobRecord record,
            JobFolder folder,
            @Nullable OutputFolder output) {
        this.engine = engine;
        this.limits = limits;
        this.job = job;
        this.progress = progress;
        this.record = record;
        this.folder = folder;
        this.output = output;
    }

    void run(List<ScannedItem> items) {
        long bytes = 0;
        for (ScannedItem item : items) {
            bytes += item.item().size();
        }
        progress.start(Progress.Phase.RELEASING, items.size(), bytes);
        @Nullable ScannedItem[] waiting = items.toArray(new ScannedItem[0]);
        Threads.run(job.workers(), waiting.length, () -> new Worker(waiting));
    }

    /// One thread. Forgets each item behind it, so that a finished study can be collected.
    private final class Worker implements IntConsumer {
        private final @Nullable ScannedItem[] waiting;
        private final Engine.Worker engineWorker = engine.worker();
        private final JobRecord.Part part = record.part();

        Worker(@Nullable ScannedItem[] waiting) {
            this.waiting = waiting;
        }

        @Override
        public void accept(int index) {
            ScannedItem item = waiting[index];
            if (item != null) {
                process(index, item);
                progress.advance(item.item().size());
            }
            waiting[index] = null;
        }

        private void process(int index, ScannedItem item) {
            Optional<JobFolder.Entry> before = folder.before(item.item());
            if (before.isPresent() && output != null && output.has(before.get().path())) {
                part.addReleased(index, item, before.get());
                return;
            }
            try (FileSource source = FileSource.open(item.item().file())) {
                if (!item.item().isUnchanged(source.size())) {
                    part.addQuarantined(item, List.of(Reason.changedWhileRunning()));
                    return;
                }
                Instance instance = DicomReader.read(source, limits);
                handOver(index, item, instance, engineWorker.process(instance, item.study()));
            } catch (MalformedDicomException e) {
                part.addQuarantined(item, List.of(Reason.of(e)));
            } catch (IOException e) {
                part.addQuarantined(item, List.of(Reason.unreadable()));
            } catch (ElpisException e) {
                throw e;
            } catch (RuntimeException e) {
                // A fault of this software must cost one object, not the job, and must not let the object through.
                folder.noteFault(item.item(), e);
                part.addQuarantined(item, List.of(Reason.internalFault()));
            }
        }

        private void handOver(int index, ScannedItem item, Instance instance, Outcome outcome) {
            if (outcome instanceof Outcome.Released released) {
                String path = OutputFolder.path(released.place(), job.layout());
                if (output != null) {
                    output.write(path, released.bytes());
                } else {
                    show(item, instance, released);
                }
                item.study().releasedAs(released.place().studyUid());
                part.addPlan(released.plan(), released.planDigest());
                finish(index, item, path, released.planDigest(), released.metadataDigest());
            } else if (outcome instanceof Outcome.ReleasedBefore before) {
                String path = OutputFolder.path(before.place(), job.layout());
                if (output != null) {
                    output.write(path, before.bytes());
                }
                item.study().releasedAs(before.place().studyUid());
                finish(index, item, path, "", before.metadataDigest());
            } else if (outcome instanceof Outcome.Quarantined quarantined) {
                part.addQuarantined(item, quarantined.reasons());
            }
        }

        private void finish(int index, ScannedItem item, String path, String planDigest, String metadataDigest) {
            InputItem input = item.item();
            JobFolder.Entry entry =
                    new JobFolder.Entry(input.size(), input.modifiedMillis(), path, planDigest, metadataDigest);
            if (output != null) {
                folder.append(input, entry);
            }
            part.addReleased(index, item, entry);
        }

        /// One object of each series shows what a dry run would have done.
        private void show(ScannedItem item, Instance instance, Outcome.Released released) {
            if (shownSeries.add(instance.dataSet().string(Tag.SERIES_INSTANCE_UID))) {
                part.addDifference(Differences.of(item.item().name(), instance, released));
            }
        }
    }
}
