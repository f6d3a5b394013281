package org.elpis.models.membership;

import java.util.Arrays;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Shape;
import org.elpis.models.net.TrainingRecipe;

/// How reference models are trained when nobody says how the model was: small nets on images of at most 64x64.
final class Surrogate {
    private static final int SIDE = 64;
    private static final int[] CHANNELS = {4, 8, 8};
    private static final int EPOCHS = 20;

    private Surrogate() {}

    static TrainingRecipe recipe(Shape shape, int classes) {
        return TrainingRecipe.plain(network(Smaller.shape(shape, SIDE), classes), 0.003, EPOCHS, 32);
    }

    /// Channels 4, 8, 8, as many of them as the image can be halved.
    static NetworkSpec network(Shape shape, int classes) {
        int halvings = 31 - Integer.numberOfLeadingZeros(Math.min(shape.height(), shape.width()));
        return NetworkSpec.small(shape, classes, Arrays.copyOf(CHANNELS, Math.min(CHANNELS.length, halvings)));
    }
}
