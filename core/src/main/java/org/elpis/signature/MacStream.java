package org.elpis.signature;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Writes the bytes that a signature is of. Not thread-safe.
///
/// Source: PS3.3 C.12.1.1.3.1.2
final class MacStream {
    private static final int ITEM = 0xFFFE_E000;
    private static final int SEQUENCE_DELIMITER = 0xFFFE_E0DD;
    /// A multiple of every size of a number.
    private static final int CHUNK = 1 << 16;

    private final MacForm form;
    private final Target target;
    private final byte[] header = new byte[12];

    /// Takes the bytes, such as the update of a hash.
    interface Target {
        void write(byte[] bytes, int offset, int length) throws IOException;
    }

    MacStream(MacForm form, Target target) {
        this.form = form;
        this.target = target;
    }

    /// Writes an element that can be signed.
    ///
    /// @param owner  the data set that the element stands in
    void put(DataSet owner, Element element) throws IOException {
        switch (element.value()) {
            case Value.Items items -> putSequence(element.tag(), items);
            case Value.Fragments fragments -> putFragments(element.tag(), fragments);
            case Value.Bytes bytes -> putBytes(owner, element, bytes);
            case Value.Region region -> putRegion(owner, element, region);
        }
    }

    private void putSequence(int tag, Value.Items items) throws IOException {
        putOpenHeader(tag, Vr.SQ);
        for (DataSet item : items.items()) {
            putTag(ITEM);
            for (Element element : item) {
                if (!Signable.isLeftOut(element.tag())) {
                    put(item, element);
                }
            }
        }
        putTag(SEQUENCE_DELIMITER);
    }

    private void putFragments(int tag, Value.Fragments fragments) throws IOException {
        putOpenHeader(tag, Vr.OB);
        for (Value.Region fragment : fragments.regions()) {
            putTag(ITEM);
            copy(fragment, fragment.length(), 1);
            pad(fragment.length(), (byte) 0);
        }
        putTag(SEQUENCE_DELIMITER);
    }

    private void putBytes(DataSet owner, Element element, Value.Bytes bytes) throws IOException {
        Vr vr = form.vr(element);
        byte[] value = bytes.copy();
        int length = value.length;
        if (vr.isText()) {
            while (length > 0 && isLeftOut(vr, value[length - 1])) {
                length--;
            }
        }
        putHeader(element.tag(), vr, length);
        swap(value, length, swappedUnit(owner, vr));
        target.write(value, 0, length);
        pad(length, vr.padding());
    }

    private void putRegion(DataSet owner, Element element, Value.Region region) throws IOException {
        Vr vr = form.vr(element);
        long length = vr.isText() ? trimmed(vr, region) : region.length();
        putHeader(element.tag(), vr, length);
        copy(region, length, swappedUnit(owner, vr));
        pad(length, vr.padding());
    }

    private boolean isLeftOut(Vr vr, byte last) {
        return switch (form.ends()) {
            case BLANKS -> last == vr.padding();
            case BLANKS_AND_NULS -> last == vr.padding() || last == 0;
            case NONE -> false;
        };
    }

    private long trimmed(Vr vr, Value.Region region) throws IOException {
        long length = region.length();
        byte[] chunk = new byte[CHUNK];
        while (length > 0) {
            int part = (int) Math.min(CHUNK, length);
            read(region, length - part, chunk, part);
            int end = part;
            while (end > 0 && isLeftOut(vr, chunk[end - 1])) {
                end--;
            }
            length -= part - end;
            if (end > 0) {
                return length;
            }
        }
        return length;
    }

    private void copy(Value.Region region, long length, int unit) throws IOException {
        byte[] chunk = new byte[(int) Math.min(CHUNK, length)];
        for (long at = 0; at < length; at += chunk.length) {
            int part = (int) Math.min(chunk.length, length - at);
            read(region, at, chunk, part);
            swap(chunk, part, unit);
            target.write(chunk, 0, part);
        }
    }

    private static void read(Value.Region region, long at, byte[] chunk, int length) throws IOException {
        if (region.source().read(region.position() + at, chunk, 0, length) < length) {
            throw new EOFException("The source became shorter while it was read.");
        }
    }

    private void pad(long length, byte padding) throws IOException {
        if ((length & 1) != 0) {
            header[0] = padding;
            target.write(header, 0, 1);
        }
    }

    /// Bytes of a number that stands in the wrong order, 1 where none does.
    private int swappedUnit(DataSet owner, Vr vr) {
        boolean isBig = owner.encoding() == Encoding.EXPLICIT_BIG;
        return isBig == isBig() ? 1 : vr.unitBytes();
    }

    private boolean isBig() {
        return form.target() == Encoding.EXPLICIT_BIG;
    }

    private static void swap(byte[] bytes, int length, int unit) {
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

    private void putTag(int tag) throws IOException {
        tagIntoHeader(tag);
        target.write(header, 0, 4);
    }

    private void putOpenHeader(int tag, Vr vr) throws IOException {
        vrIntoHeader(tag, vr);
        header[6] = 0;
        header[7] = 0;
        target.write(header, 0, 8);
    }

    /// @param length  before padding
    private void putHeader(int tag, Vr vr, long length) throws IOException {
        vrIntoHeader(tag, vr);
        int even = (int) (length + (length & 1));
        if (vr.hasLongLength()) {
            header[6] = 0;
            header[7] = 0;
            number(even, 4, 8);
            target.write(header, 0, 12);
        } else {
            number(even, 2, 6);
            target.write(header, 0, 8);
        }
    }

    private void vrIntoHeader(int tag, Vr vr) {
        tagIntoHeader(tag);
        byte[] letters = vr.name().getBytes(StandardCharsets.US_ASCII);
        header[4] = letters[0];
        header[5] = letters[1];
    }

    private void tagIntoHeader(int tag) {
        number(tag >>> 16, 2, 0);
        number(tag & 0xFFFF, 2, 2);
    }

    private void number(int value, int bytes, int at) {
        for (int i = 0; i < bytes; i++) {
            header[at + i] = (byte) (value >>> 8 * (isBig() ? bytes - 1 - i : i));
        }
    }
}
