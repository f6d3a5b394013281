package org.elpis.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.elpis.ElpisException;
import org.elpis.deid.PatientKey;
import org.elpis.deid.ReleaseMark;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.media.MediaDirectory;
import org.jspecify.annotations.Nullable;

/// The first pass: reads every header, puts each object to its study, and lets the study harvest it.
final class Scan {
    private final Engine engine;
    private final ReadLimits limits;
    private final int workers;
    private final Progress progress;
    private final JobRecord record;
    private final Cohort cohort;
    private final Map<String, Study> studies = new ConcurrentHashMap<>();
    private final Map<String, Study> releasedStudies = new ConcurrentHashMap<>();
    private final Map<String, String> uids = new ConcurrentHashMap<>();

    private List<ScannedItem> leftOut = List.of();

    /// Objects of two patients under one Study Instance UID are two studies: an error of the source must not
    /// give one patient's pseudonym to another.
    private static String key(PatientKey patient, String studyUid) {
        return studyUid.concat("\n").concat(patient.value());
    }

    Scan(Engine engine, ReadLimits limits, int workers, Progress progress, JobRecord record, Cohort cohort) {
        this.engine = engine;
        this.limits = limits;
        this.workers = workers;
        this.progress = progress;
        this.record = record;
        this.cohort = cohort;
    }

    /// Finds what can be released, study by study, in the order of names.
    List<ScannedItem> run(List<InputItem> items) {
        long bytes = 0;
        for (InputItem item : items) {
            bytes += item.size();
        }
        progress.start(Progress.Phase.READING, items.size(), bytes);
        @Nullable ScannedItem[] scanned = new ScannedItem[items.size()];
        Threads.run(workers, items.size(), () -> {
            ReleaseMark mark = engine.mark();
            return i -> {
                scanned[i] = scan(items.get(i), mark);
                progress.advance(items.get(i).size());
            };
        });
        studies.values().forEach(cohort::exclude);
        addOriginals();
        List<ScannedItem> found = new ArrayList<>(items.size());
        for (ScannedItem item : scanned) {
            if (item != null) {
                found.add(item);
            }
        }
        StudyDigests.note(found, cohort, engine.imageDigest());
        List<ScannedItem> kept = byStudy(new OutputNames(engine, record).apart(withoutCopies(found)));
        noteImages(found, kept);
        Set<ScannedItem> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(kept);
        leftOut = found.stream().filter(item -> !known.contains(item)).toList();
        return kept;
    }

    /// What can be read and is not released: it is there twice, or would take the name of something else. In the order
    /// of names.
    List<ScannedItem> leftOut() {
        return leftOut;
    }

    /// What was released before leaves as it is.
    private FaceRole role(Instance instance, Study study) {
        return engine.looksForFaces() && !study.isReleased() ? FaceRole.of(instance) : FaceRole.NONE;
    }

    /// Tells studies what may show a face in them, in an order that does not depend on names
    /// of files.
    private void noteImages(List<ScannedItem> found, List<ScannedItem> kept) {
        Map<Study, List<ScannedItem>> images = new HashMap<>();
        for (ScannedItem item : found) {
            if (item.role() != FaceRole.NONE) {
                images.computeIfAbsent(item.study(), absent -> new ArrayList<>());
            }
        }
        for (ScannedItem item : images.isEmpty() ? List.<ScannedItem>of() : kept) {
            List<ScannedItem> ofStudy = images.get(item.study());
            if (ofStudy != null && item.role() != FaceRole.NONE) {
                ofStudy.add(item);
            }
        }
        images.forEach((study, items) -> {
            items.sort((one, other) -> one.sopInstanceUid().compareTo(other.sopInstanceUid()));
            study.setImages(new FileImages(items.stream().map(ScannedItem::item).toList(), limits));
        });
    }

    private @Nullable ScannedItem scan(InputItem item, ReleaseMark mark) {
        try (FileSource source = FileSource.open(item.file())) {
            Optional<String> skip = Companions.reasonToSkip(item, source);
            if (skip.isPresent()) {
                record.addSkipped(item, skip.get());
                return null;
            }
            Instance instance = DicomReader.read(source, limits);
            if (instance.sopClassUid().equals(MediaDirectory.SOP_CLASS)) {
                record.addSkipped(item, "DICOMDIR: an index of the source medium, not an object");
                return null;
            }
            Study study = study(instance, mark);
            record.addOddities(study, instance);
            study.harvest(instance);
            if (!study.isReleased()) {
                cohort.harvest(instance);
            }
            return new ScannedItem(
                    item,
                    study,
                    instance.sopInstanceUid(),
                    one(instance, Tag.SERIES_INSTANCE_UID),
                    one(instance, Tag.STUDY_INSTANCE_UID),
                    role(instance, study));
        } catch (MalformedDicomException e) {
            record.addQuarantined(item, null, List.of(VolumeReasons.of(e, item)));
        } catch (IOException e) {
            record.addQuarantined(item, null, List.of(Reason.unreadable()));
        } catch (ElpisException e) {
            throw e;
        } catch (RuntimeException e) {
            record.addFault(item, e);
        }
        return null;
    }

    /// A UID, one string for all objects that have it.
    private String one(Instance instance, int tag) {
        String uid = instance.dataSet().string(tag);
        String known = uids.putIfAbsent(uid, uid);
        return known == null ? uid : known;
    }

    /// Objects that were released before are studies of their own: they say nothing of who the patient is.
    private Study study(Instance instance, ReleaseMark mark) {
        String key = key(PatientKey.of(instance.dataSet()), instance.dataSet().string(Tag.STUDY_INSTANCE_UID));
        boolean isReleased = mark.verify(instance) == ReleaseMark.Verdict.OURS;
        return (isReleased ? releasedStudies : studies).computeIfAbsent(key, absent -> engine.study(instance));
    }

    /// Whoever was released before is known by the originals that the job has of the same patient.
    private void addOriginals() {
        Map<String, List<Study>> byPatient = new HashMap<>();
        for (Study study : releasedStudies.isEmpty() ? List.<Study>of() : studies.values()) {
            byPatient
                    .computeIfAbsent(study.pseudonym(), absent -> new ArrayList<>())
                    .add(study);
        }
        for (Study study : releasedStudies.values()) {
            study.addOriginals(byPatient.getOrDefault(study.pseudonym(), List.of()));
        }
    }

    /// Of objects with the same SOP Instance UID one is kept when they are copies of each other, none when they
    /// differ: nobody can say which one is right.
    private List<ScannedItem> withoutCopies(List<ScannedItem> items) {
        Map<String, List<ScannedItem>> byUid = HashMap.newHashMap(items.size());
        for (ScannedItem item : items) {
            byUid.computeIfAbsent(uid(item), uid -> new ArrayList<>(1)).add(item);
        }
        List<ScannedItem> kept = new ArrayList<>(items.size());
        Set<String> keptOnce = new HashSet<>();
        Map<String, Boolean> isConflict = new HashMap<>();
        for (ScannedItem item : items) {
            List<ScannedItem> same = byUid.getOrDefault(uid(item), List.of());
            if (same.size() == 1 || item.sopInstanceUid().isEmpty()) {
                kept.add(item);
            } else if (isConflict.computeIfAbsent(uid(item), uid -> !areCopies(same))) {
                record.addQuarantined(item.item(), item.study(), List.of(Reason.conflictingCopies()));
            } else if (keptOnce.add(uid(item))) {
                kept.add(item);
            } else {
                record.addSkipped(item.item(), "a copy of another file of the input");
            }
        }
        return kept;
    }

    /// With UIDs retained an original and its release have the same one and are no copies of each other.
    private static String uid(ScannedItem item) {
        return item.study().isReleased() ? item.sopInstanceUid().concat("\n") : item.sopInstanceUid();
    }

    private boolean areCopies(List<ScannedItem> same) {
        for (int i = 1; i < same.size(); i++) {
            if (!Copies.are(same.getFirst().item(), same.get(i).item(), limits)) {
                return false;
            }
        }
        return true;
    }

    /// Studies in the order of their first file, so that each is finished before the next and can be forgotten.
    private static List<ScannedItem> byStudy(List<ScannedItem> items) {
        Map<Study, Integer> order = HashMap.newHashMap(64);
        for (ScannedItem item : items) {
            order.putIfAbsent(item.study(), order.size());
        }
        List<ScannedItem> sorted = new ArrayList<>(items);
        sorted.sort((one, other) ->
                Integer.compare(order.getOrDefault(one.study(), 0), order.getOrDefault(other.study(), 0)));
        return sorted;
    }
}
