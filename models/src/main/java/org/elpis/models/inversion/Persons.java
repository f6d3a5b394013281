package org.elpis.models.inversion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.stats.Draws;

/// Who is looked for: as many members as controls, one group of each, and the rest of the non-members, of whom the
/// attacker may know.
///
/// @param members  all images of the chosen members
/// @param controls  all images of as many non-members
/// @param known  images of the other non-members
record Persons(List<Sample> members, List<Sample> controls, ImageSet known) {
    /// Draws the patients.
    ///
    /// @param most  patients of a group
    static Persons of(ImageSet members, ImageSet nonMembers, int most, long seed) {
        List<String> inside = drawn(members, Draws.of(seed, "persons", 0));
        List<String> outside = drawn(nonMembers, Draws.of(seed, "persons", 1));
        int count = Math.min(most, Math.min(inside.size(), outside.size() / 2));
        Set<String> chosen = Set.copyOf(inside.subList(0, count));
        Set<String> control = Set.copyOf(outside.subList(0, count));
        return new Persons(
                members.samples().stream()
                        .filter(sample -> chosen.contains(sample.patient()))
                        .toList(),
                nonMembers.samples().stream()
                        .filter(sample -> control.contains(sample.patient()))
                        .toList(),
                new ImageSet(
                        nonMembers.shape(),
                        nonMembers.classes(),
                        nonMembers.samples().stream()
                                .filter(sample -> !control.contains(sample.patient()))
                                .toList(),
                        nonMembers.digest()));
    }

    private static List<String> drawn(ImageSet images, Draws draws) {
        List<String> patients = List.copyOf(new LinkedHashSet<>(images.patients()));
        List<String> order = new ArrayList<>();
        for (int place : draws.permutation(patients.size())) {
            order.add(patients.get(place));
        }
        return order;
    }

    int count() {
        return (int) members.stream().map(Sample::patient).distinct().count();
    }
}
