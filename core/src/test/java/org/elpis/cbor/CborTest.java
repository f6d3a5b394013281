package org.elpis.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.elpis.cbor.MalformedCborException.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CborTest {
    /// Values and encodings of RFC 8949 appendix A.
    @ParameterizedTest
    @CsvSource({
        "0,00",
        "1,01",
        "10,0a",
        "23,17",
        "24,1818",
        "25,1819",
        "100,1864",
        "1000,1903e8",
        "1000000,1a000f4240",
        "1000000000000,1b000000e8d4a51000",
        "-1,20",
        "-10,29",
        "-100,3863",
        "-1000,3903e7"
    })
    void writesAndReadsTheNumbersOfTheStandard(long number, String hex) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CborWriter(out).number(number);

        assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(hex);
        CborReader reader = new CborReader(out.toByteArray());
        reader.number(number);
        reader.end();
    }

    @Test
    void readsWhatItWrote() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CborWriter(out)
                .tag(98)
                .array(5)
                .text("ä€")
                .bytes(new byte[300])
                .nothing()
                .map(1)
                .text("k")
                .number(70000)
                .array(0);
        CborReader reader = new CborReader(out.toByteArray());

        reader.tag(98);
        assertThat(reader.array(10)).isEqualTo(5);
        assertThat(reader.text(10)).isEqualTo("ä€");
        assertThat(reader.isNothing()).isFalse();
        assertThat(reader.exactly(300)).containsOnly(0);
        assertThat(reader.isNothing()).isTrue();
        assertThat(reader.isMap()).isTrue();
        reader.mapOf(1);
        reader.text("k");
        assertThat(reader.unsigned(70000)).isEqualTo(70000);
        reader.arrayOf(0);
        reader.end();
    }

    @ParameterizedTest
    @CsvSource({
        "1817,NOT_SHORTEST",
        "1900ff,NOT_SHORTEST",
        "1a0000ffff,NOT_SHORTEST",
        "1b00000000ffffffff,NOT_SHORTEST",
        "1bffffffffffffffff,TOO_LARGE",
        "1c,UNEXPECTED",
        "1f,UNEXPECTED",
        "19ff,TRUNCATED",
        "19ffff,TOO_LARGE",
        "20,UNEXPECTED",
        "60,UNEXPECTED",
        "0000,TRAILING",
        "f6,UNEXPECTED"
    })
    void refusesEveryOtherForm(String hex, Fault fault) {
        assertThatThrownBy(() -> {
                    CborReader reader = new CborReader(HexFormat.of().parseHex(hex));
                    reader.unsigned(1000);
                    reader.end();
                })
                .isInstanceOfSatisfying(
                        MalformedCborException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    @ParameterizedTest
    @CsvSource({"5a7fffffff00,TRUNCATED", "5bffffffffffffffff,TOO_LARGE", "41,TRUNCATED", "5f,UNEXPECTED"})
    void takesNoMemoryForWhatIsOnlyClaimed(String hex, Fault fault) {
        assertThatThrownBy(() -> new CborReader(HexFormat.of().parseHex(hex)).bytes(Integer.MAX_VALUE))
                .isInstanceOfSatisfying(
                        MalformedCborException.class, e -> assertThat(e.fault()).isEqualTo(fault));
        assertThatThrownBy(() -> new CborReader(new byte[] {(byte) 0x9A, 0x7F, -1, -1, -1}).array(Integer.MAX_VALUE))
                .isInstanceOf(MalformedCborException.class);
    }

    @Test
    void refusesTextThatIsNotUtf8AndInputThatEndsBeforeItsLength() {
        assertThatThrownBy(() -> new CborReader(new byte[] {0x61, -1}).text(10)).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> new CborReader(new ByteArrayInputStream(new byte[] {0x44, 0}), 5).bytes(10))
                .hasMessageContaining("too early");
    }

    @Test
    void answersAnyBytesWithAValueOrARefusal() {
        SplittableRandom random = new SplittableRandom(7);
        int refused = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            try {
                CborReader reader = new CborReader(bytes);
                for (int items = reader.array(100); items > 0; items--) {
                    if (!reader.isNothing()) {
                        reader.bytes(1000);
                    }
                }
                reader.end();
            } catch (IOException e) {
                assertThat(e).isInstanceOf(MalformedCborException.class);
                refused++;
            }
        }
        assertThat(refused).isBetween(90_000, 99_999);
    }
}
