package org.elpis.vision.volume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.pixel.StudyImages;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.CharacterSet;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.FileForm;
import org.elpis.testkit.dicom.ObjectWriter;

/// Objects of a study as a scanner would write them: slices of an anatomy that is a formula, so that the value of every
/// place is known.
public final class DrawnScan implements StudyImages {
    public static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    public static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    public static final String ENHANCED_MR = "1.2.840.10008.5.1.4.1.1.4.1";

    private static final int HEADER_BYTES = 1200;

    private final List<byte[]> files = new ArrayList<>();

    /// Stored values by place in millimetres.
    @FunctionalInterface
    public interface Anatomy {
        double at(double x, double y, double z);
    }

    /// What makes a series: its SOP Class, its UID, and the UID of its frame of reference.
    public record Series(String sopClass, String uid, String frame, String bodyPart) {
        public Series(String sopClass, String uid) {
            this(sopClass, uid, "1.2.3", "");
        }
    }

    /// A plane around a centre. Source of the words: PS3.3 C.7.6.2.1.1
    public static SlicePlane plane(Vector3 centre, Vector3 right, Vector3 down, int side, double mm, double thickness) {
        Vector3 origin = centre.plus(right, -(side - 1) / 2.0 * mm).plus(down, -(side - 1) / 2.0 * mm);
        return new SlicePlane(side, side, origin, right, down, mm, mm, thickness);
    }

    /// Parallel planes around a place, `gapMm` apart along their normal.
    public static List<SlicePlane> planes(
            Vector3 middle, Vector3 right, Vector3 down, int count, double gapMm, int side, double mm) {
        List<SlicePlane> planes = new ArrayList<>();
        Vector3 normal = right.cross(down);
        for (int i = 0; i < count; i++) {
            Vector3 centre = middle.plus(normal, (i - (count - 1) / 2.0) * gapMm);
            planes.add(plane(centre, right, down, side, mm, gapMm));
        }
        return planes;
    }

    /// Adds an image of one frame.
    public Attributes add(Series series, SlicePlane plane, Anatomy anatomy) {
        Attributes image = header(series, plane.columns(), plane.rows());
        image.text(0x0020_0032, "DS", numbers(plane.origin()));
        image.text(0x0020_0037, "DS", numbers(plane.right()) + "\\" + numbers(plane.down()));
        image.text(0x0028_0030, "DS", plane.rowMm() + "\\" + plane.columnMm());
        image.text(0x0018_0050, "DS", Double.toString(plane.thicknessMm()));
        image.words(0x7FE0_0010, "OW", pixels(List.of(plane), anatomy), 2);
        add(image);
        return image;
    }

    public void add(Series series, List<SlicePlane> planes, Anatomy anatomy) {
        planes.forEach(plane -> add(series, plane, anatomy));
    }

    /// Adds an enhanced image whose frames are the planes.
    public void addFrames(Series series, List<SlicePlane> planes, Anatomy anatomy) {
        SlicePlane first = planes.getFirst();
        Attributes image = header(series, first.columns(), first.rows());
        image.text(0x0028_0008, "IS", Integer.toString(planes.size()));
        Attributes shared = image.item(0x5200_9229);
        Attributes measures = shared.item(0x0028_9110);
        measures.text(0x0028_0030, "DS", first.rowMm() + "\\" + first.columnMm());
        measures.text(0x0018_0050, "DS", Double.toString(first.thicknessMm()));
        shared.item(0x0020_9116).text(0x0020_0037, "DS", numbers(first.right()) + "\\" + numbers(first.down()));
        for (SlicePlane plane : planes) {
            image.item(0x5200_9230).item(0x0020_9113).text(0x0020_0032, "DS", numbers(plane.origin()));
        }
        image.words(0x7FE0_0010, "OW", pixels(planes, anatomy), 2);
        add(image);
    }

    /// The header of an image of 12 bits in 16.
    public Attributes header(Series series, int columns, int rows) {
        Attributes image = new Attributes();
        image.text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\AXIAL");
        image.text(0x0008_0016, "UI", series.sopClass());
        image.text(0x0008_0018, "UI", "1.2." + (files.size() + 1));
        image.text(0x0008_0060, "CS", series.sopClass().equals(CT) ? "CT" : "MR");
        image.text(0x0018_0015, "CS", series.bodyPart());
        image.text(0x0020_000D, "UI", "1.2.9");
        image.text(0x0020_000E, "UI", series.uid());
        image.text(0x0020_0013, "IS", Integer.toString(files.size() + 1));
        image.text(0x0020_0052, "UI", series.frame());
        image.shorts(0x0028_0002, "US", 1);
        image.text(0x0028_0004, "CS", "MONOCHROME2");
        image.shorts(0x0028_0010, "US", rows);
        image.shorts(0x0028_0011, "US", columns);
        image.shorts(0x0028_0100, "US", 16);
        image.shorts(0x0028_0101, "US", 12);
        image.shorts(0x0028_0102, "US", 11);
        image.shorts(0x0028_0103, "US", 0);
        if (series.sopClass().equals(CT)) {
            image.text(0x0028_1052, "DS", "-1024");
            image.text(0x0028_1053, "DS", "1");
        }
        return image;
    }

    private static byte[] pixels(List<SlicePlane> planes, Anatomy anatomy) {
        SlicePlane first = planes.getFirst();
        ByteBuffer bytes = ByteBuffer.allocate(planes.size() * first.columns() * first.rows() * 2)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (SlicePlane plane : planes) {
            for (int row = 0; row < plane.rows(); row++) {
                for (int column = 0; column < plane.columns(); column++) {
                    Vector3 at = plane.at(column, row);
                    bytes.putShort((short) Math.clamp(Math.rint(anatomy.at(at.x(), at.y(), at.z())), 0, 4095));
                }
            }
        }
        return bytes.array();
    }

    private static String numbers(Vector3 vector) {
        return vector.x() + "\\" + vector.y() + "\\" + vector.z();
    }

    /// Adds an object as it is.
    public void add(Attributes object) {
        Attributes meta = new Attributes();
        meta.text(0x0002_0002, "UI", object.text(0x0008_0016));
        meta.text(0x0002_0003, "UI", object.text(0x0008_0018));
        files.add(ObjectWriter.write(
                object, new FileForm(Encoding.EXPLICIT_LITTLE, CharacterSet.ASCII, new byte[128], Optional.of(meta))));
    }

    /// Writes the last object anew, after its attributes were changed.
    public void replaceLast(Attributes object) {
        files.removeLast();
        add(object);
    }

    /// A copy whose files have bytes changed at random.
    ///
    /// @param share  of the bytes before the pixels, 0 to 1
    public DrawnScan mutated(Random random, double share) {
        DrawnScan other = new DrawnScan();
        for (byte[] file : files) {
            byte[] changed = file.clone();
            for (int i = 132; i < Math.min(changed.length, HEADER_BYTES); i++) {
                if (random.nextDouble() < share) {
                    // Digits and separators mostly: a header that cannot be read teaches nothing.
                    boolean isDigit = changed[i] >= '0' && changed[i] <= '9';
                    changed[i] = (byte) (isDigit ? "0123456789.-\\e".charAt(random.nextInt(14)) : changed[i]);
                    changed[i] += (byte) (isDigit ? 0 : random.nextInt(100) == 0 ? random.nextInt() : 0);
                }
            }
            other.files.add(changed);
        }
        return other;
    }

    /// The same objects, the last one first.
    public DrawnScan reversed() {
        DrawnScan other = new DrawnScan();
        other.files.addAll(files.reversed());
        return other;
    }

    @Override
    public int count() {
        return files.size();
    }

    @Override
    public <T> T read(int index, Reading<T> reading) throws IOException {
        return reading.of(open(index));
    }

    /// Objects on the heap need not be closed.
    public Instance open(int index) throws IOException {
        byte[] file = files.get(index);
        try {
            return DicomReader.read(new BytesSource(file, file.length), ReadLimits.forHeap(1L << 28));
        } catch (MalformedDicomException e) {
            throw new IOException(e);
        }
    }
}
