package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.dicom.DicomBytes.EXPLICIT;
import static org.elpis.dicom.DicomBytes.JPEG;
import static org.elpis.dicom.DicomBytes.UNDEFINED;
import static org.elpis.dicom.DicomBytes.explicit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the reader and writer need of memory: each file goes through a JVM with a heap of 64 MB, which reads it
/// and writes it into a channel that counts, or says by which fault it was refused.
class MemoryTest {
    @TempDir
    private Path folder = Path.of("");

    private static byte[] header() {
        return DicomBytes.file(EXPLICIT, explicit().text(Tag.PATIENT_ID, "LO", "1234"));
    }

    /// A file of these bytes and a hole behind them.
    private Path sparse(byte[] start, long holeBytes) throws IOException {
        Path file = Files.write(folder.resolve("sparse.dcm"), start);
        try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
            hole.setLength(start.length + holeBytes);
        }
        return file;
    }

    private Path repeated(byte[] start, int count, IntFunction<DicomBytes> part) throws IOException {
        Path file = Files.write(folder.resolve("many.dcm"), start);
        try (var out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            for (int i = 0; i < count; i += 1_000) {
                DicomBytes chunk = explicit();
                for (int k = 0; k < 1_000; k++) {
                    chunk.raw(part.apply(i + k));
                }
                out.write(chunk.bytes());
            }
        }
        return file;
    }

    private static String inSmallHeap(Path file, String task) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapChild.class.getName(),
                        file.toString(),
                        task))
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output.strip();
    }

    @Test
    void passesTenGigabytesWithoutReadingThem() throws IOException, InterruptedException {
        long frame = 0xFFFF_FFF0L;
        long second = 10L << 30;
        byte[] start =
                explicit().raw(header()).header(Tag.PIXEL_DATA, "OW", frame).bytes();
        Path file = sparse(start, frame);
        assertThat(inSmallHeap(file, "plan")).isEqualTo("read " + (start.length + frame));
        Path fragments = tenGigabytesOfFragments(second);
        assertThat(inSmallHeap(fragments, "plan")).isEqualTo("read " + Files.size(fragments));
    }

    /// One length field holds 4 GiB at most; an object of 10 GiB has fragments.
    private Path tenGigabytesOfFragments(long bytes) throws IOException {
        byte[] start = explicit()
                .raw(DicomBytes.file(JPEG, explicit()))
                .header(Tag.PIXEL_DATA, "OB", UNDEFINED)
                .itemHeader(0)
                .bytes();
        Path file = folder.resolve("fragments.dcm");
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(start);
            for (long done = 0; done < bytes; done += 1L << 30) {
                out.write(explicit().itemHeader(1L << 30).bytes());
                out.seek(out.getFilePointer() + (1L << 30));
            }
            out.write(explicit().sequenceEnd().bytes());
        }
        return file;
    }

    @Test
    void writesMoreThanTheHeapHoldsByCopyingInTheKernel() throws IOException, InterruptedException {
        byte[] start = explicit()
                .raw(header())
                .header(Tag.PIXEL_DATA, "OW", 200L << 20)
                .bytes();
        Path file = sparse(start, 200L << 20);
        assertThat(inSmallHeap(file, "write")).isEqualTo("wrote " + Files.size(file));
    }

    @Test
    void readsThreeGibibytesOfPixelDataAsARegion() throws IOException, MalformedDicomException {
        byte[] start =
                explicit().raw(header()).header(Tag.PIXEL_DATA, "OW", 3L << 30).bytes();
        try (FileSource source = FileSource.open(sparse(start, 3L << 30))) {
            Instance instance = DicomReader.read(source, DicomBytes.LIMITS);
            Value.Region region = (Value.Region)
                    instance.dataSet().get(Tag.PIXEL_DATA).orElseThrow().value();
            assertThat(region.length()).isEqualTo(3L << 30);
            assertThat(DicomWriter.encode(instance).length()).isEqualTo(source.size());
        }
    }

    @Test
    void readsTwoHundredThousandFragments() throws IOException, InterruptedException {
        byte[] start = explicit()
                .raw(DicomBytes.file(JPEG, explicit()))
                .header(Tag.PIXEL_DATA, "OB", UNDEFINED)
                .itemHeader(0)
                .bytes();
        Path file = repeated(start, 200_000, i -> explicit().itemHeader(2).u16(i));
        Files.write(file, explicit().sequenceEnd().bytes(), StandardOpenOption.APPEND);
        assertThat(inSmallHeap(file, "write")).isEqualTo("wrote " + Files.size(file));
    }

    @Test
    void readsOrRefusesElementsInAnyNumber() throws IOException, InterruptedException {
        for (int count : new int[] {100_000, 200_000, 1_000_000}) {
            Path flat = repeated(
                    header(),
                    count,
                    i -> explicit().text(0x0011_0000 + (i / 0x8000 << 17) + (i & 0x7FFF), "LO", "text"));
            assertThat(inSmallHeap(flat, "write"))
                    .as("%d elements", count)
                    .isEqualTo(count > 250_000 ? "refused TOO_MANY_ELEMENTS" : "wrote " + Files.size(flat));
        }
    }

    @Test
    void readsOrRefusesItemsInAnyNumber() throws IOException, InterruptedException {
        DicomBytes start = explicit().raw(header()).header(0x0040_0260, "SQ", UNDEFINED);
        for (int count : new int[] {100_000, 500_000}) {
            DicomBytes item = explicit().undefinedItem(explicit().text(0x0008_0100, "SH", "code"));
            Path items = repeated(start.bytes(), count, i -> item);
            Files.write(items, explicit().sequenceEnd().bytes(), StandardOpenOption.APPEND);
            assertThat(inSmallHeap(items, "write"))
                    .as("%d items", count)
                    .isEqualTo(count > 150_000 ? "refused TOO_MANY_ELEMENTS" : "wrote " + Files.size(items));
        }
    }

    /// Elements and bytes both near their limits.
    @Test
    void readsOrRefusesItemsWithAsManyBytesAsAreAllowed() throws IOException, InterruptedException {
        DicomBytes start = explicit().raw(header()).header(0x0040_0260, "SQ", UNDEFINED);
        DicomBytes item = explicit().undefinedItem(explicit().text(0x0008_0100, "UT", "x".repeat(90)));
        for (int count : new int[] {20_000, 60_000, 100_000, 130_000}) {
            Path items = repeated(start.bytes(), count, i -> item);
            Files.write(items, explicit().sequenceEnd().bytes(), StandardOpenOption.APPEND);
            assertThat(inSmallHeap(items, "write"))
                    .as("%d items", count)
                    .isIn("refused TOO_MANY_BYTES", "wrote " + Files.size(items));
        }
    }

    @Test
    void refusesMoreSmallValuesThanTheHeapHolds() throws IOException, InterruptedException {
        byte[] value = new byte[60_000];
        Path file = repeated(header(), 2_000, i -> explicit().element(0x0011_1000 + i, "OB", value));
        assertThat(inSmallHeap(file, "write")).isEqualTo("refused TOO_MANY_BYTES");
    }

    @Test
    void refusesADeflateBombBeforeTheHeapIsFull() throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("bomb.dcm"), DicomBytes.file(DicomBytes.DEFLATED, new byte[64 << 20]));
        assertThat(inSmallHeap(file, "write")).isEqualTo("refused INFLATES_TOO_FAR");
    }
}
