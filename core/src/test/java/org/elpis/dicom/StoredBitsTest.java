package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoredBitsTest {
    private static int cleared(StoredBits bits, int cell, ByteOrder order) {
        byte[] samples =
                ByteBuffer.allocate(2).order(order).putShort((short) cell).array();
        bits.clear(samples, 0, 2, order == ByteOrder.BIG_ENDIAN);
        return ByteBuffer.wrap(samples).order(order).getShort() & 0xFFFF;
    }

    @Test
    void clearsTheBitsAboveUnsignedSamples() {
        StoredBits bits = new StoredBits(16, 12, 11, false);

        assertThat(cleared(bits, 0xF7A5, ByteOrder.LITTLE_ENDIAN)).isEqualTo(0x07A5);
        assertThat(cleared(bits, 0x1FFF, ByteOrder.BIG_ENDIAN)).isEqualTo(0x0FFF);
    }

    @Test
    void repeatsTheSignAboveSignedSamples() {
        StoredBits bits = new StoredBits(16, 12, 11, true);

        assertThat(cleared(bits, 0x0FFE, ByteOrder.LITTLE_ENDIAN)).isEqualTo(0xFFFE);
        assertThat(cleared(bits, 0xF7FE, ByteOrder.BIG_ENDIAN)).isEqualTo(0x07FE);
    }

    @Test
    void clearsTheBitsBelowSamplesThatLieHigh() {
        assertThat(cleared(new StoredBits(16, 12, 15, false), 0xABCD, ByteOrder.LITTLE_ENDIAN))
                .isEqualTo(0xABC0);
        assertThat(cleared(new StoredBits(16, 8, 11, true), 0xABCD, ByteOrder.LITTLE_ENDIAN))
                .isEqualTo(0xFBC0);
    }

    @Test
    void knowsCellsOfEightAndOfThirtyTwoBits() {
        byte[] eight = {(byte) 0x9F, 0x23};
        new StoredBits(8, 7, 6, false).clear(eight, 0, 2, false);
        assertThat(eight).containsExactly(0x1F, 0x23);

        byte[] thirtyTwo = {0x01, 0x02, 0x03, 0x7F};
        new StoredBits(32, 24, 23, false).clear(thirtyTwo, 0, 4, false);
        assertThat(thirtyTwo).containsExactly(1, 2, 3, 0);
    }

    @Test
    void refusesBitsThatDoNotLieInTheirCell() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StoredBits(16, 12, 10, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoredBits(16, 16, 15, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoredBits(16, 12, 16, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoredBits(12, 8, 7, false));
    }

    @Test
    void clearsARegionLazilyFromWhereverItIsRead() throws IOException {
        byte[] bytes = new byte[200_003];
        new Random(1).nextBytes(bytes);
        StoredBits bits = new StoredBits(16, 10, 9, true);
        byte[] expected = bytes.clone();
        bits.clear(expected, 3, 200_000, false);
        Value.Region region = new Value.Region(new BytesSource(bytes, bytes.length), 3, 200_000);

        Value.Region cleared = (Value.Region) bits.cleared(region, Encoding.EXPLICIT_LITTLE);

        assertThat(cleared.length()).isEqualTo(200_000);
        assertThat(cleared.load(200_000)).containsExactly(Arrays.copyOfRange(expected, 3, 200_003));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        cleared.source().transfer(4, 199_998, Channels.newChannel(out));
        assertThat(out.toByteArray()).containsExactly(Arrays.copyOfRange(expected, 4, 200_002));
    }

    @Test
    void leavesAnOddByteBehindTheLastSampleAlone() throws IOException {
        byte[] bytes = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
        Value.Region region = new Value.Region(new BytesSource(bytes, 3), 0, 3);

        Value.Region cleared =
                (Value.Region) new StoredBits(16, 12, 11, false).cleared(region, Encoding.EXPLICIT_LITTLE);

        assertThat(cleared.load(3)).containsExactly(0xFF, 0x0F, 0xFF);
    }
}
