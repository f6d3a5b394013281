package org.elpis.models.memorization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elpis.models.identity.IdentityEmbedding;
import org.elpis.models.stats.Draws;

/// Do training and held-out images come from one source? Of such, the nearest other patient is as
/// often of their own set as chance has it (Schilling, JASA 81, 1986, with one neighbour); what chance allows
/// is learned by exchanging patients at random.
///
/// @param share  of images whose nearest other patient is of their own set
/// @param expected  the same when patients are exchanged
/// @param deviations  between both, in standard deviations of the exchanged
record Sameness(double share, double expected, double deviations) {
    private static final int EXCHANGES = 200;
    /// Of each set; every k-th of more.
    private static final int MOST = 1500;
    /// One in 30,000 honest pairs of sets is further off.
    private static final double MOST_DEVIATIONS = 4;

    boolean holds() {
        return Math.abs(deviations) < MOST_DEVIATIONS;
    }

    static Sameness of(
            List<float[]> members,
            List<String> memberPatients,
            List<float[]> heldOut,
            List<String> heldOutPatients,
            long seed) {
        List<float[]> numbers = new ArrayList<>();
        List<String> patients = new ArrayList<>();
        add(members, memberPatients, "T", numbers, patients);
        int first = numbers.size();
        add(heldOut, heldOutPatients, "H", numbers, patients);
        int[] patient = indices(patients);
        int[] nearest = nearest(numbers, patient);
        int count = patient[patient.length - 1] + 1;
        int membersCount = patient[first - 1] + 1;
        boolean[] isMember = new boolean[count];
        for (int i = 0; i < membersCount; i++) {
            isMember[i] = true;
        }
        double share = share(patient, nearest, isMember);
        Draws draws = Draws.of(seed, "exchange", 0);
        double sum = 0;
        double square = 0;
        for (int i = 0; i < EXCHANGES; i++) {
            int[] order = draws.permutation(count);
            boolean[] exchanged = new boolean[count];
            for (int j = 0; j < count; j++) {
                exchanged[j] = isMember[order[j]];
            }
            double value = share(patient, nearest, exchanged);
            sum += value;
            square += value * value;
        }
        double mean = sum / EXCHANGES;
        double deviation = Math.sqrt(Math.max(1e-12, square / EXCHANGES - mean * mean));
        return new Sameness(share, mean, (share - mean) / deviation);
    }

    private static void add(
            List<float[]> from, List<String> owners, String set, List<float[]> numbers, List<String> patients) {
        int taken = Math.min(MOST, from.size());
        for (int i = 0; i < taken; i++) {
            int place = (int) ((long) i * from.size() / taken);
            numbers.add(from.get(place));
            patients.add(set + owners.get(place));
        }
    }

    /// Patients by number, in the order of their first image: those of the first set come first.
    private static int[] indices(List<String> patients) {
        List<String> seen = patients.stream().distinct().toList();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < seen.size(); i++) {
            places.put(seen.get(i), i);
        }
        int[] indices = new int[patients.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = places.getOrDefault(patients.get(i), 0);
        }
        return indices;
    }

    private static int[] nearest(List<float[]> numbers, int[] patient) {
        int[] nearest = new int[patient.length];
        for (int i = 0; i < nearest.length; i++) {
            double best = Double.POSITIVE_INFINITY;
            for (int j = 0; j < nearest.length; j++) {
                if (patient[i] != patient[j]) {
                    double distance = IdentityEmbedding.apart(numbers.get(i), numbers.get(j));
                    if (distance < best) {
                        best = distance;
                        nearest[i] = j;
                    }
                }
            }
        }
        return nearest;
    }

    private static double share(int[] patient, int[] nearest, boolean[] isMember) {
        int same = 0;
        for (int i = 0; i < patient.length; i++) {
            if (isMember[patient[i]] == isMember[patient[nearest[i]]]) {
                same++;
            }
        }
        return (double) same / patient.length;
    }
}
