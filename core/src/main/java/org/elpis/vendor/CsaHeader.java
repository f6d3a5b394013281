package org.elpis.vendor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.elpis.dicom.Value;

/// The header that Siemens MR and PET systems write into one private element (0029,xx10) or (0029,xx20): what
/// diffusion and functional MRI need, with names, weights, comments and UIDs among it.
///
/// It is a list of parts, which are counted in the order of the header: an element is one, and of a protocol
/// each line `key = value`. Immutable.
///
/// Format: docs/formats/csa-header.md
public final class CsaHeader {
    /// The longest that is read; real ones stay below 300 KiB.
    private static final int MAX_BYTES = 1 << 20;

    private static final int GROUP = 0x0029;
    private static final int IMAGE_HEADER = 0x10;
    private static final int SERIES_HEADER = 0x20;
    /// The manufacturer's numbers of VRs end at 30.
    private static final int MAX_SYNGO_TYPE = 255;

    private static final int MAX_VM = 4096;

    private final CsaLayout layout;
    private final List<CsaElement> elements;

    private CsaHeader(CsaLayout layout, List<CsaElement> elements) {
        this.layout = layout;
        this.elements = elements;
    }

    /// Whether a private element is one that holds such a header.
    ///
    /// @param elementLowByte  low byte of the element number
    public static boolean isAt(int group, String creator, int elementLowByte) {
        return group == GROUP
                && (elementLowByte == IMAGE_HEADER || elementLowByte == SERIES_HEADER)
                && (creator.equals("SIEMENS CSA HEADER") || creator.equals("SIEMENS CSA NON-IMAGE"));
    }

    /// Reads a header from the value of an element; empty when it is none, or longer than 1 MiB.
    ///
    /// @throws UncheckedIOException when the source of the object cannot be read
    public static Optional<CsaHeader> read(Value value) {
        try {
            return value instanceof Value.Bytes bytes && bytes.length() <= MAX_BYTES
                    ? read(bytes.copy())
                    : value instanceof Value.Region region && region.length() <= MAX_BYTES
                            ? read(region.load(MAX_BYTES))
                            : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<CsaHeader> read(byte[] bytes) {
        CsaLayout layout = CsaLayout.of(bytes);
        List<CsaElement> elements = layout.read(bytes);
        return elements == null ? Optional.empty() : Optional.of(new CsaHeader(layout, elements));
    }

    /// The parts that are known to be harmless, in ascending order.
    ///
    /// @param isUnrelated  whether a value has nothing of the patient in it
    public List<Integer> harmlessParts(Predicate<String> isUnrelated) {
        List<Integer> harmless = new ArrayList<>();
        int part = 0;
        for (CsaElement element : elements) {
            KnownCsaElements.Content content = KnownCsaElements.content(element.name());
            if (content != KnownCsaElements.Content.PROTOCOL) {
                if (isHarmless(element, content, isUnrelated)) {
                    harmless.add(part);
                }
                part++;
                continue;
            }
            for (Protocol.Line line : lines(element)) {
                if (isHarmless(line, isUnrelated)) {
                    harmless.add(part);
                }
                part++;
            }
        }
        return harmless;
    }

    private static boolean isHarmless(
            CsaElement element, KnownCsaElements.Content content, Predicate<String> isUnrelated) {
        if (content == KnownCsaElements.Content.UNKNOWN || !isPlain(element)) {
            return false;
        }
        for (CsaElement.Item item : element.items()) {
            String value = item.text().strip();
            boolean fits = content == KnownCsaElements.Content.NUMBER
                    ? PlainNumber.isIn(value)
                    : KnownCsaElements.isTextOf(element.name(), value);
            if (!value.isEmpty() && !(fits && isUnrelated.test(value))) {
                return false;
            }
        }
        return true;
    }

    /// The numbers beside the values could say something as well.
    private static boolean isPlain(CsaElement element) {
        String vr = element.vr();
        return vr.length() == 2
                && Character.isUpperCase(vr.charAt(0))
                && Character.isUpperCase(vr.charAt(1))
                && element.vm() >= 0
                && element.vm() <= MAX_VM
                && element.syngoType() >= 0
                && element.syngoType() <= MAX_SYNGO_TYPE;
    }

    private static boolean isHarmless(Protocol.Line line, Predicate<String> isUnrelated) {
        return line.isPlain()
                && KnownCsaElements.isKey(line.path())
                && PlainNumber.isIn(line.value())
                && isUnrelated.test(line.key())
                && isUnrelated.test(line.value());
    }

    private static List<Protocol.Line> lines(CsaElement protocol) {
        return protocol.items().isEmpty()
                ? List.of()
                : Protocol.lines(protocol.items().getFirst().text());
    }

    /// A header of these parts alone, in the layout of this one; empty when there are none.
    ///
    /// @param parts  in ascending order
    public byte[] with(List<Integer> parts) {
        List<CsaElement> kept = new ArrayList<>();
        int part = 0;
        int next = 0;
        for (CsaElement element : elements) {
            if (KnownCsaElements.content(element.name()) != KnownCsaElements.Content.PROTOCOL) {
                if (next < parts.size() && parts.get(next) == part) {
                    kept.add(element);
                    next++;
                }
                part++;
                continue;
            }
            List<Protocol.Line> lines = new ArrayList<>();
            for (Protocol.Line line : lines(element)) {
                if (next < parts.size() && parts.get(next) == part) {
                    lines.add(line);
                    next++;
                }
                part++;
            }
            if (!lines.isEmpty()) {
                kept.add(protocol(element, lines));
            }
        }
        return kept.isEmpty() ? new byte[0] : layout.write(kept);
    }

    /// The other items of a protocol are empty.
    private static CsaElement protocol(CsaElement element, List<Protocol.Line> lines) {
        String text = Protocol.text(lines);
        int length = text.getBytes(StandardCharsets.ISO_8859_1).length + 1;
        List<CsaElement.Item> items = new ArrayList<>();
        items.add(new CsaElement.Item(text, length));
        while (items.size() < element.items().size()) {
            items.add(new CsaElement.Item("", 0));
        }
        return new CsaElement(element.name(), 1, "UN", 0, items);
    }
}
