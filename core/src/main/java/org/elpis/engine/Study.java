package org.elpis.engine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.check.Known;
import org.elpis.check.LeakCheck;
import org.elpis.check.Retained;
import org.elpis.deid.Subject;
import org.elpis.detect.Identity;
import org.elpis.dicom.Instance;
import org.elpis.pixel.StudyImages;
import org.elpis.policy.Option;
import org.elpis.policy.Profile;
import org.jspecify.annotations.Nullable;

/// What all objects of one study say about their patient: gathered before the first of them is changed.
///
/// Harvested twice and apart: once for the transform, once for the check that does not trust it.
public final class Study {
    private final String pseudonym;
    private final @Nullable Subject subject;
    private final Identity identity = new Identity();
    private final Known known = new Known();
    private @Nullable LeakCheck check;
    private List<Study> originals = List.of();
    private @Nullable List<LeakCheck> checksOfReleased;
    private @Nullable FaceSearch faces;
    private volatile String releasedUid = "";
    private String digest = "";

    public Study(Subject subject) {
        this(subject.pseudonym(), subject);
    }

    private Study(String pseudonym, @Nullable Subject subject) {
        this.pseudonym = pseudonym;
        this.subject = subject;
    }

    /// A study of objects that this project has released before: they say nothing about who the patient is.
    static Study released(String pseudonym) {
        return new Study(pseudonym, null);
    }

    boolean isReleased() {
        return subject == null;
    }

    /// Takes in what an object says. All objects of a study are harvested before the first is processed.
    public synchronized void harvest(Instance instance) {
        if (!isReleased()) {
            identity.harvest(instance);
            known.harvest(instance);
        }
    }

    /// Notes the objects that may show a face together, which takes all of them to see. Without this each is
    /// looked at by itself.
    public synchronized void setImages(StudyImages images) {
        faces = new FaceSearch(images);
    }

    /// Empty when no object of the study can show a face, or nobody looks.
    synchronized Optional<FaceSearch> faces() {
        return Optional.ofNullable(faces);
    }

    String pseudonym() {
        return pseudonym;
    }

    /// @throws IllegalStateException for objects that were released before: nothing is made of them
    Subject subject() {
        if (subject == null) {
            throw new IllegalStateException("What was released before is not released anew.");
        }
        return subject;
    }

    /// Of all files that it was harvested from: the same digest, the same knowledge of the patient. "" before
    /// the first pass is over.
    String digest() {
        return digest;
    }

    void setDigest(String digest) {
        this.digest = digest;
    }

    List<Study> originals() {
        return originals;
    }

    /// Notes the Study Instance UID that its released objects have.
    void releasedAs(String studyUid) {
        releasedUid = studyUid;
    }

    /// "" as long as none was released in this run.
    String releasedUid() {
        return releasedUid;
    }

    Identity identity() {
        return identity;
    }

    synchronized LeakCheck check(Profile profile) {
        if (check == null) {
            check = new LeakCheck(known.identity(), retained(profile));
        }
        return check;
    }

    /// Notes which studies of the job hold originals of the same patient, each harvested to its end.
    synchronized void addOriginals(List<Study> studies) {
        originals = List.copyOf(studies);
    }

    /// Search released objects for what the originals of their patient say, as far as the job has them. Not for
    /// dates: whether a known date is one that was moved can be told beside its original only, and was then.
    synchronized List<LeakCheck> checksOfReleased(Profile profile) {
        if (checksOfReleased == null) {
            Set<Retained> retained = retained(profile);
            retained.add(Retained.DATES);
            List<LeakCheck> checks = new ArrayList<>();
            for (Study study : isReleased() ? originals : List.of(this)) {
                checks.add(new LeakCheck(study.known.identity(), retained));
            }
            checksOfReleased = checks;
        }
        return checksOfReleased;
    }

    /// What the profile lets through on purpose is no leak.
    static Set<Retained> retained(Profile profile) {
        Set<Retained> retained = EnumSet.noneOf(Retained.class);
        for (Option option : profile.options()) {
            switch (option) {
                case RETAIN_UIDS -> retained.add(Retained.UIDS);
                case RETAIN_DEVICE_IDENTITY -> retained.add(Retained.DEVICE);
                case RETAIN_INSTITUTION_IDENTITY -> retained.add(Retained.INSTITUTION);
                case RETAIN_PATIENT_CHARACTERISTICS -> retained.add(Retained.PATIENT_CHARACTERISTICS);
                case RETAIN_LONGITUDINAL_FULL_DATES -> retained.add(Retained.DATES);
                case RETAIN_LONGITUDINAL_MODIFIED_DATES -> retained.add(Retained.MODIFIED_DATES);
                case RETAIN_SAFE_PRIVATE, CLEAN_DESCRIPTORS, CLEAN_STRUCTURED_CONTENT, CLEAN_GRAPHICS -> {}
            }
        }
        return retained;
    }
}
