package org.elpis.pixel;

import java.io.IOException;
import java.util.List;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Value;

/// Looks at the pixels of images for words drawn into them, and fills what must not leave.
///
/// Found by [java.util.ServiceLoader]. Implementations are thread-safe and have a public constructor without
/// parameters. Pixels are hostile: whatever they are, a call ends, in time and memory that grow with the image.
public interface ImageExaminer {
    /// How hard to look.
    enum Care {
        USUAL,
        /// After a redaction: lower thresholds, so that what the first look just missed is found.
        SECOND_LOOK
    }

    /// Where words are drawn into the frames of an image, whatever its header says about it.
    ///
    /// @param image  with Pixel Data at its top level
    /// @return boxes that hold for all frames; empty when no frame has words
    /// @throws UndecodableFrameException when a frame cannot be looked at
    /// @throws UncertainPixelsException when nobody can say
    List<Box> words(Instance image, Care care) throws IOException;

    /// Looks for faces in all objects of a study together, and finds out what must go so that none is left.
    ///
    /// @param seed  secret and the same for the same study: what noise is drawn from, so that nobody can
    ///     subtract it
    /// @throws IOException when an object cannot be read any more; one that cannot be decoded is a doubt and no
    ///     exception
    Faces faces(StudyImages images, FaceHandling handling, byte[] seed) throws IOException;

    /// Changes pixels of an image; all others stay as they are, bit by bit.
    ///
    /// @param image  that the pixels belong to
    /// @param pixels  its pixel data, possibly without what was hidden in them
    /// @param edit  within the image
    /// @throws UndecodableFrameException when a frame cannot be decoded or the result is too large for the
    ///     memory
    FilledPixels fill(Instance image, Value pixels, PixelEdit edit) throws IOException;

    /// Whether an image shows what an edit with a face made of it: the new values of the face where no box
    /// lies, and everywhere else outside the boxes what the original shows.
    ///
    /// @throws UndecodableFrameException when a frame of either cannot be decoded
    boolean holds(Instance released, Instance original, PixelEdit edit) throws IOException;

    /// A frame as eyes see it, made smaller until it fits.
    ///
    /// @param frame  from 0
    /// @param maxSide  of the view, in pixels
    /// @throws UndecodableFrameException when the frame cannot be decoded
    View view(Instance image, int frame, int maxSide) throws IOException;

    /// The same frame before and after a change, as eyes see it and by one window.
    ///
    /// @param frame  from 0
    /// @param maxSide  of the views, in pixels
    /// @throws UndecodableFrameException when the frame cannot be decoded
    Faces.BeforeAfter views(Instance before, Instance after, int frame, int maxSide) throws IOException;

    /// Compares all pixels of an image with what became of it.
    ///
    /// @param edit  what was to change
    /// @throws UndecodableFrameException when a frame cannot be decoded, or the two cannot be compared
    PixelChange change(Instance before, Instance after, PixelEdit edit) throws IOException;

    /// How alike a frame is to what became of it.
    ///
    /// @param frame  from 0
    /// @throws UndecodableFrameException when the frame cannot be decoded, or the two cannot be compared
    Likeness likeness(Instance before, Instance after, int frame) throws IOException;
}
