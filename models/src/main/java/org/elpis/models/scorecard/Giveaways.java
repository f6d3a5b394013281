package org.elpis.models.scorecard;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.runner.AuditMaterial;
import org.elpis.models.runner.SharedUpdates;

/// The names that nothing shared may hold: patients and files of the manifests. A second, independent look at what was
/// written, because the one that leaves them out may be wrong.
///
/// Names shorter than four characters, or of fewer than six digits alone, are not looked for: they stand everywhere by
/// chance, among counts and words.
final class Giveaways {
    private static final int SHORTEST = 4;
    private static final int SHORTEST_NUMBER = 6;

    private final Set<String> names = new HashSet<>();

    Giveaways(AuditMaterial material) {
        Stream.of(
                        material.members(),
                        material.nonMembers(),
                        material.synthetic(),
                        material.updates().map(SharedUpdates::images))
                .flatMap(Optional::stream)
                .map(ImageSet::samples)
                .flatMap(Collection::stream)
                .forEach(this::add);
    }

    private void add(Sample sample) {
        String file = sample.name().substring(sample.name().replace('\\', '/').lastIndexOf('/') + 1);
        for (String name : Arrays.asList(sample.patient(), file)) {
            boolean isNumber = name.chars().allMatch(Character::isDigit);
            if (name.length() >= (isNumber ? SHORTEST_NUMBER : SHORTEST)) {
                names.add(name.toLowerCase(Locale.ROOT));
            }
        }
    }

    /// How many of the names stand in a text, as words of their own.
    int in(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        int found = 0;
        for (String name : names) {
            found += isIn(text, name) ? 1 : 0;
        }
        return found;
    }

    private static boolean isIn(String text, String name) {
        int at = text.indexOf(name);
        while (at >= 0) {
            int end = at + name.length();
            boolean isStart = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean isEnd = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (isStart && isEnd) {
                return true;
            }
            at = text.indexOf(name, at + 1);
        }
        return false;
    }
}
