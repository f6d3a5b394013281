package org.elpis.vision.study;

import java.util.List;
import java.util.Optional;
import org.elpis.pixel.Faces;

/// What looking for a face in one series came to.
sealed interface Judgement {
    /// A face was found and its removal passed its check.
    record Removed(Faces.Check check, List<Faces.BeforeAfter> views) implements Judgement {
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

    /// Of several volumes of one series.
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
            return together(removed);
        }
        boolean isJudged = !parts.isEmpty() && parts.stream().noneMatch(Unjudged.class::isInstance);
        return isJudged ? parts.getFirst() : new Unjudged();
    }

    private static Removed together(List<Removed> removed) {
        double residual = 0;
        long touched = 0;
        long brain = 0;
        for (Removed one : removed) {
            residual = Math.max(residual, one.check().residualSurface());
            touched += one.check().brainTouched();
            brain += one.check().brain();
        }
        return new Removed(
                new Faces.Check(residual, touched, brain), removed.getFirst().views());
    }
}
