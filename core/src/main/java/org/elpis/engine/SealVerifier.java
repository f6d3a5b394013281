package org.elpis.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.cbor.MalformedCborException;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.pixel.Examiners;
import org.elpis.seal.Opening;
import org.elpis.seal.Seal;
import org.elpis.seal.SealCheck;
import org.elpis.seal.SealerKeys;
import org.elpis.seal.Verdict;

/// Compares copies of studies with their seals.
public final class SealVerifier {
    private static final long MAX_SEAL = 1 << 16;
    private static final long MAX_OPENING = 1L << 31;

    private final Collection<SealerKeys> trusted;
    private final ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());

    /// @param trusted  sealers whose word counts
    public SealVerifier(Collection<SealerKeys> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /// What came of one study of the copy.
    ///
    /// @param files  how many files of the copy are of it
    /// @param seal  that it was compared with
    public record Result(int files, Optional<Path> seal, Verdict verdict) {}

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

    /// A seal with what opens it, or why it cannot be used.
    private record Candidate(Path file, Optional<Seal> seal, Optional<Opening> opening, String fault) {}

    /// Compares all studies of a copy.
    ///
    /// @param copy  a file, or a folder with whole studies
    /// @param seals  a seal, or a folder with seals; the opening of each lies beside it
    public Report verify(Path copy, Path seals) {
        List<Candidate> candidates = candidates(seals);
        boolean isWhole = Files.isDirectory(copy);
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

    private Report verify(StudyFiles files, List<Candidate> candidates, boolean isWhole) {
        List<SealRunner.Unsealed> unread = new ArrayList<>();
        files.others().forEach(other -> unread.add(new SealRunner.Unsealed(other.name(), other.reason())));
        List<Result> results = new ArrayList<>();
        for (Map.Entry<String, List<InputItem>> study : files.studies().entrySet()) {
            results.add(best(study.getValue(), candidates, isWhole, unread));
        }
        return new Report(results, unread);
    }

    /// The verdict by the seal that the study is of, or why there is none.
    private Result best(
            List<InputItem> items, List<Candidate> candidates, boolean isWhole, List<SealRunner.Unsealed> unread) {
        Optional<Result> best = Optional.empty();
        for (Candidate candidate : candidates) {
            List<SealRunner.Unsealed> faults = new ArrayList<>();
            Verdict verdict = candidate.seal().isEmpty() || candidate.opening().isEmpty()
                    ? Verdict.unknown(candidate.fault())
                    : compare(items, candidate.seal().get(), candidate.opening().get(), isWhole, faults);
            boolean isBetter = best.isEmpty()
                    || verdict.shares().instances()
                            > best.get().verdict().shares().instances();
            if (isBetter) {
                best = Optional.of(new Result(items.size(), Optional.of(candidate.file()), verdict));
            }
            if (verdict.shares().instances() > 0) {
                unread.addAll(faults);
                break;
            }
        }
        return best.orElseGet(
                () -> new Result(items.size(), Optional.empty(), Verdict.unknown("there is no seal of this study")));
    }

    private Verdict compare(
            List<InputItem> items, Seal seal, Opening opening, boolean isWhole, List<SealRunner.Unsealed> faults) {
        SealCheck check = new SealCheck(seal, opening, trusted, Examiners.opener());
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

    private static List<Candidate> candidates(Path seals) {
        try {
            if (!Files.isDirectory(seals)) {
                return List.of(candidate(seals));
            }
            List<Candidate> found = new ArrayList<>();
            try (Stream<Path> files = Files.list(seals)) {
                for (Path file : files.filter(file -> file.toString().endsWith(".seal"))
                        .sorted()
                        .toList()) {
                    found.add(candidate(file));
                }
            }
            return found;
        } catch (IOException e) {
            throw new ElpisException(
                            Code.INPUT_UNREADABLE, "The seal does not exist or cannot be read. Check the path.", e)
                    .with("seal", seals);
        }
    }

    private static Candidate candidate(Path file) throws IOException {
        Path opening = opening(file);
        Optional<Seal> seal = Optional.empty();
        try {
            if (Files.size(file) > MAX_SEAL) {
                return new Candidate(file, seal, Optional.empty(), "the file is no seal: it is too large");
            }
            seal = Optional.of(Seal.read(Files.readAllBytes(file)));
        } catch (MalformedCborException e) {
            return new Candidate(
                    file,
                    seal,
                    Optional.empty(),
                    "the file is no seal that this version reads: " + e.fault().phrase());
        }
        if (!Files.isRegularFile(opening)) {
            return new Candidate(file, seal, Optional.empty(), "the opening of the seal is not beside it");
        }
        long length = Files.size(opening);
        if (length > MAX_OPENING) {
            return new Candidate(file, seal, Optional.empty(), "the opening of the seal is too large");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(opening), 1 << 16)) {
            return new Candidate(file, seal, Optional.of(Opening.read(in, length)), "");
        } catch (MalformedCborException e) {
            return new Candidate(
                    file,
                    seal,
                    Optional.empty(),
                    "the opening is none that this version reads: " + e.fault().phrase());
        }
    }

    /// What opens a seal has its name.
    private static Path opening(Path seal) {
        String name = seal.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return seal.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".opening");
    }
}
