package org.elpis.models.net;

import org.elpis.models.stats.Draws;

/// A sample as augmentation moves it.
final class Moved {
    private Moved() {}

    /// The sample itself when nothing is done to it, else `target`, filled.
    static float[] of(float[] sample, TrainingRecipe recipe, Draws draws, float[] target) {
        Augmentation augmentation = recipe.augmentation();
        if (!augmentation.flip() && augmentation.shift() == 0) {
            return sample;
        }
        boolean mirrored = augmentation.flip() && draws.nextBoolean();
        int span = 2 * augmentation.shift() + 1;
        int down = draws.nextInt(span) - augmentation.shift();
        int right = draws.nextInt(span) - augmentation.shift();
        Shape shape = recipe.network().input();
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                int row = (c * shape.height() + Math.clamp(y - down, 0, shape.height() - 1)) * shape.width();
                for (int x = 0; x < shape.width(); x++) {
                    int from = Math.clamp(x - right, 0, shape.width() - 1);
                    target[(c * shape.height() + y) * shape.width() + x] =
                            sample[row + (mirrored ? shape.width() - 1 - from : from)];
                }
            }
        }
        return target;
    }
}
