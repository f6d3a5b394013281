package org.elpis.engine;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.dicom.SopClasses;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Box;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.ImageExaminer;
import org.elpis.pixel.UncertainPixelsException;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.pixel.View;

/// What the pixels of one image give away: where writing seems to stand in its frames, and what it says is not
/// told.
///
/// @param sopClass  name of the SOP Class; `of an unknown kind` when the standard has none
/// @param verdict  whether anybody could tell
/// @param why  why not, in constant words that can follow "because "; empty when somebody could
/// @param boxes  around what looks like writing, of all frames
/// @param view  the first frame; empty when nobody asked for it or it cannot be decoded
public record SeenImage(
        String sopClass,
        int columns,
        int rows,
        int frames,
        Verdict verdict,
        String why,
        List<Box> boxes,
        Optional<View> view) {
    /// Whether anybody could tell.
    public enum Verdict {
        SEEN,
        /// Too much looks like writing.
        UNCERTAIN,
        NOT_DECODABLE
    }

    public SeenImage {
        boxes = List.copyOf(boxes);
    }

    /// Whether this installation can look at pixels.
    public static boolean canLook() {
        return Examiners.find().isPresent();
    }

    /// Looks at all frames of an image with Pixel Data.
    ///
    /// @throws IOException when the source cannot be read
    /// @throws IllegalStateException when nobody here looks at pixels
    public static SeenImage of(Instance image) throws IOException {
        ImageExaminer examiner = Examiners.find().orElseThrow();
        try {
            return of(image, Verdict.SEEN, "", examiner.words(image, ImageExaminer.Care.USUAL));
        } catch (UncertainPixelsException e) {
            return of(image, Verdict.UNCERTAIN, String.valueOf(e.getMessage()), List.of());
        } catch (UndecodableFrameException e) {
            return of(image, Verdict.NOT_DECODABLE, String.valueOf(e.getMessage()), List.of());
        }
    }

    private static SeenImage of(Instance image, Verdict verdict, String why, List<Box> boxes) {
        DataSet data = image.dataSet();
        String sopClass = SopClasses.of(image.sopClassUid())
                .map(SopClasses.SopClass::name)
                .orElse("of an unknown kind");
        return new SeenImage(
                sopClass,
                data.number(Tag.COLUMNS, 0),
                data.number(Tag.ROWS, 0),
                data.number(Tag.NUMBER_OF_FRAMES, 1),
                verdict,
                why,
                boxes,
                Optional.empty());
    }

    /// The same with its first frame for a page, where it can be decoded.
    public SeenImage withView(Instance image) throws IOException {
        if (verdict == Verdict.NOT_DECODABLE) {
            return this;
        }
        try {
            View first = Examiners.find().orElseThrow().view(image, 0, PixelLedger.MAX_SIDE);
            return new SeenImage(sopClass, columns, rows, frames, verdict, why, boxes, Optional.of(first));
        } catch (UndecodableFrameException e) {
            return this;
        }
    }
}
