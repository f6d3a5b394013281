package org.elpis.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.elpis.pixel.View;
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
    private Map<Study, Map<String, Integer>> ranks = Map.of();

    /// @param values  where values are masked, originals are not shown
    PixelLedger(Values values) {
        this.values = values;
    }

    /// Learns the order of the series, before the first object is released.
    void order(List<ScannedItem> items) {
        Map<Study, Map<String, Integer>> found = new HashMap<>();
        int index = 0;
        for (ScannedItem item : items) {
            found.computeIfAbsent(item.study(), absent -> new HashMap<>(4)).putIfAbsent(item.seriesUid(), index++);
        }
        ranks = found;
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
                    wanted(look).isEmpty() ? Optional.empty() : Optional.of(picture(examiner, look, change));
            return () -> {
                tally.addChanged(look.modality(), look.pixels(), key, Optional.of(change), likeness);
                picture.ifPresent(shown -> wanted(look)
                        .forEach(kind -> choice.add(place(look, kind), size(look.edit(), kind), look.index(), shown)));
            };
        } catch (IOException e) {
            // It was decoded to be changed, so this is a limit of the comparison; the passport counts it.
            return () -> tally.addChanged(look.modality(), look.pixels(), key, Optional.empty(), Optional.empty());
        }
    }

    private static String digest(String uid) {
        return Sha256.hex(Sha256.start().digest(uid.getBytes(StandardCharsets.US_ASCII)));
    }

    private Set<PictureChoice.Kind> wanted(Look look) {
        Set<PictureChoice.Kind> wanted = EnumSet.noneOf(PictureChoice.Kind.class);
        for (PictureChoice.Kind kind : kinds(look.edit())) {
            if (choice.wants(place(look, kind), size(look.edit(), kind), look.index())) {
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

    /// How much of an object goes: the slice that shows most of a face stands for it, whatever words it has.
    private static long size(PixelEdit edit, PictureChoice.Kind kind) {
        return switch (kind) {
            case FACE -> edit.face().map(FaceEdit::pixels).orElse(0L);
            case WORDS -> {
                long area = 0;
                for (Box box : edit.boxes()) {
                    area += (long) box.width() * box.height();
                }
                yield area;
            }
        };
    }

    private PictureChoice.Key place(Look look, PictureChoice.Kind kind) {
        return new PictureChoice.Key(
                rank(look.item(), look.index()),
                look.item().study(),
                look.item().seriesUid(),
                kind);
    }

    private int rank(ScannedItem item, int otherwise) {
        return ranks.getOrDefault(item.study(), Map.of()).getOrDefault(item.seriesUid(), otherwise);
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
                reasons.stream().filter(reason -> SEEN.contains(reason.code())).findFirst();
        Optional<ImageExaminer> examiner = Examiners.find();
        if (values == Values.MASKED || seen.isEmpty() || examiner.isEmpty() || !choice.wantsHeldBack(index)) {
            return;
        }
        DataSet data = instance.dataSet();
        if (!data.contains(Tag.PIXEL_DATA)) {
            return;
        }
        try {
            View view = examiner.get().view(instance, 0, MAX_SIDE);
            Picture picture = new Picture(
                    item.item().name(),
                    sopClass(instance),
                    data.number(Tag.COLUMNS, 1),
                    data.number(Tag.ROWS, 1),
                    0,
                    data.number(Tag.NUMBER_OF_FRAMES, 1),
                    Optional.empty(),
                    seen,
                    seen.get().code().startsWith("FACE") ? List.of() : doubts(examiner.get(), instance),
                    List.of(),
                    Optional.of(view),
                    Optional.empty());
            choice.addHeldBack(index, item.study(), picture);
        } catch (IOException e) {
            // The reason stands in the report; only its picture is missing.
        }
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

    List<Picture> of(Study study) {
        return choice.of(study);
    }
}
