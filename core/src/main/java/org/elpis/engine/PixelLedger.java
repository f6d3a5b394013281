package org.elpis.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.SopClasses;
import org.elpis.dicom.Tag;
import org.elpis.explain.Values;
import org.elpis.pixel.Box;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.Faces;
import org.elpis.pixel.ImageExaminer;
import org.elpis.pixel.Likeness;
import org.elpis.pixel.PixelChange;
import org.elpis.pixel.PixelEdit;
import org.elpis.policy.Action;
import org.elpis.policy.Plan;

/// Keeps account of the pixels of a job: what changed in them, counted from the decoded frames of every changed
/// object, and pictures of some for the private report.
///
/// Objects whose pixels stay cost a look at their header. Thread-safe.
final class PixelLedger {
    /// Of a picture in the report, in pixels.
    static final int MAX_SIDE = 512;

    /// Why an object was held back for what it shows; what could not be decoded cannot be shown.
    private static final Set<String> SEEN =
            Set.of("PIXEL_DATA_UNCERTAIN", "WORDS_IN_PIXELS_LEFT", "FACE_UNCERTAIN", "FACE_LEFT");

    private final Values values;
    private final UtilityTally tally = new UtilityTally();
    private final PictureChoice choice = new PictureChoice();
    private final HeldBackChoice heldBack = new HeldBackChoice();
    private SeriesPlaces places = SeriesPlaces.NONE;

    /// @param values  where values are masked, originals are not shown
    PixelLedger(Values values) {
        this.values = values;
    }

    /// Learns the order of the series, before the first object is released.
    void order(List<ScannedItem> items) {
        places = new SeriesPlaces(items);
    }

    /// What was seen of an object that is about to be released; counts when that has happened.
    @FunctionalInterface
    interface Entry {
        void add();
    }

    Entry look(int index, ScannedItem item, Instance before, Outcome.Released released) {
        Instance after = released.instance();
        DataSet data = before.dataSet();
        if (!data.contains(Tag.PIXEL_DATA)) {
            return () -> {};
        }
        String modality = after.dataSet().string(Tag.MODALITY);
        long pixels = pixels(data);
        Optional<PixelEdit> edit = edit(released.plan());
        if (edit.isEmpty()) {
            return () -> tally.addUnchanged(modality, pixels);
        }
        return changed(new Look(index, item, modality, pixels, before, released, edit.get()));
    }

    private record Look(
            int index,
            ScannedItem item,
            String modality,
            long pixels,
            Instance before,
            Outcome.Released released,
            PixelEdit edit) {}

    private Entry changed(Look look) {
        ImageExaminer examiner = Examiners.find().orElseThrow();
        String key = digest(look.released().place().sopInstanceUid());
        Instance after = look.released().instance();
        try {
            PixelChange change = examiner.change(look.before(), after, look.edit());
            Optional<Likeness> likeness = tally.wantsLikeness(look.modality(), key)
                    ? Optional.of(examiner.likeness(look.before(), after, change.frame()))
                    : Optional.empty();
            Optional<Picture> picture =
                    wanted(look, change).isEmpty() ? Optional.empty() : Optional.of(picture(examiner, look, change));
            return () -> {
                tally.addChanged(look.modality(), look.pixels(), key, Optional.of(change), likeness);
                picture.ifPresent(shown -> wanted(look, change)
                        .forEach(kind -> choice.add(place(look, kind), size(look, change, kind), look.index(), shown)));
            };
        } catch (IOException e) {
            // It was decoded to be changed, so this is a limit of the comparison; the passport counts it.
            return () -> tally.addChanged(look.modality(), look.pixels(), key, Optional.empty(), Optional.empty());
        }
    }

    private static String digest(String uid) {
        return Sha256.hex(Sha256.start().digest(uid.getBytes(StandardCharsets.US_ASCII)));
    }

    private Set<PictureChoice.Kind> wanted(Look look, PixelChange change) {
        Set<PictureChoice.Kind> wanted = EnumSet.noneOf(PictureChoice.Kind.class);
        for (PictureChoice.Kind kind : kinds(look.edit())) {
            if (choice.wants(place(look, kind), size(look, change, kind), look.index())) {
                wanted.add(kind);
            }
        }
        return wanted;
    }

    private static Set<PictureChoice.Kind> kinds(PixelEdit edit) {
        Set<PictureChoice.Kind> kinds = EnumSet.noneOf(PictureChoice.Kind.class);
        if (!edit.boxes().isEmpty()) {
            kinds.add(PictureChoice.Kind.WORDS);
        }
        if (edit.face().isPresent()) {
            kinds.add(PictureChoice.Kind.FACE);
        }
        return kinds;
    }

    /// How much of an object goes. Of a face by its bright pixels, because air before it goes with it and shows
    /// nothing; less what boxes around words may have covered of it.
    private static long size(Look look, PixelChange change, PictureChoice.Kind kind) {
        long words = 0;
        for (Box box : look.edit().boxes()) {
            words += (long) box.width() * box.height();
        }
        long face = look.edit().face().map(FaceEdit::pixels).orElse(0L);
        return switch (kind) {
            case FACE -> Math.max(0, Math.min(face, change.foregroundChanged()) - words);
            case WORDS -> words;
        };
    }

    private PictureChoice.Key place(Look look, PictureChoice.Kind kind) {
        return new PictureChoice.Key(
                places.first(look.item(), look.index()),
                look.item().study(),
                look.item().seriesUid(),
                kind);
    }

    private Picture picture(ImageExaminer examiner, Look look, PixelChange change) throws IOException {
        DataSet data = look.before().dataSet();
        Faces.BeforeAfter views = examiner.views(look.before(), look.released().instance(), change.frame(), MAX_SIDE);
        return new Picture(
                look.item().item().name(),
                sopClass(look.before()),
                data.number(Tag.COLUMNS, 1),
                data.number(Tag.ROWS, 1),
                change.frame(),
                data.number(Tag.NUMBER_OF_FRAMES, 1),
                Optional.of(change),
                Optional.empty(),
                look.edit().boxes(),
                look.edit()
                        .face()
                        .map(face -> FaceRegion.of(face, change.frame()))
                        .orElse(List.of()),
                values == Values.SHOWN ? Optional.of(views.before()) : Optional.empty(),
                Optional.of(views.after()));
    }

    /// Keeps a picture of an object that was held back for what it shows, where originals may be shown.
    void addHeldBack(int index, ScannedItem item, Instance instance, List<Reason> reasons) {
        Optional<Reason> seen =
                reasons.stream().filter(PixelLedger::isAboutPixels).findFirst();
        Optional<ImageExaminer> examiner = Examiners.find();
        if (values == Values.MASKED
                || seen.isEmpty()
                || examiner.isEmpty()
                || !instance.dataSet().contains(Tag.PIXEL_DATA)) {
            return;
        }
        HeldBackChoice.Key key = key(index, item, seen.get());
        int distance = isFace(seen.get()) ? Math.abs(index - places.middle(item, index)) : index;
        if (heldBack.wants(key, distance, index)) {
            try {
                heldBack.add(key, distance, index, item.study(), picture(examiner.get(), item, instance, seen.get()));
            } catch (IOException e) {
                // The reason stands in the report; only its picture is missing.
            }
        }
    }

    private HeldBackChoice.Key key(int index, ScannedItem item, Reason reason) {
        return new HeldBackChoice.Key(
                reason.code(), reason.what(), places.firstOfStudy(item, index), places.first(item, index));
    }

    /// Whether an object was held back for what it shows, so that a look at it may settle the matter.
    static boolean isAboutPixels(Reason reason) {
        return SEEN.contains(reason.code());
    }

    private static boolean isFace(Reason reason) {
        return reason.code().startsWith("FACE");
    }

    private static Picture picture(ImageExaminer examiner, ScannedItem item, Instance instance, Reason reason)
            throws IOException {
        DataSet data = instance.dataSet();
        return new Picture(
                item.item().name(),
                sopClass(instance),
                data.number(Tag.COLUMNS, 1),
                data.number(Tag.ROWS, 1),
                0,
                data.number(Tag.NUMBER_OF_FRAMES, 1),
                Optional.empty(),
                Optional.of(reason),
                isFace(reason) ? List.of() : doubts(examiner, instance),
                List.of(),
                Optional.of(examiner.view(instance, 0, MAX_SIDE)),
                Optional.empty());
    }

    /// Whatever looks like text to the harder look; none where everything does.
    private static List<Box> doubts(ImageExaminer examiner, Instance instance) {
        try {
            return examiner.words(instance, ImageExaminer.Care.SECOND_LOOK);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String sopClass(Instance instance) {
        return SopClasses.of(instance.sopClassUid())
                .map(SopClasses.SopClass::name)
                .orElse("");
    }

    /// What a plan does to single pixels; empty when it leaves them.
    static Optional<PixelEdit> edit(Plan plan) {
        Optional<FaceEdit> face = plan.removedFace().map(Action.RemoveFace::edit);
        List<Box> boxes = plan.filledBoxes().map(Action.FillBoxes::boxes).orElse(List.of());
        return boxes.isEmpty() && face.isEmpty() ? Optional.empty() : Optional.of(new PixelEdit(boxes, face));
    }

    private static long pixels(DataSet data) {
        long columns = Math.max(0, data.number(Tag.COLUMNS, 0));
        long rows = Math.max(0, data.number(Tag.ROWS, 0));
        // US has 16 bits and IS 31, so the product fits.
        return columns * rows * Math.max(1, data.number(Tag.NUMBER_OF_FRAMES, 1));
    }

    List<Utility> utility() {
        return tally.utility();
    }

    /// What changed in a study, in the order of the job, and behind it what was held back.
    List<Picture> of(Study study) {
        List<Picture> pictures = new ArrayList<>(choice.of(study));
        pictures.addAll(heldBack.of(study));
        return pictures;
    }
}
