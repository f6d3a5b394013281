package org.elpis.models.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Looks for one picture in a gallery in [Space#PIXELS]: forty layings of it are compared in the identity space, the
/// eight images that are nearest are laid over roughly, and the three of these that are most alike exactly.
final class PixelSearch {
    private static final int CANDIDATES = 8;
    private static final int FINALISTS = 3;

    private final IdentityEmbedding embedding;
    private final Target[] gallery;
    private final Plane plane;
    private final double[] nearest;
    private final Laying[] layings;
    private final boolean[] isNegative;
    private final List<Optional<View>> views =
            new ArrayList<>(List.of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));

    /// @param numbers  of the gallery, in the identity space
    /// @param plane  that is looked for, 32 x 32
    PixelSearch(IdentityEmbedding embedding, Directions numbers, Target[] gallery, Plane plane) {
        this.embedding = embedding;
        this.gallery = gallery;
        this.plane = plane;
        nearest = new double[gallery.length];
        layings = new Laying[gallery.length];
        isNegative = new boolean[gallery.length];
        Arrays.fill(nearest, PatientMatcher.FURTHEST);
        Arrays.fill(layings, Laying.ALL.getFirst());
        for (Laying laying : Laying.ALL) {
            float[][] both = embedding.both(laying.of(plane));
            compare(numbers.along(both[0]), laying, false);
            compare(numbers.along(both[1]), laying, true);
        }
    }

    private void compare(float[] cosines, Laying laying, boolean negative) {
        for (int i = 0; i < nearest.length; i++) {
            double distance = 1 - cosines[i];
            if (distance < nearest[i]) {
                nearest[i] = distance;
                layings[i] = laying;
                isNegative[i] = negative;
            }
        }
    }

    /// Distances to the gallery; [PatientMatcher#FURTHEST] for all that are no finalists.
    double[] distances(IntPredicate allowed) {
        double[] distances = new double[gallery.length];
        Arrays.fill(distances, PatientMatcher.FURTHEST);
        List<Integer> candidates = least(nearest, CANDIDATES, allowed);
        List<Registration.Laid> laid = new ArrayList<>();
        double[] unlike = new double[candidates.size()];
        for (int i = 0; i < unlike.length; i++) {
            int place = candidates.get(i);
            Warp start = layings[place].warp().unmirrored();
            laid.add(Registration.rough(gallery[place], view(place), start));
            unlike[i] = -laid.getLast().likeness();
        }
        for (int i : least(unlike, FINALISTS, k -> true)) {
            int place = candidates.get(i);
            distances[place] = laidOver(view(place), laid.get(i).warp(), gallery[place]);
        }
        return distances;
    }

    private View view(int place) {
        int kind = (layings[place].warp().isMirrored() ? 2 : 0) + (isNegative[place] ? 1 : 0);
        View view = views.get(kind).orElseGet(() -> View.of(plane, layings[place], isNegative[place]));
        views.set(kind, Optional.of(view));
        return view;
    }

    /// The distance once both lie on each other: of two, the one that shows less is left as it is.
    private double laidOver(View view, Warp start, Target target) {
        Warp warp = Registration.exact(target, view, start);
        if (warp.scale() <= 1) {
            return IdentityEmbedding.apart(embedding.fine(view.plane().warped(warp), Warp.NONE), target.fine());
        }
        Warp back = warp.inverse();
        return IdentityEmbedding.apart(
                embedding.fine(view.plane(), back),
                embedding.fine(target.plane().warped(back), back));
    }

    /// Places of the least values, the least first; of equal ones the first.
    private static List<Integer> least(double[] values, int most, IntPredicate allowed) {
        List<Integer> least = new ArrayList<>();
        boolean[] taken = new boolean[values.length];
        for (int i = 0; i < most; i++) {
            int best = -1;
            for (int place = 0; place < values.length; place++) {
                if (!taken[place] && (best < 0 || values[place] < values[best]) && allowed.test(place)) {
                    best = place;
                }
            }
            if (best < 0) {
                break;
            }
            taken[best] = true;
            least.add(best);
        }
        return least;
    }
}
