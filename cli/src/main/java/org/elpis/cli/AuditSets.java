package org.elpis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.elpis.models.data.ImageFolder;
import org.elpis.models.data.ImagePair;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Preprocessing;
import org.elpis.models.runner.AuditMaterial;

/// The images that the user gave.
///
/// @param pair  members and others held against each other, when both are there
/// @param updates  images of a site of federated training
record AuditSets(
        Optional<ImageSet> members,
        Optional<ImageSet> nonMembers,
        Optional<ImagePair> pair,
        Optional<ImageSet> synthetic,
        Optional<ImageSet> updates) {
    /// Of each side so many show how a model answers.
    private static final int PROBES = 32;

    static AuditSets read(Arguments arguments, Preprocessing preprocessing) throws UsageException {
        Optional<Path> members = folder(arguments, "--members");
        Optional<Path> others = folder(arguments, "--nonmembers");
        Optional<Path> synthetic = folder(arguments, "--synthetic");
        List<String> classes = arguments.values("--classes");
        Optional<ImageSet> made = synthetic.map(folder -> ImageFolder.readGenerated(folder, preprocessing));
        Optional<ImageSet> updates = one(folder(arguments, "--images"), preprocessing, classes);
        if (members.isPresent() && others.isPresent()) {
            ImagePair pair = ImageFolder.readPair(members.get(), others.get(), preprocessing, classes);
            return new AuditSets(
                    Optional.of(pair.members()), Optional.of(pair.nonMembers()), Optional.of(pair), made, updates);
        }
        return new AuditSets(
                one(members, preprocessing, classes),
                one(others, preprocessing, classes),
                Optional.empty(),
                made,
                updates);
    }

    private static Optional<ImageSet> one(Optional<Path> folder, Preprocessing preprocessing, List<String> classes) {
        return folder.map(path -> ImageFolder.read(path, preprocessing, classes));
    }

    private static Optional<Path> folder(Arguments arguments, String option) throws UsageException {
        Optional<String> given = arguments.value(option);
        return given.isEmpty() ? Optional.empty() : Optional.of(Arguments.path(given.get()));
    }

    AuditMaterial into(AuditMaterial material) {
        return pair.isPresent()
                ? material.withPair(pair.get(), synthetic)
                : material.withImages(members, nonMembers, synthetic);
    }

    /// What shows how a model answers: images of every side, from all over the folders.
    List<float[]> probes() {
        List<float[]> probes = new ArrayList<>();
        for (ImageSet set : all()) {
            int step = Math.max(1, set.size() / PROBES);
            for (int i = 0; i < set.size() && i / step < PROBES; i += step) {
                probes.add(set.samples().get(i).values());
            }
        }
        return probes;
    }

    /// How many classes the labels name at most.
    int classes() {
        return all().stream().mapToInt(set -> set.classes().size()).max().orElse(0);
    }

    /// Names that are no places in a model's classes, so that their order had to be guessed.
    boolean areNamed() {
        return all().stream().anyMatch(set -> set.classes().stream().anyMatch(name -> !name.matches("[0-9]+")));
    }

    private List<ImageSet> all() {
        return Stream.of(members, nonMembers, updates).flatMap(Optional::stream).toList();
    }
}
