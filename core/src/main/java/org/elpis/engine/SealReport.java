package org.elpis.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.elpis.seal.Attestation;
import org.elpis.seal.SealStatement;

/// What a job sealed besides releasing. Private: it names source files.
///
/// @param originals  folder with the seals of the originals and their whole openings
/// @param release  folder with what goes with the release
/// @param unsealed  files that no seal covers
public record SealReport(Path originals, Path release, List<StudySeal> studies, List<SealRunner.Unsealed> unsealed) {
    public SealReport {
        studies = List.copyOf(studies);
        unsealed = List.copyOf(unsealed);
    }

    /// One study of the input.
    ///
    /// @param seal  of the originals
    /// @param released  seal of what was released of it; empty where nothing was, or it could not be attested
    /// @param attestation  present where `released` is
    /// @param shown  released objects that can be compared with the seal of the originals
    /// @param fault  why what was released is not attested; empty where it is, or where nothing was released
    public record StudySeal(
            Path seal,
            SealStatement statement,
            Optional<Path> released,
            Optional<Attestation.Statement> attestation,
            long shown,
            String fault) {}

    /// Whether everything was sealed, and everything that was released attested.
    public boolean isWhole() {
        return unsealed.isEmpty()
                && studies.stream().allMatch(study -> study.fault().isEmpty());
    }

    /// Studies whose release is attested.
    public long attested() {
        return studies.stream().filter(study -> study.attestation().isPresent()).count();
    }

    /// How much was sealed, in words.
    public String sentence() {
        long released = studies.stream()
                .filter(study ->
                        study.attestation().isPresent() || !study.fault().isEmpty())
                .count();
        String sealed = count(studies.size(), "study", "studies") + " sealed; the release of " + attested() + " of "
                + released + " attested";
        return unsealed.isEmpty() ? sealed : sealed + "; " + count(unsealed.size(), "file", "files") + " not sealed";
    }

    private static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
