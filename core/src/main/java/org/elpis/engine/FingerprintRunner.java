package org.elpis.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.deid.ProjectKeys;
import org.elpis.deid.ReleaseMark;
import org.elpis.deid.Released;
import org.elpis.deid.RemadePixels;
import org.elpis.deid.SiteKey;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.Tag;
import org.elpis.engine.CopyReport.Line;
import org.elpis.engine.CopyReport.Result;
import org.elpis.fingerprint.CopyRecord;
import org.elpis.fingerprint.CopyRecord.Restores;
import org.elpis.fingerprint.FingerprintKeys;
import org.elpis.fingerprint.ObjectFingerprint;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.Raster;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;

/// Makes one recipient's copy of a release, with a fingerprint in its images by which a leaked picture names
/// the copy it was made from; and gives the release back from such a copy.
///
/// Only what carries this project's release mark is touched, so an archive of originals never is. Every
/// object is undone once when it was marked: what could not be given back is copied as it was.
public final class FingerprintRunner {
    private static final String FILE_SET = "DICOMDIR";
    private static final String CHANGED_SINCE = "it was changed since the copy was made";

    private final Path home;
    private final String project;
    private final Clock clock;
    private final Progress progress;
    private final ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());

    /// @param project  whose keys the release was made with
    public FingerprintRunner(Path home, String project, Clock clock, Progress progress) {
        this.home = home;
        this.project = project;
        this.clock = clock;
        this.progress = progress;
    }

    /// Makes a recipient's copy.
    ///
    /// @param out  new or empty
    /// @throws ElpisException when keys, release or output cannot be used
    public CopyReport mark(Path release, Path out, String recipient) {
        PlacesApart.require(List.of(release), out, home);
        CopiedManifest manifest = manifest(release);
        if (!manifest.fingerprint().isEmpty()) {
            throw new ElpisException(
                            Code.INPUT_UNREADABLE,
                            "This is somebody's copy already. Make the copy from the release, or undo this one first.")
                    .with("input", release);
        }
        new Logbook(home, clock).requireWritable();
        byte[] number = new byte[8];
        new SecureRandom().nextBytes(number);
        String id = HexFormat.of().formatHex(number);
        try (CopyFolder folder = CopyFolder.open(out, id)) {
            return new Run(release, manifest, folder).mark(id, recipient);
        } catch (IOException | UncheckedIOException e) {
            throw unusable(e, out);
        }
    }

    /// Gives back the release from a copy.
    ///
    /// @param out  new or empty
    /// @throws ElpisException when keys, copy or output cannot be used, or nothing is known of the copy
    public CopyReport undo(Path copy, Path out) {
        PlacesApart.require(List.of(copy), out, home);
        CopiedManifest manifest = manifest(copy);
        CopyRecord record = record(manifest.fingerprint(), copy);
        new Logbook(home, clock).requireWritable();
        try (CopyFolder folder = CopyFolder.open(out, record.id())) {
            return new Run(copy, manifest, folder).undo(record);
        } catch (IOException | UncheckedIOException e) {
            throw unusable(e, out);
        }
    }

    private static CopiedManifest manifest(Path folder) {
        try {
            return CopiedManifest.read(folder);
        } catch (IOException e) {
            throw new ElpisException(
                            Code.INPUT_UNREADABLE,
                            "This is no release: a folder that elpis deid wrote, with its release.json, is needed.",
                            e)
                    .with("input", folder);
        }
    }

    private CopyRecord record(String id, Path copy) {
        try {
            return CopyRecord.read(home, id)
                    .filter(record -> record.project().equals(project))
                    .orElseThrow(() -> new ElpisException(
                                    Code.INPUT_UNREADABLE,
                                    "This home knows of no copy of this project with such a number: the folder is no "
                                            + "recipient's copy, or was made with another home or project.")
                            .with("input", copy));
        } catch (IOException e) {
            throw new ElpisException(Code.HOME_UNUSABLE, "The record of the copy cannot be read.", e)
                    .with("home", home);
        }
    }

    private static ElpisException unusable(Exception e, Path out) {
        return new ElpisException(
                        Code.OUTPUT_UNUSABLE,
                        "The release cannot be read any more, or the copy or its record cannot be written: is the disk full?",
                        e)
                .with("output", out);
    }

    private final class Run {
        private final Path from;
        private final CopiedManifest manifest;
        private final CopyFolder folder;
        private final FingerprintKeys keys;
        private final ReleaseMark mark;
        private final RemadePixels remade;
        private final SortedMap<String, String> digests = new TreeMap<>();
        private final List<Line> lines = new ArrayList<>();
        private final List<CopyRecord.Entry> entries = new ArrayList<>();
        private final boolean isFileSet;

        Run(Path from, CopiedManifest manifest, CopyFolder folder) {
            SiteKey site = SiteKey.of(home);
            ProjectKeys projectKeys = site.project(project);
            this.from = from;
            this.manifest = manifest;
            this.folder = folder;
            this.keys = new FingerprintKeys(site.fingerprints(project));
            this.mark = new ReleaseMark(projectKeys);
            this.remade = new RemadePixels(projectKeys);
            this.isFileSet = Files.isRegularFile(from.resolve(FILE_SET));
        }

        CopyReport mark(String id, String recipient) throws IOException {
            ObjectFingerprint fingerprint = new ObjectFingerprint(keys, recipient);
            for (String path : start()) {
                lines.add(object(path, (file, instance) -> mark(path, file, instance, fingerprint)));
            }
            if (isFileSet) {
                noteKept(FILE_SET, from.resolve(FILE_SET));
            }
            String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
            String release = from.toAbsolutePath().normalize().toString();
            CopyRecord record = new CopyRecord(id, project, recipient, time, release, entries);
            if (record.marked() > 0) {
                byte[] written = manifest.written(digests, Optional.of(id));
                record.write(home);
                new Logbook(home, clock).copy("fingerprint", record, digests.size(), written);
                publish(written, isFileSet);
            }
            return new CopyReport(id, recipient, lines, notes());
        }

        CopyReport undo(CopyRecord record) throws IOException {
            SortedMap<String, CopyRecord.Entry> known = new TreeMap<>();
            record.objects().forEach(entry -> known.put(entry.path(), entry));
            ObjectFingerprint fingerprint = new ObjectFingerprint(keys, record.recipient());
            for (String path : start()) {
                CopyRecord.Entry entry = known.remove(path);
                lines.add(
                        entry == null
                                ? Line.leftOut(path, "it was not in this copy")
                                : object(path, (file, instance) -> undo(entry, file, instance, fingerprint)));
            }
            CopyRecord.Entry fileSet = known.remove(FILE_SET);
            boolean givesFileSet = isFileSet
                    && fileSet != null
                    && CopyFolder.sha256(from.resolve(FILE_SET)).equals(fileSet.after());
            if (isFileSet != givesFileSet || fileSet != null && !isFileSet) {
                lines.add(Line.leftOut(FILE_SET, CHANGED_SINCE));
            }
            known.keySet().forEach(path -> lines.add(Line.leftOut(path, "it is missing from the copy")));
            byte[] written = manifest.written(digests, Optional.empty());
            new Logbook(home, clock).copy("unfingerprint", record, digests.size(), written);
            publish(written, givesFileSet);
            return new CopyReport(record.id(), record.recipient(), lines, notes());
        }

        private List<String> start() {
            List<String> paths = manifest.paths();
            progress.start(Progress.Phase.LOOKING, paths.size(), 0);
            return paths;
        }

        private List<String> notes() {
            return Files.exists(from.resolve("certificate.json"))
                    ? List.of("certificate.json is not in the copy: it is of the files of the release.")
                    : List.of();
        }

        private void publish(byte[] written, boolean givesFileSet) {
            if (givesFileSet) {
                folder.copy(FILE_SET, from.resolve(FILE_SET));
            }
            folder.write(Manifest.NAME, written);
            folder.publish();
        }

        private interface Treatment {
            Line of(Path file, Instance instance) throws IOException;
        }

        private Line object(String path, Treatment treatment) {
            Path file = from.resolve(path);
            try (FileSource source = FileSource.open(file)) {
                Instance instance = DicomReader.read(source, limits);
                if (mark.verify(instance) != ReleaseMark.Verdict.OURS) {
                    return Line.leftOut(path, "it is not what this project released");
                }
                Line line = treatment.of(file, instance);
                progress.advance(Files.size(file));
                return line;
            } catch (MalformedDicomException e) {
                return Line.leftOut(path, "it is no DICOM object that can be read");
            } catch (IOException e) {
                return Line.leftOut(path, "it cannot be read");
            }
        }

        private void noteKept(String path, Path file) throws IOException {
            String digest = CopyFolder.sha256(file);
            entries.add(new CopyRecord.Entry(path, digest, digest, Restores.KEPT, List.of()));
        }

        private Line kept(String path, Path file, Instance instance, String reason, boolean isImage)
                throws IOException {
            noteKept(path, file);
            folder.copy(path, file);
            digests.put(path, mark.digest(instance));
            return Line.kept(path, reason, isImage);
        }

        private Line mark(String path, Path file, Instance instance, ObjectFingerprint fingerprint) throws IOException {
            if (!instance.dataSet().contains(Tag.PIXEL_DATA)) {
                return kept(path, file, instance, "it has no pixels", false);
            }
            try {
                StoredImage frames = opener().open(instance);
                Optional<String> refusal = ObjectFingerprint.refusal(instance, frames);
                if (refusal.isPresent()) {
                    return kept(path, file, instance, refusal.get(), true);
                }
                ObjectFingerprint.Put put = fingerprint.put(instance, frames);
                if (put.carrying() == 0) {
                    return kept(path, file, instance, "nowhere in it would a fingerprint stay unseen", true);
                }
                Released released = remade.write(instance, put.edit());
                if (isFileSet && !released.instance().transferSyntax().equals(instance.transferSyntax())) {
                    return kept(
                            path, file, instance, "its transfer syntax, which DICOMDIR names, would be another", true);
                }
                return marked(path, file, instance, fingerprint, put, released);
            } catch (UndecodableFrameException e) {
                return kept(path, file, instance, String.valueOf(e.getMessage()), true);
            }
        }

        private Line marked(
                String path,
                Path file,
                Instance instance,
                ObjectFingerprint fingerprint,
                ObjectFingerprint.Put put,
                Released released)
                throws IOException {
            Path written = folder.write(path, released.bytes());
            String before = CopyFolder.sha256(file);
            Optional<Restores> restores = restores(written, instance, before, fingerprint, put.left());
            if (restores.isEmpty()) {
                folder.forget(path);
                return kept(path, file, instance, "it could not be given back as it was", true);
            }
            digests.put(path, released.metadataDigest());
            entries.add(new CopyRecord.Entry(path, before, CopyFolder.sha256(written), restores.get(), put.left()));
            return new Line(path, Result.CHANGED, "", true, put.carrying(), put.most(), restores);
        }

        /// Undoes what was just written, and compares.
        private Optional<Restores> restores(
                Path written, Instance original, String before, ObjectFingerprint fingerprint, List<int[]> left)
                throws IOException {
            try (FileSource source = FileSource.open(written)) {
                Instance copy = DicomReader.read(source, limits);
                if (mark.verify(copy) != ReleaseMark.Verdict.OURS) {
                    return Optional.empty();
                }
                Released undone = remade.write(copy, take(copy, fingerprint, left));
                if (sha256(undone).equals(before)) {
                    return Optional.of(Restores.FILE);
                }
                return haveSamePixels(undone.instance(), original) ? Optional.of(Restores.PIXELS) : Optional.empty();
            } catch (MalformedDicomException e) {
                return Optional.empty();
            }
        }

        private Line undo(CopyRecord.Entry entry, Path file, Instance copy, ObjectFingerprint fingerprint)
                throws IOException {
            String path = entry.path();
            if (!CopyFolder.sha256(file).equals(entry.after())) {
                return Line.leftOut(path, CHANGED_SINCE);
            }
            if (entry.restores() == Restores.KEPT) {
                return kept(path, file, copy, "it carries nothing", true);
            }
            try {
                Released undone = remade.write(copy, take(copy, fingerprint, entry.left()));
                boolean isFile = sha256(undone).equals(entry.before());
                if (!isFile && entry.restores() == Restores.FILE) {
                    return Line.leftOut(path, "it does not give back what was released");
                }
                folder.write(path, undone.bytes());
                digests.put(path, undone.metadataDigest());
                return new Line(path, Result.CHANGED, "", true, 0, 0, Optional.of(entry.restores()));
            } catch (UndecodableFrameException e) {
                return Line.leftOut(path, String.valueOf(e.getMessage()));
            }
        }

        private FaceEdit take(Instance copy, ObjectFingerprint fingerprint, List<int[]> left) throws IOException {
            StoredImage frames = opener().open(copy);
            if (frames.layout().frames() != left.size()) {
                throw new UndecodableFrameException("it has other frames than were recorded");
            }
            return fingerprint.take(copy, frames, left);
        }
    }

    private static ImageOpener opener() {
        return Examiners.opener()
                .orElseThrow(() -> new ElpisException(
                        Code.PART_MISSING,
                        "This installation has no part that decodes images (elpis-vision). Add it to the class path."));
    }

    private static String sha256(Released released) throws IOException {
        MessageDigest sha256 = Sha256.start();
        released.bytes().writeTo(Channels.newChannel(new DigestOutputStream(OutputStream.nullOutputStream(), sha256)));
        return Sha256.hex(sha256.digest());
    }

    private static boolean haveSamePixels(Instance one, Instance other) throws IOException {
        StoredImage these = opener().open(one);
        StoredImage those = opener().open(other);
        for (int i = 0; i < those.layout().frames(); i++) {
            Raster a = these.raster(i);
            Raster b = those.raster(i);
            if (a.columns() != b.columns() || a.rows() != b.rows()) {
                return false;
            }
            for (int k = 0; k < a.values().length; k++) {
                if (a.values()[k] != b.values()[k]) {
                    return false;
                }
            }
        }
        return true;
    }
}
