package org.elpis.bench.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.elpis.pixel.Box;
import org.elpis.testkit.hospital.PixelFont;
import org.elpis.testkit.picture.Picture;
import org.elpis.testkit.picture.TextLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
    private static final int COLUMNS = 320;
    private static final int ROWS = 200;

    @TempDir
    Path home;

    private static Picture even(int bits) {
        short[] values = new short[COLUMNS * ROWS];
        Arrays.fill(values, (short) 30);
        return new Picture(COLUMNS, ROWS, 1, bits, values);
    }

    private static TextLine write(Picture picture, int left) {
        boolean[][] points = PixelFont.points("DOE JANE 1961");
        int[] pixels = IntStream.range(0, points.length * points[0].length)
                .filter(i -> points[i / points[0].length][i % points[0].length])
                .map(i -> (40 + i / points[0].length) * COLUMNS + left + i % points[0].length)
                .toArray();
        for (int pixel : pixels) {
            picture.values()[pixel] = 250;
        }
        return new TextLine("any", 11, pixels);
    }

    private static WrittenFrame frame(Picture picture) {
        return new WrittenFrame(picture, List.of());
    }

    @Test
    void tellsWhatIsFilledOfAPictureInTheEnd() throws IOException {
        Picture picture = even(8);
        TextLine line = write(picture, 30);
        Found found = new Gate(home).found(List.of(frame(picture)));
        assertThat(found.isHeld()).isFalse();
        assertThat(Found.covered(line, COLUMNS, found.boxes())).isEqualTo(1);
    }

    @Test
    void takesALoopOfTwelveBitsAsOneImage() throws IOException {
        Picture with = even(12);
        TextLine line = write(with, 30);
        Found found = new Gate(home)
                .found(Stream.of(even(12), even(12), with, even(12))
                        .map(GateTest::frame)
                        .toList());
        assertThat(found.isHeld()).isFalse();
        assertThat(Found.covered(line, COLUMNS, found.boxes())).isEqualTo(1);
    }

    @Test
    void fillsNothingOfAnEvenPictureInColour() throws IOException {
        Picture picture = new Picture(COLUMNS, ROWS, 3, 8, new short[3 * COLUMNS * ROWS]);
        assertThat(new Gate(home).found(List.of(frame(picture)))).isEqualTo(new Found(false, List.<Box>of()));
    }
}
