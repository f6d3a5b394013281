package org.elpis.engine;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.deid.KeyedPseudonyms;
import org.elpis.deid.ProjectKeys;
import org.elpis.deid.Pseudonyms;
import org.elpis.deid.SiteKey;
import org.elpis.deid.TemplateFile;
import org.elpis.deid.VaultPseudonyms;
import org.elpis.device.DeviceTemplates;
import org.elpis.dicom.ReadLimits;
import org.elpis.policy.Profile;
import org.jspecify.annotations.Nullable;

/// Runs a job on this machine: every file of the input through the engine, in as many threads as asked for.
///
/// Two passes over the headers: the first harvests what each study says about its patient, the second releases.
/// Memory is bounded by headers and by some hundred bytes an object; pixel data never enter the heap. A job
/// that was killed continues when it is started again.
public final class LocalRunner {
    private final Job job;
    private final Progress progress;
    private final ReadLimits limits;

    public LocalRunner(Job job, Progress progress) {
        this.job = job;
        this.progress = progress;
        this.limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory() / job.workers());
    }

    /// Runs the job to its end.
    ///
    /// @throws ElpisException when the environment does not let the job start or go on
    public JobReport run() {
        long started = System.nanoTime();
        PlacesApart.require(job.inputs(), job.output(), job.home());
        job.seals().ifPresent(seals -> PlacesApart.requireSeals(job.inputs(), job.output(), seals.folder()));
        ProjectKeys keys = SiteKey.of(job.home()).project(job.project());
        Pseudonyms pseudonyms = pseudonyms(job, keys);
        DeviceTemplates templates = new TemplateFile(job.projectFolder(), keys).read();
        Engine engine = new Engine(job.profile(), keys, pseudonyms).with(templates);
        try (JobFolder folder = JobFolder.open(job);
                OutputFolder output = output(folder);
                Certifier certifier = Certifier.open(job, keys, folder, limits);
                JobSeals seals = JobSeals.open(job, folder, limits)) {
            Logbook logbook = new Logbook(job.home(), Clock.systemUTC());
            if (output != null) {
                // Before anything leaves.
                folder.noteLedger(logbook.requireWritable());
            }
            InputFiles.Listing listing = InputFiles.list(job.inputs(), folder.spool());
            JobRecord record = new JobRecord(job, folder);
            record.addAbsent(listing.absent());
            folder.noteShared(listing.items());
            Cohort cohort = new Cohort(job.profile());
            Scan scan = new Scan(engine, limits, job.workers(), progress, record, cohort);
            List<ScannedItem> items = scan.run(listing.items());
            if (seals != null) {
                seals.expect(items, scan.leftOut());
            }
            if (pseudonyms instanceof VaultPseudonyms vault && job.mode() == Job.Mode.RELEASE) {
                vault.save();
            }
            String root = release(engine.with(cohort), keys, items, record, folder, output, certifier, seals);
            OptionalLong entry = output == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(logbook.release(job, folder, record.total(), root));
            JobReport report = record.report(root, entry, millisSince(started), cpuMillis());
            folder.write("report.json", ReportJson.of(report));
            folder.write("report.html", ReportHtml.of(report));
            folder.finish();
            return report;
        } catch (IOException e) {
            throw new ElpisException(
                            Code.HOME_UNUSABLE,
                            "The job's folder cannot be written. Free space in the private folder or check its permissions, "
                                    + "or choose another with --home; then run the same command again.",
                            e)
                    .with("home", job.home());
        }
    }

    /// @return root of the certificate; empty when there is none
    private String release(
            Engine engine,
            ProjectKeys keys,
            List<ScannedItem> items,
            JobRecord record,
            JobFolder folder,
            @Nullable OutputFolder output,
            @Nullable Certifier certifier,
            @Nullable JobSeals seals)
            throws IOException {
        if (output == null) {
            new Release(engine, limits, job, progress, record, folder, null, null, null).run(items);
            return "";
        }
        record.setTakenBack(folder.takeBack(items, output));
        new Release(engine, limits, job, progress, record, folder, output, certifier, seals).run(items);
        if (certifier != null) {
            certifier.gather(output, record.releasedObjects());
        }
        Manifest.write(output, job.profile(), record.releasedObjects(), record.total());
        if (job.layout() == Job.Layout.FILE_SET) {
            record.addWithoutRecord(new FileSet(output, keys, limits).write());
        }
        if (seals != null) {
            record.setSeals(seals.finish(output));
        }
        return certifier == null ? "" : certifier.write(output);
    }

    /// Null in a dry run. What lies there is looked at when no other job can change it any more.
    private @Nullable OutputFolder output(JobFolder folder) {
        if (job.mode() == Job.Mode.DRY_RUN) {
            return null;
        }
        OutputFolder output = OutputFolder.open(job.output(), folder.id());
        try {
            requireLayout();
            return output;
        } catch (ElpisException e) {
            output.close();
            throw e;
        }
    }

    static Pseudonyms pseudonyms(Job job, ProjectKeys keys) {
        return job.profile().pseudonyms() == Profile.PseudonymSource.VAULT
                ? VaultPseudonyms.open(job.projectFolder().resolve("vault"), keys)
                : new KeyedPseudonyms(keys);
    }

    private void requireLayout() {
        try {
            FileSet.requireLayout(job);
        } catch (IOException e) {
            throw new ElpisException(
                            Code.OUTPUT_UNUSABLE,
                            "The release.json in the output folder is not one that Elpis wrote. Choose another output.",
                            e)
                    .with("output", job.output());
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private static long cpuMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(0L);
    }
}
