package org.elpis.vendor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes CSA headers byte by byte, as scanners do: with what was in their memory behind every NUL.
public final class CsaBytes {
    private static final byte GARBAGE = 'Z';

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private final boolean isOld;
    private int firstItems = -1;
    private final int countAt;
    private int count;

    private CsaBytes(boolean isOld) {
        this.isOld = isOld;
        if (!isOld) {
            bytes.put(new byte[] {'S', 'V', '1', '0', 4, 3, 2, 1});
        }
        countAt = bytes.position();
        bytes.putInt(0).putInt(77);
    }

    public static CsaBytes csa2() {
        return new CsaBytes(false);
    }

    static CsaBytes csa1() {
        return new CsaBytes(true);
    }

    public CsaBytes element(String name, String vr, String... items) {
        count++;
        makeRoomFor(items);
        firstItems = firstItems < 0 ? items.length : firstItems;
        put(name, 64);
        bytes.putInt(1);
        put(vr, 4);
        bytes.putInt(6).putInt(items.length).putInt(items.length == 0 ? 205 : 77);
        for (String item : items) {
            int length = item.length() + 1;
            bytes.putInt(isOld ? length + firstItems : length);
            bytes.putInt(length).putInt(77).putInt(length);
            put(item, (length + 3) / 4 * 4);
        }
        return this;
    }

    private void makeRoomFor(String... items) {
        int needed = 128;
        for (String item : items) {
            needed += item.length() + 32;
        }
        if (bytes.remaining() < needed) {
            bytes = ByteBuffer.allocate(2 * bytes.capacity() + needed)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(bytes.flip());
        }
    }

    private void put(String text, int room) {
        int start = bytes.position();
        bytes.put(text.getBytes(StandardCharsets.ISO_8859_1)).put((byte) 0);
        while (bytes.position() < start + room) {
            bytes.put(GARBAGE);
        }
    }

    public byte[] bytes() {
        bytes.putInt(countAt, count);
        byte[] written = new byte[bytes.position() + 4];
        bytes.get(0, written, 0, bytes.position());
        return written;
    }
}
