package org.elpis.vision.export;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a PNG or JPEG tells a viewer to make of its pixels, and a decoder does not do: then what people see is not
/// what is judged.
///
/// Source: PNG (W3C, third edition) 11.3.1.1 tRNS, 11.3.4.1 acTL, 11.3.4.5 eXIf; Exif 3.0, 4.6.5 Orientation
final class ViewerOrders {
    private static final int ORIENTATION = 0x0112;
    private static final int START_OF_SCAN = 0xDA;
    private static final int APPLICATION_1 = 0xE1;
    private static final int PNG_COLOUR_TYPE = 25;
    private static final int PALETTE = 3;
    private static final String EXIF = "Exif\0\0";
    static final String SEE_THROUGH = "the picture is see-through in places, and what shows there is up to the viewer";
    static final String TURNED = "the picture has an order to be turned or mirrored when it is shown";
    static final String ANIMATED = "the picture is animated";

    private final byte[] bytes;

    private ViewerOrders(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Why a file cannot be judged by its pixels, as the end of a sentence; empty when it can.
    static Optional<String> refusal(byte[] file, boolean isPng) {
        ViewerOrders orders = new ViewerOrders(file);
        return Optional.of(isPng ? orders.png() : orders.jpeg()).filter(reason -> !reason.isEmpty());
    }

    private String png() {
        int at = 8;
        while (at + 12 <= bytes.length) {
            long length = number(at, 4, true);
            if (length > bytes.length - at - 12) {
                return "";
            }
            int size = (int) length;
            String type = new String(bytes, at + 4, 4, StandardCharsets.US_ASCII);
            String reason = switch (type) {
                case "acTL" -> ANIMATED;
                case "tRNS" -> hasPalette() ? "" : SEE_THROUGH;
                case "eXIf" -> turned(at + 8, at + 8 + size);
                default -> "";
            };
            if (!reason.isEmpty() || type.equals("IEND")) {
                return reason;
            }
            at += 12 + size;
        }
        return "";
    }

    private boolean hasPalette() {
        return bytes.length > PNG_COLOUR_TYPE && bytes[PNG_COLOUR_TYPE] == PALETTE;
    }

    private String jpeg() {
        int at = 2;
        while (at + 4 <= bytes.length && (bytes[at] & 0xFF) == 0xFF) {
            int marker = bytes[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            int size = (int) number(at + 2, 2, true);
            int end = at + 2 + size;
            if (marker == START_OF_SCAN || size < 2 || end > bytes.length) {
                return "";
            }
            boolean isExif = marker == APPLICATION_1
                    && size >= 2 + EXIF.length()
                    && new String(bytes, at + 4, EXIF.length(), StandardCharsets.US_ASCII).equals(EXIF);
            String reason = isExif ? turned(at + 4 + EXIF.length(), end) : "";
            if (!reason.isEmpty()) {
                return reason;
            }
            at = end;
        }
        return "";
    }

    /// @param from  of a TIFF header
    private String turned(int from, int to) {
        if (to - from < 10) {
            return "";
        }
        boolean isBig = bytes[from] == 'M';
        long first = number(from + 4, 4, isBig);
        if (first > to - from - 2) {
            return "";
        }
        int directory = from + (int) first;
        int count = (int) number(directory, 2, isBig);
        for (int i = 0; i < count && directory + 2 + 12 * (i + 1) <= to; i++) {
            int entry = directory + 2 + 12 * i;
            if (number(entry, 2, isBig) == ORIENTATION) {
                // 0 is told by cameras that do not know, and shown as it is
                return number(entry + 8, 2, isBig) > 1 ? TURNED : "";
            }
        }
        return "";
    }

    private long number(int at, int size, boolean isBig) {
        long number = 0;
        for (int i = 0; i < size; i++) {
            number = number << 8 | bytes[isBig ? at + i : at + size - 1 - i] & 0xFF;
        }
        return number;
    }
}
