package org.elpis.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;

/// Brings the pixel data of icons that are compressed without loss into their native form, in which they are sealed:
/// software that compresses an image compresses its icon too.
final class Icons {
    /// An icon is small; larger ones stay as they are. Source: PS3.3 F.7
    private static final long MOST_CELLS = 1 << 20;

    private Icons() {}

    /// The data set with native icons in the sequences at its top level.
    static DataSet expanded(Instance instance, DataSet dataSet, Optional<ImageOpener> opener) throws IOException {
        if (opener.isEmpty() || !instance.transferSyntax().isEncapsulated()) {
            return dataSet;
        }
        List<Element> elements = new ArrayList<>();
        for (Element element : dataSet) {
            boolean isSequence = element.value() instanceof Value.Items && !Tag.isPrivate(element.tag());
            elements.add(isSequence ? expanded(instance, element, opener.get()) : element);
        }
        return dataSet.with(elements);
    }

    private static Element expanded(Instance instance, Element sequence, ImageOpener opener) throws IOException {
        List<DataSet> items = new ArrayList<>();
        boolean isAny = false;
        Value.Items all = (Value.Items) sequence.value();
        for (DataSet item : all.items()) {
            Optional<Value> pixels = item.get(Tag.PIXEL_DATA)
                            .filter(element -> element.value() instanceof Value.Fragments)
                            .isPresent()
                    ? natively(instance, item, opener)
                    : Optional.empty();
            isAny |= pixels.isPresent();
            items.add(pixels.isPresent() ? with(item, pixels.get()) : item);
        }
        return isAny ? sequence.with(new Value.Items(items, all.isUndefinedLength())) : sequence;
    }

    private static DataSet with(DataSet item, Value pixels) {
        List<Element> elements = new ArrayList<>();
        for (Element element : item) {
            elements.add(element.tag() == Tag.PIXEL_DATA ? new Element(Tag.PIXEL_DATA, Vr.OB, pixels) : element);
        }
        return item.with(elements);
    }

    /// The cells that native pixel data would have; empty where decoders could differ.
    private static Optional<Value> natively(Instance instance, DataSet item, ImageOpener opener) throws IOException {
        try {
            StoredImage image = opener.open(new Instance(
                    instance.preamble(),
                    instance.fileMeta(),
                    item,
                    instance.transferSyntax(),
                    instance.source(),
                    instance.inflated(),
                    instance.anomalies()));
            PixelLayout layout = image.layout();
            if (layout.frames() != 1
                    || layout.samples() != 1
                    || layout.cells() > MOST_CELLS
                    || layout.bitsAllocated() != 8 && layout.bitsAllocated() != 16
                    || !image.isExact(image.written(0))) {
                return Optional.empty();
            }
            return Optional.of(Value.Bytes.of(cells(image.raster(0), layout)));
        } catch (UndecodableFrameException e) {
            return Optional.empty();
        }
    }

    private static byte[] cells(Raster raster, PixelLayout layout) {
        int bytes = layout.bitsAllocated() / 8;
        int shift = layout.highBit() + 1 - layout.bitsStored();
        int mask = (1 << layout.bitsStored()) - 1;
        short[] values = raster.values();
        ByteBuffer out = ByteBuffer.allocate(values.length * bytes + 1 & ~1).order(ByteOrder.LITTLE_ENDIAN);
        for (short value : values) {
            int cell = (raster.isSigned() ? value : value & mask) << shift;
            if (bytes == 1) {
                out.put((byte) cell);
            } else {
                out.putShort((short) cell);
            }
        }
        return out.array();
    }
}
