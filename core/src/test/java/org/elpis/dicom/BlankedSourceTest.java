package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlankedSourceTest {
    private static final byte[] CONTENT = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    private static final byte[] EXPECTED = {1, 0, 0, 4, 5, 0, 7, 8, 0};

    private static BlankedSource source() {
        return new BlankedSource(new BytesSource(CONTENT.clone(), 9), new long[] {1, 5, 8}, new long[] {3, 6, 9});
    }

    @Test
    void readsZerosInTheRangesFromWhereverAndHoweverFar() throws IOException {
        for (int from = 0; from < 9; from++) {
            for (int to = from; to <= 9; to++) {
                byte[] target = new byte[12];
                assertThat(source().read(from, target, 2, to - from)).isEqualTo(to - from);
                assertThat(Arrays.copyOfRange(target, 2, 2 + to - from))
                        .containsExactly(Arrays.copyOfRange(EXPECTED, from, to));
            }
        }
        assertThat(source().read(7, new byte[8], 0, 8)).isEqualTo(2);
        assertThat(source().size()).isEqualTo(9);
    }

    @Test
    void transfersWhatItReads() throws IOException {
        for (int from = 0; from < 9; from++) {
            for (int to = from; to <= 9; to++) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                source().transfer(from, to - from, Channels.newChannel(out));
                assertThat(out.toByteArray()).containsExactly(Arrays.copyOfRange(EXPECTED, from, to));
            }
        }
    }

    @Test
    void writesLongRangesWhole() throws IOException {
        byte[] ones = new byte[100_000];
        Arrays.fill(ones, (byte) 1);
        BlankedSource source =
                new BlankedSource(new BytesSource(ones, ones.length), new long[] {10}, new long[] {99_990});
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        source.transfer(0, ones.length, Channels.newChannel(out));

        Arrays.fill(ones, 10, 99_990, (byte) 0);
        assertThat(out.toByteArray()).containsExactly(ones);
    }

    @Test
    void refusesToTransferWhatIsNotThere() {
        assertThatThrownBy(() -> source().transfer(6, 2 + 9, Channels.newChannel(new ByteArrayOutputStream())))
                .isInstanceOf(EOFException.class);
    }
}
