package org.elpis.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A fingerprint changes little, nothing that must not change, and goes away without a trace.
class FingerprintTest {
    private static final FingerprintKeys KEYS = new FingerprintKeys(new byte[32]);

    private static Fingerprint.Marked marked(MarkedFrame frame, String recipient) {
        return Fingerprint.of(frame, KEYS, recipient, "1.2.3", 0).put(frame);
    }

    private static int[] undone(MarkedFrame frame, Fingerprint.Marked marked, String recipient) {
        MarkedFrame copy = frame.with(marked.values());
        return Fingerprint.of(copy, KEYS, recipient, "1.2.3", 0).take(copy, marked.left());
    }

    private static void assertComesBack(MarkedFrame frame) {
        Fingerprint.Marked marked = marked(frame, "a");
        assertThat(undone(frame, marked, "a")).isEqualTo(frame.values());
        for (int i = 0; i < frame.values().length; i++) {
            assertThat(marked.values()[i]).isBetween(frame.least(), frame.most());
            boolean isPadding =
                    frame.padding().holds(frame.values()[i]) || frame.padding().holds(marked.values()[i]);
            assertThat(isPadding ? marked.values()[i] : 0).isEqualTo(isPadding ? frame.values()[i] : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 3, 20, 200})
    void comesOutBitByBit(double noise) {
        assertComesBack(Phantom.of(133, 90, noise, 1));
        assertComesBack(Phantom.of(800, 70, noise, 2));
    }

    @Test
    void comesOutBitByBitAtTheEndsOfTheRangeAndBesidePadding() {
        Random random = new Random(5);
        int left = 0;
        for (int i = 0; i < 300; i++) {
            int[] values = new int[64 * 64];
            int spread = 1 + random.nextInt(40);
            for (int k = 0; k < values.length; k++) {
                values[k] = -128 + (int) Math.min(255, Math.abs(spread * random.nextGaussian() + k % 64));
            }
            MarkedFrame.Padding padding = new MarkedFrame.Padding(-110, -108);
            MarkedFrame frame = new MarkedFrame(64, 64, values, -128, 127, padding, i % 2 == 0);
            assertComesBack(frame);
            left += marked(frame, "a").left().length;
        }
        assertThat(left).as("blocks that had to be recorded").isPositive();
    }

    @Test
    void leavesAirAndFilledAreasAlone() {
        MarkedFrame frame = Phantom.of(128, 128, 6, 3);
        for (int y = 41; y < 75; y++) {
            Arrays.fill(frame.values(), y * 128 + 50, y * 128 + 85, 0);
        }
        Fingerprint.Marked marked = marked(frame, "a");
        assertThat(marked.carrying()).isGreaterThan(50);
        for (int i = 0; i < frame.values().length; i++) {
            if (frame.values()[i] == 0 || i % 128 < 8 && i / 128 < 40) {
                assertThat(marked.values()[i]).isEqualTo(frame.values()[i]);
            }
        }
    }

    @Test
    void leavesBlocksWithAFlatPartAlone() {
        MarkedFrame frame = Phantom.of(128, 128, 6, 3);
        for (int y = 40; y < 76; y++) {
            Arrays.fill(frame.values(), y * 128 + 52, y * 128 + 84, 777);
        }
        int[] marked = marked(frame, "a").values();
        for (int y = 40; y < 80; y++) {
            assertThat(Arrays.copyOfRange(marked, y * 128 + 48, y * 128 + 88))
                    .isEqualTo(Arrays.copyOfRange(frame.values(), y * 128 + 48, y * 128 + 88));
        }
    }

    @Test
    void changesNoPixelByMoreThanFourUnitsAndNoMeanOfABlock() {
        MarkedFrame frame = Phantom.of(256, 256, 100, 4);
        int[] values = marked(frame, "a").values();
        long sum = 0;
        for (int i = 0; i < values.length; i++) {
            assertThat(Math.abs(values[i] - frame.values()[i])).isLessThanOrEqualTo(4);
            sum += values[i] - frame.values()[i];
        }
        assertThat(sum).isZero();
    }

    @Test
    void isAnotherForEveryRecipientAndFrame() {
        MarkedFrame frame = Phantom.of(128, 128, 6, 3);
        assertThat(marked(frame, "a").values()).isEqualTo(marked(frame, "a").values());
        assertThat(marked(frame, "a").values()).isNotEqualTo(marked(frame, "b").values());
        assertThat(Fingerprint.of(frame, KEYS, "a", "1.2.3", 1).put(frame).values())
                .isNotEqualTo(marked(frame, "a").values());
    }

    @Test
    void saysNothingInAFrameWithoutNoise() {
        MarkedFrame frame = Phantom.of(128, 128, 0, 3);
        for (int i = 0; i < frame.values().length; i++) {
            frame.values()[i] = 400 + i % 128;
        }
        assertThat(marked(frame, "a").carrying()).isZero();
        assertThat(marked(Phantom.of(5, 5, 9, 3), "a").carrying()).isZero();
    }

    /// Computed from the format's page with another implementation.
    @Test
    void drawsPatternsAndSignsAsTheFormatSays() {
        byte[] secret = new byte[32];
        for (int i = 0; i < 32; i++) {
            secret[i] = (byte) i;
        }
        FingerprintKeys keys = new FingerprintKeys(secret);
        assertThat(digits(keys.patterns("1.2.3", 7, 300)))
                .startsWith("2113330122030032003012000312210012130223")
                .endsWith("11333021030020311012");
        assertThat(digits(keys.signs("Klinik Süd", "1.2.3", 7, 300)))
                .startsWith("0010001011010001100100110001010010110000")
                .endsWith("11000001110101111000");
    }

    private static String digits(byte[] values) {
        StringBuilder text = new StringBuilder();
        for (byte value : values) {
            text.append(value);
        }
        return text.toString();
    }
}
