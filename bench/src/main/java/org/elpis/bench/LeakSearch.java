package org.elpis.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elpis.testkit.key.AnswerAction;
import org.elpis.testkit.key.AnswerKey;
import org.elpis.testkit.key.ByteLeakChecker;
import org.elpis.testkit.key.Leak;
import org.elpis.testkit.key.PlantedIdentifier;
import org.elpis.testkit.key.View;

/// Which plants leaked: found by a search of all bytes and file names of a release, whatever place they stand at now.
///
/// A token that stands at the place where it was planted counts against that plant. One that stands elsewhere counts
/// against the plants of that object whose places hold bytes that cannot be looked into, or else against the first.
final class LeakSearch {
    private final Map<String, Set<String>> inBytes = new HashMap<>();
    private final Map<String, Set<String>> inNames = new HashMap<>();
    private final Release release;

    LeakSearch(Release release, AnswerKey key) throws IOException {
        this.release = release;
        Map<String, String> patientOf = new HashMap<>();
        for (PlantedIdentifier plant : key.plants()) {
            String output = release.outputOf().get(plant.instance().path());
            if (output != null) {
                patientOf.put(output, plant.instance().patientId());
            }
        }
        for (Leak leak : new ByteLeakChecker(key)
                .search(release.folder(), (Path path) -> Optional.ofNullable(patientOf.get(path.toString())))) {
            if (leak.certain()) {
                String token = key.plants().get(leak.plant()).answer().vanish().get(leak.token());
                Map<String, Set<String>> hits = leak.view() == View.FILE_NAME ? inNames : inBytes;
                hits.computeIfAbsent(leak.file(), f -> new HashSet<>()).add(token);
            }
        }
    }

    /// Files with a token that no plant of their object has; the release's own lists among them.
    Map<String, Set<String>> strays(List<PlantedIdentifier> plants) {
        Map<String, Set<String>> left = new HashMap<>();
        inBytes.forEach((file, tokens) -> left.put(file, new HashSet<>(tokens)));
        for (PlantedIdentifier plant : plants) {
            Set<String> tokens =
                    left.get(release.outputOf().getOrDefault(plant.instance().path(), ""));
            if (tokens != null) {
                plant.answer().vanish().forEach(tokens::remove);
            }
        }
        left.values().removeIf(Set::isEmpty);
        return left;
    }

    /// The plants of one object that leaked, of those that have something to vanish.
    Set<PlantedIdentifier> leaked(List<PlantedIdentifier> plants, ReadObject object, String output) throws IOException {
        Set<PlantedIdentifier> leaked = new HashSet<>();
        Set<String> found = inBytes.getOrDefault(output, Set.of());
        for (String token : found) {
            leaked.addAll(blamed(token, plants, object));
        }
        for (PlantedIdentifier plant : plants) {
            boolean here = switch (plant.path()) {
                case "<file name>" ->
                    plant.answer().vanish().stream().anyMatch(inNames.getOrDefault(output, Set.of())::contains);
                default -> plant.answer().action() != AnswerAction.PIXELS_HIDDEN && holdsShort(plant, object);
            };
            if (here) {
                leaked.add(plant);
            }
        }
        return leaked;
    }

    private static boolean holdsShort(PlantedIdentifier plant, ReadObject object) throws IOException {
        boolean byPlace =
                plant.answer().vanish().isEmpty() || !plant.answer().near().isEmpty();
        if (!byPlace || !isRemoval(plant.answer().action())) {
            return false;
        }
        Optional<String> value = object.textAt(plant.path());
        return value.isPresent() && Judge.holds(plant, value.get());
    }

    static boolean isRemoval(AnswerAction action) {
        return switch (action) {
            case TEXT_REMOVED, DATE_SHIFTED, UID_CHANGED, UID_CONSISTENT, PIXELS_HIDDEN -> true;
            case TAG_RETAINED, TEXT_NOTNULL, TEXT_RETAINED, PATID_CONSISTENT, PIXELS_RETAINED -> false;
        };
    }

    private static List<PlantedIdentifier> blamed(String token, List<PlantedIdentifier> plants, ReadObject object)
            throws IOException {
        List<PlantedIdentifier> having = new ArrayList<>();
        List<PlantedIdentifier> opaque = new ArrayList<>();
        List<PlantedIdentifier> all = new ArrayList<>();
        String folded = Words.fold(token);
        for (PlantedIdentifier plant : plants) {
            if (!plant.answer().vanish().contains(token) || plant.path().equals("<file name>")) {
                continue;
            }
            all.add(plant);
            Optional<String> value = object.textAt(plant.path());
            if (value.isPresent() && Words.fold(value.get()).contains(folded)) {
                having.add(plant);
            } else if (value.isPresent()
                    && (plant.path().equals("<(7fe0,0010)>") || plant.path().equals("<(0042,0011)>"))) {
                opaque.add(plant);
            }
        }
        return !having.isEmpty() ? having : !opaque.isEmpty() ? opaque : all.isEmpty() ? all : all.subList(0, 1);
    }
}
