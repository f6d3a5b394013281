package org.elpis.vision.face;

import java.util.Optional;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkVolume;

/// Finds the face in a volume without any picture of a real one: by the brain, which lies behind and above it.
///
/// Works on voxels of about 2 mm: a head is told from everything else, its brain is found in two ways, how it
/// lies is read from its own symmetry and shape, and what must go is cut away and looked for again in the
/// volume as it is.
public final class FaceFinder {
    /// Why nothing was removed where no head is.
    public static final String NO_HEAD = "it shows no head";

    private static final String LEFT = "its face cannot be removed without a rest, or not without touching the brain";

    /// Edge of the voxels on which everything is planned.
    private static final double COARSE_MM = 2;
    /// Share of a face's surface that may survive.
    private static final double MOST_RESIDUAL = 0.005;

    /// The agreement of both ways to find a brain, by Dice, with which the usual guard will do.
    private static final double AGREED = 0.93;
    /// Air begins so far from the head that none of its blur is in it.
    private static final double BLUR_MM = 6;

    private static final float CT_AIR = -1000;

    private final WorkVolume volume;
    private final FaceHandling handling;
    private final Reduction reduction;
    private final HeadTissue head;

    private FaceFinder(WorkVolume volume, FaceHandling handling) {
        this.volume = volume;
        this.handling = handling;
        this.reduction = Reduction.of(volume, COARSE_MM, HeadBox.of(volume));
        this.head = HeadTissue.of(reduction.coarse());
    }

    /// What must go from a volume so that no face is left in it.
    ///
    /// @param volume  in the orientation that its header claims
    /// @param handling  that touches
    public static FaceRemoval find(WorkVolume volume, FaceHandling handling) {
        return Glance.isNoHead(volume) ? new FaceRemoval.Nothing(NO_HEAD) : new FaceFinder(volume, handling).found();
    }

    private FaceRemoval found() {
        if (head.solid().count() == 0) {
            return new FaceRemoval.Nothing(NO_HEAD);
        }
        BrainSearch brain = BrainSearch.of(reduction.coarse(), head);
        return switch (HeadEvidence.of(reduction.coarse(), head, brain)) {
            case NO_HEAD -> new FaceRemoval.Nothing(NO_HEAD);
            case BRAIN_ALONE -> new FaceRemoval.Nothing("it shows a brain and nothing around it");
            case UNSURE -> new FaceRemoval.Doubt("it may show a head whose brain cannot be told from the rest");
            case HEAD -> ofHead(brain);
        };
    }

    private FaceRemoval ofHead(BrainSearch brain) {
        float range = isCt() ? -CT_AIR : brain.brightness();
        PoseSearch search = PoseSearch.of(reduction.coarse(), head, brain.balloon(), air(), range);
        if (search.verdict() == PoseSearch.Verdict.CONTRADICTS) {
            return new FaceRemoval.Doubt("its orientation contradicts what the image shows");
        }
        FaceView view = FaceView.of(reduction.coarse(), head, search);
        if (handling.extent() == FaceHandling.Extent.SKULL_STRIP || view == FaceView.THERE) {
            return cut(brain, search.pose());
        }
        return new FaceRemoval.Nothing(view == FaceView.GONE ? "its face is already gone" : "it ends above the face");
    }

    private boolean isCt() {
        return volume.kind() == WorkVolume.Kind.CT;
    }

    private float air() {
        return isCt() ? CT_AIR : HeadTissue.Levels.of(reduction.coarse()).percentile(0.02);
    }

    /// Cuts and looks. What either way to find a brain found is kept; where a face is left then, one of them took
    /// a part of the face for brain, and the other is kept alone, with a wider guard, if that spares what the
    /// first one found when it ends sooner.
    private FaceRemoval cut(BrainSearch brain, Pose pose) {
        FaceCheck looking = new FaceCheck(volume, reduction, pose, head, air());
        Attempt attempt = attempt(looking, pose, brain.both(), brain.both(), depths(brain.dice()));
        if (attempt.isLeft() && brain.tighten()) {
            attempt = attempt(looking, pose, brain.both(), brain.both(), depths(brain.dice()));
        }
        if (attempt.isLeft()) {
            attempt = attempt(looking, pose, brain.both(), brain.both(), depths(0));
        }
        if (attempt.isLeft()) {
            attempt = attempt(looking, pose, brain.grown(), brain.wet(), depths(0));
        }
        if (!attempt.passes()) {
            attempt = attempt(looking, pose, brain.wet(), brain.grown(), depths(0));
        }
        return attempt.passes() ? removed(pose, attempt) : new FaceRemoval.Doubt(LEFT);
    }

    private Cut.Depths depths(double agreement) {
        boolean isUsual = agreement >= AGREED;
        Cut.Depths depths = switch (handling.extent()) {
            case SKULL_STRIP -> agreement > 0 ? Cut.Depths.STRIPPED : Cut.Depths.STRIPPED_CLOSELY;
            case UNTOUCHED, FACE, FACE_EARS_TEETH -> isUsual ? Cut.Depths.USUAL : Cut.Depths.CAREFUL;
        };
        return volume.kind() == WorkVolume.Kind.PET ? depths.ofPet() : depths;
    }

    /// A cut, the same in voxels of the volume, and what the check says of it.
    private record Attempt(Cut cut, Mask gone, Faces.Check check) {
        boolean isLeft() {
            return check.residualSurface() > MOST_RESIDUAL;
        }

        boolean passes() {
            return !isLeft() && check.brainTouched() == 0;
        }
    }

    /// @param kept  the brain around which nothing goes; `seen` the one that must not be touched
    private Attempt attempt(FaceCheck looking, Pose pose, Mask kept, Mask seen, Cut.Depths depths) {
        Cut cut = Cut.of(pose, head, kept, handling.extent(), depths);
        Mask gone = reduction.fine(cut.gone(), volume.grid());
        return new Attempt(cut, gone, looking.of(gone, seen, cut.gone()));
    }

    private FaceRemoval removed(Pose pose, Attempt attempt) {
        Cut cut = attempt.cut();
        Mask guard = reduction.fine(cut.guard(), volume.grid());
        Optional<Mask> average = handling.fill() == FaceHandling.Fill.AVERAGE
                ? Optional.of(reduction.fine(cut.average(pose), volume.grid()))
                : Optional.empty();
        return new FaceRemoval.Removed(attempt.gone(), guard, background(), average, attempt.check());
    }

    /// Air far from the head; in a narrow field of view whatever is not head.
    private Mask background() {
        Mask near = Morphology.dilated(head.solid(), BLUR_MM);
        Mask far = air(near);
        return far.count() > 0 ? far : air(head.solid());
    }

    private Mask air(Mask head) {
        Mask fine = reduction.fine(head, volume.grid());
        Mask box = reduction.fine(full(), volume.grid());
        float[] values = volume.values();
        for (int i = 0; i < values.length; i++) {
            if (fine.has(i) || !Float.isFinite(values[i]) || values[i] > this.head.threshold()) {
                box.remove(i);
            }
        }
        return box;
    }

    private Mask full() {
        Mask full = new Mask(reduction.coarse().grid());
        for (int i = 0; i < full.grid().voxels(); i++) {
            full.add(i);
        }
        return full;
    }
}
