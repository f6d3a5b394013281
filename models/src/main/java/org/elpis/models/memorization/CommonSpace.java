package org.elpis.models.memorization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.models.data.ImageSet;
import org.elpis.models.identity.IdentityEmbedding;
import org.elpis.models.stats.Draws;

/// The space of patients that all sets are compared in.
///
/// Images that a space was learned from lie further apart in it than others. So it is learned from images of all sets,
/// drawn alike: if generated images are like held-out ones, exchanging both changes nothing, and tests of one against
/// the other keep their rates of false alarms.
final class CommonSpace {
    private static final int LEARNED_FROM = 1000;

    private CommonSpace() {}

    static IdentityEmbedding of(ImageSet members, ImageSet heldOut, List<float[]> synthetic, long seed) {
        List<float[]> all = new ArrayList<>(members.values());
        all.addAll(heldOut.values());
        all.addAll(synthetic);
        int[] order = Draws.of(seed, "space", 0).permutation(all.size());
        return IdentityEmbedding.fit(
                members.shape(),
                Arrays.stream(order, 0, Math.min(LEARNED_FROM, order.length))
                        .mapToObj(all::get)
                        .toList());
    }
}
