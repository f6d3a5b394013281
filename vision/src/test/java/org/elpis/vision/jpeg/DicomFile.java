package org.elpis.vision.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;

/// An image file: its layout and its frames, read by the gate's reader and written by hand.
///
/// @param frames  encapsulated ones; of a native image all of its pixel data
record DicomFile(String syntax, PixelLayout layout, List<byte[]> frames) {
    static final String NATIVE = "1.2.840.10008.1.2.1";

    private static final int MOST = 1 << 28;

    static DicomFile read(Path file) throws IOException, MalformedDicomException, UndecodableFrameException {
        try (FileSource source = FileSource.open(file)) {
            Instance instance = DicomReader.read(source, ReadLimits.forHeap(1L << 30));
            DataSet dataSet = instance.dataSet();
            PixelLayout layout = PixelLayout.of(dataSet);
            Value pixels = dataSet.get(Tag.PIXEL_DATA).orElseThrow().value();
            List<byte[]> frames = switch (pixels) {
                case Value.Fragments fragments -> frames(fragments, layout.frames());
                case Value.Region region -> List.of(region.load(MOST));
                case Value.Bytes bytes -> List.of(bytes.copy());
                case Value.Items items -> List.of();
            };
            return new DicomFile(instance.transferSyntax().uid(), layout, frames);
        }
    }

    /// A fragment that starts as an image does is one; others go on with the last.
    private static List<byte[]> frames(Value.Fragments fragments, int count) throws IOException {
        List<byte[]> frames = new ArrayList<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Value.Region region :
                fragments.regions().subList(1, fragments.regions().size())) {
            byte[] bytes = region.load(MOST);
            if (all.size() > 0 && count > 1 && bytes.length > 1 && bytes[0] == -1 && bytes[1] == (byte) 0xD8) {
                frames.add(all.toByteArray());
                all.reset();
            }
            all.write(bytes);
        }
        frames.add(all.toByteArray());
        return frames;
    }

    void write(Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[128]);
        out.write("DICM".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream meta = new ByteArrayOutputStream();
        text(meta, 0x00020002, "UI", "1.2.840.10008.5.1.4.1.1.7");
        text(meta, 0x00020003, "UI", "2.25.4711");
        text(meta, 0x00020010, "UI", syntax);
        element(out, 0x00020000, "UL", little(meta.size(), 4));
        meta.writeTo(out);
        text(out, 0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.7");
        text(out, 0x00080018, "UI", "2.25.4711");
        text(out, 0x00080060, "CS", "OT");
        text(out, 0x0020000D, "UI", "2.25.4712");
        text(out, 0x0020000E, "UI", "2.25.4713");
        element(out, 0x00280002, "US", little(layout.samples(), 2));
        text(out, 0x00280004, "CS", layout.photometric().term());
        if (layout.samples() > 1) {
            element(out, 0x00280006, "US", little(layout.isPlanar() ? 1 : 0, 2));
        }
        text(out, 0x00280008, "IS", Integer.toString(layout.frames()));
        element(out, 0x00280010, "US", little(layout.rows(), 2));
        element(out, 0x00280011, "US", little(layout.columns(), 2));
        element(out, 0x00280100, "US", little(layout.bitsAllocated(), 2));
        element(out, 0x00280101, "US", little(layout.bitsStored(), 2));
        element(out, 0x00280102, "US", little(layout.highBit(), 2));
        element(out, 0x00280103, "US", little(layout.isSigned() ? 1 : 0, 2));
        pixels(out);
        Files.write(file, out.toByteArray());
    }

    private void pixels(ByteArrayOutputStream out) throws IOException {
        if (syntax.equals(NATIVE)) {
            element(out, Tag.PIXEL_DATA, layout.bitsAllocated() > 8 ? "OW" : "OB", frames.getFirst());
            return;
        }
        out.write(little(Tag.PIXEL_DATA >>> 16, 2));
        out.write(little(Tag.PIXEL_DATA, 2));
        out.write(new byte[] {'O', 'B', 0, 0, -1, -1, -1, -1});
        out.write(new byte[] {-2, -1, 0, -32, 0, 0, 0, 0});
        for (byte[] frame : frames) {
            out.write(new byte[] {-2, -1, 0, -32});
            out.write(little(frame.length + (frame.length & 1), 4));
            out.write(frame);
            out.write(new byte[frame.length & 1]);
        }
        out.write(new byte[] {-2, -1, (byte) 0xDD, -32, 0, 0, 0, 0});
    }

    private static void text(ByteArrayOutputStream out, int tag, String vr, String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        byte[] padded = Arrays.copyOf(bytes, bytes.length + (bytes.length & 1));
        if (padded.length > bytes.length && !vr.equals("UI")) {
            padded[bytes.length] = ' ';
        }
        element(out, tag, vr, padded);
    }

    private static void element(ByteArrayOutputStream out, int tag, String vr, byte[] value) throws IOException {
        out.write(little(tag >>> 16, 2));
        out.write(little(tag, 2));
        out.write(vr.getBytes(StandardCharsets.US_ASCII));
        if (vr.startsWith("O")) {
            out.write(new byte[2]);
            out.write(little(value.length + (value.length & 1), 4));
        } else {
            out.write(little(value.length, 2));
        }
        out.write(value);
        out.write(new byte[value.length & 1]);
    }

    private static byte[] little(int value, int bytes) {
        byte[] little = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            little[i] = (byte) (value >>> 8 * i);
        }
        return little;
    }

    /// The stored values of one frame of a native image, samples of a pixel side by side.
    short[] nativeValues(int frame) {
        byte[] bytes = frames.getFirst();
        int cells = (int) layout.cells();
        short[] values = new short[cells];
        int samples = layout.samples();
        int pixels = cells / samples;
        for (int i = 0; i < cells; i++) {
            int at = frame * cells + (layout.isPlanar() ? i % samples * pixels + i / samples : i);
            values[i] = (short)
                    (layout.bitsAllocated() == 8
                            ? bytes[at] & 0xFF
                            : bytes[2 * at] & 0xFF | (bytes[2 * at + 1] & 0xFF) << 8);
        }
        return values;
    }
}
