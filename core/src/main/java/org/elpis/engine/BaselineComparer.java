package org.elpis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.compare.AttributeFinding;
import org.elpis.compare.ObjectComparison;
import org.elpis.compare.ObjectFinding;
import org.elpis.compare.Sameness;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.pixel.Examiners;

/// Compares a copy with a baseline: folders with whole studies, or one file with one file.
public final class BaselineComparer {
    /// Media Storage Directory: it says where objects lie, and is none.
    private static final String DIRECTORY = "1.2.840.10008.1.3.10";

    private final int workers;
    private final Optional<SealVerifier.Report> seal;
    private final ReadLimits limits;

    private final List<SealRunner.Unsealed> unread = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> doubts = new LinkedHashSet<>();
    private final List<BaselineReport.Stray> strays = new ArrayList<>();
    private final List<BaselineReport.ObjectResult> objects = new ArrayList<>();
    private final SortedMap<String, Long> identity = new TreeMap<>();
    private final long[] outcomes = new long[Sameness.values().length];
    /// By the names that are told of them: entries of zip files lie elsewhere.
    private final Map<String, Path> files = new HashMap<>();

    private long frames;
    private long withholding;

    private BaselineComparer(int workers, Optional<SealVerifier.Report> seal) {
        this.workers = workers;
        this.seal = seal;
        this.limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory() / workers);
    }

    /// Compares, and writes a page with pictures where one is wanted.
    ///
    /// @param seal  what a seal says of the baseline, where there is one
    /// @param page  a new HTML file that only its owner may read; it shows patients
    /// @throws ElpisException when an input cannot be read or the page cannot be written
    public static BaselineReport compare(
            Path copy, Path baseline, Optional<SealVerifier.Report> seal, Optional<Path> page) {
        int workers = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
        BaselineComparer comparer = new BaselineComparer(workers, seal);
        page.ifPresent(file -> PrivatePage.requireFree(file, List.of(copy, baseline)));
        try {
            Path spool = StudyFiles.spool();
            try {
                BaselineReport report = comparer.run(copy, baseline, spool);
                if (page.isPresent()) {
                    BaselinePage.write(report, comparer.files, page.get());
                }
                return report;
            } finally {
                Trees.delete(spool);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ElpisException(Code.INPUT_UNREADABLE, "The copy or the baseline cannot be read any more.", e)
                    .with("copy", copy);
        }
    }

    private BaselineReport run(Path copy, Path baseline, Path spool) throws IOException {
        List<ComparedFile> originals = files(baseline, Files.createDirectory(spool.resolve("baseline")));
        List<ComparedFile> copies = files(copy, Files.createDirectory(spool.resolve("copy")));
        boolean isWhole = Files.isDirectory(copy) && Files.isDirectory(baseline);
        boolean areFiles = Files.isRegularFile(copy) && Files.isRegularFile(baseline);
        BaselinePairs pairs = BaselinePairs.of(originals, copies, areFiles);
        Map<String, String> uidOfPixels = uidsByPixels(originals);
        for (BaselinePairs.Pair pair : pairs.pairs()) {
            compare(pair, uidOfPixels);
        }
        twins(pairs);
        long otherStudies = missing(pairs, isWhole);
        extra(pairs, uidOfPixels, Files.isDirectory(baseline));
        for (BaselinePairs.Pair pair : SeriesOrder.moved(pairs.pairs())) {
            stray(BaselineReport.StrayKind.MOVED, pair.copy());
        }
        if (pairs.pairs().isEmpty()) {
            doubts.add("no object of the copy has its original in the baseline");
        }
        unread.sort((one, other) -> one.file().compareTo(other.file()));
        return new BaselineReport(
                counts(pairs, copies.size(), originals.size(), otherStudies),
                objects,
                strays,
                identity,
                List.copyOf(doubts),
                unread,
                seal);
    }

    private BaselineReport.Counts counts(BaselinePairs pairs, long copies, long originals, long otherStudies) {
        return new BaselineReport.Counts(
                copies,
                originals,
                pairs.pairs().size(),
                pairs.pairs().stream()
                        .filter(pair -> pair.by() == BaselinePairs.By.PIXELS)
                        .count(),
                pairs.pairs().stream()
                        .filter(pair -> pair.by() == BaselinePairs.By.PLACE)
                        .count(),
                outcomes[Sameness.SAME.ordinal()],
                outcomes[Sameness.ALTERED.ordinal()],
                outcomes[Sameness.UNKNOWN.ordinal()],
                frames,
                withholding,
                otherStudies);
    }

    private List<ComparedFile> files(Path input, Path spool) {
        InputFiles.Listing listing = InputFiles.list(List.of(input), spool);
        for (InputFiles.Absent absent : listing.absent()) {
            unread.add(new SealRunner.Unsealed(absent.name(), "it cannot be read"));
        }
        List<InputItem> items = listing.items();
        ComparedFile[] read = new ComparedFile[items.size()];
        Threads.run(workers, items.size(), () -> i -> read(items.get(i)).ifPresent(file -> read[i] = file));
        items.forEach(item -> files.put(item.name(), item.file()));
        return Arrays.stream(read).filter(Objects::nonNull).toList();
    }

    /// Empty for what lies beside images and for what cannot be read.
    private Optional<ComparedFile> read(InputItem item) {
        try (FileSource source = FileSource.open(item.file())) {
            if (Companions.reasonToSkip(item, source).isPresent()) {
                return Optional.empty();
            }
            Instance instance = DicomReader.read(source, limits);
            return instance.sopClassUid().equals(DIRECTORY)
                    ? Optional.empty()
                    : Optional.of(ComparedFile.of(item, instance));
        } catch (MalformedDicomException e) {
            unread.add(new SealRunner.Unsealed(item.name(), "it is no DICOM object that can be read"));
        } catch (IOException e) {
            unread.add(new SealRunner.Unsealed(item.name(), "it cannot be read"));
        }
        return Optional.empty();
    }

    private static String content(ComparedFile file) {
        return String.join(" ", file.pixels().frames());
    }

    private static Map<String, String> uidsByPixels(List<ComparedFile> originals) {
        Map<String, String> uids = new HashMap<>();
        for (ComparedFile file : originals) {
            if (file.hasPixels()) {
                uids.putIfAbsent(content(file), file.uid());
            }
        }
        return uids;
    }

    private void compare(BaselinePairs.Pair pair, Map<String, String> uidOfPixels) {
        ObjectComparison.Uids uids = pair.original().uid().equals(pair.copy().uid())
                ? ObjectComparison.Uids.KEPT
                : ObjectComparison.Uids.REPLACED;
        Optional<ObjectFinding> compared = finding(pair.original(), pair.copy(), uids);
        if (compared.isEmpty()) {
            outcomes[Sameness.UNKNOWN.ordinal()]++;
            return;
        }
        ObjectFinding finding = compared.get();
        outcomes[finding.sameness().ordinal()]++;
        frames += finding.counts().compared();
        withholding += finding.isWithholding() ? 1 : 0;
        Set<String> differing = new HashSet<>();
        for (AttributeFinding attribute : finding.identity()) {
            String path = attribute.path().replaceAll("\\[[0-9]+]", "[]");
            if (differing.add(path)) {
                identity.merge(path + " " + attribute.kind().name().toLowerCase(Locale.ROOT), 1L, Long::sum);
            }
        }
        if (finding.sameness() != Sameness.SAME || finding.hidden().differing() > 0) {
            Optional<String> pixelsOf =
                    !finding.hasOtherPixels() || !pair.copy().hasPixels()
                            ? Optional.empty()
                            : Optional.ofNullable(uidOfPixels.get(content(pair.copy())))
                                    .filter(uid -> !uid.equals(pair.original().uid()));
            objects.add(new BaselineReport.ObjectResult(
                    pair.copy().item().name(),
                    pair.original().item().name(),
                    pair.copy().uid(),
                    pair.original().series(),
                    pair.original().number(),
                    finding,
                    pixelsOf));
        }
    }

    private Optional<ObjectFinding> finding(ComparedFile original, ComparedFile copy, ObjectComparison.Uids uids) {
        try (FileSource one = FileSource.open(original.item().file());
                FileSource other = FileSource.open(copy.item().file())) {
            Instance before = DicomReader.read(one, limits);
            Instance after = DicomReader.read(other, limits);
            return Optional.of(ObjectComparison.of(
                    new ObjectComparison.Side(before, original.pixels()),
                    new ObjectComparison.Side(after, copy.pixels()),
                    uids,
                    Examiners.opener()));
        } catch (MalformedDicomException | IOException e) {
            unread.add(new SealRunner.Unsealed(copy.item().name(), "it cannot be read any more"));
            return Optional.empty();
        }
    }

    private void twins(BaselinePairs pairs) {
        for (BaselinePairs.Twin twin : pairs.twins()) {
            Sameness sameness = finding(twin.first(), twin.second(), ObjectComparison.Uids.KEPT)
                    .map(finding -> finding.identity().isEmpty() ? finding.sameness() : Sameness.ALTERED)
                    .orElse(Sameness.UNKNOWN);
            if (sameness == Sameness.SAME) {
                continue;
            }
            if (twin.isCopy()) {
                stray(BaselineReport.StrayKind.TWICE, twin.second());
            } else {
                doubts.add("the baseline has an object twice with one UID and different content");
            }
        }
    }

    /// @return studies of which the copy has nothing
    private long missing(BaselinePairs pairs, boolean isWhole) {
        Set<String> studies = new HashSet<>();
        pairs.pairs().forEach(pair -> studies.add(pair.original().study()));
        Set<String> others = new HashSet<>();
        for (ComparedFile original : pairs.missing()) {
            if (!studies.contains(original.study())) {
                others.add(original.study());
            } else if (isWhole) {
                stray(BaselineReport.StrayKind.MISSING, original);
            }
        }
        return others.size();
    }

    private void extra(BaselinePairs pairs, Map<String, String> uidOfPixels, boolean isFolder) {
        Set<String> studies = new HashSet<>();
        pairs.pairs().forEach(pair -> studies.add(pair.copy().study()));
        for (ComparedFile copy : pairs.extra()) {
            if (!studies.contains(copy.study())) {
                doubts.add("an object of the copy is of a study that the baseline does not have");
            } else if (!isFolder) {
                doubts.add("the baseline is one file, and the copy has more");
            } else {
                boolean isDoubled = copy.hasPixels() && uidOfPixels.containsKey(content(copy));
                stray(isDoubled ? BaselineReport.StrayKind.DOUBLED : BaselineReport.StrayKind.EXTRA, copy);
            }
        }
    }

    private void stray(BaselineReport.StrayKind kind, ComparedFile file) {
        strays.add(new BaselineReport.Stray(
                kind, file.uid(), file.series(), file.number(), file.item().name()));
    }
}
