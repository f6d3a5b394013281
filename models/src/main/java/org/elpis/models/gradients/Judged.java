package org.elpis.models.gradients;

import java.nio.ByteBuffer;

/// What came of one attacked update, seen by whoever knows the truth.
///
/// @param psnr  of the reconstruction of the patient who is looked for, in decibels
/// @param ssim  of the same
/// @param named  whether it names that patient among the gallery
/// @param best  greatest SSIM of all images of the update
/// @param labels  share of the classes that were right
/// @param exchangedNamed  whether what was made of this update names a patient of another one
/// @param exchangedSsim  greatest SSIM to patients of three others
/// @param meanPsnr  of the mean image of other patients, which needs no update
/// @param meanSsim  of the same
/// @param original  the patient's image
/// @param made  its reconstruction
record Judged(
        double psnr,
        double ssim,
        boolean named,
        double best,
        double labels,
        boolean exchangedNamed,
        double exchangedSsim,
        double meanPsnr,
        double meanSsim,
        double[] original,
        double[] made) {
    private static final int FIGURES = 9;

    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(8 * (FIGURES + original.length + made.length));
        buffer.putDouble(psnr)
                .putDouble(ssim)
                .putDouble(named ? 1 : 0)
                .putDouble(best)
                .putDouble(labels);
        buffer.putDouble(exchangedNamed ? 1 : 0)
                .putDouble(exchangedSsim)
                .putDouble(meanPsnr)
                .putDouble(meanSsim);
        for (double value : original) {
            buffer.putDouble(value);
        }
        for (double value : made) {
            buffer.putDouble(value);
        }
        return buffer.array();
    }

    /// @param size  values of an image
    static boolean fits(byte[] bytes, int size) {
        return bytes.length == 8 * (FIGURES + 2 * size);
    }

    static Judged of(byte[] bytes, int size) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Judged(
                buffer.getDouble(),
                buffer.getDouble(),
                buffer.getDouble() != 0,
                buffer.getDouble(),
                buffer.getDouble(),
                buffer.getDouble() != 0,
                buffer.getDouble(),
                buffer.getDouble(),
                buffer.getDouble(),
                values(buffer, size),
                values(buffer, size));
    }

    private static double[] values(ByteBuffer buffer, int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = buffer.getDouble();
        }
        return values;
    }
}
