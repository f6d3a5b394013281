package org.elpis.vision.study;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one frame of reference after its volumes were looked at.
final class HeadSpace {
    private final Map<String, Judgement> series;
    private final @Nullable WorldMask world;
    private final Map<String, FillSamples> samples;

    /// @param series  by Series Instance UID
    /// @param world  null when no face was found
    /// @param samples  by Series Instance UID, of series whose background is large enough
    HeadSpace(Map<String, Judgement> series, @Nullable WorldMask world, Map<String, FillSamples> samples) {
        this.series = series;
        this.world = world;
        this.samples = samples;
    }

    /// What goes from everything in it; empty when no face was found.
    Optional<WorldMask> world() {
        return Optional.ofNullable(world);
    }

    Judgement of(String seriesUid) {
        return series.getOrDefault(seriesUid, new Judgement.Unjudged());
    }

    Map<String, Judgement> series() {
        return series;
    }

    Optional<FillSamples> samples(String seriesUid) {
        return Optional.ofNullable(samples.get(seriesUid));
    }

    /// Why nobody can say of some series whether a face is left in it; empty when there is no doubt.
    Optional<String> doubt() {
        return series.values().stream()
                .filter(Judgement.Doubt.class::isInstance)
                .map(doubt -> ((Judgement.Doubt) doubt).why())
                .findFirst();
    }

    /// Whether somebody looked and found no face.
    boolean isClear() {
        return world == null
                && doubt().isEmpty()
                && series.values().stream().anyMatch(Judgement.Nothing.class::isInstance);
    }
}
