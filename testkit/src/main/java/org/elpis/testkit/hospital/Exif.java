package org.elpis.testkit.hospital;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a camera writes into a JPEG beside the picture: an EXIF and an XMP segment.
final class Exif {
    private static final int IMAGE_DESCRIPTION = 0x010E;
    private static final int DATE_TIME = 0x0132;
    private static final int ARTIST = 0x013B;

    private Exif() {}

    /// The picture with both segments behind its first marker.
    static byte[] into(byte[] jpeg, String description, String dateTime, String artist) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        segment(out, tiff(List.of(description, dateTime, artist)));
        String xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><dc:creator>" + artist
                + "</dc:creator><dc:title>" + description + "</dc:title></x:xmpmeta>";
        segment(out, xmp.getBytes(StandardCharsets.UTF_8));
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, byte[] content) {
        int length = content.length + 2;
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
        out.writeBytes(content);
    }

    /// A little endian TIFF directory of three texts.
    private static byte[] tiff(List<String> texts) {
        int[] tags = {IMAGE_DESCRIPTION, DATE_TIME, ARTIST};
        int data = 8 + 2 + 12 * tags.length + 4;
        int size = data + texts.stream().mapToInt(t -> bytes(t).length).sum();
        ByteBuffer tiff = ByteBuffer.allocate(6 + size).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) tags.length);
        int at = data;
        for (int i = 0; i < tags.length; i++) {
            int length = bytes(texts.get(i)).length;
            tiff.putShort((short) tags[i]).putShort((short) 2).putInt(length).putInt(at);
            at += length;
        }
        tiff.putInt(0);
        texts.forEach(t -> tiff.put(bytes(t)));
        return tiff.array();
    }

    private static byte[] bytes(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
