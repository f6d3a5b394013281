package org.elpis.codestream;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Small codestreams put together by hand, in fragments, and what is left of them.
final class Codestreams {
    static final TransferSyntax JPEG =
            TransferSyntax.of("1.2.840.10008.1.2.4.50").orElseThrow();
    static final TransferSyntax JPEG_LS =
            TransferSyntax.of("1.2.840.10008.1.2.4.80").orElseThrow();
    static final TransferSyntax JPEG_2000 =
            TransferSyntax.of("1.2.840.10008.1.2.4.90").orElseThrow();
    static final TransferSyntax RLE = TransferSyntax.of("1.2.840.10008.1.2.5").orElseThrow();
    static final TransferSyntax MPEG2 =
            TransferSyntax.of("1.2.840.10008.1.2.4.100").orElseThrow();
    static final TransferSyntax JPEG_XL =
            TransferSyntax.of("1.2.840.10008.1.2.4.110").orElseThrow();
    static final byte[] SECRET = ascii("Quastenflosser^Eusebia 47118832");

    private Codestreams() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /// A marker with a length and content.
    static byte[] segment(int marker, byte[] content) {
        int length = content.length + 2;
        return join(bytes(0xFF, marker, length >> 8, length), content);
    }

    /// A picture by the encoder of the JDK: JFIF header and all.
    static byte[] jpeg(int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < size * size; i++) {
            image.setRGB(i % size, i / size, i * 0x010305);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "jpeg", stream);
        }
        return out.toByteArray();
    }

    static int[] decoded(byte[] jpeg) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /// `inserted` at a place in `codestream`.
    static byte[] with(byte[] codestream, int at, byte[] inserted) {
        return join(Arrays.copyOf(codestream, at), inserted, Arrays.copyOfRange(codestream, at, codestream.length));
    }

    /// Main header with these segments, two tile-parts with those in their headers, coded data.
    static byte[] jpeg2000(byte[] inMainHeader, byte[] inTilePartHeader) {
        return join(
                bytes(0xFF, 0x4F),
                segment(0x51, join(new byte[34], bytes(0, 1, 7, 1, 1))),
                segment(0x52, new byte[10]),
                segment(0x5C, new byte[5]),
                inMainHeader,
                tilePart(0, inTilePartHeader, false),
                tilePart(1, inTilePartHeader, false),
                bytes(0xFF, 0xD9));
    }

    static byte[] tilePart(int tile, byte[] header, boolean isOpen) {
        byte[] data = bytes(1, 2, 3, 0xFF, 0x64, 0, 9, 9);
        int length = isOpen ? 0 : 12 + header.length + 2 + data.length;
        byte[] content = ByteBuffer.allocate(8)
                .putShort((short) tile)
                .putInt(length)
                .put((byte) 0)
                .put((byte) 1)
                .array();
        return join(segment(0x90, content), header, bytes(0xFF, 0x93), data);
    }

    static byte[] box(String type, byte[] content) {
        return join(ByteBuffer.allocate(4).putInt(content.length + 8).array(), ascii(type), content);
    }

    static byte[] rle(int... header) {
        ByteBuffer words = ByteBuffer.allocate(64).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int word : header) {
            words.putInt(word);
        }
        return join(words.array(), bytes(3, 1, 2, 3, 4, 0xFD, 7));
    }

    static Value.Fragments fragments(byte[] offsets, byte[]... fragments) {
        byte[] all = join(join(new byte[5], offsets), join(fragments));
        BytesSource source = new BytesSource(all, all.length);
        List<Value.Region> regions = new ArrayList<>();
        regions.add(new Value.Region(source, 5, offsets.length));
        long at = 5L + offsets.length;
        for (byte[] fragment : fragments) {
            regions.add(new Value.Region(source, at, fragment.length));
            at += fragment.length;
        }
        return new Value.Fragments(regions);
    }

    static DataSet dataSet(int frames) {
        Element number = Element.ofAscii(Tag.NUMBER_OF_FRAMES, Vr.IS, Integer.toString(frames));
        return DataSet.of(List.of(number), Encoding.EXPLICIT_LITTLE);
    }

    static HiddenParts hidden(int frames, TransferSyntax syntax, Value.Fragments fragments) throws IOException {
        return Frames.hidden(dataSet(frames), fragments, syntax);
    }

    static HiddenParts hidden(TransferSyntax syntax, byte[]... fragments) throws IOException {
        return hidden(fragments.length, syntax, fragments(new byte[0], fragments));
    }

    /// One frame, cleaned.
    static byte[] cleaned(TransferSyntax syntax, byte[] frame) throws IOException {
        Value.Fragments fragments = fragments(new byte[0], frame);
        return content(hidden(1, syntax, fragments).blanked(fragments));
    }

    /// The fragments behind the offset table, one after the other.
    static byte[] content(Value.Fragments fragments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Value.Region region :
                fragments.regions().subList(1, fragments.regions().size())) {
            out.writeBytes(region.load(1 << 24));
        }
        return out.toByteArray();
    }
}
