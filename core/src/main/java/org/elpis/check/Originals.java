package org.elpis.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;

/// The originals of a check, and what they say of each of their patients.
final class Originals {
    private final Path root;
    private final ReadLimits limits;
    private final Map<String, Integer> patients = new HashMap<>();
    private final List<Known> identities = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Path> unread = new ArrayList<>();

    Originals(Path root, ReadLimits limits) {
        this.root = root;
        this.limits = limits;
    }

    /// Takes a file in; one that is no DICOM says nothing.
    void take(Path path) throws IOException {
        try (FileSource source = FileSource.open(path)) {
            if (!DicomReader.looksLikeDicom(source)) {
                return;
            }
            Instance instance = DicomReader.read(source, limits);
            int patient = patientOf(instance.dataSet());
            Known known = identities.get(patient);
            known.harvest(instance);
            for (Path name : root.relativize(path)) {
                known.add(name.toString());
            }
            if (!FolderCheck.isDirectory(instance)) {
                entries.add(Entry.of(path, patient, instance));
            }
        } catch (MalformedDicomException e) {
            unread.add(path);
        }
    }

    /// Notes what is no file, such as a link to a folder: who is in there is not known.
    void pass(Path path) {
        unread.add(path);
    }

    /// Patients are told apart by Patient ID and issuer; objects without go by their study.
    private int patientOf(DataSet dataSet) {
        String id = dataSet.string(Tag.PATIENT_ID);
        String key = id.isEmpty()
                ? "study " + dataSet.string(Tag.STUDY_INSTANCE_UID)
                : "id " + id + " " + dataSet.string(Tag.ISSUER_OF_PATIENT_ID);
        return patients.computeIfAbsent(key, k -> {
            identities.add(new Known());
            return identities.size() - 1;
        });
    }

    /// A search for the identity of each patient, in the order of [Entry#patient].
    List<LeakCheck> checks(Set<Retained> retained) {
        List<LeakCheck> checks = new ArrayList<>(identities.size());
        for (Known identity : identities) {
            checks.add(new LeakCheck(identity.identity(), retained));
        }
        return checks;
    }

    List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    List<Path> unread() {
        return Collections.unmodifiableList(unread);
    }
}
