package org.elpis.models.onerun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanaryFileTest {
    private static final String HEADER = "canary,included,score\n";

    @TempDir
    private Path folder;

    @Test
    void readsCanariesInTheOrderOfTheirNames() throws IOException {
        CanaryFile file = read(HEADER + "b,1,0.5\r\n\n a , 0 , -1e3 \n");
        assertThat(file.canaries()).containsExactly("a", "b");
        assertThat(file.included()).containsExactly(false, true);
        assertThat(file.scores()).containsExactly(-1000, 0.5);
    }

    @Test
    void forgivesAByteOrderMark() throws IOException {
        assertThat(read("\uFEFF" + HEADER + "a,1,2\n").canaries()).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | line 1 of the canary file must be canary,included,score",
                "'canary,in,score;' | line 1",
                "'canary,included,score;a,1' | line 2 of the canary file must have three cells",
                "'canary,included,score;a,yes,1' | line 2 of the canary file must say included 0 or 1",
                "'canary,included,score;a,1,' | line 2 of the canary file must have a number as its score",
                "'canary,included,score;a,1,NaN' | line 2 of the canary file must have a finite score",
                "'canary,included,score;a,1,1e999' | line 2 of the canary file must have a finite score",
                "'canary,included,score;,1,1' | line 2 of the canary file must name its canary",
                "'canary,included,score;a,1,1;b,0,1;a,0,2' | line 4 of the canary file names a canary that another line has"
            })
    void saysWhichLineIsWrong(String lines, String says) {
        assertThatThrownBy(() -> read(lines.replace(';', '\n')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says);
    }

    @Test
    void refusesMoreThanABoundTakes() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i <= Guesses.MOST; i++) {
            text.append(i).append(",1,0\n");
        }
        assertThatThrownBy(() -> read(text.toString())).hasMessageContaining("one canary more than 100000");
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Path file = folder.resolve("canaries.csv");
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
        assertThatThrownBy(() -> CanaryFile.read(file)).hasMessageContaining("no UTF-8");
    }

    @Test
    void damagedFilesAreReadOrRefusedInWords() throws IOException {
        byte[] right = (HEADER + "a,1,0.5\nb,0,-2\nc,1,1e-3\n").getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("canaries.csv");
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = right.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            Files.write(file, damaged);
            try {
                CanaryFile.read(file);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("the canary file");
                refused++;
            }
        }
        assertThat(refused).isBetween(1000, 1999);
    }

    private CanaryFile read(String text) throws IOException {
        Path file = folder.resolve("canaries.csv");
        Files.writeString(file, text);
        return CanaryFile.read(file);
    }
}
