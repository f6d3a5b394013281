package org.elpis.models.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Opens a picture by what its first bytes say it is, whatever its name: PNG, JPEG or DICOM.
final class PictureFile {
    /// A picture of more pixels is refused before it is decoded: mammograms have 23 million.
    static final long MOST_PIXELS = 1L << 25;

    private static final long MOST_BYTES = 512L << 20;
    private static final int HEAD = 132;

    private PictureFile() {}

    static Pixels open(Path file) throws UnreadablePictureException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UnreadablePictureException("An image is a file of more than 512 MiB.");
            }
            byte[] head = head(file);
            if (startsWith(head, 0x89, 'P', 'N', 'G')) {
                return ImageIoPixels.open(file, "png");
            }
            if (startsWith(head, 0xFF, 0xD8, 0xFF)) {
                return ImageIoPixels.open(file, "jpeg");
            }
            return DicomPixels.open(file);
        } catch (IOException e) {
            throw new UnreadablePictureException("An image cannot be read or is damaged. Replace it.", e);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    static void requireSize(long width, long height) throws UnreadablePictureException {
        if (width < 1 || height < 1 || width * height > MOST_PIXELS) {
            throw new UnreadablePictureException("An image has no pixels or more than 33,554,432 of them.");
        }
    }
}
