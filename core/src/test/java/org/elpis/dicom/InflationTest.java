package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.elpis.dicom.MalformedDicomException.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InflationTest {
    private static byte[] inflate(byte[] deflated, int maxBytes) throws IOException, MalformedDicomException {
        BytesSource inflated = Inflation.inflate(new BytesSource(deflated, deflated.length), 0, maxBytes);
        return Arrays.copyOf(inflated.array(), (int) inflated.size());
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    private static Fault faultOf(byte[] deflated, int maxBytes) {
        MalformedDicomException e =
                catchThrowableOfType(MalformedDicomException.class, () -> inflate(deflated, maxBytes));
        assertThat(e).as("refusal").isNotNull();
        return e.fault();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1 << 15, (1 << 15) + 1, 300_000})
    void givesBackWhatWasDeflated(int length) throws IOException, MalformedDicomException {
        byte[] bytes = random(length);
        assertThat(inflate(DicomBytes.deflate(bytes), 1 << 20)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1 << 15, (1 << 15) + 1, 100_000})
    void inflatesUpToTheLimitAndNotOneByteFurther(int limit) throws IOException, MalformedDicomException {
        assertThat(inflate(DicomBytes.deflate(new byte[limit]), limit)).hasSize(limit);
        assertThat(faultOf(DicomBytes.deflate(new byte[limit + 1]), limit)).isEqualTo(Fault.INFLATES_TOO_FAR);
    }

    @Test
    void refusesEveryCut() {
        byte[] deflated = DicomBytes.deflate(random(300));
        for (int length = 0; length < deflated.length; length++) {
            assertThat(faultOf(Arrays.copyOf(deflated, length), 1 << 20)).isEqualTo(Fault.BAD_DEFLATED_DATA);
        }
    }

    @Test
    void refusesWhatIsNotDeflated() {
        byte[] reservedBlockType = {7, 1, 2, 3};
        assertThat(faultOf(reservedBlockType, 1 << 20)).isEqualTo(Fault.BAD_DEFLATED_DATA);
    }

    @Test
    void passesOverWhatStandsBehindTheDeflatedData() throws IOException, MalformedDicomException {
        byte[] deflated = DicomBytes.deflate(random(300));
        assertThat(inflate(DicomBytes.join(deflated, new byte[] {0}), 1 << 20)).isEqualTo(random(300));
    }
}
