package org.elpis.pixel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;

/// Stands in for a program that reads: in frames of 8-bit grey, the row below a box says what is to be read
/// in it. See
/// [#row].
public final class StandInReader implements WordReader {
    private static final byte START = 0x54;

    /// What to write below a box, so that this text is read in it; `~` at its end makes the reader unsure.
    public static byte[] row(String text) {
        byte[] letters = text.getBytes(StandardCharsets.US_ASCII);
        byte[] row = new byte[letters.length + 2];
        row[0] = START;
        row[1] = (byte) letters.length;
        System.arraycopy(letters, 0, row, 2, letters.length);
        return row;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public String identity() {
        return "stand-in 1";
    }

    @Override
    public List<Reading> read(Instance image, List<Box> boxes) throws IOException {
        List<Reading> readings = new ArrayList<>();
        Value value = image.dataSet().get(Tag.PIXEL_DATA).orElseThrow().value();
        byte[] pixels = ((Value.Region) value).load(1 << 20);
        int columns = image.dataSet().number(Tag.COLUMNS, 1);
        for (Box box : boxes) {
            readings.add(read(pixels, box.bottom() * columns + box.x()));
        }
        return readings;
    }

    private static Reading read(byte[] pixels, int at) {
        if (at + 2 > pixels.length || pixels[at] != START || at + 2 + pixels[at + 1] > pixels.length) {
            return Reading.NONE;
        }
        String text = new String(pixels, at + 2, pixels[at + 1], StandardCharsets.US_ASCII);
        double confidence = text.endsWith("~") ? 0.5 : 0.99;
        List<Word> words = Arrays.stream(text.replace("~", "").split(" "))
                .map(word -> new Word(word, confidence))
                .toList();
        return new Reading(List.of(words));
    }
}
