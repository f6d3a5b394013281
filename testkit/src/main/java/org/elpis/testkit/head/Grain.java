package org.elpis.testkit.head;

/// Blur, slices and noise of [ScannerB].
record Grain(int nx, int ny, int nz, Dice dice) {
    /// Means of two neighbours, to and fro, along all axes.
    void soften(float[] values, int times) {
        int[] strides = {1, nx, nx * ny};
        int[] lengths = {nx, ny, nz};
        for (int time = 0; time < times; time++) {
            for (int axis = 0; axis < 3; axis++) {
                int stride = strides[axis];
                int length = lengths[axis];
                for (int line = 0; line < values.length / length; line++) {
                    int first = line / stride * stride * length + line % stride;
                    int last = first + (length - 1) * stride;
                    for (int at = first; at < last; at += stride) {
                        values[at] = (values[at] + values[at + stride]) / 2;
                    }
                    for (int at = last; at > first; at -= stride) {
                        values[at] = (values[at] + values[at - stride]) / 2;
                    }
                }
            }
        }
    }

    /// Every slice is the mean of what it is thick, and stands for all of it: steps, as of a viewer that
    /// does not interpolate.
    ///
    /// @param thick  voxels a slice
    void slices(float[] values, int axis, double thick) {
        int[] strides = {1, nx, nx * ny};
        int[] lengths = {nx, ny, nz};
        int stride = strides[axis];
        int length = lengths[axis];
        for (int line = 0; line < values.length / length; line++) {
            int first = line / stride * stride * length + line % stride;
            for (double from = 0; from < length; from += thick) {
                int low = (int) from;
                int high = Math.min(length, (int) (from + thick));
                float sum = 0;
                for (int i = low; i < high; i++) {
                    sum += values[first + i * stride];
                }
                for (int i = low; i < high; i++) {
                    values[first + i * stride] = sum / (high - low);
                }
            }
        }
    }

    /// Normal noise that leans on its neighbour in x.
    ///
    /// @param lean  0 to 1
    float[] noise(int count, double lean) {
        float[] noise = new float[count];
        double before = 0;
        double fresh = Math.sqrt(1 - lean * lean);
        for (int i = 0; i < count; i++) {
            before = lean * before + fresh * dice.normal();
            noise[i] = (float) before;
        }
        return noise;
    }
}
