package org.elpis.models.gradients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elpis.models.data.ImageSet;
import org.elpis.models.stats.Draws;

/// Whose images are in which update, drawn by patients: each round has a patient of its own who is looked for, and
/// other patients beside.
final class Rounds {
    /// One update.
    ///
    /// @param batch  places of its images, each of another patient; the first is the one that is looked for
    /// @param gallery  places of one image a patient, among whom the reconstruction must name that one; of
    ///     the patient who is looked for another image than that in the batch, when there is one
    /// @param right  which of the gallery is that patient
    record Round(int[] batch, int[] gallery, int right) {}

    private final ImageSet images;
    private final List<List<Integer>> patients;
    private final int[] patientOf;
    private final double[] sum;

    Rounds(ImageSet images) {
        this.images = images;
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        sum = new double[images.shape().size()];
        for (int i = 0; i < images.size(); i++) {
            places.computeIfAbsent(images.samples().get(i).patient(), p -> new ArrayList<>())
                    .add(i);
            addTo(sum, images.samples().get(i).values(), 1);
        }
        patients = List.copyOf(places.values());
        patientOf = new int[images.size()];
        for (int p = 0; p < patients.size(); p++) {
            for (int place : patients.get(p)) {
                patientOf[place] = p;
            }
        }
    }

    private static void addTo(double[] sum, float[] values, double factor) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * values[j];
        }
    }

    int patientCount() {
        return patients.size();
    }

    /// Rounds of so many images, at most one a patient who is looked for.
    ///
    /// @param purpose  rounds of another purpose are drawn independently
    List<Round> draw(int count, int mixed, int gallery, long seed, String purpose) {
        int[] wanted = Draws.of(seed, purpose, 0).permutation(patients.size());
        List<Round> rounds = new ArrayList<>();
        for (int r = 0; r < Math.min(count, wanted.length); r++) {
            rounds.add(round(wanted[r], mixed, gallery, Draws.of(seed, purpose, r + 1L)));
        }
        return rounds;
    }

    private Round round(int wanted, int mixed, int galleryCount, Draws draws) {
        int[] others = Arrays.stream(draws.permutation(patients.size()))
                .filter(p -> p != wanted)
                .toArray();
        int[] batch = new int[mixed];
        batch[0] = one(wanted, -1, draws);
        for (int i = 1; i < mixed; i++) {
            batch[i] = one(others[i - 1], -1, draws);
        }
        int right = draws.nextInt(galleryCount);
        int[] gallery = new int[galleryCount];
        int next = mixed - 1;
        for (int i = 0; i < galleryCount; i++) {
            gallery[i] = i == right ? one(wanted, batch[0], draws) : one(others[next++], -1, draws);
        }
        return new Round(batch, gallery, right);
    }

    private int one(int patient, int not, Draws draws) {
        List<Integer> places = patients.get(patient);
        if (places.size() == 1) {
            return places.getFirst();
        }
        int place = places.get(draws.nextInt(places.size()));
        while (place == not) {
            place = places.get(draws.nextInt(places.size()));
        }
        return place;
    }

    /// The mean image of the patients who are not in the batch: all that an attacker knows of chests beforehand.
    double[] mean(Round round) {
        double[] mean = sum.clone();
        int count = images.size();
        for (int place : round.batch()) {
            for (int own : patients.get(patientOf[place])) {
                addTo(mean, images.samples().get(own).values(), -1);
                count--;
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= Math.max(1, count);
        }
        return mean;
    }

    /// Places of images of patients who are not in the batch, at most so many.
    List<Integer> others(Round round, int most) {
        boolean[] isIn = new boolean[patients.size()];
        for (int place : round.batch()) {
            isIn[patientOf[place]] = true;
        }
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < images.size() && others.size() < most; i++) {
            if (!isIn[patientOf[i]]) {
                others.add(i);
            }
        }
        return others;
    }

    boolean isIn(Round round, int place) {
        for (int other : round.batch()) {
            if (patientOf[other] == patientOf[place]) {
                return true;
            }
        }
        return false;
    }

    double[] image(int place) {
        return Vectors.doubles(images.samples().get(place).values());
    }

    double[][] images(int[] places) {
        double[][] chosen = new double[places.length][];
        for (int i = 0; i < places.length; i++) {
            chosen[i] = image(places[i]);
        }
        return chosen;
    }

    int[] labels(int[] places) {
        return Arrays.stream(places)
                .map(place -> images.samples().get(place).label())
                .toArray();
    }
}
