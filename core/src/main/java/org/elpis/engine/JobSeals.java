package org.elpis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.elpis.ElpisException;
import org.elpis.deid.SiteKey;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.pixel.Examiners;
import org.elpis.seal.Attestation;
import org.elpis.seal.Disclosure;
import org.elpis.seal.Opening;
import org.elpis.seal.Seal;
import org.elpis.seal.SealStatement;
import org.elpis.seal.SealedRelease;
import org.elpis.seal.SigningKeys;
import org.elpis.seal.UnsealableException;
import org.jspecify.annotations.Nullable;

/// Seals what a job reads and what it hands over, study by study and while it has them in hand: what `seal`, `deid` and
/// `attest` do one after another.
///
/// The seal of a study is written when all of it was read, that of its release when the job has handed over
/// everything. A study of which a file was lost on the way gets none. Thread-safe.
final class JobSeals implements AutoCloseable {
    private final Job job;
    private final Job.Seals wanted;
    private final ReadLimits limits;
    private final SigningKeys keys;
    private final byte[] secret;
    private final SealFolder folder;
    private final Clock clock;
    private final Logbook logbook;
    private final Map<String, Pending> pending = new TreeMap<>();
    private final List<StagedSeal> staged = new ArrayList<>();
    private final List<SealRunner.Unsealed> unsealed = new ArrayList<>();

    /// A study that is being read.
    private static final class Pending {
        final SealedRelease objects;
        final List<ScannedItem> leftOut = new ArrayList<>();
        final Set<String> releasedStudies = new HashSet<>();
        int left;
        boolean isLost;

        Pending(byte[] secret) {
            objects = new SealedRelease(Examiners.opener(), secret);
        }
    }

    private JobSeals(Job job, Job.Seals wanted, ReadLimits limits, SealFolder folder) {
        this.job = job;
        this.wanted = wanted;
        this.limits = limits;
        this.folder = folder;
        this.keys = SigningKeys.of(job.home());
        this.secret = SiteKey.of(job.home()).seals();
        this.clock = Clock.systemUTC();
        this.logbook = new Logbook(job.home(), clock);
    }

    /// Null when the job wants no seals.
    ///
    /// @throws org.elpis.ElpisException when their folder cannot be used
    static @Nullable JobSeals open(Job job, JobFolder jobFolder, ReadLimits limits) {
        Job.Seals wanted = job.seals().orElse(null);
        if (wanted == null || job.mode() == Job.Mode.DRY_RUN) {
            return null;
        }
        return new JobSeals(job, wanted, limits, SealFolder.open(wanted.folder(), jobFolder.id()));
    }

    /// Tells what is to come.
    ///
    /// @param leftOut  what can be read and is not released; it is sealed nevertheless
    synchronized void expect(List<ScannedItem> items, List<ScannedItem> leftOut) {
        for (ScannedItem item : items) {
            pending(item).left++;
        }
        for (ScannedItem item : leftOut) {
            pending(item).leftOut.add(item);
        }
    }

    private Pending pending(ScannedItem item) {
        return pending.computeIfAbsent(item.studyUid(), absent -> new Pending(secret));
    }

    /// An object that was handed over.
    ///
    /// @param copy  as it was written; asked for where a fault cannot cost the object any more
    /// @param path  in the output
    record HandedOver(Supplier<Instance> copy, String path) {}

    /// Seals an object that is open, and what was made of it. A fault is noted and costs the seal of the study, never
    /// the object.
    ///
    /// @param copy  empty where it was held back
    void add(ScannedItem item, Instance original, Optional<HandedOver> copy) {
        Pending study = find(item);
        try {
            seal(item, study, original, copy);
            if (!item.item().isUnchanged(Files.size(item.item().file()))) {
                // What left may be of before, what was sealed of after.
                lose(item, study);
            }
        } catch (IOException | RuntimeException e) {
            lose(item, study);
        }
        leave(item, study);
    }

    /// Seals an object that an earlier run of the job has handed over.
    void addBefore(ScannedItem item, String path) {
        Pending study = find(item);
        try (FileSource source = FileSource.open(item.item().file());
                FileSource released = FileSource.open(job.output().resolve(path))) {
            Instance copy = DicomReader.read(released, limits);
            seal(item, study, DicomReader.read(source, limits), Optional.of(new HandedOver(() -> copy, path)));
        } catch (IOException | MalformedDicomException | RuntimeException e) {
            lose(item, study);
        }
        leave(item, study);
    }

    /// Notes an object that could not be read to its end.
    void lose(ScannedItem item) {
        Pending study = find(item);
        lose(item, study);
        leave(item, study);
    }

    private synchronized Pending find(ScannedItem item) {
        return pending(item);
    }

    private void seal(ScannedItem item, Pending study, Instance original, Optional<HandedOver> copy)
            throws IOException {
        try {
            if (copy.isPresent()) {
                study.objects.add(original, copy.get().copy().get());
                synchronized (this) {
                    study.releasedStudies.add(ReleaseAttest.study(copy.get().path()));
                }
            } else {
                study.objects.add(original);
            }
        } catch (UnsealableException e) {
            synchronized (this) {
                unsealed.add(new SealRunner.Unsealed(item.item().name(), String.valueOf(e.getMessage())));
            }
        }
    }

    private synchronized void lose(ScannedItem item, Pending study) {
        study.isLost = true;
        unsealed.add(new SealRunner.Unsealed(
                item.item().name(),
                "it changed or could not be read to its end while the job ran, so its study is not sealed"));
    }

    private void leave(ScannedItem item, Pending study) {
        synchronized (this) {
            if (--study.left > 0) {
                return;
            }
            pending.remove(item.studyUid());
        }
        try {
            finish(study);
        } catch (ElpisException e) {
            throw e;
        } catch (RuntimeException e) {
            // The objects have left: a fault here costs the seal.
            synchronized (this) {
                unsealed.add(new SealRunner.Unsealed(item.item().name(), "its study could not be sealed: a fault"));
            }
        }
    }

    private void finish(Pending study) {
        for (ScannedItem item : study.leftOut) {
            try (FileSource source = FileSource.open(item.item().file())) {
                seal(item, study, DicomReader.read(source, limits), Optional.empty());
            } catch (IOException | MalformedDicomException e) {
                lose(item, study);
            }
        }
        if (study.isLost || study.objects.instances() == 0) {
            return;
        }
        Opening opening = study.objects.original();
        Seal seal = originals(opening);
        Optional<StagedSeal.Release> release =
                study.objects.copies() == 0 ? Optional.empty() : Optional.of(release(study, seal, opening));
        synchronized (this) {
            staged.add(new StagedSeal(seal, opening.uids(), release));
        }
    }

    private Seal originals(Opening opening) {
        SealStatement statement =
                SealStatement.of(opening, clock.instant().getEpochSecond(), Software.NAME, wanted.sealer());
        Optional<Seal> same = folder.same(SealFolder.ORIGINALS, statement, keys.sealer());
        if (same.isPresent()) {
            return same.get();
        }
        Seal seal = Seal.sign(statement, keys);
        logbook.seal(statement, seal.bytes());
        String name = SealFiles.name(statement);
        folder.take(folder.stage(opening::write), SealFolder.ORIGINALS, name + SealFiles.OPENING);
        folder.write(SealFolder.ORIGINALS, name + SealFiles.SEAL, seal.bytes());
        return seal;
    }

    /// What is written does not wait in memory for the end of the job.
    private StagedSeal.Release release(Pending study, Seal seal, Opening original) {
        Opening copy = study.objects.copy();
        Disclosure disclosure = study.objects.disclosure(original);
        Opening shown = disclosure.opening();
        SealStatement statement = SealStatement.of(copy, clock.instant().getEpochSecond(), Software.NAME, "");
        return new StagedSeal.Release(
                statement,
                new Attestation.Shown(seal.statement().study(), shown.digest(), disclosure.operations()),
                shown.uids().size(),
                Set.copyOf(study.releasedStudies),
                copy.uids(),
                folder.stage(copy::write),
                folder.stage(shown::write));
    }

    /// Attests what was released, when all of it lies in the output with its manifest.
    SealReport finish(OutputFolder output) throws IOException {
        List<Pending> unfinished;
        synchronized (this) {
            unfinished = List.copyOf(pending.values());
            pending.clear();
        }
        unfinished.forEach(this::finish);
        staged.sort(Comparator.comparing(StagedSeal::name));
        unsealed.sort(Comparator.comparing(SealRunner.Unsealed::file));
        List<SealReport.StudySeal> studies =
                new ReleaseAttest(folder, keys, logbook, output.folder()).all(List.copyOf(staged));
        return new SealReport(folder.part(SealFolder.ORIGINALS), folder.part(SealFolder.RELEASE), studies, unsealed);
    }

    @Override
    public void close() {
        folder.close();
    }
}
