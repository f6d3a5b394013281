package org.elpis.vision.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.elpis.pixel.PixelLayout;

/// The least file that foreign programs read as an image: explicit little endian, a secondary capture.
final class DicomFile {
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7.3";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private DicomFile(PixelLayout layout, String syntax) {
        out.writeBytes(new byte[128]);
        out.writeBytes(ascii("DICM"));
        DicomFile meta = new DicomFile();
        meta.text(0x0002_0002, "UI", SECONDARY_CAPTURE);
        meta.text(0x0002_0003, "UI", "2.25.1");
        meta.text(0x0002_0010, "UI", syntax);
        header(0x0002_0000, "UL", 4);
        little(meta.out.size(), 4);
        out.writeBytes(meta.out.toByteArray());
        text(0x0008_0016, "UI", SECONDARY_CAPTURE);
        text(0x0008_0018, "UI", "2.25.1");
        number(0x0028_0002, layout.samples());
        text(0x0028_0004, "CS", layout.photometric().term());
        if (layout.samples() > 1) {
            number(0x0028_0006, layout.isPlanar() ? 1 : 0);
        }
        text(0x0028_0008, "IS", String.valueOf(layout.frames()));
        number(0x0028_0010, layout.rows());
        number(0x0028_0011, layout.columns());
        number(0x0028_0100, layout.bitsAllocated());
        number(0x0028_0101, layout.bitsStored());
        number(0x0028_0102, layout.highBit());
        number(0x0028_0103, layout.isSigned() ? 1 : 0);
    }

    private DicomFile() {}

    /// @param frames  as many as are wanted; that of the layout does not count
    static byte[] encapsulated(PixelLayout layout, String syntax, List<byte[]> frames) {
        DicomFile file = new DicomFile(with(layout, frames.size()), syntax);
        file.header(0x7FE0_0010, "OB", -1);
        file.item(0xFFFE_E000, 0);
        for (byte[] frame : frames) {
            file.item(0xFFFE_E000, frame.length + 1 & ~1);
            file.padded(frame);
        }
        file.item(0xFFFE_E0DD, 0);
        return file.out.toByteArray();
    }

    static byte[] uncompressed(PixelLayout layout, List<byte[]> frames) {
        DicomFile file = new DicomFile(with(layout, frames.size()), "1.2.840.10008.1.2.1");
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        frames.forEach(pixels::writeBytes);
        file.header(0x7FE0_0010, "OW", pixels.size() + 1 & ~1);
        file.padded(pixels.toByteArray());
        return file.out.toByteArray();
    }

    private static PixelLayout with(PixelLayout layout, int frames) {
        return new PixelLayout(
                layout.columns(),
                layout.rows(),
                frames,
                layout.samples(),
                layout.bitsAllocated(),
                layout.bitsStored(),
                layout.highBit(),
                layout.isSigned(),
                layout.isPlanar(),
                layout.photometric());
    }

    private void text(int tag, String vr, String text) {
        byte[] bytes = ascii(text);
        header(tag, vr, bytes.length + 1 & ~1);
        out.writeBytes(bytes);
        if (bytes.length % 2 != 0) {
            out.write(vr.equals("UI") ? 0 : ' ');
        }
    }

    private void number(int tag, int value) {
        header(tag, "US", 2);
        little(value, 2);
    }

    private void header(int tag, String vr, int length) {
        little(tag >>> 16, 2);
        little(tag, 2);
        out.writeBytes(ascii(vr));
        if (vr.startsWith("O")) {
            little(0, 2);
            little(length, 4);
        } else {
            little(length, 2);
        }
    }

    private void item(int tag, int length) {
        little(tag >>> 16, 2);
        little(tag, 2);
        little(length, 4);
    }

    private void padded(byte[] bytes) {
        out.writeBytes(bytes);
        if (bytes.length % 2 != 0) {
            out.write(0);
        }
    }

    private void little(int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write(value >> 8 * i);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
