package org.elpis.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.pixel.ImageOpener;

/// Collects the instances of one study and brings them into the order that is sealed. Thread-safe.
public final class SealedStudy {
    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::number).thenComparing(Place::uid);

    /// Where a series stands in the study, or an instance in its series.
    ///
    /// @param number  the largest number where there is none
    private record Place(int number, String uid) {
        static Place of(Instance instance, int numberTag, String uid) {
            return new Place(instance.dataSet().number(numberTag, Integer.MAX_VALUE), uid);
        }
    }

    private final Optional<ImageOpener> opener;
    private final byte[] key;
    private final Map<String, Place> seriesPlaces = new HashMap<>();
    private final Map<String, TreeMap<Place, SealedPart>> series = new HashMap<>();
    private final Map<String, byte[]> roots = new HashMap<>();
    private String studyUid = "";
    private long looseFrames;

    /// @param key  the site's secret for seals
    public SealedStudy(Optional<ImageOpener> opener, byte[] key) {
        this.opener = opener;
        this.key = key.clone();
    }

    /// Seals an instance as a part of the study.
    ///
    /// @throws UnsealableException when it is of another study, or another instance had its UID
    public void add(Instance instance) throws IOException, UnsealableException {
        String study = studyUid(instance);
        InstanceSealing sealing = new InstanceSealing(opener);
        SealedPart.Opened part = sealing.seal(instance, seed(key, study));
        add(instance, study, part, sealing.looseFrames());
    }

    static String studyUid(Instance instance) throws UnsealableException {
        String study = instance.dataSet().string(Tag.STUDY_INSTANCE_UID);
        if (study.isEmpty() || instance.sopInstanceUid().isEmpty()) {
            throw new UnsealableException("it has no Study or SOP Instance UID");
        }
        if (instance.sopInstanceUid().getBytes(StandardCharsets.UTF_8).length > Opening.MAX_UID) {
            throw new UnsealableException("its SOP Instance UID is too long");
        }
        return study;
    }

    /// What the salts of a study follow from.
    static byte[] seed(byte[] key, String study) {
        return Hashes.derive(key, "study\0", study.getBytes(StandardCharsets.US_ASCII));
    }

    /// Adds an instance that was sealed with the seed of its study.
    ///
    /// @param loose  frames in which bits beside the stored ones are in use
    /// @return whether it is new, and not the same instance once more
    synchronized boolean add(Instance instance, String study, SealedPart.Opened part, long loose)
            throws UnsealableException {
        if (roots.isEmpty()) {
            studyUid = study;
        }
        if (!study.equals(studyUid)) {
            throw new UnsealableException("it is of another study");
        }
        byte[] before = roots.putIfAbsent(part.uid(), part.root());
        if (before != null) {
            if (!Arrays.equals(before, part.root())) {
                throw new UnsealableException("another instance of the study has the same SOP Instance UID");
            }
            return false;
        }
        String uid = instance.dataSet().string(Tag.SERIES_INSTANCE_UID);
        Place place = Place.of(instance, Tag.SERIES_NUMBER, uid);
        seriesPlaces.merge(uid, place, (one, other) -> ORDER.compare(one, other) <= 0 ? one : other);
        series.computeIfAbsent(uid, none -> new TreeMap<>(ORDER))
                .put(Place.of(instance, Tag.INSTANCE_NUMBER, part.uid()), part);
        looseFrames += loose;
        return true;
    }

    /// Frames in which bits beside the stored ones are in use, which no seal covers.
    public synchronized long looseFrames() {
        return looseFrames;
    }

    public synchronized int instances() {
        return roots.size();
    }

    /// What it takes to compare a copy with the study.
    public synchronized Opening opening() {
        List<List<SealedPart>> parts = new ArrayList<>();
        seriesPlaces.values().stream()
                .sorted(ORDER)
                .forEach(place -> parts.add(List.copyOf(java.util.Objects.requireNonNull(series.get(place.uid()))
                        .values())));
        return new Opening(parts);
    }
}
