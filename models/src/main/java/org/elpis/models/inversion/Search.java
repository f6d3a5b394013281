package org.elpis.models.inversion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.identity.Nearest;
import org.elpis.models.identity.PatientMatcher;
import org.elpis.models.reach.ModelException;
import org.elpis.models.stats.Draws;

/// Makes images by a climb and asks whose they are, among members and as many controls.
final class Search {
    private final Prior prior;
    private final ImageSet known;
    private final PatientMatcher matcher;
    private final List<Sample> gallery = new ArrayList<>();
    private final int members;

    /// Puts both sides into one gallery.
    Search(Persons persons, Prior prior) {
        this.prior = prior;
        known = persons.known();
        persons.members().forEach(sample -> gallery.add(named("m ", sample)));
        persons.controls().forEach(sample -> gallery.add(named("h ", sample)));
        members = persons.members().size();
        matcher = PatientMatcher.fit(new ImageSet(prior.shape(), known.classes(), gallery, ""));
    }

    private static Sample named(String side, Sample sample) {
        return new Sample(sample.name(), side + sample.patient(), sample.label(), sample.attributes(), sample.values());
    }

    /// The nearest patient of an image.
    Nearest nearest(float[] image) {
        return matcher.nearest(image);
    }

    /// An image of the gallery.
    float[] image(int place) {
        return gallery.get(place).values();
    }

    /// Makes images, one class after the other, half of them from noise about the mean and half from images of people
    /// who are known.
    List<Made> make(Climb climb, int count, int classes, long seed, Runnable done) throws ModelException {
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] start = start(i, seed);
            float[] image = climb.from(start, i % classes);
            Nearest nearest = matcher.nearest(image);
            made.add(new Made(image, start, nearest.place() < members, nearest.place(), nearest.distance()));
            done.run();
        }
        return made;
    }

    private float[] start(int number, long seed) {
        Draws draws = Draws.of(seed, "start", number);
        if (number % 2 == 1) {
            return known.samples().get(draws.nextInt(known.size())).values();
        }
        float[] start = new float[prior.mean().length];
        for (int i = 0; i < start.length; i++) {
            start[i] = prior.clamp((float) (prior.mean()[i] + 0.1 * prior.range() * draws.nextGaussian()));
        }
        return start;
    }

    /// By how much some made image is nearer to each patient of the gallery than to everybody else there.
    Nearness nearness(List<Made> made) {
        Map<String, Double> greatest = new LinkedHashMap<>();
        gallery.forEach(sample -> greatest.put(sample.patient(), -PatientMatcher.FURTHEST));
        for (Made one : made) {
            Map<String, Double> distances = byPatient(matcher.distances(one.image()));
            List<Double> sorted = distances.values().stream().sorted().toList();
            distances.forEach((patient, distance) -> {
                double other = distance.equals(sorted.getFirst()) ? sorted.get(1) : sorted.getFirst();
                greatest.merge(patient, other - distance, Math::max);
            });
        }
        return new Nearness(
                List.copyOf(greatest.keySet()),
                greatest.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Map<String, Double> byPatient(double[] distances) {
        Map<String, Double> least = new LinkedHashMap<>();
        for (int i = 0; i < distances.length; i++) {
            least.merge(gallery.get(i).patient(), distances[i], Math::min);
        }
        return least;
    }

    /// How much nearer a climb from a blurred image comes to the image itself: by how much the correlation grows.
    double completion(Climb climb, Sample sample) throws ModelException {
        float[] blurred = blurred(sample.values());
        float[] image = climb.from(blurred, Math.max(0, sample.label()));
        return correlation(image, sample.values()) - correlation(blurred, sample.values());
    }

    /// Means of squares of an eighth of the side: what a thumbnail shows.
    private float[] blurred(float[] values) {
        int width = prior.shape().width();
        int height = prior.shape().height();
        int square = Math.max(2, Math.min(width, height) / 8);
        float[] blurred = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int plane = i / (width * height) * width * height;
            int top = (i - plane) / width / square * square;
            int left = i % width / square * square;
            float sum = 0;
            int count = 0;
            for (int y = top; y < Math.min(height, top + square); y++) {
                for (int x = left; x < Math.min(width, left + square); x++) {
                    sum += values[plane + y * width + x];
                    count++;
                }
            }
            blurred[i] = sum / count;
        }
        return blurred;
    }

    private static double correlation(float[] a, float[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double both = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            squareA += (a[i] - meanA) * (a[i] - meanA);
            squareB += (b[i] - meanB) * (b[i] - meanB);
        }
        return squareA == 0 || squareB == 0 ? 0 : both / Math.sqrt(squareA * squareB);
    }

    private static double mean(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return Arrays.stream(wide).sum() / wide.length;
    }
}
