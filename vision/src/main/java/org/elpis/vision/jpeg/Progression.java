package org.elpis.vision.jpeg;

import java.util.Arrays;
import org.elpis.pixel.UndecodableFrameException;

/// Which bits of which coefficients the scans of a frame have brought so far; each may come once.
///
/// So every scan brings something new, and there can be only so many. Source: T.81 G.1.1.1
final class Progression {
    /// More bits than that no coefficient has.
    private static final int MOST_BITS = 13;

    private static final int NOTHING = -1;

    private final boolean isProgressive;
    /// The lowest bit that is known, by component and coefficient.
    private final int[][] known;

    Progression(FrameHeader frame) {
        this.isProgressive = frame.isProgressive();
        this.known = new int[frame.components().size()][Component.BLOCK];
        for (int[] each : known) {
            Arrays.fill(each, NOTHING);
        }
    }

    void add(Scan scan) throws UndecodableFrameException {
        int first = isProgressive ? scan.first() : 0;
        int last = isProgressive ? scan.last() : Component.BLOCK - 1;
        int high = isProgressive ? scan.high() : 0;
        int low = isProgressive ? scan.low() : 0;
        boolean isBand =
                first == 0 ? !isProgressive || last == 0 : first <= last && last < Component.BLOCK && scan.size() == 1;
        if (!isBand || low > MOST_BITS || high != 0 && high != low + 1) {
            throw new UndecodableFrameException("a JPEG scan has a band or bits that cannot be");
        }
        for (int i = 0; i < scan.size(); i++) {
            int[] bits = known[scan.member(i)];
            if (first > 0 && bits[0] == NOTHING) {
                throw new UndecodableFrameException("a JPEG component starts with something else than DC");
            }
            for (int k = first; k <= last; k++) {
                if (bits[k] != (high == 0 ? NOTHING : high)) {
                    throw new UndecodableFrameException("a JPEG scan repeats what another brought, or leaves bits out");
                }
                bits[k] = low;
            }
        }
    }

    void requireAllComponents() throws UndecodableFrameException {
        for (int[] bits : known) {
            if (bits[0] == NOTHING) {
                throw new UndecodableFrameException("a JPEG component is in no scan");
            }
        }
    }
}
