package org.elpis.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.VolumeHandling.Modality;

/// Which volumes are to lose their faces, to where, and how.
///
/// @param inputs  files and folders; at least one
/// @param output  folder that gets only what may leave
/// @param home  folder for keys and private records
/// @param project  names and noise are derived from its key; as of [Job]
/// @param modality  what made the volumes; empty when their values and names shall tell
public record VolumeJob(
        List<Path> inputs,
        Path output,
        Path home,
        String project,
        FaceHandling faces,
        Optional<Modality> modality,
        Names names) {
    /// How files are named in the output.
    public enum Names {
        /// Derived from the key of the project and the place in the input.
        PSEUDONYMS,
        /// As in the input, whatever they tell.
        KEPT
    }

    public VolumeJob {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("inputs must not be empty");
        }
        Job.requireProjectName(project);
    }
}
