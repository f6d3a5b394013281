package org.elpis.vision.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;

class PaletteTest {
    private static final int DESCRIPTOR = 0x0028_1101;
    private static final int DATA = 0x0028_1201;
    private static final int SEGMENTED = 0x0028_1221;

    /// Tables of words in little endian.
    static DataSet dataSet(int first, int bits, int[]... tables) {
        return dataSet(DATA, tables[0].length, first, bits, tables);
    }

    private static DataSet dataSet(int tag, int count, int first, int bits, int[]... tables) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < tables.length; i++) {
            elements.add(element(DESCRIPTOR + i, Vr.US, words(count, first, bits)));
        }
        for (int i = 0; i < tables.length; i++) {
            elements.add(element(tag + i, Vr.OW, words(tables[i])));
        }
        return DataSet.of(elements, Encoding.EXPLICIT_LITTLE);
    }

    private static Element element(int tag, Vr vr, byte[] bytes) {
        return new Element(tag, vr, Value.Bytes.of(bytes));
    }

    private static byte[] words(int... words) {
        byte[] bytes = new byte[words.length * 2];
        for (int i = 0; i < words.length; i++) {
            bytes[2 * i] = (byte) words[i];
            bytes[2 * i + 1] = (byte) (words[i] >> 8);
        }
        return bytes;
    }

    private static Palette same(DataSet dataSet) throws UndecodableFrameException {
        return Palette.of(dataSet);
    }

    private static int[] reds(Palette palette) {
        int[] reds = new int[palette.size()];
        for (int i = 0; i < reds.length; i++) {
            reds[i] = palette.at(i).red();
        }
        return reds;
    }

    @Test
    void readsTheHighestEightOfSixteenBits() throws UndecodableFrameException {
        int[] table = {0x0000, 0x80FF, 0xFFFF};
        assertThat(reds(same(dataSet(0, 16, table, table, table)))).containsExactly(0, 0x80, 0xFF);
    }

    @Test
    void readsEntriesThatClaimSixteenBitsButHaveEight() throws UndecodableFrameException {
        int[] table = {0, 0x80, 0xFF};
        assertThat(reds(same(dataSet(0, 16, table, table, table)))).containsExactly(0, 0x80, 0xFF);
    }

    @Test
    void readsEntriesOfEightBitsPackedTwoToAWord() throws UndecodableFrameException {
        int[] table = {0x0201, 0x0403};
        assertThat(reds(same(dataSet(DATA, 4, 0, 8, table, table, table)))).containsExactly(1, 2, 3, 4);
    }

    @Test
    void readsAnEntryCountOfZeroAs65536() throws UndecodableFrameException {
        int[] table = new int[1 << 16];
        table[0xFFFF] = 0x1200;
        assertThat(same(dataSet(DATA, 0, 0, 16, table, table, table)).at(0xFFFF).red())
                .isEqualTo(0x12);
    }

    @Test
    void countsFromTheFirstValueWithTheSignOfThePixels() throws UndecodableFrameException {
        int[] table = {1, 2, 3, 4};
        Palette palette = same(dataSet(0xFFFE, 8, table, table, table));
        assertThat(palette.entry(-2, true)).isZero();
        assertThat(palette.entry(0, true)).isEqualTo(2);
        assertThat(palette.entry(100, true)).isEqualTo(3);
        assertThat(palette.entry(0xFFFF, false)).isEqualTo(1);
    }

    @Test
    void expandsDiscreteAndLinearSegmentsAndCopiesOfThem() throws UndecodableFrameException {
        // 10 20; to 60 in 4; the two segments, 7 words, once more
        int[] table = {0, 2, 10, 20, 1, 4, 60, 2, 2, 0, 0};
        Palette palette = same(dataSet(SEGMENTED, 12, 0, 16, table, table, table));
        assertThat(reds(palette)).containsExactly(10, 20, 30, 40, 50, 60, 10, 20, 30, 40, 50, 60);
    }

    @Test
    void expandsSegmentsOfBytes() throws UndecodableFrameException {
        // 5; to 9 in 2; the second segment once more, from byte 3
        int[] bytes = {0, 1, 5, 1, 2, 9, 2, 1, 3, 0, 0, 0};
        int[] table = new int[bytes.length / 2];
        for (int i = 0; i < table.length; i++) {
            table[i] = bytes[2 * i] | bytes[2 * i + 1] << 8;
        }
        Palette palette = same(dataSet(SEGMENTED, 5, 0, 8, table, table, table));
        assertThat(reds(palette)).containsExactly(5, 7, 9, 9, 9);
    }

    @Test
    void refusesTablesThatAreMissingOrTooShort() {
        int[] table = {1, 2, 3};
        assertRefused(DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE));
        assertRefused(dataSet(DATA, 9, 0, 16, table, table, table));
        assertRefused(dataSet(0, 16, table, table));
        assertRefused(dataSet(0, 16, table, new int[] {1, 2}, table));
        assertRefused(dataSet(0, 3, table, table, table));
    }

    @Test
    void refusesCopiesOfCopiesSoThatEveryTableEnds() {
        int[] table = {0, 1, 5, 2, 1, 6, 0};
        assertRefused(dataSet(SEGMENTED, 100, 0, 16, table, table, table));
    }

    @Test
    void refusesSegmentsThatNeverFillTheTable() {
        assertRefused(dataSet(SEGMENTED, 5, 0, 16, new int[] {0, 0}, new int[] {0, 0}, new int[] {0, 0}));
    }

    @Test
    void endsEveryRandomTableWithAPaletteOrARefusal() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            int[] table = random.ints(random.nextInt(20), 0, random.nextBoolean() ? 4 : 1 << 16)
                    .toArray();
            int tag = random.nextBoolean() ? DATA : SEGMENTED;
            try {
                Palette.of(
                        dataSet(tag, random.nextInt(1 << 16), 0, random.nextBoolean() ? 8 : 16, table, table, table));
            } catch (UndecodableFrameException refusal) {
                assertThat(refusal.getMessage()).isNotBlank();
            }
        }
    }

    private static void assertRefused(DataSet dataSet) {
        assertThatThrownBy(() -> Palette.of(dataSet)).isInstanceOf(UndecodableFrameException.class);
    }
}
