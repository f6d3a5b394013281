package org.elpis.engine;

import java.nio.file.Path;
import java.util.List;

/// Whose copy some pictures were made from.
///
/// @param accused  all who were asked about, the highest score first
/// @param matches  what was compared
/// @param files  how many were given
/// @param frames  frames of the release with traces
/// @param blocks  blocks of them with traces
public record TraceReport(List<Accused> accused, List<Match> matches, int files, int frames, int blocks) {
    /// Up to this probability that anybody innocent is named by chance, somebody is named.
    public static final double LEVEL = 1e-6;

    public TraceReport {
        accused = List.copyOf(accused);
        matches = List.copyOf(matches);
    }

    /// A recipient who was asked about.
    ///
    /// @param score  in standard deviations of what chance gives
    /// @param log10Probability  at most how likely chance gives such a score to any of those asked about who
    ///     never had the copy, as a power of ten, 0 or less
    public record Accused(String recipient, double score, double log10Probability, boolean isNamed) {}

    /// A picture that shows a frame of the release.
    ///
    /// @param path  of the object in the release
    /// @param frame  from 1
    /// @param likeness  of the picture and the frame, 0 to 1
    public record Match(Path file, String path, int frame, double likeness) {}

    public List<Accused> named() {
        return accused.stream().filter(Accused::isNamed).toList();
    }
}
