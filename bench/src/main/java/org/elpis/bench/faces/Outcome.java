package org.elpis.bench.faces;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// What became of one head.
///
/// @param family  with `tuned on` where it was
/// @param kind  `removed`, `nothing` or `doubt`
/// @param why  of the last two
/// @param points  of the face's surface that count
/// @param before  share of them that an attacker finds in the original, as after
/// @param truth  share of them with tissue within 2 mm after the removal
/// @param edge  as truth, of all points of the face, those at its edge too
/// @param values  share of them with something bright within 2 mm in the filled volume, as smoothed
/// @param ears  share of the ears' points with tissue within 2 mm
/// @param brainTouched  true voxels of the brain that are gone
record Outcome(
        Remover remover,
        String family,
        long seed,
        Map<Stratum, String> strata,
        String kind,
        String why,
        int points,
        double before,
        double truth,
        double edge,
        double values,
        double smoothed,
        double ears,
        long brainTouched,
        long brain,
        double seconds,
        long peakBytes) {
    /// What heads are told apart by.
    enum Stratum {
        MODALITY,
        AGE,
        PATHOLOGY,
        POSE,
        CROP,
        SLICES,
        NOISE
    }

    /// More is a face that was left.
    static final double ENOUGH = 0.01;

    Outcome {
        strata = Map.copyOf(new EnumMap<>(strata));
    }

    boolean isRemoved() {
        return kind.equals("removed");
    }

    boolean isDoubt() {
        return kind.equals("doubt");
    }

    /// Whether something left that shows more of the face than it may.
    boolean isLeft() {
        return !isDoubt() && truth > ENOUGH;
    }

    static String header() {
        StringBuilder row = new StringBuilder("remover\tfamily\tseed");
        for (Stratum stratum : Stratum.values()) {
            row.append('\t').append(stratum.name().toLowerCase(Locale.ROOT));
        }
        return row.append(
                        "\tkind\twhy\tpoints\tbefore\ttruth\tedge\tvalues\tsmoothed\tears\tbrain touched\tbrain\tseconds\tpeak MB")
                .toString();
    }

    String row() {
        StringBuilder row = new StringBuilder(remover.name())
                .append('\t')
                .append(family)
                .append('\t')
                .append(seed);
        for (Stratum stratum : Stratum.values()) {
            row.append('\t').append(strata.get(stratum));
        }
        return row.append(String.format(
                        Locale.ROOT,
                        "\t%s\t%s\t%d\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%d\t%d\t%.2f\t%d",
                        kind,
                        why,
                        points,
                        before,
                        truth,
                        edge,
                        values,
                        smoothed,
                        ears,
                        brainTouched,
                        brain,
                        seconds,
                        peakBytes >> 20))
                .toString();
    }

    static Function<Outcome, String> by(Stratum stratum) {
        return outcome -> outcome.strata().getOrDefault(stratum, "–");
    }
}
