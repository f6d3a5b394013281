package org.elpis.testkit.hospital;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.FileForm;
import org.elpis.testkit.dicom.ObjectWriter;

/// Many files for benchmarks: CT and MR images with headers of the size and kind that scanners write.
///
/// Pixels come from a few prepared frames, so that writing costs little more than copying. Not for correctness
/// tests: there is no answer key. The same seed gives the same bytes.
public final class CorpusGenerator {
    private static final int PER_STUDY = 100;
    private static final int PATIENTS = 25;
    private static final int PREPARED = 8;

    private CorpusGenerator() {}

    /// How the pixels of the huge object are filled.
    public enum Fill {
        /// Holes of the file system, which decode to black; needs hardly any disk, but `cp` sees through it.
        SPARSE,
        /// Real bytes.
        PHANTOM
    }

    /// Writes images of 512 x 512 pixels of 16 bits: about 530 KB each, alternately CT and MR studies of 100
    /// images.
    public static void images(Seed seed, Path folder, int count) throws IOException {
        write(seed, folder, count, 512);
    }

    /// Writes images of 112 x 112 pixels of 16 bits: about 33 KB each.
    public static void small(Seed seed, Path folder, int count) throws IOException {
        write(seed, folder, count, 112);
    }

    /// Writes one RLE compressed multi-frame object of at least `bytes` bytes.
    ///
    /// It is compressed because native pixel data end at 4 GiB. Frames have 2048 x 2048 pixels.
    public static void multiFrame(Seed seed, Path file, long bytes, Fill fill) throws IOException {
        int size = 2048;
        ByteBuffer frame = fill == Fill.PHANTOM ? rle(Phantom.chest(0.5, 0.5).words(size)) : sparseRle(size * size);
        int length = fill == Fill.PHANTOM ? frame.limit() : 64 + 4 * size * size;
        int frames = (int) Math.max(1, (bytes + length - 1) / length);
        try (FileChannel out = open(file)) {
            put(out, ByteBuffer.wrap(multiFrameHeader(seed, size, frames)));
            ByteBuffer item = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            for (int f = 0; f < frames; f++) {
                item.clear().putInt(0xE000FFFE).putInt(length).flip();
                put(out, item);
                long start = out.position();
                put(out, frame.rewind());
                out.position(start + length);
            }
            put(out, item.clear().putInt(0xE0DDFFFE).putInt(0).flip());
        }
    }

    private static void write(Seed seed, Path folder, int count, int size) throws IOException {
        List<ByteBuffer> frames = frames(size);
        for (int first = 0; first < count; first += PER_STUDY) {
            int study = first / PER_STUDY;
            SyntheticPatient patient = SyntheticPatient.of(seed, study % PATIENTS);
            ScannerHeader header = new ScannerHeader(patient, study, size);
            Path place = folder.resolve("P%03d/ST%04d".formatted(study % PATIENTS, study));
            Files.createDirectories(place);
            for (int i = 0; i < Math.min(PER_STUDY, count - first); i++) {
                ByteBuffer head = ByteBuffer.wrap(withPixelHeader(header.of(i), 2 * size * size));
                try (FileChannel out = open(place.resolve("IM%04d.dcm".formatted(i)))) {
                    out.write(new ByteBuffer[] {head, frames.get(i % PREPARED).rewind()});
                }
            }
        }
    }

    private static byte[] withPixelHeader(byte[] header, int length) {
        ByteBuffer all = ByteBuffer.allocate(header.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        all.put(header).putShort((short) 0x7FE0).putShort((short) 0x0010);
        return all.put("OW".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 0)
                .putInt(length)
                .array();
    }

    private static List<ByteBuffer> frames(int size) {
        List<ByteBuffer> frames = new ArrayList<>();
        for (int i = 0; i < PREPARED; i++) {
            byte[] words = Phantom.chest(i / (double) PREPARED, 0.5).words(size);
            frames.add(ByteBuffer.allocateDirect(words.length).put(words));
        }
        return frames;
    }

    private static byte[] multiFrameHeader(Seed seed, int size, int frames) {
        SyntheticPatient p = SyntheticPatient.of(seed, 0);
        Uids uids = new Uids(p, Chance.of(seed, 77));
        String sopClass = "1.2.840.10008.5.1.4.1.1.7.3";
        String sopUid = uids.next();
        Attributes a = new Attributes()
                .text(0x00080005, "CS", p.characterSet().term())
                .text(0x00080016, "UI", sopClass)
                .text(0x00080018, "UI", sopUid)
                .text(0x00080020, "DA", p.day(0))
                .text(0x00080030, "TM", "0800")
                .text(0x00080050, "SH", "AC" + p.insurance())
                .text(0x00080060, "CS", "OT")
                .text(0x00080064, "CS", "SYN")
                .text(0x00080090, "PN", Modules.staff(p, p.referrer()))
                .text(0x00100010, "PN", p.name().dicom())
                .text(0x00100020, "LO", p.id())
                .text(0x00100030, "DA", p.birth())
                .text(0x00100040, "CS", p.sex())
                .text(0x0020000D, "UI", uids.next())
                .text(0x0020000E, "UI", uids.next())
                .text(0x00200010, "SH", "1")
                .text(0x00200011, "IS", "1")
                .text(0x00200013, "IS", "1")
                .text(0x00280008, "IS", Integer.toString(frames))
                .tags(0x00280009, 0x00181063)
                .text(0x00181063, "DS", "40")
                .text(0x00280301, "CS", "NO")
                .text(0x00200020, "CS", "")
                .text(0x00200060, "CS", "")
                .text(0x00281052, "DS", "0")
                .text(0x00281053, "DS", "1")
                .text(0x00281054, "LO", "US")
                .text(0x20500020, "CS", "IDENTITY");
        Modules.pixelFormat(a, size, 16, 12, 1, "MONOCHROME2");
        Attributes meta = ScannerHeader.meta(sopClass, sopUid);
        byte[] head =
                ObjectWriter.write(a, new FileForm(Encoding.RLE, p.characterSet(), new byte[128], Optional.of(meta)));
        ByteBuffer all = ByteBuffer.wrap(withPixelHeader(head, -1)).order(ByteOrder.LITTLE_ENDIAN);
        all.put(all.limit() - 8, (byte) 'O').put(all.limit() - 7, (byte) 'B');
        ByteBuffer table = ByteBuffer.allocate(all.limit() + 8).order(ByteOrder.LITTLE_ENDIAN);
        return table.put(all).putInt(0xE000FFFE).putInt(0).array();
    }

    /// The two byte planes as literal runs of 128.
    private static ByteBuffer rle(byte[] words) {
        int pixels = words.length / 2;
        int segment = pixels / 128 * 129;
        ByteBuffer out = ByteBuffer.allocateDirect(64 + 2 * segment).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(2).putInt(64).putInt(64 + segment).position(64);
        for (int plane = 1; plane >= 0; plane--) {
            for (int p = 0; p < pixels; p++) {
                if (p % 128 == 0) {
                    out.put((byte) 127);
                }
                out.put(words[2 * p + plane]);
            }
        }
        return out.flip();
    }

    /// Only the header: zeros after it are literal runs of one black pixel each.
    private static ByteBuffer sparseRle(int pixels) {
        ByteBuffer out = ByteBuffer.allocateDirect(64).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(2).putInt(64).putInt(64 + 2 * pixels);
        return out.clear();
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    private static void put(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
