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

/// Members, then non-members, then rows to plant: images of some non-members again, with a wrong label. Half of these
/// are planted into a twin of the model, the others held back. A row is an image with a label; the unit of everything
/// reported is the patient.
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
    private final boolean[] candidate;
    private final boolean[] planted;

    Pool(ImageSet members, ImageSet others, long seed) {
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
        labels = samples.stream().mapToInt(Sample::label).toArray();
        patientOf = samples.stream()
                .mapToInt(sample -> numbers.getOrDefault(sample.patient(), 0))
                .toArray();
        candidate = new boolean[patients.size()];
        planted = new boolean[patients.size()];
    }

    private Pool(Pool pool, List<Integer> rows, int classes, long seed) {
        shape = pool.shape;
        samples = new ArrayList<>(pool.samples);
        memberRows = pool.memberRows;
        realRows = pool.realRows;
        memberPatients = pool.memberPatients;
        patients = pool.patients;
        quarter = pool.quarter;
        rows.forEach(row -> samples.add(samples.get(row)));
        labels = Arrays.copyOf(pool.labels, samples.size());
        patientOf = Arrays.copyOf(pool.patientOf, samples.size());
        candidate = new boolean[patients.size()];
        planted = new boolean[patients.size()];
        int[] order = Draws.of(seed, "planted", 0).permutation(rows.size());
        Draws draws = Draws.of(seed, "planted-labels", 0);
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.get(i);
            patientOf[realRows + i] = patientOf[row];
            labels[realRows + i] = (labels[row] + 1 + draws.nextInt(classes - 1)) % classes;
            candidate[patientOf[row]] = true;
            planted[patientOf[row]] = order[i] < rows.size() / 2;
        }
    }

    /// The same with rows to plant.
    ///
    /// @param rows  of non-members, of whom one of two is planted
    Pool planting(List<Integer> rows, int classes, long seed) {
        return new Pool(this, rows, classes, seed);
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

    Shape shape() {
        return shape;
    }

    /// All rows, those to plant last.
    int rows() {
        return samples.size();
    }

    /// Rows of members and non-members, without those to plant.
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

    List<float[]> values() {
        return samples.stream().map(Sample::values).toList();
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

    /// Whether the patient is planted into the twin.
    boolean isPlanted(int patient) {
        return planted[patient];
    }

    /// Whether the patient is planted into the twin or held back.
    boolean isCandidate(int patient) {
        return candidate[patient];
    }

    /// Rows that are planted into the twin, one a patient.
    int plantedRows() {
        int count = 0;
        for (int row = realRows; row < rows(); row++) {
            count += planted[patientOf[row]] ? 1 : 0;
        }
        return count;
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

    /// The same for the twin with planted rows: of patients planted and held back no other image counts.
    Rows twin() {
        boolean[] isMember = new boolean[rows()];
        int[] active = new int[rows()];
        int count = 0;
        for (int row = 0; row < rows(); row++) {
            isMember[row] = row < memberRows || row >= realRows && planted[patientOf[row]];
            if (row >= realRows || !candidate[patientOf[row]]) {
                active[count++] = row;
            }
        }
        return new Rows(Arrays.copyOf(active, count), isMember);
    }

    /// Rows that count in an audit, and which of all rows were trained on.
    record Rows(int[] active, boolean[] isMember) {}
}
