package org.elpis.testkit.head;

/// What a scanner does to the truth: blur, thick slices, uneven sensitivity, noise.
record Spoiled(int nx, int ny, int nz, Acquisition how, Dice dice) {
    /// Of what noise is a share: the brightest soft tissue of MR, 1,000 HU of CT, grey matter of PET.
    private static final double BRIGHTEST = 1000;

    float[] of(float[] values) {
        blurred(values);
        if (how.modality() == Modality.PET) {
            // 6 mm full width at half maximum: passes of 1 2 1 have a variance of half a voxel each.
            int passes = (int) Math.ceil(2 * (6 / 2.355) * (6 / 2.355) / (how.mm() * how.mm()));
            for (int i = 0; i < passes; i++) {
                blurred(values);
            }
        }
        if (how.sliceMm() > how.mm() * 1.2) {
            thick(values);
        }
        bias(values);
        noise(values);
        return values;
    }

    /// A voxel at an edge holds some of both sides.
    private void blurred(float[] values) {
        for (int axis = 0; axis < 3; axis++) {
            along(values, axis);
        }
    }

    private int length(int axis) {
        return axis == 0 ? nx : axis == 1 ? ny : nz;
    }

    private int stride(int axis) {
        return axis == 0 ? 1 : axis == 1 ? nx : nx * ny;
    }

    /// First voxels of all lines along an axis.
    private int start(int line, int axis) {
        return switch (axis) {
            case 0 -> line * nx;
            case 1 -> line / nx * nx * ny + line % nx;
            default -> line;
        };
    }

    private void along(float[] values, int axis) {
        int length = length(axis);
        int stride = stride(axis);
        for (int line = 0; line < values.length / length; line++) {
            int at = start(line, axis);
            float before = values[at];
            for (int i = 0; i < length; i++, at += stride) {
                float here = values[at];
                float after = i + 1 < length ? values[at + stride] : here;
                values[at] = 0.25f * before + 0.5f * here + 0.25f * after;
                before = here;
            }
        }
    }

    /// Averages over slices and draws straight lines between their middles, as what assembles a series
    /// does.
    private void thick(float[] values) {
        int axis = how.sliceAxis();
        int length = length(axis);
        int stride = stride(axis);
        double step = how.sliceMm() / how.mm();
        int slices = Math.max(1, (int) Math.floor(length / step));
        float[] means = new float[slices];
        for (int line = 0; line < values.length / length; line++) {
            int first = start(line, axis);
            for (int slice = 0; slice < slices; slice++) {
                int from = (int) (slice * step);
                int to = Math.max(from + 1, (int) ((slice + 1) * step));
                float sum = 0;
                for (int i = from; i < to; i++) {
                    sum += values[first + i * stride];
                }
                means[slice] = sum / (to - from);
            }
            for (int i = 0; i < length; i++) {
                double at = Math.clamp((i + 0.5) / step - 0.5, 0, slices - 1.0);
                int low = (int) at;
                float share = (float) (at - low);
                values[first + i * stride] = means[low] + share * (means[Math.min(low + 1, slices - 1)] - means[low]);
            }
        }
    }

    private void bias(float[] values) {
        if (how.bias() == 0) {
            return;
        }
        double a = dice.uniform(-1, 1);
        double b = dice.uniform(-1, 1);
        double c = dice.uniform(-1, 1);
        double d = dice.uniform(-0.5, 0.5);
        int at = 0;
        for (int k = 0; k < nz; k++) {
            double z = 2.0 * k / nz - 1;
            for (int j = 0; j < ny; j++) {
                double y = 2.0 * j / ny - 1;
                for (int i = 0; i < nx; i++, at++) {
                    double x = 2.0 * i / nx - 1;
                    double field = (a * x + b * y + c * z) / 1.7 + d * (x * x + y * y - z * z);
                    values[at] *= (float) Math.max(0.15, 1 + how.bias() * field);
                }
            }
        }
    }

    private void noise(float[] values) {
        double sigma = how.noise() * BRIGHTEST * (how.modality() == Modality.PET ? 8 : 1);
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            switch (how.modality()) {
                case CT -> value = Math.max(-1024, value + sigma * dice.normal());
                case PET ->
                    value = Math.max(0, value + Math.sqrt(Math.max(0, value) / 9500 + 0.002) * sigma * dice.normal());
                default -> {
                    double real = value + sigma * dice.normal();
                    double imaginary = sigma * dice.normal();
                    value = Math.sqrt(real * real + imaginary * imaginary);
                }
            }
            values[i] = (float) value;
        }
    }
}
