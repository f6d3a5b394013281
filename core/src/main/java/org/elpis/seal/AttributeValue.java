package org.elpis.seal;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Brings a value into the form that it is hashed in, which does not depend on how it is encoded.
final class AttributeValue {
    private static final int CHUNK = 1 << 16;
    private static final int ITEM = 0xFFFE_E000;

    private AttributeValue() {}

    /// Hashes the value of an attribute.
    static void update(MessageDigest digest, Attribute attribute) throws IOException {
        Element element = attribute.element();
        switch (element.value()) {
            case Value.Items items -> {
                if (Tag.isPrivate(element.tag())) {
                    digest.update(withoutNulls(implicit(items)));
                } else {
                    digest.update(
                            ByteBuffer.allocate(4).putInt(items.items().size()).array());
                }
            }
            case Value.Bytes bytes -> digest.update(canonical(attribute, bytes));
            case Value.Region region -> {
                if (attribute.vr().isText() && region.length() <= Integer.MAX_VALUE - 8) {
                    digest.update(canonical(attribute, Value.Bytes.of(region.load(Integer.MAX_VALUE - 8))));
                } else {
                    int unit = swappedUnit(attribute.owner(), element);
                    long kept = attribute.vr() == Vr.UN ? withoutNulls(region, unit) : region.length();
                    updateRegion(digest, region, unit, kept);
                }
            }
            case Value.Fragments fragments -> {
                for (Value.Region fragment : fragments.regions()) {
                    updateRegion(digest, fragment, 1);
                }
            }
        }
    }

    private static byte[] canonical(Attribute attribute, Value.Bytes bytes) {
        if (attribute.vr().isText()) {
            return text(attribute, bytes).getBytes(StandardCharsets.UTF_8);
        }
        byte[] copy = bytes.copy();
        swap(copy, copy.length, swappedUnit(attribute.owner(), attribute.element()));
        return attribute.vr() == Vr.UN ? withoutNulls(copy) : copy;
    }

    /// Nobody can tell what pads the value of an unknown VR; numbers that end in more or fewer zero bytes are the same.
    private static byte[] withoutNulls(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    /// Bytes of a region up to the last that is not zero, once they are little endian.
    private static long withoutNulls(Value.Region region, int unit) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long end = region.length(); end > 0; ) {
            long start = (end - 1) / CHUNK * CHUNK;
            int length = (int) (end - start);
            read(region, start, chunk, length);
            swap(chunk, length, unit);
            while (length > 0 && chunk[length - 1] == 0) {
                length--;
            }
            if (length > 0) {
                return start + length;
            }
            end = start;
        }
        return 0;
    }

    private static void read(Value.Region region, long from, byte[] target, int length) throws IOException {
        if (region.source().read(region.position() + from, target, 0, length) < length) {
            throw new EOFException("The source became shorter while it was read.");
        }
    }

    /// Each value without the blanks around it, or the one value without those behind it.
    private static String text(Attribute attribute, Value.Bytes bytes) {
        DataSet owner = attribute.owner();
        Vr vr = attribute.vr();
        String all = vr.kind() == Vr.Kind.TEXT ? owner.text(vr, bytes) : ascii(bytes);
        if (!vr.isMultiValued()) {
            return stripTrailing(all);
        }
        List<String> values = new ArrayList<>();
        int start = 0;
        for (int at = all.indexOf('\\'); at >= 0; at = all.indexOf('\\', start)) {
            values.add(strip(all.substring(start, at)));
            start = at + 1;
        }
        values.add(strip(all.substring(start)));
        return String.join("\\", values);
    }

    private static String ascii(Value.Bytes bytes) {
        return new String(bytes.array(), bytes.offset(), bytes.length(), StandardCharsets.ISO_8859_1);
    }

    private static String strip(String value) {
        int start = 0;
        while (start < value.length() && value.charAt(start) == ' ') {
            start++;
        }
        return stripTrailing(value.substring(start));
    }

    private static String stripTrailing(String value) {
        int end = value.length();
        while (end > 0 && (value.charAt(end - 1) == ' ' || value.charAt(end - 1) == 0)) {
            end--;
        }
        return value.substring(0, end);
    }

    /// Bytes of a number that stands in the wrong order, 1 where none does.
    static int swappedUnit(DataSet owner, Element element) {
        return owner.encoding() == Encoding.EXPLICIT_BIG ? element.vr().unitBytes() : 1;
    }

    static void swap(byte[] bytes, int length, int unit) {
        if (unit == 1) {
            return;
        }
        for (int at = 0; at + unit <= length; at += unit) {
            for (int i = 0; i < unit / 2; i++) {
                byte first = bytes[at + i];
                bytes[at + i] = bytes[at + unit - 1 - i];
                bytes[at + unit - 1 - i] = first;
            }
        }
    }

    /// @param unit  bytes of a number that stands in the wrong order
    static void updateRegion(MessageDigest digest, Value.Region region, int unit) throws IOException {
        updateRegion(digest, region, unit, region.length());
    }

    /// @param kept  bytes that are hashed, of those that are little endian
    private static void updateRegion(MessageDigest digest, Value.Region region, int unit, long kept)
            throws IOException {
        byte[] chunk = new byte[(int) Math.min(CHUNK, region.length())];
        for (long at = 0; at < kept; at += chunk.length) {
            int length = (int) Math.min(chunk.length, region.length() - at);
            read(region, at, chunk, length);
            swap(chunk, length, unit);
            digest.update(chunk, 0, (int) Math.min(length, kept - at));
        }
    }

    /// Items as implicit little endian with defined lengths has them, without group lengths: the form in which those
    /// who do not know a
    /// private element see its bytes.
    private static byte[] implicit(Value.Items items) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (DataSet item : items.items()) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (Element element : item) {
                if (Tag.element(element.tag()) == 0) {
                    continue;
                }
                byte[] value = implicit(item, element);
                content.write(header(element.tag(), value.length));
                content.write(value);
            }
            out.write(header(ITEM, content.size()));
            content.writeTo(out);
        }
        return out.toByteArray();
    }

    private static byte[] implicit(DataSet owner, Element element) throws IOException {
        return switch (element.value()) {
            case Value.Items items -> implicit(items);
            case Value.Bytes bytes -> {
                byte[] copy = bytes.copy();
                swap(copy, copy.length, swappedUnit(owner, element));
                yield copy;
            }
            case Value.Region region -> {
                byte[] all = region.load(Integer.MAX_VALUE - 8);
                swap(all, all.length, swappedUnit(owner, element));
                yield all;
            }
            case Value.Fragments fragments -> throw new IOException("Pixel data in fragments within a private item.");
        };
    }

    private static byte[] header(int tag, int length) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag)
                .putInt(length)
                .array();
    }
}
