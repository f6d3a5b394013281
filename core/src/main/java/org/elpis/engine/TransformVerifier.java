package org.elpis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
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
import org.elpis.dicom.Sha256;
import org.elpis.pixel.Examiners;
import org.elpis.seal.Attestation;
import org.elpis.seal.SealerKeys;
import org.elpis.seal.TransformCheck;
import org.elpis.seal.TransformVerdict;
import org.elpis.seal.Verdict;
import org.jspecify.annotations.Nullable;

/// Holds a release against its originals: whether it is these with the attested operations applied, and nothing else.
///
/// Both ends are compared with their seals first, so that what is said here is said of what was sealed.
public final class TransformVerifier {
    private final Collection<SealerKeys> trusted;
    private final ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());

    /// @param trusted  sealers whose word counts
    public TransformVerifier(Collection<SealerKeys> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /// Where both ends and what goes with them lie.
    ///
    /// @param told  folder that goes with the release: both seals, openings, attestation
    /// @param seals  folder with the seals of the originals and their whole openings; private
    public record Ends(Path originals, Path seals, Path released, Path told) {}

    /// What came of one study.
    ///
    /// @param seal  of the originals
    /// @param leftOut  SOP Instance UIDs of originals that are not in the release; private
    /// @param verdict  empty where nothing could be compared, for the reason
    public record Study(Path seal, List<String> leftOut, Optional<TransformVerdict> verdict, List<String> reasons) {
        public Study {
            leftOut = List.copyOf(leftOut);
            reasons = List.copyOf(reasons);
        }

        /// Altered goes before unknown.
        public Verdict.Outcome outcome() {
            Verdict.Outcome found = verdict.map(TransformVerdict::outcome).orElse(Verdict.Outcome.UNKNOWN);
            return found == Verdict.Outcome.GENUINE && !reasons.isEmpty() ? Verdict.Outcome.UNKNOWN : found;
        }
    }

    /// What came of a release.
    ///
    /// @param released  the release by the seals that go with it
    /// @param reasons  why nobody can say, of the release as a whole
    public record Report(List<Study> studies, SealVerifier.Report released, List<String> reasons) {
        public Report {
            studies = List.copyOf(studies);
            reasons = List.copyOf(reasons);
        }

        /// The worst that is said of any part; nothing at all is unknown.
        public Verdict.Outcome outcome() {
            boolean isAltered = released.outcome() == Verdict.Outcome.ALTERED;
            boolean isGenuine = !studies.isEmpty() && reasons.isEmpty();
            for (Study study : studies) {
                isAltered |= study.outcome() == Verdict.Outcome.ALTERED;
                isGenuine &= study.outcome() == Verdict.Outcome.GENUINE;
            }
            return isAltered ? Verdict.Outcome.ALTERED : isGenuine ? Verdict.Outcome.GENUINE : Verdict.Outcome.UNKNOWN;
        }
    }

    /// Compares both ends.
    ///
    /// @throws ElpisException when something of them cannot be read
    public Report verify(Ends ends) {
        SealVerifier verifier = new SealVerifier(trusted);
        SealVerifier.Report released = verifier.verify(ends.released(), ends.told());
        SealVerifier.Report originals = verifier.verify(ends.originals(), ends.seals());
        try {
            Path spool = StudyFiles.spool();
            try {
                return new Run(ends, released, originals, spool).report();
            } finally {
                Trees.delete(spool);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ElpisException(Code.INPUT_UNREADABLE, "One of both ends cannot be read any more.", e)
                    .with("released", ends.released());
        }
    }

    private final class Run {
        private final Ends ends;
        private final SealVerifier.Report released;
        private final SealVerifier.Report originals;
        private final Map<String, InputItem> before;
        private final Map<String, InputItem> after;
        private final List<SealFiles> told;
        private final List<SealFiles> wholes;

        Run(Ends ends, SealVerifier.Report released, SealVerifier.Report originals, Path spool) throws IOException {
            this.ends = ends;
            this.released = released;
            this.originals = originals;
            this.before = byUid(StudyFiles.of(List.of(ends.originals()), spool, limits));
            this.after = byUid(StudyFiles.of(List.of(ends.released()), spool, limits));
            this.told = SealFiles.list(ends.told());
            this.wholes = SealFiles.list(ends.seals());
        }

        private Map<String, InputItem> byUid(StudyFiles files) throws IOException {
            Map<String, InputItem> byUid = new HashMap<>();
            for (List<InputItem> items : files.studies().values()) {
                for (InputItem item : items) {
                    try (FileSource source = FileSource.open(item.file())) {
                        byUid.put(DicomReader.read(source, limits).sopInstanceUid(), item);
                    } catch (MalformedDicomException e) {
                        // It was read a moment ago; whoever misses it will say so.
                    }
                }
            }
            return byUid;
        }

        Report report() throws IOException {
            List<Study> studies = new ArrayList<>();
            List<String> reasons = new ArrayList<>();
            for (SealFiles parent : told) {
                Optional<Attestation> attestation =
                        parent.attestation().filter(made -> made.signer(trusted).isPresent());
                if (attestation.isPresent() && parent.opening().isPresent()) {
                    studies.add(study(parent, attestation.get().statement()));
                }
            }
            if (studies.isEmpty()) {
                reasons.add("nobody who is trusted here attested this release");
            }
            if (released.unread().size() + originals.unread().size() > 0) {
                reasons.add("not every file can be judged");
            }
            long children = released.studies().stream()
                    .filter(result ->
                            result.seal().isPresent() && result.verdict().outcome() == Verdict.Outcome.GENUINE)
                    .filter(result ->
                            studies.stream().noneMatch(study -> result.seal().equals(Optional.of(study.seal()))))
                    .count();
            if (children < studies.size()) {
                reasons.add("the release is not what its own seal is of");
            }
            return new Report(studies, released, reasons);
        }

        private Study study(SealFiles parent, Attestation.Statement statement) throws IOException {
            Optional<SealFiles> whole = wholes.stream()
                    .filter(each ->
                            each.opening().isPresent() && each.attestation().isEmpty())
                    .filter(each -> each.seal()
                            .filter(seal -> Arrays.equals(seal.statement().study(), statement.parent()))
                            .isPresent())
                    .findFirst();
            if (whole.isEmpty()) {
                return new Study(
                        parent.file(),
                        List.of(),
                        Optional.empty(),
                        List.of("the whole opening of the originals is not among their seals"));
            }
            List<String> reasons = doubts(whole.get(), statement);
            TransformCheck check = new TransformCheck(
                    whole.get().opening().orElseThrow(), parent.opening().orElseThrow(), statement, Examiners.opener());
            List<String> leftOut = new ArrayList<>();
            for (String uid : check.originals()) {
                Optional<String> released = check.released(uid);
                if (released.isEmpty()) {
                    check.leftOut(uid);
                    leftOut.add(uid);
                } else if (!compare(check, before.get(uid), after.get(released.get()))) {
                    reasons.add("an object is missing at one of both ends, or cannot be read");
                }
            }
            return new Study(
                    parent.file(),
                    leftOut,
                    Optional.of(check.verdict()),
                    reasons.stream().distinct().toList());
        }

        /// What keeps from believing that both ends are those that were sealed and attested.
        private List<String> doubts(SealFiles whole, Attestation.Statement statement) throws IOException {
            List<String> reasons = new ArrayList<>();
            boolean areOriginals = originals.studies().stream()
                    .anyMatch(result -> result.seal().equals(Optional.of(whole.file()))
                            && result.verdict().outcome() == Verdict.Outcome.GENUINE);
            if (!areOriginals) {
                reasons.add("the originals are not what their seal is of, or nobody who is trusted here sealed them");
            }
            boolean hasChild = told.stream()
                    .anyMatch(each -> each.seal()
                            .filter(seal -> Arrays.equals(seal.statement().study(), statement.child()))
                            .isPresent());
            if (!hasChild) {
                reasons.add("the seal of the release that was attested is not there");
            } else if (!isReleased(statement)) {
                reasons.add("the release is not what the seal that was attested is of");
            }
            if (isOtherManifest(statement)) {
                reasons.add("release.json is not the one that was attested");
            }
            return reasons;
        }

        /// Another seal of the release answers for nothing that was attested.
        private boolean isReleased(Attestation.Statement statement) {
            return released.studies().stream()
                    .map(SealVerifier.Result::verdict)
                    .filter(verdict -> verdict.outcome() == Verdict.Outcome.GENUINE)
                    .flatMap(verdict -> verdict.statement().stream())
                    .anyMatch(seal -> Arrays.equals(seal.study(), statement.child()));
        }

        /// A part of a release goes without it.
        private boolean isOtherManifest(Attestation.Statement statement) throws IOException {
            Path manifest = ends.released().resolve(Manifest.NAME);
            return Files.isRegularFile(manifest)
                    && !Arrays.equals(statement.manifest(), Sha256.start().digest(Files.readAllBytes(manifest)));
        }

        private boolean compare(TransformCheck check, @Nullable InputItem original, @Nullable InputItem copy)
                throws IOException {
            if (original == null || copy == null) {
                return false;
            }
            try (FileSource first = FileSource.open(original.file());
                    FileSource second = FileSource.open(copy.file())) {
                Instance source = DicomReader.read(first, limits);
                check.compare(source, DicomReader.read(second, limits));
                return true;
            } catch (MalformedDicomException e) {
                return false;
            }
        }
    }
}
