package org.elpis.check;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.Source;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;

/// What is kept of an object to find its counterpart: no value that is not needed for that.
///
/// @param patient  number of the patient among the originals, -1 for released objects
/// @param kind  SOP class, modality and size of the image
/// @param pixels  length and digest of the first pixels, of compressed ones of the last; empty when there are none
record Entry(
        Path path,
        int patient,
        String sopInstanceUid,
        String seriesUid,
        String studyUid,
        String frameOfReferenceUid,
        String kind,
        int instanceNumber,
        String pixels) {
    private static final int FRAME_OF_REFERENCE_UID = Tag.of(0x0020, 0x0052);
    private static final int INSTANCE_NUMBER = Tag.of(0x0020, 0x0013);

    /// Pixel bytes that are digested first; more only for objects that agree in these.
    static final long HEAD = 64 << 10;

    static Entry of(Path path, int patient, Instance instance) throws IOException {
        DataSet dataSet = instance.dataSet();
        String kind = instance.sopClassUid()
                + ' '
                + dataSet.string(Tag.MODALITY)
                + ' '
                + dataSet.number(Tag.ROWS, 0)
                + ' '
                + dataSet.number(Tag.COLUMNS, 0);
        return new Entry(
                path,
                patient,
                instance.sopInstanceUid(),
                dataSet.string(Tag.SERIES_INSTANCE_UID),
                dataSet.string(Tag.STUDY_INSTANCE_UID),
                dataSet.string(FRAME_OF_REFERENCE_UID),
                kind,
                dataSet.number(INSTANCE_NUMBER, -1),
                pixelDigest(dataSet, HEAD));
    }

    /// Length of the pixel data, and the digest of their first `limit` bytes.
    static String pixelDigest(DataSet dataSet, long limit) throws IOException {
        for (Element element : dataSet) {
            if (Tag.isPixelData(element.tag())) {
                return pixelDigest(element.value(), limit);
            }
        }
        return "";
    }

    private static String pixelDigest(Value value, long limit) throws IOException {
        return switch (value) {
            case Value.Region region -> digest(List.of(region), limit);
            case Value.Fragments fragments ->
                digest(limit == HEAD ? codedData(fragments) : withoutOffsets(fragments), limit);
            case Value.Bytes bytes -> digest(bytes);
            case Value.Items items -> "";
        };
    }

    /// The fragments behind the Basic Offset Table, which tools drop and make anew.
    private static List<Value.Region> withoutOffsets(Value.Fragments fragments) {
        List<Value.Region> regions = new ArrayList<>(fragments.regions());
        return regions.isEmpty() ? regions : regions.subList(1, regions.size());
    }

    /// The second half of the last fragment: comments and metadata, which tools blank or take out, stand before
    /// the coded data.
    private static List<Value.Region> codedData(Value.Fragments fragments) {
        List<Value.Region> regions = withoutOffsets(fragments);
        if (regions.isEmpty()) {
            return regions;
        }
        Value.Region last = regions.getLast();
        long half = last.length() / 2;
        return List.of(new Value.Region(last.source(), last.position() + last.length() - half, half));
    }

    private static String digest(Value.Bytes bytes) {
        MessageDigest sha = Sha256.start();
        sha.update(bytes.array(), bytes.offset(), (int) Math.min(bytes.length(), HEAD));
        return bytes.length() + " " + Sha256.hex(sha.digest());
    }

    private static String digest(List<Value.Region> regions, long limit) throws IOException {
        MessageDigest sha = Sha256.start();
        byte[] block = new byte[64 << 10];
        long total = 0;
        long left = limit;
        for (Value.Region region : regions) {
            total += region.length();
            long wanted = Math.min(left, region.length());
            update(sha, region.source(), region.position(), wanted, block);
            left -= wanted;
        }
        return total == 0 ? "" : total + " " + Sha256.hex(sha.digest());
    }

    private static void update(MessageDigest sha, Source source, long from, long count, byte[] block)
            throws IOException {
        for (long done = 0; done < count; ) {
            int read = source.read(from + done, block, 0, (int) Math.min(block.length, count - done));
            if (read == 0) {
                return;
            }
            sha.update(block, 0, read);
            done += read;
        }
    }
}
