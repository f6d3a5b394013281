package org.elpis.vision.j2k;

import java.util.List;
import org.elpis.pixel.UndecodableFrameException;

/// The inverse of the colour transform of the first three components: red, green and blue again.
///
/// Source: annex G
final class ColourTransform {
    private ColourTransform() {}

    /// @param planes  three at least, of one size; the samples are replaced
    static void undo(List<Plane> planes) throws UndecodableFrameException {
        Plane luma = planes.get(0);
        Plane blue = planes.get(1);
        Plane red = planes.get(2);
        if (luma instanceof ReversiblePlane(int w0, int[] y)
                && blue instanceof ReversiblePlane(int w1, int[] u)
                && red instanceof ReversiblePlane(int w2, int[] v)
                && w0 == w1
                && w1 == w2) {
            undo(y, u, v);
        } else if (luma instanceof IrreversiblePlane(int w0, float[] y)
                && blue instanceof IrreversiblePlane(int w1, float[] u)
                && red instanceof IrreversiblePlane(int w2, float[] v)
                && w0 == w1
                && w1 == w2) {
            undo(y, u, v);
        } else {
            throw new UndecodableFrameException("the colour transform joins components of different wavelets");
        }
    }

    private static void undo(int[] y, int[] u, int[] v) {
        for (int i = 0; i < y.length; i++) {
            int green = y[i] - (u[i] + v[i] >> 2);
            y[i] = v[i] + green;
            v[i] = u[i] + green;
            u[i] = green;
        }
    }

    private static void undo(float[] y, float[] u, float[] v) {
        for (int i = 0; i < y.length; i++) {
            float green = y[i] - u[i] * 0.34413f - v[i] * 0.71414f;
            float blue = y[i] + u[i] * 1.772f;
            y[i] = y[i] + v[i] * 1.402f;
            u[i] = green;
            v[i] = blue;
        }
    }
}
