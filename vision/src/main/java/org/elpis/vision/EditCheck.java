package org.elpis.vision;

import java.io.IOException;
import java.util.List;
import org.elpis.dicom.Instance;
import org.elpis.pixel.Box;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.PixelEdit;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;

/// Compares the decoded frames of an image before and after an edit. It shares only the decoders with what made
/// the edit.
final class EditCheck {
    private final ImageFrames before;
    private final ImageFrames after;
    private final PixelEdit edit;

    private EditCheck(ImageFrames before, ImageFrames after, PixelEdit edit) {
        this.before = before;
        this.after = after;
        this.edit = edit;
    }

    /// Whether every pixel outside the boxes is what the edit or else the original says.
    static boolean holds(Instance released, Instance original, PixelEdit edit) throws IOException {
        return new EditCheck(ImageFrames.of(original), ImageFrames.of(released), edit).holds();
    }

    private boolean holds() throws IOException {
        if (!isOfOneSize(before.layout(), after.layout())) {
            return false;
        }
        if (edit.face().isPresent() && !fits(edit.face().get())) {
            return false;
        }
        for (int i = 0; i < before.count(); i++) {
            if (!holds(before.raster(i), after.raster(i), i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfOneSize(PixelLayout one, PixelLayout other) {
        return one.columns() == other.columns() && one.rows() == other.rows() && one.frames() == other.frames();
    }

    private boolean fits(FaceEdit face) {
        PixelLayout layout = before.layout();
        return face.columns() == layout.columns()
                && face.rows() == layout.rows()
                && face.frames().size() == layout.frames()
                && layout.samples() == 1;
    }

    private boolean holds(Raster original, Raster released, int frame) {
        if (original.samples() != released.samples()) {
            return false;
        }
        if (edit.face().isPresent()) {
            put(edit.face().get().frames().get(frame), original.values());
        }
        int samples = original.samples();
        int length = original.columns() * samples;
        for (int y = 0; y < original.rows(); y++) {
            copyBoxes(released, original, y);
            for (int i = y * length; i < (y + 1) * length; i++) {
                if (original.values()[i] != released.values()[i]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void put(FaceEdit.Frame frame, short[] values) {
        int next = 0;
        for (int i = 0; i < frame.runs().length; i += 2) {
            System.arraycopy(frame.values(), next, values, frame.runs()[i], frame.runs()[i + 1]);
            next += frame.runs()[i + 1];
        }
    }

    /// What lies in boxes is looked at for words, not here.
    private void copyBoxes(Raster from, Raster to, int y) {
        List<Box> boxes = edit.boxes();
        int samples = from.samples();
        for (Box box : boxes) {
            if (y >= box.y() && y < box.bottom() && box.x() < from.columns()) {
                int start = (y * from.columns() + box.x()) * samples;
                int width = Math.min(box.right(), from.columns()) - box.x();
                System.arraycopy(from.values(), start, to.values(), start, width * samples);
            }
        }
    }
}
