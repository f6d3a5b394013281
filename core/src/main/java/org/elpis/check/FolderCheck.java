package org.elpis.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.elpis.check.CheckReport.FileCheck;
import org.elpis.check.CheckReport.InstanceCheck;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;

/// Checks what any tool released against the originals: nothing of the identity is left, references and
/// intervals hold.
///
/// Reads every file twice and keeps some hundred bytes of each, and the identity of each patient.
public final class FolderCheck {
    private static final String MEDIA_STORAGE_DIRECTORY = "1.2.840.10008.1.3.10";

    private final Path releasedRoot;
    private final ReadLimits limits;

    private final List<Entry> originals;
    private final List<Path> unread;
    private final List<LeakCheck> checks;
    private final List<Entry> released = new ArrayList<>();
    private final List<Path> directories = new ArrayList<>();
    /// Objects that cannot be read: what is packed in them is not searched.
    private final Set<Path> broken = new HashSet<>();
    private final List<FileCheck> files = new ArrayList<>();

    private FolderCheck(Originals originals, Path released, Set<Retained> retained, ReadLimits limits) {
        this.originals = originals.entries();
        this.unread = originals.unread();
        this.checks = originals.checks(retained.isEmpty() ? EnumSet.noneOf(Retained.class) : EnumSet.copyOf(retained));
        this.releasedRoot = released;
        this.limits = limits;
    }

    /// Checks a released file or folder against the original file or folder.
    ///
    /// @throws IOException when a folder cannot be listed or a file that was readable no longer is
    public static CheckReport run(Path original, Path released, Set<Retained> retained, ReadLimits limits)
            throws IOException {
        Originals originals = new Originals(original, limits);
        for (Path path : filesUnder(original)) {
            if (Files.isRegularFile(path)) {
                originals.take(path);
            } else {
                originals.pass(path);
            }
        }
        return new FolderCheck(originals, released, retained, limits).run();
    }

    private CheckReport run() throws IOException {
        List<Path> others = new ArrayList<>();
        for (Path path : filesUnder(releasedRoot)) {
            if (!Files.isRegularFile(path)) {
                files.add(new FileCheck(path, false, unsearched(path)));
            } else if (!takeReleased(path)) {
                others.add(path);
            }
        }
        Pairs pairs = new Pairs(originals, released, this::wholePixels, this::dataSet);
        List<InstanceCheck> instances = checkPairs(pairs);
        for (Entry entry : pairs.unpairedReleased()) {
            files.add(new FileCheck(entry.path(), true, searchAlone(entry.path())));
        }
        for (Path path : directories) {
            files.add(new FileCheck(path, false, searchAlone(path)));
        }
        for (Path path : others) {
            files.add(new FileCheck(path, false, searchRaw(path)));
        }
        List<Path> unreleased =
                pairs.unpairedOriginals().stream().map(Entry::path).toList();
        return new CheckReport(instances, files, unreleased, unread);
    }

    /// Everything but folders: a link to a folder is listed, and not followed.
    private static List<Path> filesUnder(Path root) throws IOException {
        if (Files.isDirectory(root) && Files.isSymbolicLink(root)) {
            Path real = root.toRealPath();
            return filesUnder(real).stream()
                    .map(path -> root.resolve(real.relativize(path)))
                    .toList();
        }
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean takeReleased(Path path) throws IOException {
        try (FileSource source = FileSource.open(path)) {
            if (!DicomReader.looksLikeDicom(source)) {
                return false;
            }
            Instance instance = DicomReader.read(source, limits);
            if (isDirectory(instance)) {
                directories.add(path);
            } else {
                released.add(Entry.of(path, -1, instance));
            }
            return true;
        } catch (MalformedDicomException e) {
            broken.add(path);
            return false;
        }
    }

    /// The name of what cannot be opened is searched all the same.
    private SearchResult unsearched(Path path) {
        SearchResult result = new SearchResult(List.of(), 0, 1);
        for (LeakCheck check : checks) {
            result = result.and(check.search(releasedRoot.relativize(path).toString()));
        }
        return result;
    }

    /// A DICOMDIR lists objects and is none: nothing of the other side belongs to it.
    static boolean isDirectory(Instance instance) {
        return instance.sopClassUid().equals(MEDIA_STORAGE_DIRECTORY);
    }

    private String wholePixels(Entry entry) throws IOException {
        try (FileSource source = FileSource.open(entry.path())) {
            return Entry.pixelDigest(DicomReader.read(source, limits).dataSet(), Long.MAX_VALUE);
        } catch (MalformedDicomException e) {
            throw changed(e);
        }
    }

    private DataSet dataSet(Entry entry) throws IOException {
        try (FileSource source = FileSource.open(entry.path())) {
            return DicomReader.read(source, limits).dataSet();
        } catch (MalformedDicomException e) {
            throw changed(e);
        }
    }

    private static IOException changed(MalformedDicomException cause) {
        return new IOException("A file changed while it was checked.", cause);
    }

    /// What one pair gave, before the days by which the patient's dates moved are known.
    private record Draft(
            Pairs.Pair pair,
            SearchResult search,
            CheckReport.Links links,
            IntervalCheck intervals,
            IntervalCheck.Dates dates) {}

    private List<InstanceCheck> checkPairs(Pairs pairs) throws IOException {
        LinkCheck links = new LinkCheck(originals, pairs.counterparts());
        Map<Integer, IntervalCheck> intervals = new HashMap<>();
        List<Draft> drafts = new ArrayList<>();
        for (Pairs.Pair pair : pairs.pairs()) {
            IntervalCheck ofPatient =
                    intervals.computeIfAbsent(pair.original().patient(), patient -> new IntervalCheck());
            drafts.add(draft(pair, links, ofPatient));
        }
        List<InstanceCheck> instances = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            Entry original = draft.pair.original();
            instances.add(new InstanceCheck(
                    original.path(),
                    draft.pair.released().path(),
                    draft.pair.pairing(),
                    draft.search,
                    draft.links,
                    draft.intervals.verdict(draft.dates)));
        }
        return instances;
    }

    private Draft draft(Pairs.Pair pair, LinkCheck links, IntervalCheck intervals) throws IOException {
        Path path = pair.released().path();
        LeakCheck check = checks.get(pair.original().patient());
        try (FileSource from = FileSource.open(pair.original().path());
                FileSource to = FileSource.open(path)) {
            Instance before = DicomReader.read(from, limits);
            Instance after = DicomReader.read(to, limits);
            SearchResult inside = check.search(before, DicomWriter.encode(after));
            SearchResult name = check.search(releasedRoot.relativize(path).toString());
            SearchResult search = inside.and(name);
            if (after.inflated()) {
                search = search.and(check.search(to));
            }
            return new Draft(
                    pair,
                    search,
                    links.check(before.dataSet(), after.dataSet()),
                    intervals,
                    intervals.compare(before.dataSet(), after.dataSet()));
        } catch (MalformedDicomException e) {
            throw changed(e);
        }
    }

    /// Searches an object for the identity of every patient.
    private SearchResult searchAlone(Path path) throws IOException {
        try (FileSource source = FileSource.open(path)) {
            Instance instance = DicomReader.read(source, limits);
            Instance nothing = new Instance(
                    instance.preamble(),
                    instance.fileMeta(),
                    DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                    instance.transferSyntax(),
                    source,
                    instance.inflated(),
                    Set.of());
            SearchResult result = SearchResult.EMPTY;
            for (LeakCheck check : checks) {
                result = result.and(check.search(nothing, DicomWriter.encode(instance)))
                        .and(check.search(releasedRoot.relativize(path).toString()));
            }
            return result;
        } catch (MalformedDicomException e) {
            throw changed(e);
        }
    }

    private SearchResult searchRaw(Path path) throws IOException {
        try (FileSource source = FileSource.open(path)) {
            SearchResult result = broken.contains(path) ? new SearchResult(List.of(), 0, 1) : SearchResult.EMPTY;
            for (LeakCheck check : checks) {
                result = result.and(check.search(source))
                        .and(check.search(releasedRoot.relativize(path).toString()));
            }
            return result;
        }
    }
}
