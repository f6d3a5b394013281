package org.elpis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.deid.SiteKey;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.fingerprint.BaselineFrame;
import org.elpis.fingerprint.CopyRecord;
import org.elpis.fingerprint.FingerprintKeys;
import org.elpis.fingerprint.ObjectFingerprint;
import org.elpis.fingerprint.Suspicion;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.StoredImage;

/// Says whose copy of a release some pictures were made from, or that nobody can be named.
///
/// The release itself must be there: each picture is placed in it, and what is left when it is subtracted is
/// compared with the fingerprints of the recipients. Which frame a picture shows, and where, is decided
/// before anybody's key is used.
public final class TraceRunner {
    /// Below it a picture is not taken for one of the frame.
    private static final double LEAST_LIKENESS = 0.8;

    /// Frames that look most like a picture are compared to the pixel.
    private static final int CLOSE_LOOKS = 3;

    private final Path home;
    private final String project;
    private final Progress progress;
    private final ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());

    public TraceRunner(Path home, String project, Progress progress) {
        this.home = home;
        this.project = project;
        this.progress = progress;
    }

    /// Traces the files of a leak, which all come from one copy.
    ///
    /// @param suspects  files and folders
    /// @param among  names of recipients; of none, all who got a copy in the project
    /// @param release  folder of the release, or one object of it; when empty, those the copies were made of
    /// @throws ElpisException when there is nobody to ask about, or no release to compare with
    public TraceReport run(List<Path> suspects, Collection<String> among, Optional<Path> release) {
        try {
            List<CopyRecord> records = CopyRecord.all(home, project);
            NavigableSet<String> recipients = new TreeSet<>(among);
            if (recipients.isEmpty()) {
                records.forEach(record -> recipients.add(record.recipient()));
            }
            if (recipients.isEmpty()) {
                throw new ElpisException(
                                Code.INPUT_UNREADABLE,
                                "Nobody got a copy in this project by this home. Name recipients with --among, or "
                                        + "another --project or --home.")
                        .with("home", home);
            }
            NavigableSet<Path> releases = new TreeSet<>();
            release.ifPresentOrElse(
                    releases::add,
                    () -> records.stream()
                            .map(record -> Path.of(record.release()))
                            .filter(Files::isDirectory)
                            .forEach(releases::add));
            if (releases.isEmpty()) {
                throw new ElpisException(
                        Code.INPUT_UNREADABLE,
                        "The release that the copies were made of is not where it was. Give its folder with --release; "
                                + "elpis fingerprint --undo gives it back from any copy.");
            }
            return new Run(releases).trace(suspects, recipients);
        } catch (IOException | UncheckedIOException e) {
            throw new ElpisException(
                    Code.INPUT_UNREADABLE, "The release, the records of copies, or the files cannot be read.", e);
        }
    }

    private final class Run {
        private final FingerprintKeys keys =
                new FingerprintKeys(SiteKey.of(home).fingerprints(project));
        private final ImageOpener opener = Examiners.opener()
                .orElseThrow(() -> new ElpisException(
                        Code.PART_MISSING,
                        "This installation has no part that decodes images (elpis-vision). Add it to the class path."));
        /// Files of the release by SOP Instance UID.
        private final SortedMap<String, Path> objects = new TreeMap<>();
        private final Map<String, String> names = new HashMap<>();
        private final Suspicion suspicion = new Suspicion(keys);
        private final List<TraceReport.Match> matches = new ArrayList<>();

        Run(Collection<Path> releases) throws IOException {
            for (Path release : releases) {
                for (Path file : SuspectFiles.files(release)) {
                    note(file, Files.isDirectory(release) ? release.relativize(file) : file.getFileName());
                }
            }
        }

        private void note(Path file, Path name) {
            try (FileSource source = FileSource.open(file)) {
                if (DicomReader.looksLikeDicom(source)) {
                    Instance instance = DicomReader.read(source, limits);
                    if (instance.dataSet().contains(Tag.PIXEL_DATA)) {
                        objects.put(instance.sopInstanceUid(), file);
                        names.put(instance.sopInstanceUid(), name.toString());
                    }
                }
            } catch (MalformedDicomException | IOException e) {
                // What cannot be read is nothing to compare with.
            }
        }

        TraceReport trace(List<Path> suspects, NavigableSet<String> recipients) throws IOException {
            List<Path> files = new ArrayList<>();
            for (Path suspect : suspects) {
                files.addAll(SuspectFiles.files(suspect));
            }
            progress.start(Progress.Phase.LOOKING, files.size(), 0);
            for (Path file : files) {
                SuspectFiles.read(file, limits, this::compare);
                progress.advance(Files.size(file));
            }
            List<TraceReport.Accused> accused = new ArrayList<>();
            for (String recipient : recipients) {
                double score = suspicion.score(recipient);
                double log10 = Math.min(0, Suspicion.log10Probability(score) + Math.log10(recipients.size()));
                accused.add(new TraceReport.Accused(recipient, score, log10, log10 <= Math.log10(TraceReport.LEVEL)));
            }
            accused.sort(Comparator.comparingDouble(TraceReport.Accused::score).reversed());
            return new TraceReport(accused, matches, files.size(), suspicion.frames(), suspicion.blocks());
        }

        private record Candidate(BaselineFrame frame, BaselineFrame.Guess guess) {}

        private void compare(SuspectFiles.Suspect suspect) throws IOException {
            Path same = objects.get(suspect.uid());
            List<Candidate> candidates = new ArrayList<>();
            if (same == null) {
                for (Path file : objects.values()) {
                    look(file, -1, suspect, candidates);
                }
            } else {
                look(same, suspect.frame(), suspect, candidates);
            }
            candidates.sort(Comparator.comparingDouble(
                            (Candidate candidate) -> candidate.guess().likeness())
                    .reversed());
            Candidate best = null;
            for (Candidate candidate : candidates.subList(0, Math.min(CLOSE_LOOKS, candidates.size()))) {
                Candidate closer = new Candidate(
                        candidate.frame(), candidate.frame().refine(suspect.picture(), candidate.guess()));
                best = best == null || closer.guess().likeness() > best.guess().likeness() ? closer : best;
            }
            if (best != null && best.guess().likeness() >= LEAST_LIKENESS) {
                best.frame().addTo(suspicion, suspect.picture(), best.guess());
                String name = names.getOrDefault(best.frame().uid(), "");
                matches.add(new TraceReport.Match(
                        suspect.file(),
                        name,
                        best.frame().number() + 1,
                        best.guess().likeness()));
            }
        }

        /// @param only  the frame to look at; -1 for all
        private void look(Path file, int only, SuspectFiles.Suspect suspect, List<Candidate> candidates) {
            try (FileSource source = FileSource.open(file)) {
                Instance instance = DicomReader.read(source, limits);
                StoredImage frames = opener.open(instance);
                if (ObjectFingerprint.refusal(instance, frames).isPresent()) {
                    return;
                }
                for (int i = Math.max(0, only); i < frames.layout().frames() && (only < 0 || i == only); i++) {
                    Optional<BaselineFrame> frame = BaselineFrame.of(instance, frames, i, keys);
                    if (frame.isPresent()) {
                        Optional<BaselineFrame.Guess> whole =
                                only < 0 ? Optional.empty() : frame.get().whole(suspect.picture());
                        BaselineFrame.Guess guess =
                                whole.orElseGet(() -> frame.get().guess(suspect.picture()));
                        candidates.add(new Candidate(frame.get(), guess));
                        keepBest(candidates);
                    }
                }
            } catch (MalformedDicomException | IOException e) {
                // What cannot be read any more is nothing to compare with.
            }
        }

        /// Frames hold their pixels: only a few stay.
        private static void keepBest(List<Candidate> candidates) {
            if (candidates.size() > CLOSE_LOOKS) {
                candidates.remove(candidates.stream()
                        .min(Comparator.comparingDouble(
                                (Candidate candidate) -> candidate.guess().likeness()))
                        .orElseThrow());
            }
        }
    }
}
