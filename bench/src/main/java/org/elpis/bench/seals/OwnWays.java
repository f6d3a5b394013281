package org.elpis.bench.seals;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.vision.codec.BigEndianCodec;
import org.elpis.vision.codec.DeflatedFrameCodec;
import org.elpis.vision.codec.JpegLsCodec;
import org.elpis.vision.codec.LittleEndianCodec;
import org.elpis.vision.codec.RleCodec;
import org.elpis.vision.jpeg.JpegCodec;

/// Writes objects anew in every transfer syntax without loss that is written here.
final class OwnWays {
    private static final String JPEG = "1.2.840.10008.1.2.4.";

    /// Each way, and the transfer syntax that it leads to.
    static final Map<String, String> WAYS = new TreeMap<>(Map.of(
            "implicit little endian",
            TransferSyntax.IMPLICIT_LITTLE.uid(),
            "explicit little endian",
            TransferSyntax.EXPLICIT_LITTLE.uid(),
            "explicit big endian",
            TransferSyntax.EXPLICIT_BIG.uid(),
            "deflated",
            TransferSyntax.DEFLATED.uid(),
            "RLE",
            "1.2.840.10008.1.2.5",
            "JPEG-LS",
            JPEG + "80",
            "JPEG lossless",
            JPEG + "57",
            "JPEG lossless, predictor 1",
            JPEG + "70",
            "deflated frames",
            "1.2.840.10008.1.2.8.1"));

    private static final List<FrameCodec> CODECS = List.of(
            new LittleEndianCodec(),
            new BigEndianCodec(),
            new RleCodec(),
            new JpegLsCodec(),
            new JpegCodec(),
            new DeflatedFrameCodec());

    private final Instance original;
    private final Optional<PixelLayout> form;
    private final List<Raster> rasters = new ArrayList<>();

    /// Decodes the frames of an object, once for all ways.
    OwnWays(Instance original) throws IOException {
        this.original = original;
        Optional<PixelLayout> layout = Optional.empty();
        if (original.dataSet().contains(Tag.PIXEL_DATA)) {
            try {
                StoredImage image = Examiners.opener().orElseThrow().open(original);
                layout = Optional.of(image.layout()).filter(known -> known.bitsStored() <= 16);
                for (int i = 0; layout.isPresent() && i < image.layout().frames(); i++) {
                    rasters.add(image.raster(i));
                }
            } catch (UndecodableFrameException e) {
                layout = Optional.empty();
            }
        }
        this.form = layout;
    }

    /// Writes a copy.
    ///
    /// @param isUndefined  whether sequences and items end with delimiters
    /// @return whether there is such a copy
    boolean write(String syntaxUid, boolean isUndefined, Path copy) throws IOException {
        TransferSyntax syntax = TransferSyntax.of(syntaxUid).orElseThrow();
        Encoding encoding = syntax.encoding();
        List<Element> elements = new ArrayList<>(converted(original.dataSet(), encoding, isUndefined));
        if (original.dataSet().contains(Tag.PIXEL_DATA)) {
            Optional<List<Element>> pixels = pixels(syntax);
            if (pixels.isEmpty()
                    && (syntax.isEncapsulated() || original.transferSyntax().isEncapsulated())) {
                return false;
            }
            for (Element element : pixels.orElse(List.of())) {
                elements.removeIf(old -> old.tag() == element.tag());
                elements.add(element);
            }
            elements.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        } else if (syntax.isEncapsulated()) {
            return false;
        }
        write(original, syntax, DataSet.of(elements, encoding), copy);
        return true;
    }

    static void write(Instance original, TransferSyntax syntax, DataSet dataSet, Path copy) throws IOException {
        List<Element> meta = new ArrayList<>();
        for (Element element : original.fileMeta()) {
            if (element.tag() != Tag.TRANSFER_SYNTAX_UID && element.tag() != Tag.FILE_META_INFORMATION_GROUP_LENGTH) {
                meta.add(element);
            }
        }
        meta.add(Element.ofAscii(Tag.TRANSFER_SYNTAX_UID, Vr.UI, syntax.uid()));
        meta.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        Instance written = new Instance(
                Value.Bytes.of(new byte[128]),
                DicomWriter.fileMeta(meta),
                dataSet,
                syntax,
                original.source(),
                false,
                java.util.Set.of());
        try (FileChannel target = FileChannel.open(
                copy, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            DicomWriter.encode(written).writeTo(target);
        }
    }

    private static List<Element> converted(DataSet dataSet, Encoding encoding, boolean isUndefined) throws IOException {
        boolean isSwapped = (dataSet.encoding() == Encoding.EXPLICIT_BIG) != (encoding == Encoding.EXPLICIT_BIG);
        List<Element> elements = new ArrayList<>();
        for (Element element : dataSet) {
            if (Tag.element(element.tag()) == 0) {
                continue;
            }
            // Items that stood in an unknown VR are those of a sequence.
            Vr vr = element.value() instanceof Value.Items ? Vr.SQ : element.vr();
            elements.add(new Element(element.tag(), vr, converted(element, isSwapped, encoding, isUndefined)));
        }
        return elements;
    }

    private static Value converted(Element element, boolean isSwapped, Encoding encoding, boolean isUndefined)
            throws IOException {
        return switch (element.value()) {
            case Value.Bytes bytes -> isSwapped ? swapped(bytes.copy(), element.vr()) : bytes;
            case Value.Region region -> isSwapped ? swapped(region.load(Integer.MAX_VALUE - 8), element.vr()) : region;
            case Value.Items items -> {
                List<DataSet> sets = new ArrayList<>();
                for (DataSet item : items.items()) {
                    sets.add(DataSet.of(converted(item, encoding, isUndefined), encoding));
                }
                yield new Value.Items(sets, isUndefined);
            }
            case Value.Fragments fragments -> fragments;
        };
    }

    private static Value swapped(byte[] bytes, Vr vr) {
        int unit = vr.unitBytes();
        for (int at = 0; at + unit <= bytes.length && unit > 1; at += unit) {
            for (int i = 0; i < unit / 2; i++) {
                byte first = bytes[at + i];
                bytes[at + i] = bytes[at + unit - 1 - i];
                bytes[at + unit - 1 - i] = first;
            }
        }
        return Value.Bytes.of(bytes);
    }

    /// The pixel data in another form, and what tells how they lie.
    private Optional<List<Element>> pixels(TransferSyntax syntax) {
        if (rasters.isEmpty() || form.isEmpty() || form.get().bitsAllocated() == 1 && !fits(form.get(), syntax)) {
            return Optional.empty();
        }
        PixelLayout layout = form.get().as(rasters.getFirst().photometric());
        FrameCodec codec = CODECS.stream()
                .filter(each -> each.writes(syntax.uid()))
                .findFirst()
                .orElseThrow();
        List<byte[]> frames = new ArrayList<>();
        try {
            rasters.forEach(raster -> frames.add(codec.encode(raster, layout)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        List<Element> elements = new ArrayList<>();
        elements.add(Element.ofAscii(
                Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, layout.photometric().term()));
        if (layout.samples() > 1) {
            byte[] byPixel = syntax.encoding().unsigned16(0);
            elements.add(new Element(Tag.PLANAR_CONFIGURATION, Vr.US, Value.Bytes.of(byPixel)));
        }
        elements.add(new Element(
                Tag.PIXEL_DATA,
                layout.bitsAllocated() > 8 || !syntax.encoding().isExplicit() ? Vr.OW : Vr.OB,
                syntax.isEncapsulated() ? DrawnObject.fragments(padded(frames)) : joined(frames)));
        return Optional.of(elements);
    }

    /// JPEG and JPEG-LS have no samples of one bit, and frames of such samples need not end with a byte.
    private static boolean fits(PixelLayout layout, TransferSyntax syntax) {
        return layout.frames() == 1 && !syntax.uid().startsWith(JPEG);
    }

    private static List<byte[]> padded(List<byte[]> frames) {
        return frames.stream()
                .map(frame -> java.util.Arrays.copyOf(frame, frame.length + 1 & ~1))
                .toList();
    }

    static Value joined(List<byte[]> frames) {
        int length = frames.stream().mapToInt(frame -> frame.length).sum();
        byte[] all = new byte[length + 1 & ~1];
        int at = 0;
        for (byte[] frame : frames) {
            System.arraycopy(frame, 0, all, at, frame.length);
            at += frame.length;
        }
        return Value.Bytes.of(all);
    }
}
