package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elpis.dicom.DicomBytes.EXPLICIT;
import static org.elpis.dicom.DicomBytes.explicit;
import static org.elpis.dicom.DicomBytes.implicit;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.elpis.dicom.MalformedDicomException.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowTest {
    @TempDir
    private Path folder = Path.of("");

    private Path fileOf(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.dcm"), bytes);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(11).nextBytes(bytes);
        return bytes;
    }

    @Test
    void showsTheBytesOfTheFileWhereverItIsMoved() throws IOException {
        byte[] bytes = random(200_000);
        try (FileSource source = FileSource.open(fileOf(bytes))) {
            Window window = new Window(source);
            Random random = new Random(12);
            for (int i = 0; i < 2_000; i++) {
                int count = 1 + random.nextInt(random.nextInt(20) == 0 ? 60_000 : 16);
                int position = random.nextInt(bytes.length - count + 1);
                int at = window.index(position, count);
                assertThat(Arrays.equals(window.bytes(), at, at + count, bytes, position, position + count))
                        .isTrue();
            }
        }
    }

    @Test
    void showsEveryByteWhenItMovesOnStepByStep() throws IOException {
        byte[] bytes = random(60_000);
        try (FileSource source = FileSource.open(fileOf(bytes))) {
            Window window = new Window(source);
            for (int position = 0; position + 12 <= bytes.length; position++) {
                int at = window.index(position, 12);
                assertThat(Arrays.equals(window.bytes(), at, at + 12, bytes, position, position + 12))
                        .isTrue();
            }
        }
    }

    @Test
    void neverChangesASliceThatWasHandedOut() throws IOException {
        byte[] bytes = random(200_000);
        List<Value.Bytes> slices = new ArrayList<>();
        try (FileSource source = FileSource.open(fileOf(bytes))) {
            Window window = new Window(source);
            for (int position = 0; position < bytes.length; position += 1_000) {
                slices.add(window.slice(position, 1_000));
            }
            assertThat(window.keptBytes()).isBetween(200_000L, 250_000L);
        }
        for (int i = 0; i < slices.size(); i++) {
            assertThat(slices.get(i).copy()).isEqualTo(Arrays.copyOfRange(bytes, i * 1_000, (i + 1) * 1_000));
        }
    }

    @Test
    void copiesNothingOfASourceInMemory() throws IOException {
        byte[] bytes = random(100_000);
        Window window = new Window(new BytesSource(bytes, 90_000));
        assertThat(window.slice(80_000, 10_000).array()).isSameAs(bytes);
        assertThat(window.keptBytes()).isZero();
        assertThat(window.has(80_000, 10_001)).isFalse();
    }

    @Test
    void saysThatAFileBecameShorterWhileItWasRead() throws IOException {
        Path file = fileOf(random(100_000));
        try (FileSource source = FileSource.open(file);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            Window window = new Window(source);
            channel.truncate(50_000);
            assertThatThrownBy(() -> window.slice(60_000, 10)).isInstanceOf(EOFException.class);
        }
    }

    /// Every element stands over the border of a window for some of the lengths before it.
    @Test
    void readsElementsOverItsBordersAsFromMemory() throws IOException, MalformedDicomException {
        for (int shift = 0; shift < 40; shift += 2) {
            byte[] file = DicomBytes.file(EXPLICIT, longHeader(shift));
            try (FileSource source = FileSource.open(fileOf(file))) {
                Instance instance = DicomReader.read(source, DicomBytes.LIMITS);
                assertThat(DicomBytes.write(DicomWriter.encode(instance))).isEqualTo(file);
            }
        }
    }

    private static DicomBytes longHeader(int shift) {
        DicomBytes bytes = explicit().element(0x0008_0005, "CS", new byte[shift]);
        byte[] unparsed = implicit().itemHeader(4).u32(1).u16(9).bytes();
        for (int i = 0; i < 3_000; i++) {
            bytes.element(0x0009_1000 + i, "UN", i % 3 == 0 ? unparsed : Arrays.copyOf(unparsed, 6));
            if (i % 500 == 499) {
                bytes.element(0x0009_1000 + i, "OB", new byte[70_000]);
            }
        }
        return bytes;
    }

    @Test
    void boundsWhatSlicesKeepOnTheHeap() throws IOException {
        DicomBytes bytes = explicit();
        for (int i = 0; i < 100; i++) {
            bytes.element(0x0009_1000 + i, "OB", new byte[60_000]);
        }
        ReadLimits limits = new ReadLimits(8, 1_000, 1_000, 1 << 20, 64 << 10);
        try (FileSource source = FileSource.open(fileOf(DicomBytes.file(EXPLICIT, bytes)))) {
            assertThatThrownBy(() -> DicomReader.read(source, limits))
                    .isInstanceOfSatisfying(
                            MalformedDicomException.class,
                            e -> assertThat(e.fault()).isEqualTo(Fault.TOO_MANY_BYTES));
        }
    }
}
