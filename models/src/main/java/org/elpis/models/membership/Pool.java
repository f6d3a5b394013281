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

/// Members, then non-members, then rows to plant: images of some non-members again, with a wrong label. Twins
/// of the model are trained on some of these, the others are held back. A row is an image with a label; the
/// unit of everything reported is the patient.
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
        Draws draws = Draws.of(seed, "planted-labels", 0);
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.get(i);
            patientOf[realRows + i] = patientOf[row];
            labels[realRows + i] = (labels[row] + 1 + draws.nextInt(classes - 1)) % classes;
            candidate[patientOf[row]] = true;
        }
    }

    /// The same with rows to plant.
    ///
    /// @param rows  one each of some non-members
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

    /// Whether the patient may be planted into twins.
    boolean isCandidate(int patient) {
        return candidate[patient];
    }

    /// Rows that may be planted, one a patient.
    int candidates() {
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

    /// The same of a twin: of patients planted and held back no other image counts.
    ///
    /// @param in  rows that it was trained on
    Rows twin(boolean[] in) {
        int[] active = new int[rows()];
        int count = 0;
        for (int row = 0; row < rows(); row++) {
            if (row >= realRows || !candidate[patientOf[row]]) {
                active[count++] = row;
            }
        }
        return new Rows(Arrays.copyOf(active, count), in);
    }

    /// Rows that count in an audit, and which of all rows were trained on.
    record Rows(int[] active, boolean[] isMember) {}
}
