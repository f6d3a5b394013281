package org.elpis.models.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileWorkTest {
    private final Path folder;

    FileWorkTest(@TempDir Path home) {
        folder = home.resolve("work");
    }

    @Test
    void givesBackWhatAnEarlierProcessKept() {
        new FileWork(folder).keep("model-7", new byte[] {1, 2, 3});

        assertThat(new FileWork(folder).find("model-7")).hasValue(new byte[] {1, 2, 3});
        assertThat(new FileWork(folder).find("model-8")).isEmpty();
    }

    @Test
    void keepsAnEmptyPiece() {
        new FileWork(folder).keep("nothing", new byte[0]);

        assertThat(new FileWork(folder).find("nothing")).hasValue(new byte[0]);
    }

    @Test
    void replacesAPiece() {
        FileWork work = new FileWork(folder);
        work.keep("a", new byte[] {1});
        work.keep("a", new byte[] {2});

        assertThat(work.find("a")).hasValue(new byte[] {2});
    }

    @Test
    void knowsNoPieceThatWasCutOffAtAnyByte() throws IOException {
        new FileWork(folder).keep("a", new byte[] {1, 2, 3});
        byte[] whole = Files.readAllBytes(folder.resolve("a.piece"));
        for (int length = 0; length < whole.length; length++) {
            Files.write(folder.resolve("a.piece"), java.util.Arrays.copyOf(whole, length));

            assertThat(new FileWork(folder).find("a")).isEmpty();
        }
    }

    @Test
    void knowsNoPieceOfWhichABitWasChanged() throws IOException {
        new FileWork(folder).keep("a", new byte[] {1, 2, 3});
        byte[] whole = Files.readAllBytes(folder.resolve("a.piece"));
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(folder.resolve("a.piece"), changed);

            assertThat(new FileWork(folder).find("a")).isEmpty();
        }
    }

    @Test
    void knowsNoPieceUnderTheNameOfAnother() throws IOException {
        new FileWork(folder).keep("a", new byte[] {1, 2, 3});
        Files.copy(folder.resolve("a.piece"), folder.resolve("b.piece"));

        assertThat(new FileWork(folder).find("b")).isEmpty();
    }

    @Test
    void isForItsOwnerAlone() throws IOException {
        new FileWork(folder).keep("a", new byte[] {1});

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a.piece"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../a", "a/b", "a.b", "ä"})
    void refusesAKeyThatIsNoPlainName(String key) {
        assertThatThrownBy(() -> new FileWork(folder).keep(key, new byte[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
