package org.elpis.models.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.elpis.dicom.Sha256;

/// The two sides of an audit, and what speaks against holding them against each other.
///
/// @param patientsOnBothSides  how many patients have images among members and non-members; any is a
///     fault of the split
/// @param imagesOnBothSides  how many non-members have the very values of a member
/// @param nearDuplicates  what lies close beside each other
/// @param classesWithoutMembers  names of classes that no member has
/// @param classesWithoutNonMembers  names of classes that no non-member has
/// @param unlabelled  images of both sides without a label
public record ImagePair(
        ImageSet members,
        ImageSet nonMembers,
        int patientsOnBothSides,
        int imagesOnBothSides,
        NearDuplicates nearDuplicates,
        List<String> classesWithoutMembers,
        List<String> classesWithoutNonMembers,
        int unlabelled) {
    public ImagePair {
        classesWithoutMembers = List.copyOf(classesWithoutMembers);
        classesWithoutNonMembers = List.copyOf(classesWithoutNonMembers);
    }

    /// Compares two sets of one shape and the same classes.
    public static ImagePair of(ImageSet members, ImageSet nonMembers) {
        if (!members.shape().equals(nonMembers.shape()) || !members.classes().equals(nonMembers.classes())) {
            throw new IllegalArgumentException("members and nonMembers must have one shape and the same classes");
        }
        return new ImagePair(
                members,
                nonMembers,
                shared(members, nonMembers).size(),
                sameImages(members, nonMembers),
                NearDuplicates.of(members, nonMembers),
                without(members),
                without(nonMembers),
                unlabelled(members) + unlabelled(nonMembers));
    }

    /// Whether a patient or an image is on both sides: then no verdict may be PASS, for a non-member
    /// that was trained on hides what members give away.
    public boolean isOverlapping() {
        return patientsOnBothSides > 0 || imagesOnBothSides > 0;
    }

    /// What people should know before they read a verdict; numbers and names of classes only.
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        add(
                findings,
                patientsOnBothSides,
                "Patients with images among members and among non-members",
                "split by patient");
        add(findings, imagesOnBothSides, "Non-members whose image is a member's, value for value", "take them out");
        add(
                findings,
                nearDuplicates.across(),
                "Pairs of a member and a non-member that are nearly one image",
                "the same patient may be on both sides");
        add(
                findings,
                nearDuplicates.amongMembers(),
                "Pairs of members that are nearly one image",
                "what is trained on twice is remembered better");
        add(findings, classesWithoutMembers.size(), "Classes without a member", "nothing is said of them");
        add(findings, classesWithoutNonMembers.size(), "Classes without a non-member", "nothing is said of them");
        add(findings, unlabelled, "Images without a label", "complete the manifest");
        if (!nearDuplicates.isCounted()) {
            findings.add("Near duplicates were not counted: there are too many images.");
        }
        return findings;
    }

    private static void add(List<String> findings, long count, String what, String so) {
        if (count > 0) {
            findings.add(what + ": " + count + " (" + so + ").");
        }
    }

    private static Set<String> shared(ImageSet members, ImageSet nonMembers) {
        Set<String> shared = new TreeSet<>(members.patients());
        shared.retainAll(new HashSet<>(nonMembers.patients()));
        return shared;
    }

    private static int sameImages(ImageSet members, ImageSet nonMembers) {
        Set<String> seen = new HashSet<>();
        for (Sample sample : members.samples()) {
            seen.add(Sha256.hex(ImageFolder.valueDigest(sample)));
        }
        int same = 0;
        for (Sample sample : nonMembers.samples()) {
            same += seen.contains(Sha256.hex(ImageFolder.valueDigest(sample))) ? 1 : 0;
        }
        return same;
    }

    private static List<String> without(ImageSet set) {
        boolean[] occurs = new boolean[set.classes().size()];
        for (Sample sample : set.samples()) {
            if (sample.label() >= 0) {
                occurs[sample.label()] = true;
            }
        }
        List<String> without = new ArrayList<>();
        for (int i = 0; i < occurs.length; i++) {
            if (!occurs[i]) {
                without.add(set.classes().get(i));
            }
        }
        return without;
    }

    private static int unlabelled(ImageSet set) {
        int count = 0;
        for (Sample sample : set.samples()) {
            count += sample.label() < 0 ? 1 : 0;
        }
        return count;
    }
}
