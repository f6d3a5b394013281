package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Shape;
import org.elpis.models.stats.Draws;

/// Members, then non-members, then planted rows: images of some non-members again, with a wrong label. A row is an
/// image with a label; the unit of everything reported is the patient.
final class Pool {
    private final List<Sample> samples;
    private final Shape shape;
    private final int[] labels;
    private final int[] patientOf;
    private final List<String> patients;
    private final int memberRows;
    private final int memberPatients;
    private final int realRows;
    private final int[] quarter;
    private final boolean[] planted;

    Pool(ImageSet members, ImageSet others, int classes, int plant, long seed) {
        shape = members.shape();
        samples = new ArrayList<>(members.samples());
        samples.addAll(others.samples());
        memberRows = members.size();
        realRows = samples.size();
        memberPatients = members.patientCount();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        samples.forEach(sample -> numbers.putIfAbsent(sample.patient(), numbers.size()));
        patients = List.copyOf(numbers.keySet());
        quarter = quarters(seed);
        planted = drawn(plant, seed);
        List<Integer> rowsToPlant = new ArrayList<>();
        boolean[] taken = new boolean[patients.size()];
        for (int row = memberRows; row < realRows; row++) {
            int patient = numbers.getOrDefault(samples.get(row).patient(), 0);
            if (planted[patient] && !taken[patient]) {
                taken[patient] = true;
                rowsToPlant.add(row);
            }
        }
        rowsToPlant.forEach(row -> samples.add(samples.get(row)));
        labels = samples.stream().mapToInt(Sample::label).toArray();
        patientOf = samples.stream()
                .mapToInt(sample -> numbers.getOrDefault(sample.patient(), 0))
                .toArray();
        Draws draws = Draws.of(seed, "planted-labels", 0);
        for (int row = realRows; row < labels.length; row++) {
            labels[row] = (labels[row] + 1 + draws.nextInt(classes - 1)) % classes;
        }
    }

    private int[] quarters(long seed) {
        int[] drawn = new int[patients.size()];
        int[] order = Draws.of(seed, "halves", 0).permutation(memberPatients);
        for (int i = 0; i < order.length; i++) {
            drawn[order[i]] = i % 4;
        }
        int[] rest = Draws.of(seed, "halves", 1).permutation(patients.size() - memberPatients);
        for (int i = 0; i < rest.length; i++) {
            drawn[memberPatients + rest[i]] = i % 4;
        }
        return drawn;
    }

    private boolean[] drawn(int plant, long seed) {
        boolean[] chosen = new boolean[patients.size()];
        int[] order = Draws.of(seed, "planted", 0).permutation(patients.size() - memberPatients);
        for (int i = 0; i < Math.min(plant, order.length); i++) {
            chosen[memberPatients + order[i]] = true;
        }
        return chosen;
    }

    Shape shape() {
        return shape;
    }

    /// All rows, those planted last.
    int rows() {
        return samples.size();
    }

    /// Rows of members and non-members, without those planted.
    int realRows() {
        return realRows;
    }

    int memberRows() {
        return memberRows;
    }

    int patientCount() {
        return patients.size();
    }

    String patient(int number) {
        return patients.get(number);
    }

    int patientOf(int row) {
        return patientOf[row];
    }

    int label(int row) {
        return labels[row];
    }

    Sample sample(int row) {
        return samples.get(row);
    }

    int[] labels() {
        return labels.clone();
    }

    /// In which of four drawn parts the row's patient is: 0 and 1 are one half, 2 and 3 the other.
    int quarterOf(int row) {
        return quarter[patientOf[row]];
    }

    int quarterOfPatient(int patient) {
        return quarter[patient];
    }

    boolean isMemberPatient(int patient) {
        return patient < memberPatients;
    }

    boolean isPlanted(int patient) {
        return planted[patient];
    }

    int plantedRows() {
        return rows() - realRows;
    }

    /// What the model under audit was trained on, and what it was not.
    Rows real() {
        int[] active = new int[realRows];
        boolean[] isMember = new boolean[rows()];
        for (int row = 0; row < realRows; row++) {
            active[row] = row;
            isMember[row] = row < memberRows;
        }
        return new Rows(active, isMember);
    }

    /// The same for the twin with planted rows: of their patients no other image counts.
    Rows twin() {
        boolean[] isMember = new boolean[rows()];
        int[] active = new int[rows()];
        int count = 0;
        for (int row = 0; row < rows(); row++) {
            boolean isPlantedRow = row >= realRows;
            isMember[row] = row < memberRows || isPlantedRow;
            if (isPlantedRow || !planted[patientOf[row]]) {
                active[count++] = row;
            }
        }
        return new Rows(Arrays.copyOf(active, count), isMember);
    }

    /// Rows that count in an audit, and which of all rows were trained on.
    record Rows(int[] active, boolean[] isMember) {}
}
