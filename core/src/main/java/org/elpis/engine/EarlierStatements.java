package org.elpis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.certificate.Certificate;
import org.elpis.certificate.ObjectStatement;
import org.elpis.deid.ProjectKeys;
import org.elpis.deid.ReleaseMark;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Sha256;

/// What the certificate in the output says of objects of earlier jobs, as far as it is true. Anybody can write one that
/// agrees with itself; a release mark of this project, in a file with the stated digest, nobody can.
///
/// What the mark does not vouch for are plan, actions and input of the object: they stay what was said.
final class EarlierStatements {
    private final Path folder;
    private final ReleaseMark mark;
    private final ReadLimits limits;
    private final SortedMap<String, ObjectStatement> sound = new TreeMap<>();
    private boolean hasUnsound;

    private EarlierStatements(Path folder, ProjectKeys keys, ReadLimits limits) {
        this.folder = folder;
        this.mark = new ReleaseMark(keys);
        this.limits = limits;
    }

    /// Reads every file that the certificate lists and that is still there.
    static EarlierStatements of(Certificate certificate, Path folder, ProjectKeys keys, ReadLimits limits) {
        EarlierStatements statements = new EarlierStatements(folder, keys, limits);
        certificate.objects().values().forEach(statements::take);
        return statements;
    }

    SortedMap<String, ObjectStatement> sound() {
        return sound;
    }

    /// Whether a file is not what is said of it, or not a release of this project.
    boolean hasUnsound() {
        return hasUnsound;
    }

    private void take(ObjectStatement statement) {
        Path file = folder.resolve(statement.path());
        if (!Files.exists(file)) {
            return;
        }
        if (isTrue(statement, file)) {
            sound.put(statement.path(), statement);
        } else {
            hasUnsound = true;
        }
    }

    private boolean isTrue(ObjectStatement statement, Path file) {
        try (FileSource source = FileSource.open(file)) {
            if (source.size() != statement.bytes() || !digest(source).equals(statement.sha256())) {
                return false;
            }
            Instance instance = DicomReader.read(source, limits);
            String profile = ReleaseMark.profile(instance);
            return mark.verify(instance) == ReleaseMark.Verdict.OURS
                    && !profile.isEmpty()
                    && statement.profile().startsWith(profile.concat(" "));
        } catch (IOException | MalformedDicomException e) {
            return false;
        }
    }

    private static String digest(FileSource source) throws IOException {
        MessageDigest sha256 = Sha256.start();
        byte[] buffer = new byte[1 << 18];
        long at = 0;
        for (int read = source.read(at, buffer, 0, buffer.length);
                read > 0;
                read = source.read(at, buffer, 0, buffer.length)) {
            sha256.update(buffer, 0, read);
            at += read;
        }
        return Sha256.hex(sha256.digest());
    }
}
