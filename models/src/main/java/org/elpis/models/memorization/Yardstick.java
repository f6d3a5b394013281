package org.elpis.models.memorization;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.models.audit.Policy;
import org.elpis.models.stats.ClopperPearson;

/// What counts as a copy: learned from how near images of other patients come to the training set.
///
/// Distances of both spaces become one: the lesser of each over its median from held-out patients, so that 1 is as
/// far as another patient usually is. The limit is the k-th least distance of n held-out patients, k = rate (n + 1),
/// so that a new patient comes below with probability `rate` at most (conformal prediction; Vovk, Gammerman and
/// Shafer, 2005, 2.2); less where the [Tail] of the same distances says that this least one fell far out by chance.
/// How near no stranger comes is read off the tail.
///
/// @param identity  median distance of a held-out image, in the identity space
/// @param pixels  the same in the space of pixels
/// @param limit  at most this far is a copy
/// @param clear  less than this is a clear copy: among all generated images so few are expected there, if none is one,
///     as the policy says
/// @param tail  of the nearest distance of each held-out patient
/// @param pixelTail  the same in the space of pixels alone, where two images of one patient are no copies
/// @param rate  probability that a new patient comes to the limit, on average over held-out sets
/// @param rateAtMost  the same for this held-out set, with the upper end of its confidence
record Yardstick(
        double identity,
        double pixels,
        double limit,
        double clear,
        Tail tail,
        Tail pixelTail,
        double rate,
        double rateAtMost) {
    /// From the looks of held-out images at the training set.
    ///
    /// @param patients  of each look
    /// @param images  that will be measured by it
    static Yardstick of(List<Look> looks, List<String> patients, Policy policy, int images) {
        double identity = median(looks.stream().mapToDouble(Look::identity).toArray());
        double pixels = median(looks.stream().mapToDouble(Look::pixels).toArray());
        Map<String, Double> nearest = new TreeMap<>();
        Map<String, Double> nearestPixels = new TreeMap<>();
        for (int i = 0; i < looks.size(); i++) {
            Look look = looks.get(i);
            nearest.merge(patients.get(i), relative(look, identity, pixels), Math::min);
            nearestPixels.merge(patients.get(i), look.pixels() / pixels, Math::min);
        }
        double[] sorted = sorted(nearest);
        int n = sorted.length;
        double wanted = policy.limit("memorization.false-positive-rate") * (n + 1);
        int rank = Math.clamp((long) Math.floor(wanted + 1e-9), 1, n);
        Tail tail = Tail.of(sorted);
        return new Yardstick(
                identity,
                pixels,
                limit(sorted, rank, tail),
                tail.reachedBy(policy.limit("memorization.clear-copies-by-chance") / images),
                tail,
                Tail.of(sorted(nearestPixels)),
                Math.max(1.0, rank) / (n + 1),
                ClopperPearson.of(rank - 1, n, policy.limit("confidence")).high());
    }

    private static double limit(double[] sorted, int rank, Tail tail) {
        double least = sorted[rank - 1];
        return least < tail.start() ? Math.min(least, tail.reachedBy(rank / (sorted.length + 1.0))) : least;
    }

    private static double[] sorted(Map<String, Double> nearest) {
        double[] sorted =
                nearest.values().stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Math.max(1e-6, sorted[sorted.length / 2]);
    }

    /// Distance as a multiple of that of a usual other patient.
    double relative(Look look) {
        return relative(look, identity, pixels);
    }

    private static double relative(Look look, double identity, double pixels) {
        return Math.min(look.identity() / identity, look.pixels() / pixels);
    }

    /// The image of the gallery that the relative distance is to.
    int place(Look look) {
        return look.identity() / identity < look.pixels() / pixels ? look.identityPlace() : look.pixelPlace();
    }

    boolean isCopy(Look look) {
        return relative(look) <= limit;
    }

    boolean isClear(Look look) {
        return relative(look) < clear;
    }

    /// The distance of a clear copy as the generated images themselves set it: by how near they come to held-out
    /// patients, whom they cannot have copied. Images plainer than real ones come nearer to everybody.
    ///
    /// @param decoys  of each generated image, at held-out patients
    /// @param byChance  images that would be expected there if none were a copy
    /// @param ratio  held-out patients for each training patient: fewer are further away
    /// @return at most [#clear]
    double clearFor(List<Look> decoys, double byChance, double ratio) {
        double[] sorted = decoys.stream().mapToDouble(this::relative).sorted().toArray();
        return Math.min(clear, Tail.of(sorted).reachedBy(byChance * Math.min(1, ratio) / sorted.length));
    }

    /// Held-out patients that a rate of false alarms needs.
    static int patientsNeeded(double rate) {
        return (int) Math.ceil(1 / rate - 1 - 1e-9);
    }
}
