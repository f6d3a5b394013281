package org.elpis.testkit.hospital;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a forger of findings does: a copy of a slice of a [Phantom]'s chest with a nodule in the lung that has none.
///
/// Source of the threat: Mirsky et al., CT-GAN, USENIX Security 2019.
public final class Forgery {
    private static final byte[] EXPLICIT = {(byte) 0xE0, 0x7F, 0x10, 0x00, 'O', 'W', 0, 0};
    private static final byte[] IMPLICIT = {(byte) 0xE0, 0x7F, 0x10, 0x00};

    /// UID of the SOP Class of CT Images, which files hold padded with NUL.
    private static final String CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2\0";

    /// Of the side of the image: where the nodule's middle is, and its radius.
    private static final double COLUMN = 0.7;

    private static final double ROW = 0.42;
    private static final double RADIUS = 0.05;

    /// Stored values that the nodule is above the lung.
    private static final int CONTRAST = 800;

    private Forgery() {}

    /// The slice with the nodule, as a whole file.
    ///
    /// @param side  columns, and rows, of the slice
    /// @return empty where it is no CT image whose pixel data end the file in 16 bits, little endian and native
    public static Optional<byte[]> nodule(Path slice, int side) throws IOException {
        byte[] file = Files.readAllBytes(slice);
        int length = side * side * 2;
        int pixels = file.length - length;
        boolean isCt = new String(file, StandardCharsets.ISO_8859_1).contains(CT_IMAGE);
        if (!isCt || pixels < EXPLICIT.length + 4 || !isNative(file, pixels, length)) {
            return Optional.empty();
        }
        ByteBuffer values = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double distance = Math.hypot(column - COLUMN * side, row - ROW * side) / (RADIUS * side);
                if (distance < 1) {
                    int at = pixels + 2 * (row * side + column);
                    values.putShort(at, (short) (values.getShort(at) + CONTRAST * Math.min(1, 3 * (1 - distance))));
                }
            }
        }
        return Optional.of(file);
    }

    private static boolean isNative(byte[] file, int pixels, int length) {
        boolean hasLength = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(pixels - 4) == length;
        return hasLength && (isAt(file, pixels - 4, EXPLICIT) || isAt(file, pixels - 4, IMPLICIT));
    }

    /// Whether some bytes end before an offset.
    private static boolean isAt(byte[] file, int end, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (file[end - bytes.length + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
