package org.elpis.bench.seals;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// An object that was drawn.
///
/// @param attributes  beside those of its pixels and its identity, at the top level
/// @param series  Series Instance UID
record DrawnObject(String uid, String series, List<Element> attributes, DrawnPixels pixels) {
    /// Frames that were encoded before, by their values: most of an object stays as it is.
    static final class Cache {
        private final IdentityHashMap<short[], byte[]> encoded = new IdentityHashMap<>();
        private final Syntax syntax;

        Cache(Syntax syntax) {
            this.syntax = syntax;
        }

        byte[] of(DrawnPixels pixels, short[] values) {
            return encoded.computeIfAbsent(values, frame -> pixels.encoded(frame, syntax));
        }
    }

    DrawnObject with(List<Element> others) {
        return new DrawnObject(uid, series, others, pixels);
    }

    DrawnObject with(DrawnPixels others) {
        return new DrawnObject(uid, series, attributes, others);
    }

    DrawnObject in(String otherSeries) {
        return new DrawnObject(uid, otherSeries, attributes, pixels);
    }

    DrawnObject as(String otherUid) {
        return new DrawnObject(otherUid, series, attributes, pixels);
    }

    /// All attributes but the pixels.
    List<Element> elements(boolean isEncapsulated) {
        List<Element> elements = new ArrayList<>(attributes);
        elements.addAll(pixels.attributes(isEncapsulated));
        elements.add(Element.ofAscii(Tag.SOP_CLASS_UID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2"));
        elements.add(Element.ofAscii(Tag.SOP_INSTANCE_UID, Vr.UI, uid));
        elements.add(Element.ofAscii(Tag.STUDY_INSTANCE_UID, Vr.UI, "1.2"));
        elements.add(Element.ofAscii(Tag.SERIES_INSTANCE_UID, Vr.UI, series));
        return elements;
    }

    Instance instance(Cache cache) {
        Syntax syntax = cache.syntax;
        List<Element> elements = elements(syntax.isEncapsulated());
        elements.add(new Element(
                Tag.PIXEL_DATA,
                pixels.allocated() == 16 ? Vr.OW : Vr.OB,
                syntax.isEncapsulated() ? fragments(cache) : Value.Bytes.of(pixels.uncompressed())));
        return instance(elements, syntax.encoding(), syntax.transferSyntax());
    }

    static Instance instance(List<Element> unsorted, Encoding encoding, TransferSyntax syntax) {
        List<Element> elements = new ArrayList<>(unsorted);
        elements.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        return new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), encoding),
                DataSet.of(elements, encoding),
                syntax,
                new BytesSource(new byte[0], 0),
                false,
                Set.of());
    }

    private Value fragments(Cache cache) {
        List<byte[]> frames = new ArrayList<>();
        for (short[] values : pixels.frames()) {
            frames.add(cache.of(pixels, values));
        }
        return fragments(frames);
    }

    static Value fragments(List<byte[]> frames) {
        List<Value.Region> regions = new ArrayList<>();
        regions.add(new Value.Region(new BytesSource(new byte[0], 0), 0, 0));
        for (byte[] frame : frames) {
            regions.add(new Value.Region(new BytesSource(frame, frame.length), 0, frame.length));
        }
        return new Value.Fragments(regions);
    }
}
