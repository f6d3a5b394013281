package org.elpis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.pixel.Examiners;
import org.elpis.seal.Answered;
import org.elpis.seal.Attestation;
import org.elpis.seal.SealCheck;
import org.elpis.seal.SealerKeys;
import org.elpis.seal.Verdict;
import org.elpis.timestamp.TimestampTrust;

/// Compares copies of studies with their seals.
public final class SealVerifier {

    private final Collection<SealerKeys> trusted;
    private final TimestampTrust timestamps;
    private final ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());

    /// @param trusted  sealers whose word counts
    public SealVerifier(Collection<SealerKeys> trusted) {
        this(trusted, TimestampTrust.nobody(Instant.now()));
    }

    /// @param trusted  sealers whose word counts
    /// @param timestamps  whose word for the time counts
    public SealVerifier(Collection<SealerKeys> trusted, TimestampTrust timestamps) {
        this.trusted = List.copyOf(trusted);
        this.timestamps = timestamps;
    }

    /// What came of one study of the copy by one seal.
    ///
    /// @param files  how many files of the copy are of it
    /// @param seal  that it was compared with
    /// @param times  timestamps of the seal and of its attestation; none where all times are the sealers' word
    public record Result(int files, Optional<Path> seal, Verdict verdict, List<SealTime> times) {
        public Result {
            times = List.copyOf(times);
        }

        public Result(int files, Optional<Path> seal, Verdict verdict) {
            this(files, seal, verdict, List.of());
        }

        /// Whether an authority that is trusted says when the seal was there.
        public boolean isTimeTrusted() {
            return SealTime.isTrusted(times);
        }
    }

    /// What came of a copy.
    ///
    /// @param unread  files of the copy that no verdict covers; private
    public record Report(List<Result> studies, List<SealRunner.Unsealed> unread) {
        public Report {
            studies = List.copyOf(studies);
            unread = List.copyOf(unread);
        }

        /// The worst that is said of any part; nothing at all is unknown.
        public Verdict.Outcome outcome() {
            boolean isAltered = false;
            boolean isGenuine = !studies.isEmpty() && unread.isEmpty();
            for (Result study : studies) {
                isAltered |= study.verdict().outcome() == Verdict.Outcome.ALTERED;
                isGenuine &= study.verdict().outcome() == Verdict.Outcome.GENUINE;
            }
            return isAltered ? Verdict.Outcome.ALTERED : isGenuine ? Verdict.Outcome.GENUINE : Verdict.Outcome.UNKNOWN;
        }
    }

    /// Whether a copy is to be whole studies, so that what is not in it is missing: a folder, a zip or what a DICOMDIR
    /// lists, and not one object.
    public static boolean isWhole(Path copy) {
        try {
            return Files.isDirectory(copy) || InputFiles.isOfMany(copy);
        } catch (IOException e) {
            throw new ElpisException(Code.INPUT_UNREADABLE, "The copy does not exist or cannot be read.", e)
                    .with("copy", copy);
        }
    }

    /// Compares all studies of a copy.
    ///
    /// @param copy  a file, or a folder or zip with whole studies
    /// @param seals  a seal, or a folder with seals; the opening of each lies beside it
    public Report verify(Path copy, Path seals) {
        List<SealFiles> candidates = SealFiles.list(seals);
        boolean isWhole = isWhole(copy);
        try {
            Path spool = StudyFiles.spool();
            try {
                return verify(StudyFiles.of(List.of(copy), spool, limits), candidates, isWhole);
            } finally {
                Trees.delete(spool);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ElpisException(Code.INPUT_UNREADABLE, "The copy cannot be read any more.", e).with("copy", copy);
        }
    }

    private Report verify(StudyFiles files, List<SealFiles> candidates, boolean isWhole) {
        List<SealRunner.Unsealed> unread = new ArrayList<>();
        files.others().forEach(other -> unread.add(new SealRunner.Unsealed(other.name(), other.reason())));
        List<Result> results = new ArrayList<>();
        for (Map.Entry<String, List<InputItem>> study : files.studies().entrySet()) {
            results.addAll(results(study.getValue(), candidates, isWhole, unread));
        }
        return new Report(results, unread);
    }

    /// One verdict by each seal that the study is of; or one that says why there is none.
    private List<Result> results(
            List<InputItem> items, List<SealFiles> candidates, boolean isWhole, List<SealRunner.Unsealed> unread) {
        List<Result> results = new ArrayList<>();
        Result none = new Result(items.size(), Optional.empty(), Verdict.unknown("there is no seal of this study"));
        for (SealFiles candidate : candidates) {
            List<SealRunner.Unsealed> faults = new ArrayList<>();
            Verdict verdict = candidate.seal().isEmpty() || candidate.opening().isEmpty()
                    ? Verdict.unknown(candidate.fault())
                    : compare(items, candidate, isWhole, faults);
            List<SealTime> times = verdict.statement().isEmpty() ? List.of() : SealTime.of(candidate, timestamps);
            Result result = new Result(
                    items.size(), Optional.of(candidate.file()), SealTime.weighed(verdict, times, timestamps), times);
            if (verdict.shares().instances() > 0) {
                unread.addAll(results.isEmpty() ? faults : List.of());
                results.add(result);
            } else if (candidates.size() == 1 || verdict.statement().isEmpty()) {
                none = result;
            }
        }
        return results.isEmpty() ? List.of(none) : vouched(results, candidates);
    }

    /// What was replaced is genuine only by the seal of the copy, which the attestation names.
    private static List<Result> vouched(List<Result> results, List<SealFiles> candidates) {
        List<Verdict> weighed = Answered.weighed(results.stream()
                .map(result -> new Answered(result.verdict(), attestation(result, candidates)))
                .toList());
        List<Result> vouched = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            vouched.add(new Result(result.files(), result.seal(), weighed.get(i), result.times()));
        }
        return vouched;
    }

    private static Optional<Attestation.Statement> attestation(Result result, List<SealFiles> candidates) {
        return candidates.stream()
                .filter(candidate -> Optional.of(candidate.file()).equals(result.seal()))
                .findFirst()
                .flatMap(SealFiles::attestation)
                .map(Attestation::statement);
    }

    private Verdict compare(List<InputItem> items, SealFiles seal, boolean isWhole, List<SealRunner.Unsealed> faults) {
        SealCheck check = new SealCheck(
                seal.seal().orElseThrow(),
                seal.opening().orElseThrow(),
                seal.attestation(),
                trusted,
                Examiners.opener());
        for (InputItem item : items) {
            try (FileSource source = FileSource.open(item.file())) {
                Instance instance = DicomReader.read(source, limits);
                check.look(instance);
            } catch (MalformedDicomException | IOException e) {
                faults.add(new SealRunner.Unsealed(item.name(), "it cannot be read"));
            }
        }
        return check.verdict(isWhole);
    }
}
