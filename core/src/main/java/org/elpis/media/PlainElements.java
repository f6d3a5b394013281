package org.elpis.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Copies elements of an object, whatever its encoding, so that they can be written in explicit little endian, the
/// one encoding that a DICOMDIR may have. A copy keeps nothing of the object's buffers alive.
final class PlainElements {
    private PlainElements() {}

    /// A copy; empty for a value that is not on the heap.
    static Optional<Element> copy(Element element, Encoding from) {
        if (element.value() instanceof Value.Items items) {
            List<DataSet> copies = new ArrayList<>(items.items().size());
            for (DataSet item : items.items()) {
                copies.add(DataSet.of(copies(item), Encoding.EXPLICIT_LITTLE));
            }
            return Optional.of(new Element(element.tag(), Vr.SQ, new Value.Items(copies, false)));
        }
        if (!(element.value() instanceof Value.Bytes bytes)) {
            return Optional.empty();
        }
        byte[] copy = bytes.copy();
        if (from == Encoding.EXPLICIT_BIG) {
            reverse(copy, element.vr().unitBytes());
        }
        Vr vr = element.vr() == Vr.UN ? vrOf(element.tag()) : element.vr();
        return Optional.of(new Element(element.tag(), vr, Value.Bytes.padded(copy, vr.padding())));
    }

    private static List<Element> copies(DataSet dataSet) {
        List<Element> copies = new ArrayList<>(dataSet.size());
        for (Element element : dataSet) {
            copy(element, dataSet.encoding()).ifPresent(copies::add);
        }
        return copies;
    }

    private static void reverse(byte[] bytes, int unit) {
        for (int at = 0; unit > 1 && at + unit <= bytes.length; at += unit) {
            for (int i = 0; i < unit / 2; i++) {
                byte swapped = bytes[at + i];
                bytes[at + i] = bytes[at + unit - 1 - i];
                bytes[at + unit - 1 - i] = swapped;
            }
        }
    }

    /// The dictionary's VR; UN where it has none.
    static Vr vrOf(int tag) {
        Vr vr = Vr.of(Dictionary.entry(tag).map(Dictionary.Entry::vr).orElse(""));
        return vr == null ? Vr.UN : vr;
    }
}
