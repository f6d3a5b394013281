package org.elpis.vision.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.junit.jupiter.api.Test;

class NativeFramesTest {
    private static PixelLayout grey(int columns, int rows, int frames, int bits) {
        return new PixelLayout(columns, rows, frames, 1, bits, bits, bits - 1, false, false, Photometric.MONOCHROME2);
    }

    private static byte[] take(NativeFrames frames, byte[] all, int frame) {
        return frames.take(read(frames, all, frame), frame);
    }

    private static byte[] read(NativeFrames frames, byte[] all, int frame) {
        int start = (int) frames.start(frame);
        return Arrays.copyOfRange(all, start, (int) Math.min(all.length, start + frames.length(frame)));
    }

    @Test
    void findsFramesOfBytesOneBehindAnother() {
        byte[] all = {1, 2, 3, 4, 5, 6};
        NativeFrames frames = NativeFrames.of(grey(3, 1, 2, 8), Encoding.EXPLICIT_LITTLE, Vr.OB, all.length);
        assertThat(take(frames, all, 0)).containsExactly(1, 2, 3);
        assertThat(take(frames, all, 1)).containsExactly(4, 5, 6);
    }

    @Test
    void findsFramesOfSingleBitsThatStartWithinAByte() {
        byte[] all = {(byte) 0b0101_1011, (byte) 0b1111_1111};
        NativeFrames frames = NativeFrames.of(grey(5, 1, 3, 1), Encoding.EXPLICIT_LITTLE, Vr.OB, all.length);
        assertThat(take(frames, all, 0)).containsExactly(0b11011);
        assertThat(take(frames, all, 1)).containsExactly(0b11010);
        assertThat(take(frames, all, 2)).containsExactly(0b11111);
    }

    @Test
    void undoesTheSwapOfBytesInWordsOfBigEndian() {
        byte[] all = {2, 1, 4, 3, 6, 5};
        NativeFrames frames = NativeFrames.of(grey(3, 1, 2, 8), Encoding.EXPLICIT_BIG, Vr.OW, all.length);
        assertThat(take(frames, all, 0)).containsExactly(1, 2, 3);
        assertThat(take(frames, all, 1)).containsExactly(4, 5, 6);
    }

    @Test
    void leavesBytesAndWholeWordsOfBigEndian() {
        byte[] all = {1, 2, 3, 4};
        NativeFrames bytes = NativeFrames.of(grey(4, 1, 1, 8), Encoding.EXPLICIT_BIG, Vr.OB, all.length);
        NativeFrames words = NativeFrames.of(grey(2, 1, 1, 16), Encoding.EXPLICIT_BIG, Vr.OW, all.length);
        assertThat(take(bytes, all, 0)).isEqualTo(all);
        assertThat(take(words, all, 0)).isEqualTo(all);
    }

    @Test
    void countsSharedColourOnceUnlessThereIsMore() {
        PixelLayout layout = new PixelLayout(4, 1, 2, 3, 8, 8, 7, false, false, Photometric.YBR_FULL_422);
        assertThat(NativeFrames.of(layout, Encoding.EXPLICIT_LITTLE, Vr.OB, 16).bytes())
                .isEqualTo(16);
        assertThat(NativeFrames.of(layout, Encoding.EXPLICIT_LITTLE, Vr.OB, 24).bytes())
                .isEqualTo(24);
    }

    @Test
    void putsAFrameWhereItWasAndLeavesItsNeighbours() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            PixelLayout layout = grey(
                    1 + random.nextInt(20), 1 + random.nextInt(5), 1 + random.nextInt(5), random.nextBoolean() ? 1 : 8);
            Encoding encoding = random.nextBoolean() ? Encoding.EXPLICIT_BIG : Encoding.EXPLICIT_LITTLE;
            Vr vr = random.nextBoolean() ? Vr.OW : Vr.OB;
            int length = (int) (layout.pixels() * layout.frames() * layout.bitsAllocated() + 7) / 8 + 1 & ~1;
            byte[] all = new byte[length];
            random.nextBytes(all);
            NativeFrames frames = NativeFrames.of(layout, encoding, vr, length);
            int changed = random.nextInt(layout.frames());
            byte[] cells = take(frames, new byte[length], changed);
            random.nextBytes(cells);
            if (layout.bitsAllocated() == 1 && layout.pixels() % 8 != 0) {
                cells[cells.length - 1] &= (byte) ((1 << layout.pixels() % 8) - 1);
            }
            byte[] after = all.clone();
            byte[] put = frames.put(read(frames, all, changed), changed, cells);
            System.arraycopy(put, 0, after, (int) frames.start(changed), put.length);
            for (int f = 0; f < layout.frames(); f++) {
                assertThat(take(frames, after, f))
                        .as("%s %s %s, frame %d of changed %d", layout, encoding, vr, f, changed)
                        .isEqualTo(f == changed ? cells : take(frames, all, f));
            }
        }
    }
}
