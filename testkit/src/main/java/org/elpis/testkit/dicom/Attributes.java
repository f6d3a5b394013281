package org.elpis.testkit.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A data set or sequence item under construction, ordered by tag. Knows its own place (`path`). Not
/// thread-safe.
public final class Attributes {
    /// One element: tag, value representation, content.
    public record Element(int tag, String vr, Value value) {}

    private final TreeMap<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);
    private final TreeMap<Integer, List<Attributes>> items = new TreeMap<>(Integer::compareUnsigned);
    private final String path;

    public Attributes() {
        this("");
    }

    private Attributes(String path) {
        this.path = path;
    }

    /// Sets text of any string VR; an empty string makes an empty element.
    public Attributes text(int tag, String vr, String value) {
        return set(tag, vr, new Value.Text(value));
    }

    /// Sets bytes that no encoding turns round.
    public Attributes bytes(int tag, String vr, byte[] value) {
        return set(tag, vr, new Value.Bytes(value));
    }

    /// Sets unsigned or signed 16-bit numbers.
    public Attributes shorts(int tag, String vr, int... values) {
        ByteBuffer b = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int v : values) {
            b.putShort((short) v);
        }
        return set(tag, vr, new Value.Numbers(b.array(), 2));
    }

    /// Sets unsigned or signed 32-bit numbers.
    public Attributes ints(int tag, String vr, int... values) {
        ByteBuffer b = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int v : values) {
            b.putInt(v);
        }
        return set(tag, vr, new Value.Numbers(b.array(), 4));
    }

    /// Sets attribute tags (AT).
    public Attributes tags(int tag, int... values) {
        int[] halves = new int[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            halves[2 * i] = values[i] >>> 16;
            halves[2 * i + 1] = values[i] & 0xFFFF;
        }
        return shorts(tag, "AT", halves);
    }

    /// Sets 32-bit floating point numbers.
    public Attributes floats(int tag, String vr, float... values) {
        ByteBuffer b = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float v : values) {
            b.putFloat(v);
        }
        return set(tag, vr, new Value.Numbers(b.array(), 4));
    }

    /// Sets 64-bit floating point numbers.
    public Attributes doubles(int tag, double... values) {
        ByteBuffer b = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : values) {
            b.putDouble(v);
        }
        return set(tag, "FD", new Value.Numbers(b.array(), 8));
    }

    /// Sets little endian numbers of the given width, such as the words of native pixel data.
    public Attributes words(int tag, String vr, byte[] littleEndian, int width) {
        return set(tag, vr, new Value.Numbers(littleEndian, width));
    }

    /// Sets encapsulated pixel data; the first entry is the offset table, which may be empty.
    public Attributes fragments(int tag, List<byte[]> fragments) {
        return set(tag, "OB", new Value.Fragments(fragments));
    }

    /// Appends an item to the sequence, which is made with defined lengths if it is not there.
    public Attributes item(int tag) {
        return item(tag, "SQ", Value.Lengths.DEFINED);
    }

    /// Appends an item to a sequence; `UN` as VR hides the sequence the way some gateways do.
    public Attributes item(int tag, String vr, Value.Lengths lengths) {
        List<Attributes> list = items.computeIfAbsent(tag, t -> new ArrayList<>());
        Attributes item = new Attributes(pathOf(tag) + "[<%04d>]".formatted(list.size()));
        list.add(item);
        elements.put(tag, new Element(tag, vr, new Value.Items(List.of(), lengths)));
        return item;
    }

    /// Sets a sequence without items.
    public Attributes emptySequence(int tag) {
        return set(tag, "SQ", new Value.Items(List.of(), Value.Lengths.DEFINED));
    }

    /// The text of an element, or empty if it is absent or is no text.
    public String text(int tag) {
        Element element = elements.get(tag);
        return element != null && element.value() instanceof Value.Text(String text) ? text : "";
    }

    /// The element as it will be written.
    public Optional<Element> element(int tag) {
        return Optional.ofNullable(elements.get(tag)).map(this::complete);
    }

    /// All elements in the order of their tags.
    public Collection<Element> elements() {
        List<Element> all = new ArrayList<>(elements.size());
        for (Map.Entry<Integer, Element> entry : elements.entrySet()) {
            all.add(complete(entry.getValue()));
        }
        return all;
    }

    /// The path of an element of this data set in the notation of the MIDI-B answer key, such as
    /// `<(0008,1140)>[<0000>]<(0008,1155)>` or, for private elements with a creator, `<(0019,"CREATOR",92)>`.
    public String pathOf(int tag) {
        int group = tag >>> 16;
        int element = tag & 0xFFFF;
        if ((group & 1) == 1 && element >= 0x1000) {
            String creator = text(group << 16 | element >>> 8);
            if (!creator.isEmpty()) {
                return path + "<(%04x,\"%s\",%02x)>".formatted(group, creator.toUpperCase(Locale.ROOT), element & 0xFF);
            }
        }
        return path + "<(%04x,%04x)>".formatted(group, element);
    }

    private Attributes set(int tag, String vr, Value value) {
        items.remove(tag);
        elements.put(tag, new Element(tag, vr, value));
        return this;
    }

    private Element complete(Element e) {
        List<Attributes> list = items.get(e.tag());
        if (list == null || !(e.value() instanceof Value.Items sequence)) {
            return e;
        }
        Value value = e.vr().equals("UN")
                ? new Value.UnknownItems(list, sequence.lengths())
                : new Value.Items(list, sequence.lengths());
        return new Element(e.tag(), e.vr(), value);
    }
}
