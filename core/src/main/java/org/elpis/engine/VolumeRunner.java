package org.elpis.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.deid.SiteKey;
import org.elpis.deid.VolumeNames;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.UnreadableSourceException;
import org.elpis.engine.VolumeReport.Line;
import org.elpis.engine.VolumeReport.Result;
import org.elpis.pixel.VolumeFormat;
import org.elpis.pixel.VolumeHandling;
import org.elpis.pixel.VolumeHandling.Modality;
import org.elpis.pixel.VolumeOutcome;

/// Takes the faces out of volumes that are files of their own, one after the other.
///
/// A file gets its name in the output only when it is whole, on the disk, and the check has passed. The same job
/// gives the same bytes every time, so one that was stopped is simply run again.
public final class VolumeRunner {
    private static final int BUFFER_BYTES = 1 << 16;

    private final VolumeJob job;
    private final VolumeFormat format;
    private final Consumer<Line> listener;

    /// @param listener  is told of each volume when it is done
    public VolumeRunner(VolumeJob job, VolumeFormat format, Consumer<Line> listener) {
        this.job = job;
        this.format = format;
        this.listener = listener;
    }

    /// Runs the job to its end.
    ///
    /// @throws ElpisException when the environment does not let the job start or go on
    public VolumeReport run() {
        long started = System.nanoTime();
        PlacesApart.require(job.inputs(), job.output(), job.home());
        VolumeNames names = new VolumeNames(SiteKey.of(job.home()).project(job.project()));
        try (JobFolder folder = JobFolder.start(job.home());
                OutputFolder output = OutputFolder.open(job.output(), folder.id())) {
            Logbook logbook = new Logbook(job.home(), Clock.systemUTC());
            logbook.requireWritable();
            VolumeInputs.Listing listing = VolumeInputs.list(job.inputs(), format);
            List<Line> lines = new ArrayList<>();
            Set<String> taken = new HashSet<>();
            for (VolumeInputs.Volume volume : listing.volumes()) {
                String name = name(names, volume.path());
                Line line = taken.add(name)
                        ? standing(line(volume, name, names.seed(volume.path()), folder, output), output)
                        : held(volume, name, VolumeReasons.sameName());
                lines.add(line);
                listener.accept(line);
            }
            long millis = (System.nanoTime() - started) / 1_000_000;
            VolumeReport report = new VolumeReport(
                    folder.id(), folder.folder(), job, lines, listing.left(), millis, OptionalLong.empty());
            folder.write(VolumeReport.FILE, VolumeReportJson.record(report));
            OptionalLong entry =
                    report.released() > 0 ? OptionalLong.of(logbook.volumes(report)) : OptionalLong.empty();
            folder.finish();
            return report.with(entry);
        } catch (IOException e) {
            throw new ElpisException(
                            Code.HOME_UNUSABLE,
                            "The job's folder cannot be written. Free space in the private folder or check its permissions, "
                                    + "or choose another with --home; then run the same command again.",
                            e)
                    .with("home", job.home());
        }
    }

    private String name(VolumeNames names, String path) {
        return switch (job.names()) {
            case PSEUDONYMS -> names.of(path);
            case KEPT -> VolumeNames.withoutEnding(path);
        };
    }

    /// What an earlier run gave out under a name that was derived must not stay when the volume is held back
    /// now.
    private Line standing(Line line, OutputFolder output) {
        if (line.result() instanceof Result.HeldBack && job.names() == VolumeJob.Names.PSEUDONYMS) {
            output.delete(line.name().concat(".nii"));
            output.delete(line.name().concat(".nii.gz"));
        }
        return line;
    }

    private static Line held(VolumeInputs.Volume volume, String name, Reason reason) {
        return new Line(volume.item().name(), name, new Result.HeldBack(reason));
    }

    private Line line(VolumeInputs.Volume volume, String name, byte[] seed, JobFolder folder, OutputFolder output) {
        Path partial = output.partial();
        try {
            VolumeHandling handling = new VolumeHandling(job.faces(), modality(volume.path()), seed);
            VolumeOutcome outcome = format.release(volume.item().file(), partial, handling);
            return switch (outcome) {
                case VolumeOutcome.Defaced defaced ->
                    released(volume, name.concat(defaced.ending()), outcome, partial, output);
                case VolumeOutcome.Faceless faceless ->
                    released(volume, name.concat(faceless.ending()), outcome, partial, output);
                case VolumeOutcome.Unreadable unreadable -> held(volume, name, VolumeReasons.of(unreadable));
                case VolumeOutcome.Doubt doubt -> held(volume, name, VolumeReasons.of(doubt));
            };
        } catch (UnreadableSourceException e) {
            return held(volume, name, Reason.unreadable());
        } catch (IOException e) {
            throw output.fault(e, partial);
        } catch (ElpisException e) {
            throw e;
        } catch (RuntimeException e) {
            folder.noteFault(volume.item(), e);
            return held(volume, name, Reason.internalFault());
        } finally {
            OutputFolder.forget(partial);
        }
    }

    /// BIDS names what made a volume at the end of the file's name; values tell CT, and nothing tells PET from
    /// MR.
    private Optional<Modality> modality(String path) {
        boolean isPet = VolumeNames.withoutEnding(path).toLowerCase(Locale.ROOT).endsWith("_pet");
        return job.modality().isEmpty() && isPet ? Optional.of(Modality.PET) : job.modality();
    }

    private static Line released(
            VolumeInputs.Volume volume, String name, VolumeOutcome outcome, Path partial, OutputFolder output)
            throws IOException {
        String sha256 = sha256(partial);
        output.take(partial, name);
        return new Line(volume.item().name(), name, new Result.Released(outcome, sha256));
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest sha256 = Sha256.start();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
        }
        return Sha256.hex(sha256.digest());
    }
}
