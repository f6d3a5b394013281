package org.elpis.vision;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.pixel.Box;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelChange;
import org.elpis.pixel.PixelEdit;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.vision.likeness.Brightness;

/// Counts which pixels of an image are not what they were, and where they lie: decoded values are compared,
/// frame by frame.
final class PixelCount {
    private static final Set<String> LOSSY_JPEG = Set.of(
            "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.53", "1.2.840.10008.1.2.4.55");
    /// Pixels that one coded block of a component spans at most, sampled by four.
    private static final int BLOCK_REACH = 32;

    private static final byte ELSEWHERE = 0;
    private static final byte NEAR = 1;
    private static final byte INSIDE = 2;

    private final PixelLayout layout;
    private final byte[] places;
    private final long[] changed = new long[3];
    private long foreground;
    private long foregroundChanged;

    private PixelCount(PixelLayout layout, PixelEdit edit, int reach) {
        this.layout = layout;
        this.places = new byte[Math.toIntExact(layout.pixels())];
        for (Box box : edit.boxes()) {
            mark(box.x() - reach, box.y() - reach, box.right() + reach, box.bottom() + reach, NEAR);
        }
        for (Box box : edit.boxes()) {
            mark(box.x(), box.y(), box.right(), box.bottom(), INSIDE);
        }
    }

    private void mark(int left, int top, int right, int bottom, byte place) {
        int last = Math.min(right, layout.columns());
        for (int y = Math.max(0, top); y < Math.min(bottom, layout.rows()); y++) {
            int row = y * layout.columns();
            for (int x = Math.max(0, left); x < last; x++) {
                places[row + x] = (byte) Math.max(places[row + x], place);
            }
        }
    }

    static PixelChange of(Instance before, Instance after, PixelEdit edit) throws IOException {
        ImageFrames framesBefore = ImageFrames.of(before);
        ImageFrames framesAfter = ImageFrames.of(after);
        requireComparable(framesBefore, framesAfter);
        PixelLayout layout = framesBefore.layout();
        if (edit.face().isPresent() && edit.face().get().frames().size() != layout.frames()) {
            throw new UndecodableFrameException("it has other frames than were to change");
        }
        PixelCount count = new PixelCount(layout, edit, reach(before, layout));
        int frame = 0;
        long most = -1;
        for (int i = 0; i < layout.frames(); i++) {
            byte[] places = edit.face().isPresent()
                    ? count.with(edit.face().get().frames().get(i))
                    : count.places;
            Raster raster = framesBefore.raster(i);
            long found = count.add(raster, framesAfter.raster(i), places, before.dataSet());
            if (found > most) {
                most = found;
                frame = i;
            }
        }
        return count.result(frame);
    }

    static void requireComparable(ImageFrames before, ImageFrames after) throws UndecodableFrameException {
        PixelLayout one = before.layout();
        PixelLayout other = after.layout();
        if (one.columns() != other.columns() || one.rows() != other.rows() || one.frames() != other.frames()) {
            throw new UndecodableFrameException("its frames have another size than before");
        }
        if (Math.max(one.bitsAllocated(), other.bitsAllocated()) > 16) {
            throw new UndecodableFrameException("values of more than 16 bits are not compared");
        }
    }

    private static int reach(Instance image, PixelLayout layout) {
        if (LOSSY_JPEG.contains(image.transferSyntax().uid())) {
            return BLOCK_REACH;
        }
        boolean isShared =
                layout.photometric() == Photometric.YBR_FULL_422 || layout.photometric() == Photometric.YBR_PARTIAL_422;
        return isShared ? 1 : 0;
    }

    private byte[] with(FaceEdit.Frame face) throws UndecodableFrameException {
        byte[] all = places.clone();
        int[] runs = face.runs();
        for (int i = 0; i + 1 < runs.length; i += 2) {
            if (runs[i] + runs[i + 1] > all.length) {
                throw new UndecodableFrameException("what was to change lies outside of it");
            }
            Arrays.fill(all, runs[i], runs[i] + runs[i + 1], INSIDE);
        }
        return all;
    }

    private long add(Raster one, Raster other, byte[] where, DataSet image) throws UndecodableFrameException {
        if (one.photometric() != other.photometric() || one.values().length != other.values().length) {
            throw new UndecodableFrameException("its colours are kept in another way than before");
        }
        byte[] grey =
                ShownFrame.picture(image, one, DisplayWindow.usual(image, one)).plane(1);
        int threshold = Brightness.threshold(grey);
        short[] a = one.values();
        short[] b = other.values();
        int samples = one.samples();
        long found = 0;
        for (int i = 0; i < where.length; i++) {
            boolean isSame = true;
            for (int s = i * samples; s < (i + 1) * samples; s++) {
                isSame &= a[s] == b[s];
            }
            boolean isBright = (grey[i] & 0xFF) > threshold;
            foreground += isBright ? 1 : 0;
            if (!isSame) {
                changed[where[i]]++;
                foregroundChanged += isBright ? 1 : 0;
                found++;
            }
        }
        return found;
    }

    private PixelChange result(int frame) {
        return new PixelChange(
                layout.pixels() * layout.frames(),
                changed[ELSEWHERE] + changed[NEAR] + changed[INSIDE],
                changed[NEAR],
                changed[ELSEWHERE],
                foreground,
                foregroundChanged,
                frame);
    }
}
