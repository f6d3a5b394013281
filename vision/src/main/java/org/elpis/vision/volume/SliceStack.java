package org.elpis.vision.volume;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;

/// Parallel slices of one series in the order in which they lie along their common normal, one at each place.
///
/// Slices at the same place are other times, echoes or phases of the same anatomy: the first stands for all.
/// Each keeps its own origin, so that neither a tilted gantry nor uneven distances displace anything.
public final class SliceStack {
    /// Cosine of one degree: directions that differ by less are the same direction, rounded.
    private static final double PARALLEL = 0.99985;

    /// Slices nearer to each other than this lie at the same place, in millimetres: no slices are as thin.
    private static final double SAME_PLACE = 0.05;

    /// Slices of the same depth whose centres are further apart than this share of their side lie beside each
    /// other, as those of two stations of the table do.
    private static final double BESIDE = 0.3;

    /// A series of more times, directions or stations is not looked into.
    private static final int MOST_STACKS = 64;

    private final List<Slice> slices;
    private final double[] positions;
    private final Vector3 normal;
    private final double gapMm;

    private SliceStack(List<Slice> slices, Vector3 normal) {
        this.slices = List.copyOf(slices);
        this.normal = normal;
        this.positions =
                slices.stream().mapToDouble(s -> normal.dot(s.plane().origin())).toArray();
        this.gapMm = usual();
    }

    /// Splits the slices of a series into stacks.
    ///
    /// Slices at one place are of stacks one after another: whoever was scanned may have moved meanwhile.
    ///
    /// @param slices  in an order that does not change from run to run
    /// @return at most 64 stacks; slices that would be of another one are in none
    public static List<SliceStack> of(List<Slice> slices) {
        List<List<Slice>> directions = new ArrayList<>();
        for (Slice slice : slices) {
            List<Slice> parallel = null;
            for (List<Slice> known : directions) {
                double cosine =
                        known.getFirst().plane().normal().dot(slice.plane().normal());
                if (Math.abs(cosine) >= PARALLEL) {
                    parallel = known;
                    break;
                }
            }
            if (parallel != null) {
                parallel.add(slice);
            } else if (directions.size() < MOST_STACKS) {
                directions.add(new ArrayList<>(List.of(slice)));
            }
        }
        List<SliceStack> stacks = new ArrayList<>();
        for (List<Slice> parallel : directions) {
            addStations(parallel, stacks);
        }
        return stacks;
    }

    private static void addStations(List<Slice> parallel, List<SliceStack> stacks) {
        Vector3 normal = parallel.getFirst().plane().normal();
        List<Slice> sorted = new ArrayList<>(parallel);
        sorted.sort(Comparator.comparingDouble(slice -> normal.dot(slice.plane().origin())));
        Queue<List<Slice>> waiting = new ArrayDeque<>();
        waiting.add(sorted);
        while (!waiting.isEmpty() && stacks.size() < MOST_STACKS) {
            List<Slice> station = new ArrayList<>();
            List<Slice> beside = new ArrayList<>();
            List<Slice> again = new ArrayList<>();
            for (Slice slice : waiting.remove()) {
                Slice last = station.isEmpty() ? slice : station.getLast();
                Vector3 apart = slice.plane().centre().plus(last.plane().centre(), -1);
                double deep = normal.dot(slice.plane().origin())
                        - normal.dot(last.plane().origin());
                if (station.isEmpty() || deep > SAME_PLACE) {
                    station.add(slice);
                } else {
                    (apart.length() > BESIDE * slice.plane().sideMm() ? beside : again).add(slice);
                }
            }
            stacks.add(new SliceStack(station, normal));
            Stream.of(beside, again).filter(rest -> !rest.isEmpty()).forEach(waiting::add);
        }
    }

    /// At least one, from one end to the other.
    public List<Slice> slices() {
        return slices;
    }

    /// Across all slices.
    Vector3 normal() {
        return normal;
    }

    /// How far along the normal a slice lies, in millimetres.
    double position(int slice) {
        return positions[slice];
    }

    /// The usual distance of neighbouring slices in millimetres: the median. Of a single slice its thickness,
    /// at least 1.
    public double gapMm() {
        return gapMm;
    }

    private double usual() {
        if (positions.length < 2) {
            return Math.max(1, slices.getFirst().plane().thicknessMm());
        }
        double[] gaps = gaps();
        Arrays.sort(gaps);
        return gaps[gaps.length / 2];
    }

    /// The longest distance of neighbouring slices in millimetres; 0 of a single slice.
    public double widestGapMm() {
        return Arrays.stream(gaps()).max().orElse(0);
    }

    /// From the first slice to the last, in millimetres.
    public double depthMm() {
        return positions[positions.length - 1] - positions[0];
    }

    private double[] gaps() {
        double[] gaps = new double[positions.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = positions[i + 1] - positions[i];
        }
        return gaps;
    }

    /// Whether no slice is missing between two others.
    public boolean isWhole() {
        return isBridged(widestGapMm());
    }

    /// Whether something is interpolated between two neighbours that lie so far apart. Three of the usual
    /// distances are a missing slice or two; 12 mm are one pair of thick slices, and beyond 25 mm a head has
    /// another shape.
    boolean isBridged(double apartMm) {
        return apartMm <= Math.min(25, Math.max(12, 3 * gapMm));
    }
}
