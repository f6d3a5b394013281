package org.elpis.vision.study;

import java.util.List;
import java.util.Optional;
import org.elpis.pixel.Faces;

/// What looking for a face in one series came to.
sealed interface Judgement {
    /// A face was found and its removal passed its check.
    ///
    /// @param check  empty where slices of the series are in no volume in which the removal could be measured
    record Removed(Optional<Faces.Check> check, List<Faces.BeforeAfter> views) implements Judgement {
        public Removed {
            views = List.copyOf(views);
        }
    }

    /// It has none.
    ///
    /// @param why  a constant phrase
    record Nothing(String why) implements Judgement {}

    /// Nobody can say.
    ///
    /// @param why  a constant phrase
    record Doubt(String why) implements Judgement {}

    /// It has no volume in which a face could be looked for.
    record Unjudged() implements Judgement {}

    /// Of several volumes of one series, each with its own check where its face was removed.
    static Judgement of(List<Judgement> parts) {
        Optional<Judgement> doubt =
                parts.stream().filter(Doubt.class::isInstance).findFirst();
        if (doubt.isPresent()) {
            return doubt.get();
        }
        List<Removed> removed = parts.stream()
                .filter(Removed.class::isInstance)
                .map(Removed.class::cast)
                .toList();
        if (!removed.isEmpty()) {
            return together(removed, removed.size() == parts.size());
        }
        boolean isJudged = !parts.isEmpty() && parts.stream().noneMatch(Unjudged.class::isInstance);
        return isJudged ? parts.getFirst() : new Unjudged();
    }

    private static Removed together(List<Removed> removed, boolean isMeasured) {
        double residual = 0;
        long touched = 0;
        long brain = 0;
        for (Removed one : removed) {
            Faces.Check check = one.check().orElseThrow();
            residual = Math.max(residual, check.residualSurface());
            touched += check.brainTouched();
            brain += check.brain();
        }
        Optional<Faces.Check> all =
                isMeasured ? Optional.of(new Faces.Check(residual, touched, brain)) : Optional.empty();
        return new Removed(all, removed.getFirst().views());
    }
}
