package org.elpis.models.gradients;

import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImageSet;
import org.elpis.models.net.Network;

/// What an audit of shared updates is given.
///
/// @param network  that the server sends: architecture and the parameters at the start of the round
/// @param images  of the site, with labels; updates are made of them, and the rest is what the attacker knows of
///     chests
/// @param low  least value that an image can have, by its preprocessing
/// @param high  greatest, > low
/// @param sharing  the protocol
/// @param policy  limits
/// @param seed  of everything drawn
/// @param threads  how many may be used, at least 1
/// @param work  what an interrupted run left, and where this one leaves its own
/// @param progress  is told how far it is
public record UpdateCase(
        Network network,
        ImageSet images,
        double low,
        double high,
        Sharing sharing,
        Policy policy,
        long seed,
        int threads,
        Work work,
        AuditProgress progress) {
    public UpdateCase {
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("low must be < high and both finite, got " + low + ", " + high);
        }
        if (threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("threads must be 1 to 1024, got " + threads);
        }
    }
}
