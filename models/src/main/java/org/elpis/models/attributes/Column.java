package org.elpis.models.attributes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;

/// One attribute of the manifest as groups that a probe may tell apart.
///
/// @param name  of the column
/// @param groups  names, 2 to 8; ages are bands
/// @param members  the group of each member, or -1
/// @param nonMembers  the group of each non-member, or -1
record Column(String name, List<String> groups, int[] members, int[] nonMembers) {
    private static final int MOST_GROUPS = 8;
    /// Upper ends of bands of years: about thirds of the patients of a radiology department.
    private static final int[] AGE_BANDS = {45, 65};

    /// The column, or why there is none.
    ///
    /// @param least  patients of a group on each side; smaller groups are left out
    static Column of(String name, ImageSet members, ImageSet nonMembers, int least) throws NoColumnException {
        SortedMap<String, Set<String>> inMembers = patients(name, members);
        SortedMap<String, Set<String>> inOthers = patients(name, nonMembers);
        List<String> groups = new ArrayList<>();
        for (Map.Entry<String, Set<String>> entry : inMembers.entrySet()) {
            Set<String> others = inOthers.getOrDefault(entry.getKey(), Set.of());
            if (entry.getValue().size() >= least && others.size() >= least) {
                groups.add(entry.getKey());
            }
        }
        if (groups.size() < 2) {
            throw new NoColumnException(name + ": fewer than two groups have " + least
                    + " patients among members and as many among non-members");
        }
        if (groups.size() > MOST_GROUPS) {
            throw new NoColumnException(
                    name + ": has " + groups.size() + " groups; at most " + MOST_GROUPS + " are probed");
        }
        return new Column(name, List.copyOf(groups), places(name, groups, members), places(name, groups, nonMembers));
    }

    /// The columns that either side has.
    static Set<String> names(ImageSet members, ImageSet nonMembers) {
        Set<String> names = new TreeSet<>();
        members.samples().forEach(sample -> names.addAll(sample.attributes().keySet()));
        nonMembers.samples().forEach(sample -> names.addAll(sample.attributes().keySet()));
        return names;
    }

    private static SortedMap<String, Set<String>> patients(String name, ImageSet images) {
        SortedMap<String, Set<String>> patients = new TreeMap<>();
        for (Sample sample : images.samples()) {
            group(name, sample)
                    .ifPresent(group -> patients.computeIfAbsent(group, key -> new HashSet<>())
                            .add(sample.patient()));
        }
        return patients;
    }

    private static int[] places(String name, List<String> groups, ImageSet images) {
        Map<String, Integer> places = new HashMap<>();
        groups.forEach(group -> places.put(group, places.size()));
        return images.samples().stream()
                .mapToInt(sample -> group(name, sample)
                        .map(group -> places.getOrDefault(group, -1))
                        .orElse(-1))
                .toArray();
    }

    private static Optional<String> group(String name, Sample sample) {
        String value = sample.attributes().getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return name.equals("age") ? band(value) : Optional.of(value);
    }

    /// Also of DICOM's form, `045Y`.
    private static Optional<String> band(String value) {
        String digits = value.endsWith("Y") ? value.substring(0, value.length() - 1) : value;
        if (!digits.matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int age = Integer.parseInt(digits);
        if (age < AGE_BANDS[0]) {
            return Optional.of("under " + AGE_BANDS[0]);
        }
        return Optional.of(
                age < AGE_BANDS[1] ? AGE_BANDS[0] + " to " + (AGE_BANDS[1] - 1) : AGE_BANDS[1] + " and over");
    }

    /// Says why an attribute is not probed; the message holds no value of a patient.
    static final class NoColumnException extends Exception {
        private static final long serialVersionUID = 1;

        NoColumnException(String message) {
            super(message);
        }
    }
}
