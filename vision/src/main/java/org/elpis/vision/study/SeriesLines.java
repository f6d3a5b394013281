package org.elpis.vision.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.pixel.Faces;

/// What is said of each series to the person who answers for a release.
final class SeriesLines {
    private static final String FOUND = "A face was found and removed.";

    private static final String FOUND_IN_PART =
            "A face was found and removed; in some of the slices nobody could measure what is left of it.";

    private SeriesLines() {}

    static void add(HeadSpace space, List<Faces.SeriesFace> lines) {
        for (Map.Entry<String, Judgement> entry : space.series().entrySet()) {
            lines.add(line(entry.getKey(), entry.getValue(), space));
        }
    }

    private static Faces.SeriesFace line(String uid, Judgement judgement, HeadSpace space) {
        return switch (judgement) {
            case Judgement.Removed removed ->
                new Faces.SeriesFace(
                        uid, removed.check().isPresent() ? FOUND : FOUND_IN_PART, removed.check(), removed.views());
            case Judgement.Nothing nothing
            when space.world().isEmpty() -> plain(uid, "Nothing was removed: " + nothing.why() + ".");
            case Judgement.Doubt doubt -> plain(uid, "Held back: " + doubt.why() + ".");
            case Judgement.Nothing nothing -> follows(uid);
            case Judgement.Unjudged unjudged ->
                space.world().isPresent() ? follows(uid) : plain(uid, "It has no volume to look for a face in.");
        };
    }

    private static Faces.SeriesFace follows(String uid) {
        return plain(uid, "What was found in other series of its frame of reference was removed from it.");
    }

    private static Faces.SeriesFace plain(String uid, String what) {
        return new Faces.SeriesFace(uid, what, Optional.empty(), List.of());
    }
}
