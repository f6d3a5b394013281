package org.elpis.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.policy.Profile;

/// What is asked for: which files, to where, by which profile, for which project.
///
/// @param inputs  files, folders, zip files or DICOMDIRs; at least one
/// @param output  folder that gets only what may leave
/// @param home  folder for keys, vaults, private reports and journals
/// @param project  pseudonyms, UIDs and date shifts are the same within one project and unrelated between two;
///     letters, digits, `-`, `_` and `.`, at most 64
/// @param workers  threads, >= 1
/// @param mode  whether anything is written to `output`
/// @param layout  how files are named in `output`
/// @param extras  what is wanted besides
/// @param seals  empty where nothing is sealed
public record Job(
        List<Path> inputs,
        Path output,
        Path home,
        Profile profile,
        String project,
        int workers,
        Mode mode,
        Layout layout,
        Set<Extra> extras,
        Optional<Seals> seals) {
    private static final int MAX_PROJECT = 64;

    /// Whether a job hands over what it releases.
    public enum Mode {
        RELEASE,
        /// Everything is done and checked but nothing is written to the output; the report shows before and
        /// after.
        DRY_RUN
    }

    /// How the files of a release are named.
    public enum Layout {
        /// A folder for each patient, study and series; files are named by their UIDs.
        FOLDERS,
        /// A DICOM file-set: short names, and a DICOMDIR that lists them.
        FILE_SET
    }

    /// What a job may do besides releasing.
    public enum Extra {
        /// The private report shows values instead of their masks.
        SHOW_VALUES,
        /// The output gets a certificate that a third party can check.
        CERTIFICATE
    }

    /// Originals and release are sealed in the same pass.
    ///
    /// @param folder  gets the seals; apart from inputs and output
    /// @param sealer  what the sealer calls itself
    public record Seals(Path folder, String sealer) {}

    /// A job without seals.
    public Job(
            List<Path> inputs,
            Path output,
            Path home,
            Profile profile,
            String project,
            int workers,
            Mode mode,
            Layout layout,
            Set<Extra> extras) {
        this(inputs, output, home, profile, project, workers, mode, layout, extras, Optional.empty());
    }

    /// A job with the usual folders and without extras.
    public Job(List<Path> inputs, Path output, Path home, Profile profile, String project, int workers, Mode mode) {
        this(inputs, output, home, profile, project, workers, mode, Layout.FOLDERS, Set.of());
    }

    public Job {
        inputs = List.copyOf(inputs);
        extras = Set.copyOf(extras);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("inputs must not be empty");
        }
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be >= 1, got " + workers);
        }
        requireProjectName(project);
    }

    static void requireProjectName(String project) {
        if (!isProjectName(project)) {
            throw new IllegalArgumentException(
                    "project must be 1 to 64 letters, digits, '-', '_' or '.', and not start with '.'");
        }
    }

    private static boolean isProjectName(String name) {
        if (name.isEmpty() || name.length() > MAX_PROJECT || name.charAt(0) == '.') {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean fits = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// This job, which also seals.
    public Job sealing(Seals wanted) {
        return new Job(inputs, output, home, profile, project, workers, mode, layout, extras, Optional.of(wanted));
    }

    boolean wants(Extra extra) {
        return extras.contains(extra);
    }

    public Path projectFolder() {
        return home.resolve("projects").resolve(project);
    }
}
