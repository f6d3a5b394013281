package org.elpis.models.memorization;

import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImageSet;

/// What an audit of a generator is given: its output, not itself.
///
/// @param members  images that the generator was trained on
/// @param heldOut  images of other patients, of the same kind, that it never saw
/// @param synthetic  images that it made, all of them, as they came; labels and patients are not looked at
/// @param policy  limits
/// @param seed  of everything drawn
/// @param threads  how many may be used, at least 1; the report does not depend on it
/// @param work  what an interrupted run left, and where this one leaves its own
/// @param progress  is told how far it is
public record SyntheticCase(
        ImageSet members,
        ImageSet heldOut,
        ImageSet synthetic,
        Policy policy,
        long seed,
        int threads,
        Work work,
        AuditProgress progress) {
    public SyntheticCase {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }
}
