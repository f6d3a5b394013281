package org.elpis.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Small objects for the tests of this package, element by element.
final class Objects {
    static final ReadLimits LIMITS = new ReadLimits(64, 100_000, 100_000, 64 << 20, 64 << 10);

    private final List<Element> elements = new ArrayList<>();
    private byte[] preamble = new byte[128];

    static Objects object() {
        return new Objects();
    }

    static Element text(int tag, Vr vr, String value) {
        return text(tag, vr, value, StandardCharsets.ISO_8859_1);
    }

    static Element text(int tag, Vr vr, String value, Charset charset) {
        return new Element(tag, vr, Value.Bytes.padded(value.getBytes(charset), vr == Vr.UI ? 0 : (byte) ' '));
    }

    static Element bytes(int tag, Vr vr, byte[] value) {
        return new Element(tag, vr, Value.Bytes.padded(value, (byte) 0));
    }

    static Element sequence(int tag, Element... elements) {
        DataSet item = DataSet.of(sorted(List.of(elements)), Encoding.EXPLICIT_LITTLE);
        return new Element(tag, Vr.SQ, new Value.Items(List.of(item), false));
    }

    /// An element by keyword, VR from the dictionary.
    static Element of(String keyword, String value) {
        int tag = Dictionary.tagOf(keyword).orElseThrow();
        return text(tag, Vr.valueOf(Dictionary.entry(tag).orElseThrow().vr()), value);
    }

    /// A reference to an image.
    record Reference(String sopInstanceUid) {
        Element element() {
            return sequence(
                    0x0008_1140,
                    of("ReferencedSOPClassUID", "1.2.840.10008.5.1.4.1.1.2"),
                    of("ReferencedSOPInstanceUID", sopInstanceUid));
        }
    }

    Objects with(Element... more) {
        elements.addAll(Arrays.asList(more));
        return this;
    }

    Objects with(String keyword, String value) {
        return with(of(keyword, value));
    }

    Objects preamble(String text) {
        preamble = Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), 128);
        return this;
    }

    private static List<Element> sorted(List<Element> elements) {
        List<Element> sorted = new ArrayList<>(elements);
        sorted.sort(Comparator.comparing(Element::tag, Integer::compareUnsigned));
        return sorted;
    }

    private static List<Element> encodedAs(Encoding encoding, List<Element> elements) {
        List<Element> encoded = new ArrayList<>();
        for (Element element : elements) {
            if (element.value() instanceof Value.Items items) {
                List<DataSet> inside = new ArrayList<>();
                for (DataSet item : items.items()) {
                    List<Element> list = new ArrayList<>();
                    item.forEach(list::add);
                    inside.add(DataSet.of(encodedAs(encoding, list), encoding));
                }
                encoded.add(element.with(new Value.Items(inside, items.isUndefinedLength())));
            } else {
                encoded.add(element);
            }
        }
        return encoded;
    }

    byte[] encoded() {
        return encoded(TransferSyntax.EXPLICIT_LITTLE);
    }

    byte[] encoded(TransferSyntax syntax) {
        DataSet meta = DicomWriter.fileMeta(List.of(text(Tag.TRANSFER_SYNTAX_UID, Vr.UI, syntax.uid())));
        DataSet dataSet = DataSet.of(encodedAs(syntax.encoding(), sorted(elements)), syntax.encoding());
        return written(new Instance(
                Value.Bytes.of(preamble), meta, dataSet, syntax, new BytesSource(new byte[0], 0), false, Set.of()));
    }

    static byte[] written(Instance instance) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            DicomWriter.encode(instance).writeTo(Channels.newChannel(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    Instance instance() {
        return read(encoded());
    }

    static Instance read(byte[] bytes) {
        try {
            return DicomReader.read(new BytesSource(bytes, bytes.length), LIMITS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedDicomException e) {
            throw new AssertionError(e);
        }
    }

    static SearchResult search(Instance original, Instance released, Retained... retained) {
        Known known = new Known();
        known.harvest(original);
        try {
            return new LeakCheck(known.identity(), Set.of(retained)).search(original, DicomWriter.encode(released));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
