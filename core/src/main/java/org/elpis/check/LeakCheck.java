package org.elpis.check;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Source;

/// Searches what is about to leave for a patient's known identity. Thread-safe.
///
/// Every output byte outside native pixel data is searched: as it is, decoded, as UTF-16, out of Base64,
/// hexadecimal digits and compressed streams, and with separators left out. Shares no code with the transform.
public final class LeakCheck {
    private static final EncodedInstance NOTHING = DicomWriter.encode(DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE));

    private final KnownIdentity known;
    private final Set<Retained> retained;

    public LeakCheck(KnownIdentity known, Set<Retained> retained) {
        this.known = known;
        this.retained = retained.isEmpty() ? EnumSet.noneOf(Retained.class) : EnumSet.copyOf(retained);
    }

    /// Searches an encoded object.
    ///
    /// @param original  the object it was made from, to tell moved dates from dates that stayed
    /// @throws IOException when a region that is to be searched cannot be read
    public SearchResult search(Instance original, EncodedInstance released) throws IOException {
        return new Search(known, retained, released).run(original.dataSet());
    }

    /// Searches a file that is no object, every byte.
    ///
    /// @throws IOException when it cannot be read
    public SearchResult search(Source file) throws IOException {
        return new Search(known, retained, NOTHING).run(file);
    }

    /// Searches the name or path of a released file.
    public SearchResult search(String fileName) {
        return new Search(known, retained, NOTHING).run(fileName);
    }
}
