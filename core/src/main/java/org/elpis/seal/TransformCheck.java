package org.elpis.seal;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Sha256;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.seal.Departure.Fault;

/// Sees for one study whether a release is its originals with the attested operations applied, and nothing else.
///
/// Which object became which follows from the openings, which lead to one root: what stands at one place was one
/// object.
/// That both ends are what their seals say is for a [SealCheck] of each. Not thread-safe.
///
/// Format: docs/formats/seal.md, "Both ends"
public final class TransformCheck {
    /// Decoded exactly, but not written so.
    private static final String NEAR_LOSSLESS = "1.2.840.10008.1.2.4.81";

    private final Set<Attestation.Operation> operations;
    private final Optional<ImageOpener> opener;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final MessageDigest sha256 = Sha256.start();
    private final List<Departure> departures = new ArrayList<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private final List<FilledNoise> noise = new ArrayList<>();
    private final TransformCount count = new TransformCount();

    private record Place(int series, Optional<String> released) {}

    /// @param whole  opens all of the originals
    /// @param told  opens what the release still shows of them
    public TransformCheck(Opening whole, Opening told, Attestation.Statement statement, Optional<ImageOpener> opener) {
        if (!Arrays.equals(whole.root(), told.root()) || !Arrays.equals(told.root(), statement.parent())) {
            throw new IllegalArgumentException("both openings must lead to the root that was attested");
        }
        this.operations = Set.copyOf(statement.operations());
        this.opener = opener;
        for (int s = 0; s < whole.series().size(); s++) {
            noise.add(new FilledNoise());
            for (int i = 0; i < whole.series().get(s).size(); i++) {
                if (whole.series().get(s).get(i) instanceof SealedPart.Opened original) {
                    Optional<String> released = told.series().get(s).get(i) instanceof SealedPart.Opened shown
                            ? Optional.of(shown.uid())
                            : Optional.empty();
                    places.put(original.uid(), new Place(s, released));
                }
            }
        }
    }

    /// SOP Instance UIDs of the originals, in their order.
    public Set<String> originals() {
        return places.keySet();
    }

    /// What an original is called in the release; empty when it was left out.
    ///
    /// @param uid  one of [#originals]
    public Optional<String> released(String uid) {
        Place place = places.get(uid);
        return place == null ? Optional.empty() : place.released();
    }

    /// Compares an original with what became of it.
    public void compare(Instance original, Instance released) throws IOException {
        Place place = places.get(original.sopInstanceUid());
        if (place == null || place.released().isEmpty()) {
            throw new IllegalArgumentException("original must be one of those that are shown");
        }
        count.objects++;
        count.rewritten +=
                original.transferSyntax().uid().equals(released.transferSyntax().uid()) ? 0 : 1;
        compareAttributes(original, released);
        compareFrames(original, released, noise.get(place.series()));
    }

    /// Notes that an original is not in the release.
    public void leftOut(String uid) {
        count.leftOut++;
        require(Attestation.Operation.LEAVE_OUT_INSTANCES, uid, "", Fault.LEFT_OUT);
    }

    private void compareAttributes(Instance original, Instance released) throws IOException {
        String uid = released.sopInstanceUid();
        Map<String, Attribute> after = new LinkedHashMap<>();
        Walked.of(released, opener).all().forEach(attribute -> after.put(attribute.path(), attribute));
        Set<String> gone = new HashSet<>();
        for (Attribute before : Walked.of(original, opener).all()) {
            Attribute there = after.remove(before.path());
            if (there != null && isSame(before, there)) {
                continue;
            }
            boolean isWithin = there == null && goesWith(before.path(), gone);
            if (there == null) {
                gone.add(before.path());
            }
            if (before.of() == AttributeClass.MEANING && !isWithin) {
                departures.add(new Departure(uid, before.path(), Fault.MEANING));
            } else if (there == null) {
                count.dropped++;
                require(Attestation.Operation.DROP_ATTRIBUTES, uid, before.path(), Fault.DROPPED);
            } else {
                count.replaced++;
                require(Attestation.Operation.REPLACE_ATTRIBUTES, uid, before.path(), Fault.REPLACED);
            }
        }
        for (Attribute gained : after.values()) {
            switch (gained.of()) {
                case MEANING -> departures.add(new Departure(uid, gained.path(), Fault.MEANING));
                case GUARDED -> departures.add(new Departure(uid, gained.path(), Fault.SHOWN));
                case OTHER, FORM -> {
                    count.added++;
                    require(Attestation.Operation.ADD_ATTRIBUTES, uid, gained.path(), Fault.ADDED);
                }
            }
        }
    }

    /// Whether an attribute stood in a sequence that was removed altogether, as an icon is: it is judged with that.
    private static boolean goesWith(String path, Set<String> gone) {
        for (int at = path.indexOf('['); at >= 0; at = path.indexOf('[', at + 1)) {
            if (gone.contains(path.substring(0, at))) {
                return true;
            }
        }
        return false;
    }

    private boolean isSame(Attribute before, Attribute after) throws IOException {
        AttributeValue.update(sha256, before);
        byte[] first = sha256.digest();
        AttributeValue.update(sha256, after);
        return Arrays.equals(first, sha256.digest());
    }

    private void require(Attestation.Operation operation, String uid, String where, Fault fault) {
        if (!operations.contains(operation)) {
            departures.add(new Departure(uid, where, fault));
        }
    }

    private void compareFrames(Instance original, Instance released, FilledNoise inSeries) throws IOException {
        String uid = released.sopInstanceUid();
        boolean hasPixels = !InstanceSealing.pixelTags(original).isEmpty();
        if (hasPixels != !InstanceSealing.pixelTags(released).isEmpty()) {
            departures.add(new Departure(uid, "", Fault.FRAME));
        } else if (hasPixels) {
            try {
                compareDecoded(original, released, inSeries);
            } catch (UndecodableFrameException e) {
                compareBytes(original, released);
            }
        }
    }

    private void compareDecoded(Instance original, Instance released, FilledNoise inSeries) throws IOException {
        if (opener.isEmpty()) {
            throw new UndecodableFrameException("no decoder is installed");
        }
        if (!InstanceSealing.hasPixelDataAlone(original) || !InstanceSealing.hasPixelDataAlone(released)) {
            throw new UndecodableFrameException("pixels that are floats are not decoded");
        }
        StoredImage before = opener.get().open(original);
        StoredImage after = opener.get().open(released);
        if (before.layout().frames() != after.layout().frames()) {
            departures.add(new Departure(released.sopInstanceUid(), "", Fault.FRAME));
            return;
        }
        boolean isDefaced = operations.contains(Attestation.Operation.DEFACE_PIXELS)
                && InstanceCheck.pixelOperation(released) == Attestation.Operation.DEFACE_PIXELS;
        boolean isListed = isDefaced || operations.contains(Attestation.Operation.MASK_PIXELS);
        Filling filled = new Filling(original.dataSet(), released.sopInstanceUid());
        for (int i = 0; i < before.layout().frames(); i++) {
            byte[] written = after.written(i);
            Filling.Found found = filled.compare(before.raster(i), after.raster(i));
            if (found == Filling.Found.NOTHING) {
                continue;
            }
            if (found == Filling.Found.FRAME) {
                departures.add(new Departure(released.sopInstanceUid(), "frame " + (i + 1), Fault.FRAME));
            } else if (!isListed) {
                departures.addAll(filled.changed(i, Fault.UNLISTED_PIXELS));
            } else if (!after.isExact(written)
                    || released.transferSyntax().uid().equals(NEAR_LOSSLESS)) {
                reasons.add("a frame was written anew with loss, so that what fills it is not exact");
            } else if (!filled.isMask() && isDefaced) {
                count.noiseFrames++;
                inSeries.add(before.raster(i), after.raster(i));
            } else {
                count.maskedFrames++;
                departures.addAll(filled.painted(i));
            }
        }
    }

    /// Pixel data that are not decoded may not be touched at all.
    private void compareBytes(Instance original, Instance released) throws IOException {
        InstanceSealing.updatePixels(original, opener, sha256);
        byte[] before = sha256.digest();
        InstanceSealing.updatePixels(released, opener, sha256);
        if (!Arrays.equals(before, sha256.digest())) {
            reasons.add("pixel data that cannot be decoded here were changed");
        }
    }

    /// What all that was compared says.
    public TransformVerdict verdict() {
        Set<String> all = new LinkedHashSet<>(reasons);
        for (FilledNoise each : noise) {
            each.doubt().ifPresent(all::add);
        }
        return new TransformVerdict(operations, departures, List.copyOf(all), count);
    }
}
