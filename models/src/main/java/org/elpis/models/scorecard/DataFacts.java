package org.elpis.models.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.models.data.ImageSet;
import org.elpis.models.runner.AuditMaterial;

/// What is told of one set of images: a digest and counts.
///
/// @param role  `members`, `nonmembers`, `synthetic`, `updates`, `canaries`
/// @param digest  SHA-256 in hexadecimal
/// @param images  or canaries
/// @param patients  or canaries: each is a patient of its own
/// @param classes  that the labels name; 0 for canaries
public record DataFacts(String role, String digest, int images, int patients, int classes) {
    static DataFacts of(String role, ImageSet set) {
        return new DataFacts(
                role,
                set.digest(),
                set.size(),
                set.patientCount(),
                set.classes().size());
    }

    /// Those of all sets at hand.
    public static List<DataFacts> of(AuditMaterial material) {
        List<DataFacts> facts = new ArrayList<>();
        add(facts, "members", material.members());
        add(facts, "nonmembers", material.nonMembers());
        add(facts, "synthetic", material.synthetic());
        material.updates()
                .filter(updates -> material.members().stream().noneMatch(set -> set.equals(updates.images())))
                .ifPresent(updates -> facts.add(of("updates", updates.images())));
        material.claim()
                .ifPresent(claimed ->
                        facts.add(new DataFacts("canaries", claimed.digest(), claimed.count(), claimed.count(), 0)));
        return facts;
    }

    private static void add(List<DataFacts> facts, String role, Optional<ImageSet> set) {
        set.ifPresent(images -> facts.add(of(role, images)));
    }
}
