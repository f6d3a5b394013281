package org.elpis.models.net;

import java.util.Arrays;
import java.util.List;

/// What the drawn patients contribute to a step, before the noise.
public interface GradientSum {
    /// Adds the contributions.
    ///
    /// @param drawn  the step's patients; may be none
    /// @param parameters  where gradients are taken
    /// @param sum  added to
    void addTo(float[] sum, float[] parameters, List<PrivateUnit> drawn);

    /// Each patient's mean gradient over all images, made shorter where it is longer than `clip`: adding or removing
    /// one patient moves the sum by at most `clip`, up to the rounding of floats (a part in a million).
    ///
    /// A gradient that is not finite counts as none: no bound could be given for it.
    static GradientSum clippedByPatient(NetworkSpec network, double clip) {
        Pass pass = new Pass(network);
        float[] own = new float[Network.parameterCount(network)];
        return (sum, parameters, drawn) -> {
            for (PrivateUnit patient : drawn) {
                Arrays.fill(own, 0);
                for (int part = 0; part < patient.parts(); part++) {
                    patient.addGradient(part, pass, parameters, own);
                }
                addClipped(sum, own, 1.0 / patient.parts(), clip);
            }
        };
    }

    /// Adds `scale` times a gradient, made shorter where that is longer than `clip`.
    static void addClipped(float[] sum, float[] gradient, double scale, double clip) {
        double square = 0;
        for (float value : gradient) {
            square += (double) value * value;
        }
        double length = scale * Math.sqrt(square);
        if (!Double.isFinite(length)) {
            return;
        }
        float factor = (float) (length > clip ? scale * clip / length : scale);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * gradient[i];
        }
    }
}
