package org.elpis.vision.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.elpis.pixel.Box;
import org.elpis.pixel.ExportVerdict;
import org.elpis.vision.likeness.GreyImage;

/// One picture, held against one frame after the other; says in the end what can be said of it.
///
/// Not thread-safe.
public final class ExportTrial {
    /// Frames that are compared closely: the best ones, since neighbours in a series are alike.
    private static final int KEPT = 3;
    /// Frames that fit less are not looked at again.
    private static final double WORTH = 0.5;
    private static final double[] DIAMETERS_MM = {3, 6, 12, 24};
    /// Of frames without spacing.
    private static final double[] DIAMETERS = {8, 16, 32, 64};
    /// Of the longer side of a frame: what would have to be seen for anything to be said.
    private static final double TELLING = 1 / 24.0;

    private final GreyImage picture;
    private final Turns turns;
    private final List<Candidate> candidates = new ArrayList<>();

    public ExportTrial(GreyImage picture) {
        this.picture = picture;
        this.turns = new Turns(picture);
    }

    /// A frame that the picture may show.
    ///
    /// @param spacingMm  0 when nobody says
    private record Candidate(String name, int frame, GreyImage values, double spacingMm, Registration.Placed placed) {}

    /// Holds the picture against one frame.
    ///
    /// @param frame  from 0
    /// @param spacingMm  between pixels of the frame; 0 when nobody says
    public void look(String name, int frame, GreyImage values, double spacingMm, boolean isThorough) {
        if (Math.min(values.width(), values.height()) < 8) {
            return;
        }
        new Registration(values)
                .find(turns, isThorough)
                .filter(placed -> placed.agreement().median() > WORTH)
                .ifPresent(placed -> candidates.add(new Candidate(name, frame, values, spacingMm, placed)));
        candidates.sort(Comparator.comparingDouble(
                        (Candidate one) -> one.placed.agreement().median())
                .reversed());
        while (candidates.size() > KEPT) {
            candidates.removeLast();
        }
    }

    public boolean isPlaced() {
        return !candidates.isEmpty() && candidates.getFirst().placed.agreement().median() > Calibration.ALIKE;
    }

    /// How the picture compares with the frame that it fits best; empty when it fits none at all.
    public Optional<Comparison> comparison() {
        return best().map(Judged::comparison);
    }

    private record Judged(Candidate candidate, Comparison comparison) {}

    /// Of several that fit well the one of which least is left.
    private Optional<Judged> best() {
        return candidates.stream()
                .filter(one -> one.placed.agreement().median()
                        > candidates.getFirst().placed.agreement().median() - 0.1)
                .map(one -> new Judged(one, Comparison.of(one.values, picture, one.placed)))
                .min(Comparator.comparingDouble(one -> one.comparison.spread()));
    }

    public ExportVerdict verdict() {
        return best().map(this::verdict)
                .orElseGet(() -> ExportVerdict.unknown("the picture fits no frame of the baseline"));
    }

    private ExportVerdict verdict(Judged judged) {
        Comparison comparison = judged.comparison;
        List<Spot> spots = comparison.spots();
        List<ExportVerdict.Sight> sights = sights(judged);
        String doubt = doubt(judged, spots);
        if (doubt.isEmpty() && spots.isEmpty() && isFramedBySomething(judged)) {
            doubt = "the picture shows more than the image: beside it is something that nothing can be held against";
        }
        boolean isLikely =
                doubt.isEmpty() && !spots.isEmpty() && spots.getFirst().strength() < Calibration.CERTAIN;
        String reason =
                isLikely ? "places differ by more than is usual, and by too little to be called changed" : doubt;
        List<ExportVerdict.Change> changes = doubt.isEmpty()
                ? spots.stream().map(spot -> change(judged, spot)).toList()
                : List.of();
        return new ExportVerdict(
                !reason.isEmpty()
                        ? ExportVerdict.Outcome.UNKNOWN
                        : changes.isEmpty() ? ExportVerdict.Outcome.MATCHES : ExportVerdict.Outcome.ALTERED,
                reason,
                Optional.of(shown(judged)),
                changes,
                sights,
                changes.isEmpty() ? Optional.empty() : Optional.of(Marks.on(picture, changes)));
    }

    private boolean isFramedBySomething(Judged judged) {
        return Surroundings.showSomething(picture, judged.candidate.values, judged.comparison.alignment());
    }

    /// Why nothing can be said; empty when something can.
    private static String doubt(Judged judged, List<Spot> spots) {
        Comparison comparison = judged.comparison;
        if (comparison.judged() < Calibration.LEAST_SIDE * Calibration.LEAST_SIDE) {
            return "too few pixels are left of the image to judge it";
        }
        if (comparison.tiles() < Calibration.LEAST_TILES) {
            return "the picture shows too little structure to say which image it is";
        }
        if (comparison.alike() < Calibration.ALIKE) {
            return "the picture is not alike enough to any frame of the baseline to be called one of it";
        }
        if (comparison.changed(spots) > Calibration.MOST_CHANGED) {
            return "the picture differs from the frame nearly everywhere";
        }
        GreyImage frame = judged.candidate.values;
        double telling = Math.max(frame.width(), frame.height()) * TELLING;
        if (spots.isEmpty() && comparison.sight(telling) > Calibration.LEAST_SIGHT) {
            return "the picture is too small or too strongly compressed for changes to be seen";
        }
        return "";
    }

    private static List<ExportVerdict.Sight> sights(Judged judged) {
        double spacing = judged.candidate.spacingMm;
        List<ExportVerdict.Sight> sights = new ArrayList<>();
        for (double diameter : spacing > 0 ? DIAMETERS_MM : DIAMETERS) {
            double pixels = spacing > 0 ? diameter / spacing : diameter;
            sights.add(new ExportVerdict.Sight(pixels, spacing > 0 ? diameter : 0, judged.comparison.sight(pixels)));
        }
        return sights;
    }

    private ExportVerdict.Shown shown(Judged judged) {
        Alignment at = judged.comparison.alignment();
        GreyImage frame = judged.candidate.values;
        return new ExportVerdict.Shown(
                judged.candidate.name,
                judged.candidate.frame,
                at.turn().quarters(),
                at.turn().isMirrored(),
                judged.comparison.isInverted(),
                1 / at.across().scale(),
                box(
                        at.across().to(0),
                        at.down().to(0),
                        at.across().to(at.across().count()),
                        at.down().to(at.down().count()),
                        frame.width(),
                        frame.height()),
                judged.comparison.judged()
                        * judged.comparison.across().scale()
                        * judged.comparison.down().scale()
                        / ((double) frame.width() * frame.height()),
                judged.comparison.alike());
    }

    private ExportVerdict.Change change(Judged judged, Spot spot) {
        Comparison comparison = judged.comparison;
        GreyImage frame = judged.candidate.values;
        double left = comparison.across().to(spot.left());
        double right = comparison.across().to(spot.right());
        double top = comparison.down().to(spot.top());
        double bottom = comparison.down().to(spot.bottom());
        Alignment at = comparison.alignment();
        int width = at.across().count();
        int height = at.down().count();
        double[] one = at.turn().apply(at.across().from(left), at.down().from(top), width, height);
        double[] other = at.turn().apply(at.across().from(right), at.down().from(bottom), width, height);
        return new ExportVerdict.Change(
                box(left, top, right, bottom, frame.width(), frame.height()),
                box(
                        Math.min(one[0], other[0]),
                        Math.min(one[1], other[1]),
                        Math.max(one[0], other[0]),
                        Math.max(one[1], other[1]),
                        picture.width(),
                        picture.height()),
                spot.strength());
    }

    private static Box box(double left, double top, double right, double bottom, int width, int height) {
        int x = Math.clamp((int) Math.floor(left), 0, width - 1);
        int y = Math.clamp((int) Math.floor(top), 0, height - 1);
        return new Box(
                x,
                y,
                Math.clamp((int) Math.ceil(right) - x, 1, width - x),
                Math.clamp((int) Math.ceil(bottom) - y, 1, height - y));
    }
}
