package org.elpis.bench.seals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.seal.Change;

/// Frames that are sealed by their bytes: JPEG with loss, and values of 32 bits, which nobody decodes.
final class OpaqueFrame {
    private static final String UID = "1.2.826.0.1.3680043.2.9";
    /// What JPEG codes for itself. Source: T.81 A.3.1
    private static final int BLOCK = 8;

    private final SplittableRandom random;
    private final int side;
    private final byte[] bytes;
    private final boolean isLossy;

    OpaqueFrame(SplittableRandom random) {
        this.random = random;
        this.isLossy = random.nextBoolean();
        this.side = BLOCK * (2 + random.nextInt(5));
        this.bytes = new byte[isLossy ? side * side : side * side * 4];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (isLossy ? 40 + random.nextInt(60) : random.nextInt(256));
        }
    }

    String what() {
        return isLossy ? "a block of JPEG with loss" : "a bit of pixels that are not decoded";
    }

    Instance original() {
        return instance(bytes);
    }

    /// A copy, whose one change is told as this.
    record Copy(Instance instance, Change change) {}

    Copy copy() {
        byte[] changed = bytes.clone();
        if (!isLossy) {
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            return new Copy(instance(changed), new Change.Frame(UID, 0));
        }
        int left = random.nextInt(side / BLOCK) * BLOCK;
        int top = random.nextInt(side / BLOCK) * BLOCK;
        for (int y = top; y < top + BLOCK; y++) {
            for (int x = left; x < left + BLOCK; x++) {
                changed[y * side + x] = (byte) (changed[y * side + x] + 60);
            }
        }
        int x = left / 16 * 16;
        int y = top / 16 * 16;
        Change tile = new Change.Tile(UID, 0, x, y, Math.min(16, side - x), Math.min(16, side - y));
        return new Copy(instance(changed), tile);
    }

    private Instance instance(byte[] pixels) {
        int bits = isLossy ? 8 : 32;
        List<Element> elements = new ArrayList<>(List.of(
                Element.ofAscii(Tag.SOP_CLASS_UID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2"),
                Element.ofAscii(Tag.SOP_INSTANCE_UID, Vr.UI, UID),
                Element.ofAscii(Tag.STUDY_INSTANCE_UID, Vr.UI, "1.2"),
                DrawnPixels.number(Tag.SAMPLES_PER_PIXEL, 1),
                Element.ofAscii(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2"),
                DrawnPixels.number(Tag.ROWS, side),
                DrawnPixels.number(Tag.COLUMNS, side),
                DrawnPixels.number(Tag.BITS_ALLOCATED, bits),
                DrawnPixels.number(Tag.BITS_STORED, bits),
                DrawnPixels.number(Tag.HIGH_BIT, bits - 1),
                DrawnPixels.number(Tag.PIXEL_REPRESENTATION, 0)));
        Value value = isLossy ? DrawnObject.fragments(List.of(jpeg(pixels))) : Value.Bytes.of(pixels);
        elements.add(new Element(Tag.PIXEL_DATA, Vr.OW, value));
        String syntax = isLossy ? "1.2.840.10008.1.2.4.50" : "1.2.840.10008.1.2.1";
        return DrawnObject.instance(
                elements, Encoding.EXPLICIT_LITTLE, TransferSyntax.of(syntax).orElseThrow());
    }

    private byte[] jpeg(byte[] pixels) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, side, side, pixels);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return out.toByteArray();
    }
}
