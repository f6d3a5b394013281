package org.elpis.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The elements of an object or of a sequence item, in the order in which they were encoded.
///
/// Immutable and safe for use by several threads. A lookup finds the first element with a tag.
public final class DataSet implements Iterable<Element> {
    private static final int[] NONE = {};

    private final Element[] elements;
    private final Encoding encoding;
    private final CharacterSet characterSet;
    private final boolean undefinedLength;
    private final boolean sorted;
    /// The elements in the order of their tags, those with the same tag as they were encoded: so that a lookup
    /// takes no longer when hostile input is not in order.
    private final Element[] byTag;

    /// For elements out of order, how many with the same tag stand before each.
    private final int[] ordinals;

    DataSet(List<Element> elements, Encoding encoding, CharacterSet characterSet, boolean undefinedLength) {
        this.elements = elements.toArray(new Element[0]);
        this.encoding = encoding;
        this.characterSet = characterSet;
        this.undefinedLength = undefinedLength;
        this.sorted = isAscending(this.elements);
        this.ordinals = sorted ? NONE : new int[this.elements.length];
        this.byTag = sorted ? this.elements : sortedByTag(this.elements, ordinals);
    }

    /// A data set of these elements, with the encoding, character set and length form of this one.
    public DataSet with(List<Element> replacements) {
        return new DataSet(replacements, encoding, characterSet, undefinedLength);
    }

    /// A data set of these elements whose texts are in the default character set.
    public static DataSet of(List<Element> elements, Encoding encoding) {
        return new DataSet(elements, encoding, CharacterSet.DEFAULT, false);
    }

    private static boolean isAscending(Element[] elements) {
        for (int i = 1; i < elements.length; i++) {
            if (Integer.compareUnsigned(elements[i - 1].tag(), elements[i].tag()) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static Element[] sortedByTag(Element[] elements, int[] ordinals) {
        long[] order = new long[elements.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (elements[i].tag() ^ Integer.MIN_VALUE) * (1L << 32) + i;
        }
        Arrays.sort(order);
        Element[] byTag = new Element[order.length];
        for (int i = 0; i < order.length; i++) {
            int index = (int) order[i];
            byTag[i] = elements[index];
            if (i > 0 && byTag[i - 1].tag() == byTag[i].tag()) {
                ordinals[index] = ordinals[(int) order[i - 1]] + 1;
            }
        }
        return byTag;
    }

    public int size() {
        return elements.length;
    }

    public Element at(int index) {
        return elements[index];
    }

    /// How many elements with the same tag stand before the one at `index`; normally 0.
    public int ordinal(int index) {
        return sorted ? 0 : ordinals[index];
    }

    public Encoding encoding() {
        return encoding;
    }

    /// The character set of the texts: the data set's own, or the one of the data set around it.
    public CharacterSet characterSet() {
        return characterSet;
    }

    /// Whether, as an item, it ends with a delimiter instead of stating its length.
    public boolean isUndefinedLength() {
        return undefinedLength;
    }

    /// Whether tags ascend strictly: no duplicates, no misplaced element.
    public boolean isSorted() {
        return sorted;
    }

    @Nullable
    Element find(int tag) {
        int low = 0;
        int high = byTag.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(byTag[middle].tag(), tag) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < byTag.length && byTag[low].tag() == tag ? byTag[low] : null;
    }

    public Optional<Element> get(int tag) {
        return Optional.ofNullable(find(tag));
    }

    public boolean contains(int tag) {
        return find(tag) != null;
    }

    /// The first value of a text element without padding; empty when the element is absent, empty or not on the
    /// heap.
    public String string(int tag) {
        Element element = find(tag);
        if (element == null || !(element.value() instanceof Value.Bytes bytes) || bytes.isEmpty()) {
            return "";
        }
        if (element.vr().kind() != Vr.Kind.TEXT) {
            String all = bytes.ascii();
            int end = element.vr().isMultiValued() ? all.indexOf('\\') : -1;
            return end < 0 ? all : all.substring(0, end).strip();
        }
        List<String> values = strings(element);
        return values.isEmpty() ? "" : values.getFirst();
    }

    /// All values of a text element without padding, decoded; empty when it has none or is not on the heap.
    public List<String> strings(int tag) {
        Element element = find(tag);
        return element == null ? List.of() : strings(element);
    }

    /// All values of one of this data set's text elements, decoded, without padding.
    public List<String> strings(Element element) {
        if (!(element.value() instanceof Value.Bytes bytes) || bytes.isEmpty()) {
            return List.of();
        }
        String text = text(element.vr(), bytes);
        if (!mayHoldSeveral(element.vr()) || text.indexOf('\\') < 0) {
            return List.of(text.strip());
        }
        List<String> values = new ArrayList<>();
        int start = 0;
        for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', start)) {
            values.add(text.substring(start, at).strip());
            start = at + 1;
        }
        values.add(text.substring(start).strip());
        return values;
    }

    /// What stands in a UN value is unknown; a backslash in it separates values in all but the longest texts.
    private static boolean mayHoldSeveral(Vr vr) {
        return vr.isMultiValued() || vr == Vr.UN;
    }

    /// The whole value as text, backslashes included, without padding at the end.
    public String text(Vr vr, Value.Bytes bytes) {
        if (vr.kind() != Vr.Kind.TEXT) {
            return bytes.ascii();
        }
        String text = characterSet.decode(bytes.array(), bytes.offset(), bytes.length(), vr == Vr.PN);
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        return text.substring(0, end);
    }

    /// The items of a sequence; empty when it is absent or has none.
    public List<DataSet> items(int tag) {
        Element element = find(tag);
        return element != null && element.value() instanceof Value.Items items ? items.items() : List.of();
    }

    /// The first number of an US, SS, UL or IS element; `otherwise` when it is absent, no number, or 2^31 and more.
    public int number(int tag, int otherwise) {
        Element element = find(tag);
        if (element == null || !(element.value() instanceof Value.Bytes bytes) || bytes.length() < 1) {
            return otherwise;
        }
        if (element.vr() == Vr.US && bytes.length() >= 2) {
            return encoding.u16(bytes.array(), bytes.offset());
        }
        if (element.vr() == Vr.SS && bytes.length() >= 2) {
            return (short) encoding.u16(bytes.array(), bytes.offset());
        }
        if (element.vr() == Vr.UL && bytes.length() >= 4) {
            int value = encoding.s32(bytes.array(), bytes.offset());
            return value < 0 ? otherwise : value;
        }
        try {
            return element.vr().isText() ? Integer.parseInt(string(tag)) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /// The creator that owns a private element of this data set; empty for orphans and public elements.
    public String privateCreator(int tag) {
        return Tag.isPrivate(tag) && Tag.element(tag) > 0xFF ? string(Tag.creatorOf(tag)) : "";
    }

    boolean isSameAs(DataSet other) {
        if (elements.length != other.elements.length || !isWrittenAs(other)) {
            return false;
        }
        for (int i = 0; i < elements.length; i++) {
            if (!elements[i].isSameAs(other.elements[i])) {
                return false;
            }
        }
        return true;
    }

    /// Whether the same elements mean the same in both and are written as the same bytes.
    public boolean isWrittenAs(DataSet other) {
        return encoding == other.encoding
                && characterSet == other.characterSet
                && undefinedLength == other.undefinedLength;
    }

    @Override
    public Iterator<Element> iterator() {
        return Collections.unmodifiableList(Arrays.asList(elements)).iterator();
    }
}
