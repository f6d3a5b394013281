package org.elpis.vendor;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The layout of CSA headers: little endian; a count of elements; for each its name, VM, VR and items in blocks of
/// four bytes. The newer one starts with `SV10`; the older, without, counts into the first length of every item
/// the number of items of the first element.
///
/// Source: the descriptions of the format in SPM, nibabel and dcm2niix, and real headers.
enum CsaLayout {
    CSA1,
    CSA2;

    private static final byte[] MAGIC = {'S', 'V', '1', '0', 4, 3, 2, 1};
    private static final int CHECK = 77;
    private static final int CHECK_WITHOUT_ITEMS = 205;
    private static final int NAME_BYTES = 64;
    private static final int ELEMENT_BYTES = 84;
    private static final int ITEM_BYTES = 16;
    /// Real headers have about a hundred elements, and up to some hundred items: one for each slice of a mosaic.
    private static final int MAX_ELEMENTS = 512;

    private static final int MAX_ITEMS = 4096;

    static CsaLayout of(byte[] bytes) {
        return bytes.length >= 4 && Arrays.equals(bytes, 0, 4, MAGIC, 0, 4) ? CSA2 : CSA1;
    }

    /// The elements of a header; null when it is none.
    @Nullable
    List<CsaElement> read(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            if (this == CSA2) {
                from.position(MAGIC.length);
            }
            int count = from.getInt();
            if (count < 1 || count > MAX_ELEMENTS || from.getInt() != CHECK) {
                return null;
            }
            List<CsaElement> elements = new ArrayList<>(count);
            int firstItems = -1;
            for (int i = 0; i < count; i++) {
                CsaElement element = element(from, firstItems);
                if (element == null) {
                    return null;
                }
                firstItems = i == 0 ? element.items().size() : firstItems;
                elements.add(element);
            }
            return elements;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return null;
        }
    }

    /// @param firstItems  items of the first element of the header; -1 when this is the first
    private @Nullable CsaElement element(ByteBuffer from, int firstItems) {
        String name = text(from, NAME_BYTES);
        int vm = from.getInt();
        String vr = text(from, 4);
        int syngoType = from.getInt();
        int count = from.getInt();
        from.getInt();
        if (count < 0 || count > MAX_ITEMS) {
            return null;
        }
        List<CsaElement.Item> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int first = from.getInt();
            int second = from.getInt();
            from.getLong();
            int length = this == CSA2 ? second : first - (firstItems < 0 ? count : firstItems);
            if (length < 0 || length > from.remaining()) {
                return null;
            }
            items.add(new CsaElement.Item(text(from, length), length));
            from.position(Math.min(from.limit(), from.position() + padding(length)));
        }
        return new CsaElement(name, vm, vr, syngoType, items);
    }

    /// What stands behind the first NUL is what was in the writer's memory.
    private static String text(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] field = new byte[length];
        from.get(field);
        int end = 0;
        while (end < length && field[end] != 0) {
            end++;
        }
        return new String(field, 0, end, StandardCharsets.ISO_8859_1);
    }

    private static int padding(int length) {
        return -length & 3;
    }

    /// A header of these elements, with zeros wherever nothing is said.
    byte[] write(List<CsaElement> elements) {
        ByteBuffer to = ByteBuffer.allocate(size(elements)).order(ByteOrder.LITTLE_ENDIAN);
        if (this == CSA2) {
            to.put(MAGIC);
        }
        to.putInt(elements.size()).putInt(CHECK);
        int extra = this == CSA1 ? elements.getFirst().items().size() : 0;
        for (CsaElement element : elements) {
            write(element, extra, to);
        }
        return to.array();
    }

    private static void write(CsaElement element, int extra, ByteBuffer to) {
        putText(element.name(), NAME_BYTES, to);
        to.putInt(element.vm());
        putText(element.vr(), 4, to);
        to.putInt(element.syngoType());
        to.putInt(element.items().size()).putInt(element.items().isEmpty() ? CHECK_WITHOUT_ITEMS : CHECK);
        for (CsaElement.Item item : element.items()) {
            int length = item.length();
            to.putInt(length + extra).putInt(length).putInt(CHECK).putInt(length);
            putText(item.text(), length + padding(length), to);
        }
    }

    private static void putText(String text, int bytes, ByteBuffer to) {
        int start = to.position();
        to.put(text.getBytes(StandardCharsets.ISO_8859_1));
        to.position(start + bytes);
    }

    /// With four zeros behind, as the scanners write them.
    private int size(List<CsaElement> elements) {
        int size = (this == CSA2 ? MAGIC.length : 0) + 8 + 4;
        for (CsaElement element : elements) {
            size += ELEMENT_BYTES;
            for (CsaElement.Item item : element.items()) {
                size += ITEM_BYTES + item.length() + padding(item.length());
            }
        }
        return size;
    }
}
