package org.elpis.vision.study;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.Instance;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.Faces;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.vision.face.FaceFinder;
import org.elpis.vision.volume.SlicePlane;

/// What each object of a study shows of a face, after its volumes were looked into.
///
/// Kept are a mask of bits for each frame of reference, and some values and UIDs of each series.
final class StudyFaces implements Faces {
    /// A field of this size and more may show a head where no word says what it shows, in millimetres
    /// along the longer side: from that of a child's brain on.
    private static final double NARROWEST_HEAD_MM = 140;

    private static final String TOO_LARGE = "replacing its pixels takes more memory than there is";

    private final byte[] seed;
    private final Map<String, HeadSpace> spaces;
    private final List<SeriesFace> series;
    private final BesideScans beside;
    private final Set<String> undecodable;

    /// @param spaces  by Frame of Reference UID, or as [StudyObject#space] says
    /// @param beside  judges what is no slice
    /// @param undecodable  SOP Instance UIDs of objects with a frame that cannot be decoded
    StudyFaces(
            byte[] seed,
            Map<String, HeadSpace> spaces,
            List<SeriesFace> series,
            BesideScans beside,
            Set<String> undecodable) {
        this.seed = seed.clone();
        this.spaces = spaces;
        this.series = List.copyOf(series);
        this.beside = beside;
        this.undecodable = undecodable;
    }

    @Override
    public List<SeriesFace> series() {
        return series;
    }

    @Override
    public Finding of(Instance object) throws IOException {
        StudyObject known = StudyObject.of(object);
        return switch (known.content()) {
            case Content.Slices slices -> slices(object, known, slices);
            case Content.Segments segments -> segments(object, known, segments.planes());
            case Content.Unplaced unplaced -> unplaced(known, unplaced.why());
            case Content.Structures structures -> beside.structures(object.dataSet(), known);
            case Content.Surface surface -> beside.shape(known, "it is a surface");
            case Content.Rendering rendering -> beside.shape(known, "it is a view in three dimensions");
            case Content.Picture picture -> beside.picture(object, known);
            case Content.Other other -> new Finding.Nothing("it has no pixels of a scan");
        };
    }

    private Finding slices(Instance object, StudyObject known, Content.Slices slices) throws IOException {
        HeadSpace space = spaces.get(known.space());
        if (space == null) {
            return new Finding.Doubt("it was not there when its study was looked at");
        }
        if (undecodable.contains(known.uid())) {
            return new Finding.Doubt("a slice of it cannot be decoded");
        }
        Judgement own = space.of(known.series());
        if (own instanceof Judgement.Doubt doubt) {
            return new Finding.Doubt(doubt.why());
        }
        if (own instanceof Judgement.Unjudged && space.doubt().isPresent()) {
            return new Finding.Doubt(space.doubt().get());
        }
        if (space.world().isPresent()) {
            return edit(object, known, space, slices);
        }
        if (own instanceof Judgement.Nothing nothing) {
            if (known.region() == BodyRegion.HEAD && nothing.why().equals(FaceFinder.NO_HEAD)) {
                return new Finding.Doubt("its header speaks of a head, and none is found in it");
            }
            return new Finding.Nothing(nothing.why());
        }
        return unjudged(object, known, space, slices);
    }

    private Finding unjudged(Instance object, StudyObject known, HeadSpace space, Content.Slices slices)
            throws IOException {
        Optional<String> doubt = space.doubt();
        if (doubt.isPresent()) {
            return new Finding.Doubt(doubt.get());
        }
        if (ContentReader.isCapture(object)) {
            return beside.picture(object, known);
        }
        boolean isLikeHead = slices.planes().getFirst().sideMm() >= NARROWEST_HEAD_MM;
        boolean isHead = known.region() == BodyRegion.HEAD
                || known.region() == BodyRegion.UNKNOWN && isLikeHead && !space.isClear();
        return isHead
                ? new Finding.Doubt("it may show a head, and there is no volume to look for a face in")
                : new Finding.Nothing("nothing says that it shows a head");
    }

    private Finding unplaced(StudyObject known, String why) {
        HeadSpace space = spaces.get(known.space());
        boolean isClear = space != null && space.isClear();
        boolean isHead = space != null && space.world().isPresent()
                || known.region() == BodyRegion.HEAD
                || known.region() == BodyRegion.UNKNOWN && !isClear;
        return isHead ? new Finding.Doubt(why) : new Finding.Nothing("nothing says that it shows a head");
    }

    private Finding edit(Instance object, StudyObject known, HeadSpace space, Content.Slices slices)
            throws UndecodableFrameException {
        WorldMask world = space.world().orElseThrow();
        PixelLayout layout = PixelLayout.of(object.dataSet());
        if (slices.use() == Content.Use.COLOUR || layout.bitsStored() > 16) {
            return FaceEdits.touches(world, slices.planes(), slices.use())
                    ? new Finding.Doubt("it shows a face in pixels of several samples or more than 16 bits")
                    : new Finding.Nothing("no face lies in its slices");
        }
        if (isTooLarge(layout)) {
            return new Finding.Doubt(TOO_LARGE);
        }
        FillSamples samples = space.samples(known.series())
                .filter(own -> own.fits(layout))
                .orElse(FillSamples.constant(object.dataSet(), layout, slices.kind()));
        return finding(FaceEdits.of(
                world, slices.planes(), slices.use(), layout, samples, frame -> new Noise(seed, known.uid(), frame)));
    }

    /// New values may be as many as the pixels, of two bytes each.
    private static boolean isTooLarge(PixelLayout layout) {
        return layout.pixels() * layout.frames() > Runtime.getRuntime().maxMemory() / 8;
    }

    private static Finding finding(FaceEdit edit) {
        return edit.pixels() == 0 ? new Finding.Nothing("no face lies in its slices") : new Finding.Pixels(edit);
    }

    private Finding segments(Instance object, StudyObject known, List<SlicePlane> planes) throws IOException {
        HeadSpace space = spaces.get(known.space());
        Optional<String> doubt = space == null ? Optional.empty() : space.doubt();
        if (doubt.isPresent()) {
            return new Finding.Doubt(doubt.get());
        }
        if (space == null || space.world().isEmpty() && !space.isClear()) {
            return beside.segments(object, known, planes);
        }
        if (space.world().isEmpty()) {
            return new Finding.Nothing("no face was found in the scan that it marks");
        }
        PixelLayout layout = PixelLayout.of(object.dataSet());
        if (isTooLarge(layout)) {
            return new Finding.Doubt(TOO_LARGE);
        }
        return finding(FaceEdits.of(
                space.world().get(),
                planes,
                Content.Use.FOLLOWING,
                layout,
                FillSamples.zero(layout),
                frame -> new Noise(seed, known.uid(), frame)));
    }
}
