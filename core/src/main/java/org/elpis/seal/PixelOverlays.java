package org.elpis.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;

/// Overlays that lie in bits of the pixels beside the stored ones, as the Overlay Data that they stand for.
///
/// Source: PS3.3-2003 C.9.2, Overlay Bits Allocated and Overlay Bit Position; retired since
///
/// @param dataSet  the object's own, with Overlay Data where an overlay lies in the pixels
/// @param unread  paths of Overlay Data that would be there if the frames could be decoded
/// @param bits  of a cell that such overlays lie in
record PixelOverlays(DataSet dataSet, Set<String> unread, long bits) {
    /// Overlays of more bytes together are not taken out of their frames.
    private static final long MAX_BYTES = 1L << 27;

    private static final int BITS_ALLOCATED = 0x0100;
    private static final int BIT_POSITION = 0x0102;
    private static final int DATA = 0x3000;

    /// Where an overlay lies.
    private record Place(int group, int bit) {
        int tag() {
            return Tag.of(group, DATA);
        }

        String path() {
            return String.format("(%04X,%04X)", group, DATA);
        }
    }

    /// The overlays of an object.
    ///
    /// @param opener  empty where no frame can be decoded
    static PixelOverlays of(Instance instance, Optional<ImageOpener> opener) throws IOException {
        DataSet dataSet = instance.dataSet();
        List<Place> places = places(dataSet);
        if (places.isEmpty() || !dataSet.contains(Tag.PIXEL_DATA)) {
            return new PixelOverlays(dataSet, Set.of(), 0);
        }
        try {
            if (opener.isPresent()) {
                return taken(dataSet, places, opener.get().open(instance));
            }
        } catch (UndecodableFrameException e) {
            // Nobody can take them out.
        }
        Set<String> unread = new HashSet<>();
        places.forEach(place -> unread.add(place.path()));
        return new PixelOverlays(dataSet, unread, 0);
    }

    /// Whether the overlays of an image are too large to be taken out of its frames.
    static boolean areTooLarge(DataSet dataSet, PixelLayout layout) {
        return bytes(layout) * places(dataSet).size() > MAX_BYTES;
    }

    private static long bytes(PixelLayout layout) {
        return (layout.pixels() * layout.frames() + 15) / 16 * 2;
    }

    private static List<Place> places(DataSet dataSet) {
        List<Place> places = new ArrayList<>();
        int high = dataSet.number(Tag.HIGH_BIT, 0);
        int low = high - dataSet.number(Tag.BITS_STORED, 0);
        for (int i = 0; i < dataSet.size() && dataSet.number(Tag.SAMPLES_PER_PIXEL, 1) == 1; i++) {
            int tag = dataSet.at(i).tag();
            int group = Tag.group(tag);
            if (group < 0x6000 || group > 0x60FF || Tag.element(tag) != BIT_POSITION || dataSet.ordinal(i) > 0) {
                continue;
            }
            int bit = dataSet.number(tag, 0);
            boolean isDrawn = bit > 0 || bit == 0 && dataSet.number(Tag.of(group, BITS_ALLOCATED), 1) > 1;
            boolean isInImage = bit <= high && bit > low;
            if (isDrawn
                    && !isInImage
                    && bit < dataSet.number(Tag.BITS_ALLOCATED, 0)
                    && bit < Long.SIZE
                    && !dataSet.contains(Tag.of(group, DATA))) {
                places.add(new Place(group, bit));
            }
        }
        return places;
    }

    private static PixelOverlays taken(DataSet dataSet, List<Place> places, StoredImage image) throws IOException {
        PixelLayout layout = image.layout();
        if (areTooLarge(dataSet, layout)) {
            return new PixelOverlays(dataSet, Set.of(), 0);
        }
        byte[][] overlays = new byte[places.size()][(int) bytes(layout)];
        boolean[] isAny = new boolean[places.size()];
        CellBits bits = CellBits.of(layout, 0);
        for (int frame = 0; frame < layout.frames(); frame++) {
            byte[] cells = image.cells(image.written(frame)).orElse(new byte[0]);
            int length = (int) Math.min(cells.length, layout.pixels() * bits.bytes());
            byte[] whole = length == cells.length ? cells : java.util.Arrays.copyOf(cells, length);
            for (int i = 0; i < overlays.length; i++) {
                isAny[i] |= bits.copy(whole, places.get(i).bit(), overlays[i], frame * layout.pixels());
            }
        }
        List<Element> elements = new ArrayList<>();
        dataSet.forEach(elements::add);
        long known = 0;
        for (int i = 0; i < overlays.length; i++) {
            known |= 1L << places.get(i).bit();
            if (isAny[i]) {
                elements.add(new Element(places.get(i).tag(), Vr.OB, Value.Bytes.of(overlays[i])));
            }
        }
        return new PixelOverlays(dataSet.with(elements), Set.of(), known);
    }
}
