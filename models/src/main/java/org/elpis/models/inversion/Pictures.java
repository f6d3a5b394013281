package org.elpis.models.inversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elpis.models.audit.Picture;
import org.elpis.models.net.Shape;
import org.elpis.pixel.PngWriter;
import org.elpis.pixel.View;

/// Draws made images beside the patients nearest to them: start, made, nearest.
final class Pictures {
    private static final int SIDE = 192;
    private static final int GAP = 8;

    private final Search search;
    private final Prior prior;

    Pictures(Search search, Prior prior) {
        this.search = search;
        this.prior = prior;
    }

    List<Picture> of(List<Made> made) {
        List<Picture> pictures = new ArrayList<>();
        for (Made one : made) {
            String side = one.isOfMember() ? "a member" : "a control, who cannot be in the model";
            String caption = String.format(
                    Locale.ROOT,
                    "Start, image made from the model, nearest patient: %s, distance %.3f",
                    side,
                    one.distance());
            pictures.add(new Picture(caption, row(List.of(one.start(), one.image(), search.image(one.place())))));
        }
        return pictures;
    }

    private byte[] row(List<float[]> images) {
        int width = images.size() * SIDE + (images.size() - 1) * GAP;
        byte[] values = new byte[width * SIDE];
        for (int i = 0; i < images.size(); i++) {
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    values[y * width + i * (SIDE + GAP) + x] = grey(images.get(i), y, x);
                }
            }
        }
        return PngWriter.write(new View(width, SIDE, 1, values));
    }

    /// The first channel, by the nearest pixel.
    private byte grey(float[] image, int y, int x) {
        Shape shape = prior.shape();
        float value = image[y * shape.height() / SIDE * shape.width() + x * shape.width() / SIDE];
        return (byte) Math.round(255 * (Math.clamp(value, prior.low(), prior.high()) - prior.low()) / prior.range());
    }
}
