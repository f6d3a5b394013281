package org.elpis.models.identity;

/// Directions that pictures are looked at along: a matrix whose columns lie side by side, so that loops run over
/// directions and a compiler can take several at once. Sums in a fixed order, whatever it takes.
final class Directions {
    private final int inputs;
    private final int count;
    private final float[] columns;

    /// Takes over vectors of equal length; none is allowed.
    ///
    /// @param rows  one a direction
    /// @param inputs  length of each
    Directions(float[][] rows, int inputs) {
        this.inputs = inputs;
        count = rows.length;
        columns = new float[inputs * count];
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < count; j++) {
                columns[i * count + j] = rows[j][i];
            }
        }
    }

    int count() {
        return count;
    }

    /// How far a picture reaches along each direction.
    float[] along(float[] picture) {
        float[] sums = new float[count];
        for (int i = 0; i + 3 < inputs; i += 4) {
            add(picture[i], picture[i + 1], picture[i + 2], picture[i + 3], i * count, sums);
        }
        for (int i = inputs / 4 * 4; i < inputs; i++) {
            for (int j = 0; j < count; j++) {
                sums[j] += picture[i] * columns[i * count + j];
            }
        }
        return sums;
    }

    private void add(float a, float b, float c, float d, int start, float[] sums) {
        int n = count;
        float[] from = columns;
        for (int j = 0; j < n; j++) {
            sums[j] += a * from[start + j]
                    + b * from[start + n + j]
                    + (c * from[start + 2 * n + j] + d * from[start + 3 * n + j]);
        }
    }
}
