package org.elpis.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.seal.Attestation;
import org.elpis.seal.Seal;
import org.elpis.seal.SealStatement;

/// A study that a job has read to its end and sealed, whose release is not attested yet.
///
/// @param seal  of the originals
/// @param uids  SOP Instance UIDs of the originals
/// @param release  empty where nothing of it was released
record StagedSeal(Seal seal, List<String> uids, Optional<Release> release) {
    String name() {
        return SealFiles.name(seal.statement());
    }

    /// What was released of the study.
    ///
    /// @param shown  what it still shows of the originals
    /// @param objectsShown  how many of the originals
    /// @param studies  what its folders in the output are called
    /// @param uids  SOP Instance UIDs of the release
    /// @param opening  of the release, not yet under its name
    /// @param shownOpening  of the originals, as it may go with the release, not yet under its name
    record Release(
            SealStatement statement,
            Attestation.Shown shown,
            long objectsShown,
            Set<String> studies,
            List<String> uids,
            Path opening,
            Path shownOpening) {}
}
