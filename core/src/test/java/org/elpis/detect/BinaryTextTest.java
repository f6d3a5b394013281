package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;

class BinaryTextTest {
    private static final long SEED = 20261120;
    private static final Identity DOE = doe();

    private static Identity doe() {
        DataSet empty = DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE);
        DataSet data = DataSet.of(
                List.of(
                        Element.ofAscii(0x00100010, Vr.PN, "Doe^Josephine"),
                        Element.ofAscii(0x00100020, Vr.LO, "47118832")),
                Encoding.EXPLICIT_LITTLE);
        Identity identity = new Identity();
        identity.harvest(new Instance(
                Value.Bytes.EMPTY,
                empty,
                data,
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(new byte[0], 0),
                false,
                Set.of()));
        return identity;
    }

    private static boolean isIn(byte[] bytes) {
        return BinaryText.isIn(bytes, 0, bytes.length, DOE);
    }

    @Test
    void findsThePatientsWordsInBytesAndInSixteenBitCharactersOfEitherOrder() {
        for (Charset charset :
                List.of(StandardCharsets.US_ASCII, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (String text : List.of("x Josephine", "\u0001josephine\u0002", "#47118832#")) {
                assertThat(isIn(text.getBytes(charset)))
                        .as("%s in %s", text, charset)
                        .isTrue();
            }
        }
    }

    @Test
    void findsThreeLettersOnlyWhereZerosAreBetween() {
        assertThat(isIn("DOE".getBytes(StandardCharsets.UTF_16LE))).isTrue();
        assertThat(isIn("..DOE..".getBytes(StandardCharsets.US_ASCII))).isFalse();
    }

    @Test
    void findsAValueOfNothingButText() {
        assertThat(isIn("Quastenflosser Eusebia".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
    }

    @Test
    void looksNoFurtherThanItsSlice() {
        byte[] bytes = "....Josephine".getBytes(StandardCharsets.US_ASCII);
        assertThat(BinaryText.isIn(bytes, 0, 4, DOE)).isFalse();
        assertThat(BinaryText.isIn(bytes, 4, 9, DOE)).isTrue();
    }

    /// 50,000 values of two doubles and one table of 64 KiB: about one seed in 3,000 would find something.
    @Test
    void takesNumbersForNumbers() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 50_000; i++) {
            byte[] doubles = new byte[16];
            ByteBuffer.wrap(doubles).putDouble(random.nextDouble() * 1000).putDouble(-random.nextDouble());
            assertThat(isIn(doubles)).as("seed %d, step %d", SEED, i).isFalse();
        }
        byte[] table = new byte[1 << 16];
        random.nextBytes(table);
        assertThat(isIn(table)).as("seed %d", SEED).isFalse();
    }
}
