package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for any text and any bytes in every set; seeded, and the seed is in every failure.
class CharacterSetPropertiesTest {
    private static final String[] ESCAPES = {
        "(B", "(J", "-A", "-B", "-F", "-T", ")I", "$B", "$(D", "$)C", "$)A", "$@", "(I", "$", ""
    };

    static Stream<String> declarations() {
        var one = Stream.of("", "ISO_IR 192", "GB18030", "GBK", "GB2312", "ISO 2022 IR 149", "ISO_IR 87", "nonsense");
        var single = Stream.of(100, 101, 109, 110, 144, 127, 126, 138, 148, 203, 166, 13)
                .flatMap(number -> Stream.of("ISO_IR " + number, "\\ISO 2022 IR " + number));
        var many = Stream.of(
                "\\ISO 2022 IR 87",
                "\\ISO 2022 IR 159",
                "\\ISO 2022 IR 149",
                "\\ISO 2022 IR 58",
                "ISO 2022 IR 13\\ISO 2022 IR 87\\ISO 2022 IR 159",
                "ISO 2022 IR 100\\ISO 2022 IR 126\\ISO 2022 IR 87",
                "ISO 2022 IR 6\\ISO 2022 IR 87\\ISO 2022 IR 149\\ISO 2022 IR 58\\ISO 2022 IR 144");
        return Stream.of(one, single, many).flatMap(declarations -> declarations);
    }

    private static CharacterSet set(String declaration) {
        return CharacterSet.of(List.of(declaration.split("\\\\", -1)));
    }

    private static String decode(CharacterSet set, byte[] bytes, boolean personName) {
        return set.decode(bytes, 0, bytes.length, personName);
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void writesEveryTextItCanWriteSoThatItReadsBackAndIsCanonical(String declaration) {
        CharacterSet set = set(declaration);
        String repertoire = repertoire(set);
        for (int seed = 0; seed < 300; seed++) {
            String text = text(new Random(seed), repertoire);
            boolean personName = seed % 2 == 0;
            byte[] bytes = set.encode(text, personName);
            assertThat(decode(set, bytes, personName)).as("seed %d", seed).isEqualTo(text);
            assertThat(set.hasInvalidBytes(bytes, 0, bytes.length))
                    .as("seed %d", seed)
                    .isFalse();
            assertThat(delimiters(set, bytes)).as("seed %d", seed).isEqualTo(backslashes(text));
        }
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void losesNothingOfAnyBytes(String declaration) {
        CharacterSet set = set(declaration);
        for (int seed = 0; seed < 3000; seed++) {
            byte[] bytes = bytes(new Random(seed));
            boolean personName = seed % 2 == 0;
            String text = decode(set, bytes, personName);
            byte[] back = set.encode(text, personName);
            if (set.canEncode(text)) {
                assertThat(decode(set, back, personName)).as("seed %d", seed).isEqualTo(text);
            } else {
                assertThat(back).as("seed %d", seed).isEqualTo(bytes);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void writesNoOtherBytesThanValidOnesWhateverTheText(String declaration) {
        CharacterSet set = set(declaration);
        for (int seed = 0; seed < 300; seed++) {
            var text = new StringBuilder();
            new Random(seed).ints(12, 0, 0x3000).forEach(text::appendCodePoint);
            byte[] bytes = set.encode(text.toString(), false);
            assertThat(set.hasInvalidBytes(bytes, 0, bytes.length))
                    .as("seed %d", seed)
                    .isFalse();
        }
    }

    private static String repertoire(CharacterSet set) {
        var all = new StringBuilder();
        for (char c = 0x20; c < 0xFFFF; c++) {
            if (set.canEncode(String.valueOf(c))) {
                all.append(c);
            }
        }
        return all.toString();
    }

    private static String text(Random random, String repertoire) {
        var text = new StringBuilder();
        int length = random.nextInt(30);
        while (text.length() < length) {
            switch (random.nextInt(6)) {
                case 0 -> text.append("\\^=\r\n\t\f ".charAt(random.nextInt(8)));
                case 1 -> text.append((char) (0x20 + random.nextInt(0x5F)));
                default -> text.append(repertoire.charAt(random.nextInt(repertoire.length())));
            }
        }
        return text.toString();
    }

    private static byte[] bytes(Random random) {
        var bytes = new ByteArrayOutputStream();
        int pieces = random.nextInt(16);
        for (int i = 0; i < pieces; i++) {
            switch (random.nextInt(6)) {
                case 0 ->
                    bytes.writeBytes(
                            ("\u001B" + ESCAPES[random.nextInt(ESCAPES.length)]).getBytes(StandardCharsets.US_ASCII));
                case 1 -> bytes.write("\\^=\r\n\t\f ".charAt(random.nextInt(8)));
                case 2, 3 -> bytes.write(0xA0 + random.nextInt(0x60));
                case 4 -> bytes.write(0x21 + random.nextInt(0x5E));
                default -> bytes.write(random.nextInt(0x100));
            }
        }
        return bytes.toByteArray();
    }

    private static long backslashes(String text) {
        return text.chars().filter(c -> c == '\\').count();
    }

    private static long delimiters(CharacterSet set, byte[] bytes) {
        long count = 0;
        int at = set.nextDelimiter(bytes, 0, bytes.length);
        while (at < bytes.length) {
            count++;
            at = set.nextDelimiter(bytes, at + 1, bytes.length);
        }
        return count;
    }
}
