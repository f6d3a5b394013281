package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class DigestTableTest {
    private static DigestTable table(long... ascending) {
        ByteBuffer bytes = ByteBuffer.allocate(ascending.length * Long.BYTES);
        for (long digest : ascending) {
            bytes.putLong(digest);
        }
        return new DigestTable(bytes.array());
    }

    @Test
    void findsEveryDigestThatItHolds() {
        long[] digests = {Long.MIN_VALUE, -7, 0, 1, 4711, Long.MAX_VALUE};
        for (long digest : digests) {
            assertThat(table(digests).contains(digest)).isTrue();
        }
    }

    @Test
    void findsNothingElse() {
        long[] others = {Long.MIN_VALUE, -8, -6, 2, 4712, Long.MAX_VALUE};
        for (long other : others) {
            assertThat(table(-7, 0, 1, 4711).contains(other)).isFalse();
        }
        assertThat(table().contains(0)).isFalse();
    }

    @Test
    void saysWhichResourceIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DigestTable.load(DigestTableTest.class, "nowhere.bin"))
                .withMessage("resource missing from the program: nowhere.bin");
    }
}
