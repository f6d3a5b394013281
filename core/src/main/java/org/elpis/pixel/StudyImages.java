package org.elpis.pixel;

import java.io.IOException;
import org.elpis.dicom.Instance;

/// The objects of one study, opened one at a time: a face takes all slices to see, and no memory holds them all.
public interface StudyImages {
    /// How many there are.
    int count();

    /// Opens an object, reads from it, and closes it.
    ///
    /// @param index  0 to `count() - 1`; the order says nothing
    /// @throws IOException when it cannot be read any more, or whatever `reading` throws
    <T> T read(int index, Reading<T> reading) throws IOException;

    /// What to do with an open object. The object must not be used afterwards.
    @FunctionalInterface
    interface Reading<T> {
        T of(Instance object) throws IOException;
    }
}
