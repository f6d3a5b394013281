package org.elpis.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.pixel.Faces.SeriesFace;

/// What became of faces, study by study. The views of a head take some hundred KB, so only those of the first
/// series in the order of the job are kept: the same ones whatever its threads do. Not thread-safe.
final class FaceLines {
    /// As many as objects are shown.
    static final int MAX_WITH_VIEWS = Samples.MAX;

    private record Lines(Study study, List<SeriesFace> series) {}

    private final SortedMap<Integer, Lines> studies = new TreeMap<>();

    /// @param index  of any object of the study in the order of the job
    void add(int index, Study study, List<SeriesFace> series) {
        studies.put(index, new Lines(study, List.copyOf(series)));
        int before = 0;
        for (Map.Entry<Integer, Lines> entry : studies.entrySet()) {
            Lines lines = entry.getValue();
            entry.setValue(new Lines(lines.study(), withViews(MAX_WITH_VIEWS - before, lines.series())));
            before += lines.series().size();
        }
    }

    private static List<SeriesFace> withViews(int count, List<SeriesFace> series) {
        if (series.size() <= count) {
            return series;
        }
        List<SeriesFace> kept = new ArrayList<>(series.size());
        for (SeriesFace one : series) {
            kept.add(kept.size() < count ? one : new SeriesFace(one.seriesUid(), one.what(), one.check(), List.of()));
        }
        return kept;
    }

    /// In the order of the original Series Instance UIDs.
    List<SeriesFace> of(Study study) {
        for (Lines lines : studies.values()) {
            if (lines.study().equals(study)) {
                return lines.series();
            }
        }
        return List.of();
    }
}
