package org.elpis.models.gradients;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// What came of one attacked update, seen by whoever knows the truth.
///
/// @param psnr  of the reconstruction of the patient who is looked for, in decibels
/// @param ssim  of the same
/// @param standing  of that patient among others of the class
/// @param exchanged  share of galleries in which the patient of another update is named by what was made of this one
/// @param recognised  of that patient by the update itself, without others when it was not tried
/// @param recognisedExchanged  the same of the patient of another update
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
        Naming.Standing recognised,
        double recognisedExchanged,
        double otherSsim,
        double best,
        double labels,
        double meanPsnr,
        double meanSsim,
        double[] original,
        double[] made) {
    private static final int FIGURES = 9;
    /// Named, rank and number of candidates.
    private static final int OF_STANDING = 3;

    byte[] bytes() {
        int count = FIGURES + 2 * OF_STANDING + standing.all().length + recognised.all().length;
        ByteBuffer buffer = ByteBuffer.allocate(8 * (count + original.length + made.length));
        buffer.putDouble(psnr).putDouble(ssim);
        put(standing, buffer);
        buffer.putDouble(exchanged);
        put(recognised, buffer);
        buffer.putDouble(recognisedExchanged)
                .putDouble(otherSsim)
                .putDouble(best)
                .putDouble(labels);
        buffer.putDouble(meanPsnr).putDouble(meanSsim);
        for (double value : original) {
            buffer.putDouble(value);
        }
        for (double value : made) {
            buffer.putDouble(value);
        }
        return buffer.array();
    }

    /// What was kept, if it is of images of this size.
    ///
    /// @param size  values of an image
    static Optional<Judged> of(byte[] bytes, int size) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            Judged judged = read(buffer, size);
            return buffer.hasRemaining() ? Optional.empty() : Optional.of(judged);
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static Judged read(ByteBuffer buffer, int size) {
        return new Judged(
                buffer.getDouble(),
                buffer.getDouble(),
                standing(buffer),
                buffer.getDouble(),
                standing(buffer),
                buffer.getDouble(),
                buffer.getDouble(),
                buffer.getDouble(),
                buffer.getDouble(),
                buffer.getDouble(),
                buffer.getDouble(),
                values(buffer, size),
                values(buffer, size));
    }

    /// Whether there was someone to recognise the patient among, by the update itself.
    boolean isRecognised() {
        return recognised.all().length > 0;
    }

    private static void put(Naming.Standing standing, ByteBuffer buffer) {
        buffer.putDouble(standing.named()).putDouble(standing.rank()).putDouble(standing.all().length);
        for (double share : standing.all()) {
            buffer.putDouble(share);
        }
    }

    private static Naming.Standing standing(ByteBuffer buffer) {
        double named = buffer.getDouble();
        double rank = buffer.getDouble();
        return new Naming.Standing(named, rank, values(buffer, (int) buffer.getDouble()));
    }

    private static double[] values(ByteBuffer buffer, int size) {
        if (size < 0 || size > buffer.remaining() / Double.BYTES) {
            throw new BufferUnderflowException();
        }
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = buffer.getDouble();
        }
        return values;
    }
}
