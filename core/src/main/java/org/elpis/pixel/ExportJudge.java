package org.elpis.pixel;

import java.io.IOException;
import java.nio.file.Path;
import org.elpis.dicom.Instance;

/// Holds PNG and JPEG pictures against the images that they are said to show.
///
/// Found by [java.util.ServiceLoader]. Implementations are thread-safe and have a public constructor without
/// parameters. Pictures are hostile: whatever they are, a call ends, in bounded memory.
public interface ExportJudge {
    /// Whether a file begins as a picture does that can be judged.
    boolean isPicture(Path file);

    /// Reads a picture; one that cannot be read gives a trial whose verdict says so.
    ///
    /// @throws IOException when the file cannot be read from its disk
    Trial trial(Path picture) throws IOException;

    /// One picture, held against one image after the other. Not thread-safe.
    interface Trial {
        /// How hard to look for the place of the picture.
        enum Care {
            /// The whole of a frame, with or without borders.
            QUICK,
            /// Any part of a frame, of any size.
            THOROUGH
        }

        /// Holds the picture against all frames of an image.
        ///
        /// @param name  by which the verdict names the image
        /// @throws UndecodableFrameException when a frame cannot be decoded
        void look(String name, Instance image, Care care) throws IOException;

        /// Whether a frame was found that the picture shows, so that nobody needs to look more thoroughly.
        boolean isPlaced();

        /// What is to be said of the picture after all looks.
        ExportVerdict verdict();
    }
}
