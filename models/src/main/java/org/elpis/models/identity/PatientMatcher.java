package org.elpis.models.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.elpis.models.data.ImageSet;
import org.elpis.models.net.Shape;

/// Finds the patient whose image another image is most like. Immutable and thread-safe; equal galleries and samples
/// give equal distances, and a distance says nothing of what else is in the gallery.
///
/// Of a gallery it keeps about 9 KB an image. A search in [Space#PIXELS] compares 40 layings of the sample (shifted,
/// turned, scaled, mirrored, negative) in the identity space and lays it exactly over the eight images that are
/// nearest.
public final class PatientMatcher {
    /// Nothing can be further.
    public static final double FURTHEST = 2;

    private static final int CANDIDATES = 8;
    private static final double[] SCALES = {0.87, 1.15, 1.3};
    private static final double[] SHIFTS = {-2, 2};
    private static final double[] DEGREES = {0, -6, 6};

    private final IdentityEmbedding embedding;
    private final List<String> patients;
    private final float[][] numbers;
    private final Plane[] planes;
    private final Plane[] details;

    private PatientMatcher(
            IdentityEmbedding embedding, List<String> patients, float[][] numbers, Plane[] planes, Plane[] details) {
        this.planes = planes;
        this.embedding = embedding;
        this.patients = patients;
        this.numbers = numbers;
        this.details = details;
    }

    /// Learns the identity space from the gallery itself.
    public static PatientMatcher fit(ImageSet gallery) {
        return of(IdentityEmbedding.fit(gallery.shape(), gallery.values()), gallery.values(), gallery.patients());
    }

    /// With a space learned elsewhere, so that distances to several galleries compare.
    ///
    /// @param images  at least one
    /// @param patients  as many
    public static PatientMatcher of(IdentityEmbedding embedding, List<float[]> images, List<String> patients) {
        if (images.isEmpty() || images.size() != patients.size()) {
            throw new IllegalArgumentException("images must be at least one and patients as many, got " + images.size()
                    + " and " + patients.size());
        }
        float[][] numbers = new float[images.size()][];
        Plane[] planes = new Plane[images.size()];
        Plane[] details = new Plane[images.size()];
        for (int i = 0; i < numbers.length; i++) {
            Plane plane = plane(embedding, images.get(i));
            numbers[i] = embedding.of(plane, false);
            planes[i] = plane;
            details[i] = IdentityEmbedding.detail(planes[i]);
        }
        return new PatientMatcher(embedding, List.copyOf(patients), numbers, planes, details);
    }

    private static Plane plane(IdentityEmbedding embedding, float[] image) {
        return Plane.of(embedding.shape(), image, 4 * IdentityEmbedding.SIDE).halved();
    }

    public Shape shape() {
        return embedding.shape();
    }

    public IdentityEmbedding embedding() {
        return embedding;
    }

    public int size() {
        return numbers.length;
    }

    /// The patient of an image of the gallery; private.
    public String patient(int place) {
        return patients.get(place);
    }

    /// The nearest patient in [Space#IDENTITY].
    public Nearest nearest(float[] sample) {
        return nearest(sample, Space.IDENTITY);
    }

    public Nearest nearest(float[] sample, Space space) {
        return nearest(sample, space, place -> true);
    }

    /// The nearest of other patients.
    public Nearest nearestOther(float[] sample, String patient, Space space) {
        return nearest(sample, space, place -> !patients.get(place).equals(patient));
    }

    /// The nearest among the places allowed; of equally near ones the first. At [#FURTHEST] when none is allowed.
    public Nearest nearest(float[] sample, Space space, IntPredicate allowed) {
        double[] distances = switch (space) {
            case IDENTITY -> distances(sample);
            case PIXELS -> pixelDistances(sample, allowed);
        };
        int best = -1;
        for (int i = 0; i < distances.length; i++) {
            if (allowed.test(i) && (best < 0 || distances[i] < distances[best])) {
                best = i;
            }
        }
        return best < 0 ? new Nearest(0, patients.getFirst(), FURTHEST) : nearest(best, distances[best]);
    }

    private Nearest nearest(int place, double distance) {
        return new Nearest(place, patients.get(place), distance);
    }

    /// The distance to every image of the gallery in [Space#IDENTITY].
    public double[] distances(float[] sample) {
        float[] looked = embedding.of(sample);
        double[] distances = new double[numbers.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = apart(looked, numbers[i]);
        }
        return distances;
    }

    /// How far two images are apart in [Space#IDENTITY].
    public double distance(float[] a, float[] b) {
        return apart(embedding.of(a), embedding.of(b));
    }

    /// How far two images are apart in a space.
    public double distance(float[] a, float[] b, Space space) {
        return switch (space) {
            case IDENTITY -> distance(a, b);
            case PIXELS ->
                of(embedding, List.of(b), List.of("")).nearest(a, Space.PIXELS).distance();
        };
    }

    private static double apart(float[] a, float[] b) {
        return isBlank(a) || isBlank(b) ? FURTHEST : Math.max(0, 1 - IdentityEmbedding.dot(a, b));
    }

    private static boolean isBlank(float[] numbers) {
        for (float number : numbers) {
            if (number != 0) {
                return false;
            }
        }
        return true;
    }

    /// [#FURTHEST] for all that are no candidates.
    private double[] pixelDistances(float[] sample, IntPredicate allowed) {
        Plane plane = plane(embedding, sample);
        List<Warp> layings = layings();
        double[] coarse = new double[numbers.length];
        int[] laid = new int[numbers.length];
        Arrays.fill(coarse, FURTHEST);
        for (int i = 0; i < layings.size(); i++) {
            Plane turned = plane.warped(layings.get(i));
            nearer(embedding.of(turned, false), 2 * i, coarse, laid);
            nearer(embedding.of(turned, true), 2 * i + 1, coarse, laid);
        }
        double[] distances = new double[numbers.length];
        Arrays.fill(distances, FURTHEST);
        Plane mirrored = plane.warped(new Warp(0, 0, 1, 0, true));
        View[] views = {View.of(plane), View.of(plane.negative()), View.of(mirrored), View.of(mirrored.negative())};
        for (int place : first(coarse, allowed)) {
            int laying = laid[place] / 2;
            distances[place] = laidOver(
                    views[laying / (layings.size() / 2) * 2 + laid[place] % 2],
                    layings.get(laying).unmirrored(),
                    place);
        }
        return distances;
    }

    /// A sample as it is, mirrored, or as its negative.
    private record View(Plane plane, Plane detail) {
        static View of(Plane plane) {
            return new View(plane, IdentityEmbedding.detail(plane));
        }
    }

    /// The distance once both lie on each other: of two, the one that shows less is left as it is.
    private double laidOver(View view, Warp start, int place) {
        Warp warp = new Registration(details[place]).best(view.detail(), start);
        Warp back = warp.inverse();
        return warp.scale() > 1
                ? apart(embedding.fine(view.plane(), back), embedding.fine(planes[place].warped(back), back))
                : apart(embedding.fine(view.plane().warped(warp), Warp.NONE), embedding.fine(planes[place], Warp.NONE));
    }

    private void nearer(float[] looked, int laying, double[] coarse, int[] laid) {
        for (int i = 0; i < coarse.length; i++) {
            double distance = apart(looked, numbers[i]);
            if (distance < coarse[i]) {
                coarse[i] = distance;
                laid[i] = laying;
            }
        }
    }

    private static List<Warp> layings() {
        List<Warp> layings = new ArrayList<>();
        for (boolean isMirrored : new boolean[] {false, true}) {
            for (double degrees : DEGREES) {
                layings.add(new Warp(0, 0, 1, degrees, isMirrored));
            }
            for (double scale : SCALES) {
                layings.add(new Warp(0, 0, scale, 0, isMirrored));
            }
            for (double shift : SHIFTS) {
                layings.add(new Warp(shift, 0, 1, 0, isMirrored));
                layings.add(new Warp(0, shift, 1, 0, isMirrored));
            }
        }
        return layings;
    }

    private static List<Integer> first(double[] coarse, IntPredicate allowed) {
        List<Integer> first = new ArrayList<>();
        boolean[] taken = new boolean[coarse.length];
        for (int i = 0; i < CANDIDATES; i++) {
            int best = -1;
            for (int place = 0; place < coarse.length; place++) {
                if (!taken[place] && allowed.test(place) && (best < 0 || coarse[place] < coarse[best])) {
                    best = place;
                }
            }
            if (best < 0) {
                break;
            }
            taken[best] = true;
            first.add(best);
        }
        return first;
    }
}
