package org.elpis.pixel;

import java.io.IOException;
import java.nio.file.Path;

/// A format of files that hold a whole volume each, as NIfTI is.
///
/// Found by [java.util.ServiceLoader]. Implementations are thread-safe and have a public constructor without
/// parameters. Files are hostile: whatever they are, a call ends, in time and memory that grow with the file
/// within stated bounds.
public interface VolumeFormat {
    /// Whether the name of a file says that it is of this format.
    boolean isNamed(String fileName);

    /// Writes a volume anew without a face, and without whatever its header says beyond geometry, type and
    /// timing. All other voxels stay as they are, bit by bit.
    ///
    /// @param source  is read only, and more than once
    /// @param target  a new file, complete and on the disk when the volume may leave; whatever lies there
    ///     otherwise is to be deleted
    /// @throws org.elpis.dicom.UnreadableSourceException when the source cannot be read
    /// @throws IOException when the target cannot be written
    VolumeOutcome release(Path source, Path target, VolumeHandling handling) throws IOException;
}
