package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What both kinds of source have in common.
class SourceTest {
    private static final byte[] CONTENT = {10, 11, 12, 13, 14};

    @TempDir
    private Path folder = Path.of("");

    private void forEach(Consumer<Source> test) throws IOException {
        Path file = Files.write(folder.resolve("file"), CONTENT);
        try (Source opened = FileSource.open(file)) {
            List.of(opened, new BytesSource(new byte[] {10, 11, 12, 13, 14, 99}, 5))
                    .forEach(test);
        }
    }

    private static byte[] transferred(Source source, long position, long count) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        source.transfer(position, count, Channels.newChannel(out));
        return out.toByteArray();
    }

    @Test
    void readsLessOnlyAtTheEnd() throws IOException {
        forEach(source -> {
            byte[] target = new byte[8];
            assertThat(source.size()).isEqualTo(5);
            assertThat(read(source, 1, target, 2, 3)).isEqualTo(3);
            assertThat(target).containsExactly(0, 0, 11, 12, 13, 0, 0, 0);
            assertThat(read(source, 3, target, 0, 8)).isEqualTo(2);
            assertThat(read(source, 5, target, 0, 8)).isZero();
            assertThat(read(source, 1L << 40, target, 0, 8)).isZero();
        });
    }

    private static int read(Source source, long position, byte[] target, int offset, int length) {
        try {
            return source.read(position, target, offset, length);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void transfersRegionsAndRefusesThoseBeyondTheEnd() throws IOException {
        forEach(source -> {
            try {
                assertThat(transferred(source, 1, 3)).containsExactly(11, 12, 13);
                assertThat(transferred(source, 5, 0)).isEmpty();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            assertThatThrownBy(() -> transferred(source, 3, 3)).isInstanceOf(EOFException.class);
        });
    }

    @Test
    void loadsARegionOnlyUpToWhatTheCallerAllows() throws IOException {
        forEach(source -> {
            Value.Region region = new Value.Region(source, 1, 4);
            assertThatIllegalArgumentException().isThrownBy(() -> region.load(3));
            assertThatThrownBy(() -> new Value.Region(source, 3, 4).load(9)).isInstanceOf(EOFException.class);
            try {
                assertThat(region.load(4)).containsExactly(11, 12, 13, 14);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void tellsAFaultOfTheTargetFromOneOfTheSource() throws IOException {
        Path file = Files.write(folder.resolve("file"), CONTENT);
        FileSource closed = FileSource.open(file);
        closed.close();
        assertThatThrownBy(() -> transferred(closed, 0, 3)).isInstanceOf(UnreadableSourceException.class);
        assertThatThrownBy(() -> closed.read(0, new byte[3], 0, 3)).isInstanceOf(UnreadableSourceException.class);
        WritableByteChannel full = new WritableByteChannel() {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                throw new IOException("full");
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
        try (FileSource source = FileSource.open(file)) {
            assertThatThrownBy(() -> source.transfer(0, 3, full))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("full");
        }
    }
}
