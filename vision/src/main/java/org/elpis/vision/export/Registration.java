package org.elpis.vision.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.elpis.vision.likeness.GreyImage;

/// Finds where a picture lies on a frame: which way round, how large, and which part of it.
final class Registration {
    private static final int COARSE = 96;
    private static final int MIDDLE = 192;
    private static final int SOURCE = 2 * MIDDLE;
    /// From here on nothing better is looked for.
    private static final double SURE = 0.8;
    private static final int PLACES = 2;
    /// Pixels of a coarse grid that lie within the frame.
    private static final int LEAST_PIXELS = 256;
    /// Of one direction against the other: pixels need not be squares.
    private static final double MOST_STRETCH = 1.7;
    private static final double POOR = 0.15;
    private static final double HOPELESS = 0.3;

    /// The frame, made smaller where it is much larger than the grids here.
    private final GreyImage frame;
    private final double across;
    private final double down;
    private Optional<CoarseSearch> search = Optional.empty();

    Registration(GreyImage frame) {
        int longest = Math.max(frame.width(), frame.height());
        this.frame = longest <= SOURCE
                ? frame
                : Resampling.toSize(
                        frame,
                        Math.max(3, frame.width() * SOURCE / longest),
                        Math.max(3, frame.height() * SOURCE / longest));
        this.across = (double) frame.width() / this.frame.width();
        this.down = (double) frame.height() / this.frame.height();
    }

    /// A place that was found for what is within the borders, and how well it fits there on the middle grid.
    record Placed(Alignment alignment, Agreement agreement) {}

    /// The best place: of the whole picture first, of any part of any size when it is looked for thoroughly; as it is
    /// before it is turned.
    ///
    Optional<Placed> find(Turns turns, boolean isThorough) {
        List<Placed> placed = new ArrayList<>();
        for (int step = 0; step < (isThorough ? 4 : 2) && !isSure(placed); step++) {
            List<Upright> some = step % 2 == 0 ? turns.plain() : turns.others();
            (step < 2 ? guess(some) : search(some)).ifPresent(placed::add);
        }
        return best(placed)
                .map(one -> new Placed(
                        new Alignment(
                                one.alignment().turn(),
                                scaled(one.alignment().across(), across),
                                scaled(one.alignment().down(), down)),
                        one.agreement()));
    }

    private static Axis scaled(Axis axis, double by) {
        return new Axis(axis.scale() * by, axis.offset() * by, axis.count());
    }

    private Optional<Placed> guess(List<Upright> turns) {
        List<Placed> placed = new ArrayList<>();
        for (Upright one : turns) {
            for (Alignment guess : guesses(one)) {
                refine(one.picture(), guess).ifPresent(placed::add);
            }
        }
        return best(placed);
    }

    private Optional<Placed> search(List<Upright> turns) {
        CoarseSearch here = search.orElseGet(() -> new CoarseSearch(frame));
        search = Optional.of(here);
        List<Placed> placed = new ArrayList<>();
        for (Upright one : turns) {
            for (CoarseSearch.Found found : here.places(one.picture(), one.turn(), PLACES)) {
                refine(one.picture(), found.alignment()).ifPresent(placed::add);
                if (isSure(placed)) {
                    return best(placed);
                }
            }
        }
        return best(placed);
    }

    private static boolean isSure(List<Placed> placed) {
        return best(placed).filter(one -> one.agreement().median() > SURE).isPresent();
    }

    private static Optional<Placed> best(List<Placed> placed) {
        return placed.stream()
                .max(Comparator.comparingDouble(one -> one.agreement().median()));
    }

    /// The picture with its borders, or what is within them, shows the whole frame.
    private List<Alignment> guesses(Upright upright) {
        GreyImage picture = upright.picture();
        Axis across = new Axis((double) frame.width() / picture.width(), 0, picture.width());
        Axis down = new Axis((double) frame.height() / picture.height(), 0, picture.height());
        List<Alignment> guesses = new ArrayList<>(List.of(new Alignment(upright.turn(), across, down)));
        if (picture.width() < upright.width() || picture.height() < upright.height()) {
            double x = (double) frame.width() / upright.width();
            double y = (double) frame.height() / upright.height();
            Borders within = upright.within();
            guesses.add(new Alignment(
                    upright.turn(),
                    new Axis(x, within.left() * x, picture.width()),
                    new Axis(y, within.top() * y, picture.height())));
        }
        guesses.removeIf(one -> isStretched(one.across().scale() / one.down().scale()));
        return guesses;
    }

    private static boolean isStretched(double ratio) {
        return ratio > MOST_STRETCH || ratio < 1 / MOST_STRETCH;
    }

    private Optional<Placed> refine(GreyImage picture, Alignment start) {
        Alignment at = start;
        Agreement agreement = new Agreement(0, 0, 0);
        for (int side : new int[] {COARSE, MIDDLE}) {
            Fit fit = grid(frame, picture, at, side).refined(frame, 2);
            if (fit.agreement().median() > POOR) {
                fit = fit.refined(frame, 4);
            }
            if (isOff(fit)) {
                return Optional.empty();
            }
            at = new Alignment(
                    start.turn(), fit.across().as(picture.width()), fit.down().as(picture.height()));
            agreement = fit.agreement();
            if (agreement.median() < HOPELESS) {
                break;
            }
        }
        return Optional.of(new Placed(at, agreement));
    }

    /// Whether hardly anything of the frame is in the picture any more.
    private boolean isOff(Fit fit) {
        int inside = 0;
        for (boolean one : fit.counts()) {
            inside += one ? 1 : 0;
        }
        return inside < LEAST_PIXELS
                || isStretched(fit.across().scale() / fit.down().scale());
    }

    /// Both on a grid whose pixels are not smaller than those of the frame nor those of the picture.
    static Fit grid(GreyImage frame, GreyImage picture, Alignment at, int side) {
        double across = Math.max(1, Math.max(1 / at.across().scale(), (double) picture.width() / side));
        double down = Math.max(1, Math.max(1 / at.down().scale(), (double) picture.height() / side));
        int width = Math.max(3, (int) Math.floor(picture.width() / across));
        int height = Math.max(3, (int) Math.floor(picture.height() / down));
        return Fit.of(
                frame,
                Resampling.toSize(picture, width, height),
                at.across().as(width),
                at.down().as(height));
    }
}
