package org.elpis.models.identity;

import java.util.List;
import java.util.function.IntPredicate;
import org.elpis.models.data.ImageSet;
import org.elpis.models.net.Shape;

/// Finds the patient whose image another image is most like. Immutable and thread-safe; equal galleries and samples
/// give equal distances, and a distance says nothing of what else is in the gallery.
///
/// Of a gallery it keeps about 10 KB an image. A search in [Space#PIXELS] compares 40 layings of the sample (shifted,
/// turned, scaled, mirrored, negative) in the identity space and lays it over the images that are nearest: about 1 ms
/// of one core.
public final class PatientMatcher {
    /// Nothing can be further.
    public static final double FURTHEST = 2;

    private final IdentityEmbedding embedding;
    private final List<String> patients;
    private final float[][] numbers;
    private final Directions columns;
    private final Target[] targets;

    private PatientMatcher(IdentityEmbedding embedding, List<String> patients, float[][] numbers, Target[] targets) {
        this.embedding = embedding;
        this.patients = patients;
        this.numbers = numbers;
        this.targets = targets;
        columns = new Directions(numbers, numbers[0].length);
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
        Target[] targets = new Target[images.size()];
        for (int i = 0; i < numbers.length; i++) {
            Plane plane = plane(embedding, images.get(i));
            numbers[i] = embedding.of(plane);
            targets[i] = Target.of(plane, embedding);
        }
        return new PatientMatcher(embedding, List.copyOf(patients), numbers, targets);
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
            case PIXELS -> new PixelSearch(embedding, columns, targets, plane(embedding, sample)).distances(allowed);
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
            distances[i] = IdentityEmbedding.apart(looked, numbers[i]);
        }
        return distances;
    }

    /// How far two images are apart in [Space#IDENTITY].
    public double distance(float[] a, float[] b) {
        return IdentityEmbedding.apart(embedding.of(a), embedding.of(b));
    }

    /// How far two images are apart in a space.
    public double distance(float[] a, float[] b, Space space) {
        return switch (space) {
            case IDENTITY -> distance(a, b);
            case PIXELS ->
                of(embedding, List.of(b), List.of("")).nearest(a, Space.PIXELS).distance();
        };
    }
}
