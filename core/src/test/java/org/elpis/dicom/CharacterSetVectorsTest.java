package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The standard's own examples and one text in every set, as another implementation reads them.
class CharacterSetVectorsTest {
    record Vector(String terms, String vr, byte[] bytes, String text) {
        CharacterSet set() {
            return CharacterSet.of(List.of(terms.split("\\\\", -1)));
        }

        boolean isName() {
            return vr.equals("PN");
        }

        @Override
        public String toString() {
            return terms + ": " + text;
        }
    }

    static Stream<Vector> vectors() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                CharacterSetVectorsTest.class.getResourceAsStream("character-set-vectors.tsv"))) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return table.lines().filter(line -> !line.startsWith("#")).map(CharacterSetVectorsTest::vector);
        }
    }

    private static Vector vector(String line) {
        String[] cells = line.split("\t", -1);
        String text = cells[3].replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
        return new Vector(cells[0], cells[1], HexFormat.of().parseHex(cells[2]), text);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsTheText(Vector vector) {
        assertThat(vector.set().decode(vector.bytes(), 0, vector.bytes().length, vector.isName()))
                .isEqualTo(vector.text());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void writesTheSameBytes(Vector vector) {
        assertThat(vector.set().encode(vector.text(), vector.isName())).isEqualTo(vector.bytes());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void findsNothingWrongWithIt(Vector vector) {
        assertThat(vector.set().isUnderstood()).isTrue();
        assertThat(vector.set().hasInvalidBytes(vector.bytes(), 0, vector.bytes().length))
                .isFalse();
        assertThat(vector.set().isSuspicious(vector.bytes(), 0, vector.bytes().length))
                .isFalse();
        assertThat(vector.set().canEncode(vector.text())).isTrue();
    }
}
