package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        return BinaryText.isIn(bytes, 0, bytes.length, Vr.OW, DOE);
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
        assertThat(BinaryText.isIn(bytes, 0, 4, Vr.OW, DOE)).isFalse();
        assertThat(BinaryText.isIn(bytes, 4, 9, Vr.OW, DOE)).isTrue();
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JANE^DOE",
                "Hans May",
                "Smith, J",
                "Zbigniew",
                "MR 4711883",
                "0171-5556677",
                "KOWALCZYK ZBIGNIEW",
                "Ref. Dr. Zbigniew Kowalczyk, Tel. 0171-5556677, geb. 12.03.1950",
                "<?xml version=\"1.0\"?>\r\n<Operator>\r\n\t<Name>Zbigniew Kowalczyk</Name>\r\n</Operator>\r\n",
            })
    void findsReadableText(String text) {
        assertThat(isIn(text.getBytes(StandardCharsets.US_ASCII))).isTrue();
        assertThat(isIn((text + "\0").getBytes(StandardCharsets.US_ASCII))).isTrue();
    }

    @Test
    void findsReadableTextBetweenNumbersAndInSixteenBitCharacters() {
        String text = "Ref. Dr. Zbigniew Kowalczyk, Ward";
        for (Charset charset :
                List.of(StandardCharsets.US_ASCII, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] value = new byte[4_097];
            new SplittableRandom(SEED).nextBytes(value);
            ByteBuffer.wrap(value).put(1_001, new byte[200]).put(1_051, text.getBytes(charset));
            assertThat(isIn(value)).as("%s", charset).isTrue();
        }
    }

    @Test
    void findsReadableTextAmongFloatingPointNumbers() {
        byte[] text = "Zbigniew Kowalczyk".getBytes(StandardCharsets.US_ASCII);
        assertThat(BinaryText.isIn(text, 0, text.length, Vr.OF, DOE)).isTrue();
    }

    private static byte[] table(IntUnaryOperator sample, int bytes) {
        ByteBuffer table = ByteBuffer.allocate(8_192).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; table.remaining() >= bytes; i++) {
            switch (bytes) {
                case 1 -> table.put((byte) sample.applyAsInt(i));
                case 2 -> table.putShort((short) sample.applyAsInt(i));
                default -> table.putInt(sample.applyAsInt(i));
            }
        }
        return table.array();
    }

    /// Nine kinds of tables, 200 of each.
    @Test
    void takesTablesAndCurvesForNumbers() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int k = 0; k < 200; k++) {
            int slope = 1 + k % 7;
            int offset = random.nextInt(30_000);
            double gamma = 0.2 + random.nextDouble() * 3;
            List<byte[]> tables = List.of(
                    table(i -> offset + i * slope, 2),
                    table(i -> (int) (65_535 * Math.pow(i / 4096.0, gamma)), 2),
                    table(i -> i * slope / 3, 1),
                    table(i -> 255 - i * slope / 3, 1),
                    table(i -> i * slope % 256 * 257, 2),
                    table(i -> i % 256, 2),
                    table(i -> i / 3 + i % 3 * slope, 4),
                    table(i -> (int) (90 + 25 * Math.sin(i / 7.0)) + i * slope % 6, 1),
                    table(i -> Float.floatToIntBits((float) (200 * Math.sin(i * 0.7 + offset))), 4));
            for (byte[] table : tables) {
                assertThat(isIn(table))
                        .as("seed %d, step %d, table %d", SEED, k, tables.indexOf(table))
                        .isFalse();
            }
        }
    }

    @Test
    void takesDecimalFractionsForNumbers() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[24];
            ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            while (values.hasRemaining()) {
                values.putDouble(random.nextInt(100_000) / 100.0);
            }
            assertThat(BinaryText.isIn(bytes, 0, bytes.length, Vr.FD, DOE))
                    .as("seed %d, step %d", SEED, i)
                    .isFalse();
        }
    }
}
