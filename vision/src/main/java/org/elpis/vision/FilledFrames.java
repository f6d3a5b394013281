package org.elpis.vision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Box;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.FilledPixels;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelEdit;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.vision.codec.LittleEndianCodec;
import org.elpis.vision.codec.NativeCodec;
import org.elpis.vision.codec.NativeFrames;

/// Writes the frames of an image with boxes filled and faces replaced, as near to how they were as can be.
///
/// Uncompressed frames are changed where they lie, and so are the blocks of lossy JPEG where only boxes are
/// filled. Other compressed frames are decoded and written without loss, in their own transfer syntax where
/// there is an encoder, and else uncompressed. Boxes are filled last.
final class FilledFrames {
    private static final FrameCodec UNCOMPRESSED = new LittleEndianCodec();

    private final Instance image;
    private final ImageFrames frames;
    private final PixelLayout layout;
    private final List<Box> boxes;
    private final Optional<FaceEdit> face;
    private final int[] fill;
    private long room = Math.min(Runtime.getRuntime().maxMemory() / 4, Integer.MAX_VALUE - 8);

    private FilledFrames(Instance image, ImageFrames frames, PixelEdit edit) throws UndecodableFrameException {
        this.image = image;
        this.frames = frames;
        this.layout = frames.layout();
        this.boxes = edit.boxes();
        this.face = edit.face();
        if (face.isPresent()) {
            requireFit(layout, face.get());
        }
        this.fill = FillValue.of(image.dataSet(), layout);
    }

    private static void requireFit(PixelLayout layout, FaceEdit face) throws UndecodableFrameException {
        if (layout.samples() != 1 || layout.bitsStored() > 16) {
            throw new UndecodableFrameException("faces are removed from pixels of one sample of up to 16 bits");
        }
        if (face.columns() != layout.columns()
                || face.rows() != layout.rows()
                || face.frames().size() != layout.frames()) {
            throw new UndecodableFrameException("its frames are not those in which a face was found");
        }
    }

    static FilledPixels of(Instance image, Value pixels, PixelEdit edit) throws IOException {
        FilledFrames filled = new FilledFrames(image, ImageFrames.of(image, pixels), edit);
        TransferSyntax syntax = image.transferSyntax();
        if (!syntax.isEncapsulated()) {
            return filled.inPlace();
        }
        Optional<FilledPixels> blocks = filled.inBlocks();
        if (blocks.isPresent()) {
            return blocks.get();
        }
        return filled.frames.codec().writes(syntax.uid()) ? filled.encodedAgain() : filled.uncompressed();
    }

    private FilledPixels inPlace() throws IOException {
        NativeFrames cells = frames.uncompressed();
        byte[] all = frames.read(0, take(cells.bytes() + 1) & ~1L);
        for (int i = 0; i < frames.count(); i++) {
            byte[] changed = frames.codec()
                    .fill(replaced(i), layout, boxes, fill)
                    .orElseThrow(() -> new IllegalStateException("Native frames are filled in place."));
            put(all, cells, i, changed);
        }
        return new FilledPixels(region(all), image.transferSyntax(), layout.photometric(), false);
    }

    /// A native frame without its face.
    private byte[] replaced(int index) throws IOException {
        byte[] frame = frames.frame(index);
        if (face.isEmpty()) {
            return frame;
        }
        if (!(frames.codec() instanceof NativeCodec codec)) {
            throw new IllegalStateException("Native frames are decoded by a native codec.");
        }
        return codec.replace(frame, layout, face.get().frames().get(index));
    }

    /// Empty when the codec cannot, or single pixels change.
    private Optional<FilledPixels> inBlocks() throws IOException {
        if (face.isPresent()) {
            return Optional.empty();
        }
        List<byte[]> written = new ArrayList<>(frames.count());
        for (int i = 0; i < frames.count(); i++) {
            Optional<byte[]> frame = frames.codec().fill(frames.frame(i), layout, boxes, fill);
            if (frame.isEmpty()) {
                return Optional.empty();
            }
            take(frame.get().length);
            written.add(frame.get());
        }
        return Optional.of(new FilledPixels(fragments(written), image.transferSyntax(), layout.photometric(), false));
    }

    private FilledPixels encodedAgain() throws IOException {
        List<byte[]> written = new ArrayList<>(frames.count());
        Photometric photometric = layout.photometric();
        for (int i = 0; i < frames.count(); i++) {
            Raster raster = filled(i);
            photometric = raster.photometric();
            byte[] frame = frames.codec().encode(raster, layout.as(photometric));
            take(frame.length);
            written.add(frame);
        }
        return new FilledPixels(fragments(written), image.transferSyntax(), photometric, true);
    }

    private FilledPixels uncompressed() throws IOException {
        Photometric photometric = filled(0).photometric();
        PixelLayout target = layout.as(photometric);
        NativeFrames places = NativeFrames.of(target, Encoding.EXPLICIT_LITTLE, Vr.OB, Long.MAX_VALUE);
        byte[] all = new byte[Math.toIntExact(take(places.bytes() + 1) & ~1L)];
        for (int i = 0; i < frames.count(); i++) {
            put(all, places, i, UNCOMPRESSED.encode(filled(i), target));
        }
        return new FilledPixels(region(all), TransferSyntax.EXPLICIT_LITTLE, photometric, true);
    }

    /// Puts the cells of a frame where they belong: frames of single bits may share a byte.
    private static void put(byte[] all, NativeFrames places, int frame, byte[] cells) {
        int start = Math.toIntExact(places.start(frame));
        int length = Math.min(Math.toIntExact(places.length(frame)), all.length - start);
        byte[] read = Arrays.copyOfRange(all, start, start + Math.toIntExact(places.length(frame)));
        System.arraycopy(places.put(read, frame, cells), 0, all, start, length);
    }

    private Raster filled(int index) throws IOException {
        Raster decoded = frames.raster(index);
        Raster raster = new Raster(
                decoded.columns(),
                decoded.rows(),
                decoded.photometric(),
                layout.bitsStored(),
                layout.isSigned(),
                decoded.values());
        face.ifPresent(edit -> replace(raster, edit.frames().get(index)));
        int[] values = FillValue.of(image.dataSet(), layout.as(raster.photometric()));
        int samples = raster.samples();
        for (Box box : boxes) {
            for (int y = box.y(); y < Math.min(box.bottom(), raster.rows()); y++) {
                for (int x = box.x(); x < Math.min(box.right(), raster.columns()); x++) {
                    int pixel = (y * raster.columns() + x) * samples;
                    for (int s = 0; s < samples; s++) {
                        raster.values()[pixel + s] = (short) values[s];
                    }
                }
            }
        }
        return raster;
    }

    private static void replace(Raster raster, FaceEdit.Frame face) {
        int unused = Integer.SIZE - raster.bits();
        int[] runs = face.runs();
        int at = 0;
        for (int i = 0; i < runs.length; i += 2) {
            for (int pixel = runs[i]; pixel < runs[i] + runs[i + 1]; pixel++) {
                int value = face.values()[at++] << unused;
                raster.values()[pixel] = (short) (raster.isSigned() ? value >> unused : value >>> unused);
            }
        }
    }

    /// Notes bytes that the result has on the heap.
    private long take(long bytes) throws UndecodableFrameException {
        room -= bytes;
        if (room < 0) {
            throw new UndecodableFrameException("its pixels take more memory than there is for changing them");
        }
        return bytes;
    }

    private static Value.Region region(byte[] bytes) {
        return new Value.Region(new BytesSource(bytes, bytes.length), 0, bytes.length);
    }

    private static Value.Fragments fragments(List<byte[]> written) {
        List<Value.Region> regions = new ArrayList<>(written.size() + 1);
        regions.add(region(new byte[0]));
        for (byte[] frame : written) {
            regions.add(region(Arrays.copyOf(frame, frame.length + 1 & ~1)));
        }
        return new Value.Fragments(regions);
    }
}
