package org.elpis.models.gradients;

import java.nio.ByteBuffer;

/// What came of one attacked update, seen by whoever knows the truth.
///
/// @param psnr  of the reconstruction of the patient who is looked for, in decibels
/// @param ssim  of the same
/// @param standing  of that patient among others of the class
/// @param exchanged  share of galleries in which patients of other updates are named by what was made of this one
/// @param otherSsim  greatest SSIM to others of the class in the place of the patient
/// @param best  greatest SSIM of all images of the update
/// @param labels  share of the classes that were right
/// @param meanPsnr  of the mean image of other patients, which needs no update
/// @param meanSsim  of the same
/// @param original  the patient's image
/// @param made  its reconstruction
record Judged(
        double psnr,
        double ssim,
        Naming.Standing standing,
        double exchanged,
        double otherSsim,
        double best,
        double labels,
        double meanPsnr,
        double meanSsim,
        double[] original,
        double[] made) {
    private static final int FIGURES = 11;

    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(8 * (FIGURES + original.length + made.length));
        buffer.putDouble(psnr).putDouble(ssim);
        buffer.putDouble(standing.named()).putDouble(standing.rank()).putDouble(standing.others());
        buffer.putDouble(exchanged).putDouble(otherSsim).putDouble(best).putDouble(labels);
        buffer.putDouble(meanPsnr).putDouble(meanSsim);
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
                new Naming.Standing(buffer.getDouble(), buffer.getDouble(), (int) buffer.getDouble()),
                buffer.getDouble(),
                buffer.getDouble(),
                buffer.getDouble(),
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
