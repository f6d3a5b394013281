package org.elpis.fingerprint;

import java.io.IOException;
import java.util.Optional;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.pixel.StoredImage;

/// One frame of a release as it was before anybody's fingerprint, with which a suspect picture is compared.
public final class BaselineFrame {
    private final String uid;
    private final int number;
    private final MarkedFrame frame;
    private final Carriers carriers;
    private final Plane plane;

    private BaselineFrame(String uid, int number, MarkedFrame frame, Carriers carriers) {
        this.uid = uid;
        this.number = number;
        this.frame = frame;
        this.carriers = carriers;
        float[] values = new float[frame.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = frame.values()[i];
        }
        this.plane = new Plane(frame.width(), frame.height(), values);
    }

    /// Empty when no block of the frame carries anything.
    ///
    /// @param number  of the frame, from 0
    public static Optional<BaselineFrame> of(Instance image, StoredImage frames, int number, FingerprintKeys keys)
            throws IOException {
        String uid = image.dataSet().string(Tag.SOP_INSTANCE_UID);
        return of(ObjectFingerprint.frame(image, frames, number), uid, number, keys);
    }

    static Optional<BaselineFrame> of(MarkedFrame frame, String uid, int number, FingerprintKeys keys) {
        Carriers carriers = Carriers.of(frame, keys, uid, number);
        return carriers.carrying() == 0
                ? Optional.empty()
                : Optional.of(new BaselineFrame(uid, number, frame, carriers));
    }

    /// Where a picture lies in the frame, as far as a coarse look tells.
    ///
    /// @param likeness  0 to 1
    public record Guess(Placement placement, double likeness) {}

    /// Looks at all scales and places: parts of the frame not smaller than 30 % of its side, not turned and
    /// not mirrored.
    public Guess guess(SuspectPicture picture) {
        CoarseSearch.Found found = new CoarseSearch(plane).best(picture.plane());
        return new Guess(found.placement(), found.certainty());
    }

    /// The guess for a picture that has the size of the frame and is all of it.
    public Optional<Guess> whole(SuspectPicture picture) {
        boolean isWhole =
                picture.plane().width() == frame.width() && picture.plane().height() == frame.height();
        return isWhole ? Optional.of(new Guess(new Placement(1, 1, 0, 0), 1)) : Optional.empty();
    }

    /// Places a picture to a fraction of a pixel.
    public Guess refine(SuspectPicture picture, Guess guess) {
        Alignment.Aligned aligned = Alignment.refine(plane, picture.plane(), guess.placement());
        return new Guess(aligned.placement(), aligned.likeness());
    }

    /// Adds what a picture has of any fingerprint to what is known.
    public void addTo(Suspicion suspicion, SuspectPicture picture, Guess guess) {
        Traces traces = Traces.of(frame, carriers, plane, picture.plane(), guess.placement());
        suspicion.add(uid, number, carriers.blocks(), traces);
    }

    public String uid() {
        return uid;
    }

    /// From 0.
    public int number() {
        return number;
    }
}
