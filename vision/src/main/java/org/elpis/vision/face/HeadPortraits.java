package org.elpis.vision.face;

import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.Faces;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkVolume;

/// Draws a head from all sides before and after its face was removed, for the person who answers for the release.
public final class HeadPortraits {
    /// Edge of a picture: enough to see whether a nose is there.
    private static final int PIXELS = 192;

    private HeadPortraits() {}

    /// One pair a side. Tissue of an average head that takes the place of the face is drawn as it was before.
    public static List<Faces.BeforeAfter> of(WorkVolume volume, FaceRemoval.Removed removed) {
        Mask air = removed.gone().copy();
        removed.average().ifPresent(air::removeAll);
        float level = HeadView.level(volume);
        HeadView before = new HeadView(volume, level);
        HeadView after = new HeadView(HeadView.without(volume, air), level);
        List<Faces.BeforeAfter> pairs = new ArrayList<>();
        for (HeadView.Side side : HeadView.Side.values()) {
            pairs.add(new Faces.BeforeAfter(before.shaded(side, PIXELS), after.shaded(side, PIXELS)));
        }
        return pairs;
    }
}
