package org.elpis.engine;

import java.io.IOException;
import java.util.Arrays;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Value;

/// Tells whether two files hold the same object. What stands around the data set may differ: an archive and a CD write
/// their own preamble and File Meta Information around one and the same object, and none of that is released.
final class Copies {
    private static final int STEP = 256 << 10;

    private Copies() {}

    /// Whether a release of the one is a release of the other. A file that cannot be read is no copy of any.
    static boolean are(InputItem one, InputItem other, ReadLimits limits) {
        try (FileSource first = FileSource.open(one.file());
                FileSource second = FileSource.open(other.file())) {
            return haveSameBytes(first, second) || holdSameObject(first, second, limits);
        } catch (IOException | MalformedDicomException e) {
            return false;
        }
    }

    private static boolean haveSameBytes(FileSource first, FileSource second) throws IOException {
        return first.size() == second.size()
                && areSame(new Value.Region(first, 0, first.size()), new Value.Region(second, 0, second.size()));
    }

    private static boolean holdSameObject(FileSource first, FileSource second, ReadLimits limits)
            throws IOException, MalformedDicomException {
        Instance one = DicomReader.read(first, limits);
        Instance other = DicomReader.read(second, limits);
        if (!one.transferSyntax().uid().equals(other.transferSyntax().uid())
                || !one.sopClassUid().equals(other.sopClassUid())
                || !one.sopInstanceUid().equals(other.sopInstanceUid())) {
            return false;
        }
        EncodedInstance a = DicomWriter.encode(one.dataSet());
        EncodedInstance b = DicomWriter.encode(other.dataSet());
        boolean isSame = a.regionCount() == b.regionCount()
                && Arrays.equals(a.heap(), 0, a.heapLength(), b.heap(), 0, b.heapLength());
        for (int i = 0; isSame && i < a.regionCount(); i++) {
            isSame = a.heapBefore(i) == b.heapBefore(i) && areSame(a.region(i), b.region(i));
        }
        return isSame;
    }

    private static boolean areSame(Value.Region one, Value.Region other) throws IOException {
        if (one.length() != other.length()) {
            return false;
        }
        byte[] a = new byte[(int) Math.min(STEP, one.length())];
        byte[] b = new byte[a.length];
        for (long at = 0; at < one.length(); at += a.length) {
            int length = (int) Math.min(a.length, one.length() - at);
            int read = one.source().read(one.position() + at, a, 0, length);
            if (read != other.source().read(other.position() + at, b, 0, length)
                    || read < length
                    || !Arrays.equals(a, 0, read, b, 0, read)) {
                return false;
            }
        }
        return true;
    }
}
