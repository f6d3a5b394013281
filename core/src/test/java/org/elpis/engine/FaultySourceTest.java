package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.UnreadableSourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of the input that ends or breaks while it is copied.
class FaultySourceTest {
    private static final int PIXELS = 1 << 20;

    @TempDir
    private Path work;

    private Path put(String name, int pixelBytes) throws IOException {
        byte[] file = SmallObjects.file(SmallObjects.ct("MRN-4711-88", "5", "1")
                .shorts(0x00280010, "US", 4096)
                .shorts(0x00280011, "US", pixelBytes / 2 / 4096)
                .words(0x7FE00010, "OW", new byte[pixelBytes], 2));
        return SmallObjects.put(work.resolve("in"), name, file);
    }

    @Test
    void isNoFaultOfTheOutput() throws Exception {
        Path file = put("a", PIXELS);
        try (OutputFolder output = OutputFolder.open(work.resolve("out"), "job");
                FileSource source = FileSource.open(file)) {
            EncodedInstance bytes = DicomWriter.encode(DicomReader.read(source, ReadLimits.forHeap(1 << 28)));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(Files.size(file) / 2);
            }

            assertThatThrownBy(() -> output.write("a.dcm", bytes)).isInstanceOf(UnreadableSourceException.class);

            try (Stream<Path> files = Files.walk(work.resolve("out")).filter(Files::isRegularFile)) {
                assertThat(files.map(path -> path.getFileName().toString())).containsExactly("lock");
            }
        }
    }
}
