package org.elpis.models.runner;

import java.util.Optional;
import org.elpis.models.onerun.CanaryFile;
import org.elpis.models.onerun.Claim;

/// A claimed privacy loss, and the canaries of one training that it is held against.
///
/// @param canaries  of the training
/// @param control  of the same training with a planted fault
/// @param digest  SHA-256 of both files in hexadecimal
public record ClaimedLoss(Claim claim, CanaryFile canaries, Optional<CanaryFile> control, String digest) {
    /// How many canaries the training had or left out.
    public int count() {
        return canaries.canaries().size();
    }
}
