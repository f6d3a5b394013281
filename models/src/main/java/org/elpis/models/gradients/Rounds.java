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
    /// Candidates beyond this many are left out: a rank among a hundred says enough.
    private static final int MOST_CANDIDATES = 100;

    /// Someone who may be the patient who is looked for.
    ///
    /// @param face  place of the image that would be in the update
    /// @param other  place of another image of the same patient, when there is one
    record Candidate(int face, int other) {}

    /// One update.
    ///
    /// @param batch  places of its images, each of another patient; the first is the one that is looked for
    /// @param candidates  the first is the patient who is looked for, the others are not in the batch. All faces
    ///     are of one class, so that a class, which the server may know, names nobody
    record Round(int[] batch, List<Candidate> candidates) {}

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

    /// Rounds of so many images, at most one a patient who is looked for. A patient with too few others of the class
    /// is not looked for.
    ///
    /// Image and other image are drawn for every patient in the same way, before it matters who is looked for: so
    /// under an update that tells nothing each candidate is as likely as the other to be that patient.
    ///
    /// @param gallery  least number of candidates
    /// @param purpose  rounds of another purpose are drawn independently
    List<Round> draw(int count, int mixed, int gallery, long seed, String purpose) {
        int[] wanted = Draws.of(seed, purpose, 0).permutation(patients.size());
        List<Round> rounds = new ArrayList<>();
        for (int r = 0; r < wanted.length && rounds.size() < count; r++) {
            Round round = round(wanted[r], mixed, Draws.of(seed, purpose, r + 1L));
            if (round.candidates().size() >= gallery) {
                rounds.add(round);
            }
        }
        return rounds;
    }

    private Round round(int wanted, int mixed, Draws draws) {
        Candidate[] drawn = new Candidate[patients.size()];
        for (int p = 0; p < drawn.length; p++) {
            int face = one(p, -1, draws);
            drawn[p] = new Candidate(face, one(p, face, draws));
        }
        int[] others = Arrays.stream(draws.permutation(patients.size()))
                .filter(p -> p != wanted)
                .toArray();
        int[] batch = new int[mixed];
        batch[0] = drawn[wanted].face();
        for (int i = 1; i < mixed; i++) {
            batch[i] = drawn[others[i - 1]].face();
        }
        List<Candidate> candidates = new ArrayList<>(List.of(drawn[wanted]));
        for (int i = mixed - 1; i < others.length && candidates.size() <= MOST_CANDIDATES; i++) {
            if (label(drawn[others[i]].face()) == label(batch[0])) {
                candidates.add(drawn[others[i]]);
            }
        }
        return new Round(batch, List.copyOf(candidates));
    }

    int label(int place) {
        return images.samples().get(place).label();
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
