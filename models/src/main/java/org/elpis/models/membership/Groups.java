package org.elpis.models.membership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Slice;
import org.elpis.models.data.Sample;
import org.elpis.models.stats.ClopperPearson;

/// The share of members found in groups of patients: label, sex, age band, view, site and whatever the
/// manifest says.
final class Groups {
    private static final int LEAST_PATIENTS = 10;
    private static final double LEVEL = 0.05;

    private Groups() {}

    private record Group(String attribute, String value, int hits, int trials, double p) {}

    /// @param found  by the patient's number
    static List<Slice> of(Pool pool, List<String> classes, boolean[] found, double confidence) {
        Map<String, Map<String, boolean[]>> groups = new TreeMap<>();
        for (int row = 0; row < pool.memberRows(); row++) {
            Sample sample = pool.sample(row);
            String label = sample.label() < classes.size() ? classes.get(sample.label()) : "" + sample.label();
            put(groups, "label", label, pool, row);
            for (Map.Entry<String, String> each : new TreeMap<>(sample.attributes()).entrySet()) {
                put(groups, each.getKey(), band(each.getValue()), pool, row);
            }
        }
        List<Group> measured = new ArrayList<>();
        groups.forEach((attribute, values) -> {
            if (values.size() > 1 && values.size() <= 40) {
                values.forEach((value, patients) -> measure(attribute, value, patients, found, pool, measured));
            }
        });
        return holm(measured, confidence);
    }

    private static void put(
            Map<String, Map<String, boolean[]>> groups, String attribute, String value, Pool pool, int row) {
        groups.computeIfAbsent(attribute, name -> new TreeMap<>())
                .computeIfAbsent(value, name -> new boolean[pool.patientCount()])[pool.patientOf(row)] = true;
    }

    private static void measure(
            String attribute, String value, boolean[] patients, boolean[] found, Pool pool, List<Group> measured) {
        int[] hits = new int[2];
        int[] trials = new int[2];
        for (int patient = 0; patient < patients.length; patient++) {
            if (pool.isMemberPatient(patient)) {
                int side = patients[patient] ? 0 : 1;
                trials[side]++;
                hits[side] += found[patient] ? 1 : 0;
            }
        }
        if (trials[0] >= LEAST_PATIENTS) {
            double p = trials[1] == 0 ? 1 : Counting.fisher(hits[0], trials[0], hits[1], trials[1]);
            measured.add(new Group(attribute, value, hits[0], trials[0], p));
        }
    }

    /// Holm (1979): the i-th least p-value is held against the level over those that are left.
    private static List<Slice> holm(List<Group> measured, double confidence) {
        double[] sorted = measured.stream().mapToDouble(Group::p).sorted().toArray();
        double bar = -1;
        for (int i = 0; i < sorted.length && sorted[i] <= LEVEL / (sorted.length - i); i++) {
            bar = sorted[i];
        }
        List<Slice> slices = new ArrayList<>();
        for (Group group : measured) {
            Figure figure = new Figure(
                    "tpr-at-1-percent-fpr",
                    "members found at 1 % false alarms",
                    ClopperPearson.of(group.hits(), group.trials(), confidence),
                    "Clopper-Pearson; Fisher's test against all others, Holm over " + sorted.length + " groups",
                    group.trials());
            slices.add(new Slice(group.attribute(), group.value(), figure, group.p() <= bar));
        }
        return slices;
    }

    /// Numbers such as ages by bands; other values as they are.
    private static String band(String value) {
        OptionalDouble number = number(value);
        if (number.isEmpty() || number.getAsDouble() < 2) {
            return value;
        }
        double[] ends = {18, 40, 60, 75};
        int at = (int)
                Arrays.stream(ends).filter(end -> number.getAsDouble() >= end).count();
        return List.of("below 18", "18 to 39", "40 to 59", "60 to 74", "75 and more")
                .get(at);
    }

    static OptionalDouble number(String value) {
        if (!value.matches("-?\\d{1,6}(\\.\\d{1,6})?")) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(value));
    }
}
