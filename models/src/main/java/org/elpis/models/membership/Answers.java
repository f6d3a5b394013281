package org.elpis.models.membership;

import java.nio.ByteBuffer;
import java.util.Optional;

/// What one model says of every row, as channels of [LogOdds].
///
/// @param values  row by row
/// @param channels  a row
record Answers(float[] values, int channels) {
    double at(int row, int channel) {
        return values[row * channels + channel];
    }

    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    /// What was kept, unless it is of another size.
    static Optional<Answers> of(byte[] bytes, int rows, int channels) {
        if (bytes.length != 4L * rows * channels) {
            return Optional.empty();
        }
        float[] values = new float[rows * channels];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Answers(values, channels));
    }
}
