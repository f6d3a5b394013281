package org.elpis.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.elpis.ledger.Succession;
import org.elpis.ledger.VerifierKey;

/// By which keys the ledger of a pack is judged: those that the reader gave, or else those in the pack, and what the
/// handovers in the pack make of them where keys were replaced.
///
/// @param succession  from the keys that the reader has, where he has some of any time
/// @param isConfirmed  whether the keys in the pack are the reader's, or were handed over to by his
record PackLog(Succession succession, boolean isConfirmed) {
    static final String HANDOVER = "ledger/handover-";
    /// A hundred years of one a year. Each costs a few signatures to check.
    private static final int MAX_HANDOVERS = 100;

    /// @param log  the keys in the pack
    static PackLog of(PackKeys given, List<VerifierKey> log, List<byte[]> handovers) {
        Succession own = new Succession(given.ledger().isEmpty() ? log : given.ledger(), handovers);
        if (!given.ledger().isEmpty()) {
            boolean isNext = own.times().stream().flatMap(List::stream).toList().containsAll(log);
            return new PackLog(own, !log.isEmpty() && isNext || given.doubt(log).isEmpty());
        }
        for (List<VerifierKey> time : own.times()) {
            if (given.doubt(time).isEmpty()) {
                // From the keys that the reader knows: what leads to them from others does not count for him.
                Succession known = new Succession(time, handovers);
                return new PackLog(known, known.times().contains(log));
            }
        }
        return new PackLog(own, false);
    }

    /// The handovers in a pack.
    ///
    /// @throws MalformedPackException when there are too many
    static List<byte[]> handovers(PackFiles files, SortedSet<String> listed) throws IOException {
        List<byte[]> handovers = new ArrayList<>();
        for (String name : listed) {
            if (name.startsWith(HANDOVER)) {
                handovers.add(files.small(name, PackCheck.MAX_SMALL));
            }
        }
        if (handovers.size() > MAX_HANDOVERS) {
            throw new MalformedPackException("it has more than 100 handovers of a ledger");
        }
        return handovers;
    }
}
