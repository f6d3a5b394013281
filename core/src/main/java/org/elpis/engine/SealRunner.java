package org.elpis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.deid.SiteKey;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.pixel.Examiners;
import org.elpis.seal.Opening;
import org.elpis.seal.Seal;
import org.elpis.seal.SealStatement;
import org.elpis.seal.SealedStudy;
import org.elpis.seal.SigningKeys;
import org.elpis.seal.UnsealableException;
import org.elpis.timestamp.Obtained;
import org.elpis.timestamp.TimestampAuthority;

/// Seals studies: for each, one file with the signed statement and one that opens it.
public final class SealRunner {
    private final Path home;
    private final Path out;
    private final String sealer;
    private final int workers;
    private final Clock clock;
    private final Progress progress;
    private final ReadLimits limits;
    private final Optional<TimestampAuthority> authority;

    /// @param out  folder for seals and openings; made when it is not there
    /// @param sealer  what the sealer calls itself
    public SealRunner(Path home, Path out, String sealer, int workers, Clock clock, Progress progress) {
        this(home, out, sealer, workers, clock, progress, Optional.empty());
    }

    /// @param out  folder for seals and openings; made when it is not there
    /// @param sealer  what the sealer calls itself
    /// @param authority  asked for a timestamp of each seal; without one that fits there is no seal
    public SealRunner(
            Path home,
            Path out,
            String sealer,
            int workers,
            Clock clock,
            Progress progress,
            Optional<TimestampAuthority> authority) {
        this.authority = authority;
        this.home = home;
        this.out = out;
        this.sealer = sealer;
        this.workers = workers;
        this.clock = clock;
        this.progress = progress;
        this.limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory() / workers);
    }

    /// What was sealed.
    ///
    /// @param unsealed  files that no seal covers; private
    public record Report(List<Sealed> studies, List<Unsealed> unsealed) {
        public Report {
            studies = List.copyOf(studies);
            unsealed = List.copyOf(unsealed);
        }
    }

    /// A sealed study.
    ///
    /// @param looseFrames  in which bits beside the stored ones are in use, which are not sealed
    /// @param stamped  when an authority says that it was sealed; to be judged by whoever verifies
    public record Sealed(Path seal, SealStatement statement, long looseFrames, Optional<Instant> stamped) {}

    /// A file that no seal covers, and why.
    ///
    /// @param file  private
    public record Unsealed(String file, String reason) {}

    /// Seals all studies of some files and folders.
    ///
    /// @throws ElpisException when keys, inputs or the folder of the output cannot be used
    public Report run(List<Path> inputs) {
        SigningKeys keys = SigningKeys.of(home);
        byte[] secret = SiteKey.of(home).seals();
        try {
            Files.createDirectories(out);
            Path spool = StudyFiles.spool();
            try {
                return run(StudyFiles.of(inputs, spool, limits), secret, keys);
            } finally {
                Trees.delete(spool);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ElpisException(
                            Code.OUTPUT_UNUSABLE, "Seals cannot be written into the output folder: is it full?", e)
                    .with("output", out);
        }
    }

    private Report run(StudyFiles files, byte[] secret, SigningKeys keys) throws IOException {
        List<Unsealed> unsealed = new ArrayList<>();
        files.others().forEach(other -> unsealed.add(new Unsealed(other.name(), other.reason())));
        List<Sealed> sealed = new ArrayList<>();
        int count = files.studies().values().stream().mapToInt(List::size).sum();
        progress.start(Progress.Phase.LOOKING, count, 0);
        for (Map.Entry<String, List<InputItem>> study : files.studies().entrySet()) {
            SealedStudy collected = new SealedStudy(Examiners.opener(), secret);
            List<Unsealed> faults = Collections.synchronizedList(new ArrayList<>());
            List<InputItem> items = study.getValue();
            Threads.run(workers, items.size(), () -> i -> {
                add(items.get(i), collected, faults);
                progress.advance(items.get(i).size());
            });
            unsealed.addAll(faults);
            if (collected.instances() > 0) {
                sealed.add(write(collected, keys));
            }
        }
        return new Report(sealed, unsealed);
    }

    private void add(InputItem item, SealedStudy study, List<Unsealed> faults) {
        try (FileSource source = FileSource.open(item.file())) {
            study.add(DicomReader.read(source, limits));
        } catch (UnsealableException e) {
            faults.add(new Unsealed(item.name(), String.valueOf(e.getMessage())));
        } catch (MalformedDicomException | IOException e) {
            faults.add(new Unsealed(item.name(), "it cannot be read"));
        }
    }

    private Sealed write(SealedStudy study, SigningKeys keys) throws IOException {
        Opening opening = study.opening();
        SealStatement statement = SealStatement.of(opening, clock.instant().getEpochSecond(), Software.NAME, sealer);
        Seal signed = Seal.sign(statement, keys);
        Optional<Obtained> timestamp = authority.map(asked -> asked.stamp(signed.stamped()));
        Seal seal = timestamp.map(obtained -> signed.with(obtained.token())).orElse(signed);
        new Logbook(home, clock).seal(statement, seal.bytes());
        return new Sealed(
                SealFiles.write(out, seal, opening, Optional.empty()),
                statement,
                study.looseFrames(),
                timestamp.map(Obtained::time));
    }
}
