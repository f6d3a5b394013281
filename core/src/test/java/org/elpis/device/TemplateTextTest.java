package org.elpis.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.elpis.device.DeviceTemplate.Place;
import org.elpis.pixel.Box;
import org.junit.jupiter.api.Test;

class TemplateTextTest {
    private static final DeviceTemplate PLAIN = new DeviceTemplate(
            new DeviceModel("ACME", "Sono 9", "4.1.2\\SP1", 768, 1024, "1.2.840.10008.5.1.4.1.1.6.1"),
            214,
            31,
            List.of(new Place(new Box(896, 700, 128, 20), 211), new Place(new Box(0, 8, 640, 22), 214)));
    private static final DeviceTemplate STRANGE = new DeviceTemplate(
            new DeviceModel("Sch\u00F6n\t100%\n", "\u6771\u829D", "", 1, 1, "1.2"),
            5,
            2,
            List.of(new Place(new Box(0, 0, 1, 1), 4)));

    @Test
    void hasTheFormThatIsDocumented() {
        assertThat(TemplateText.of(List.of(PLAIN))).isEqualTo("""
                elpis-device-templates 1
                device\tACME\tSono 9\t4.1.2\\SP1\t768\t1024\t1.2.840.10008.5.1.4.1.1.6.1
                seen\t214\t31
                box\t0\t8\t640\t22\t214
                box\t896\t700\t128\t20\t211
                """);
    }

    @Test
    void readsWhatItWrites() {
        String text = TemplateText.of(List.of(STRANGE, PLAIN));

        assertThat(TemplateText.parse(text)).containsExactly(PLAIN, STRANGE);
        assertThat(TemplateText.of(List.of(PLAIN, STRANGE))).isEqualTo(text);
        assertThat(text.chars()).allMatch(c -> c == '\n' || c == '\t' || c >= ' ' && c < 0x7F);
    }

    @Test
    void refusesEveryOtherFormOfTheSame() {
        String text = TemplateText.of(List.of(PLAIN));
        for (String other : List.of(
                text + "\n",
                text.substring(0, text.length() - 1),
                text.replace("\t768\t", "\t0768\t"),
                text.replace("ACME", "%41CME"),
                text.replace("ACME", "ACM%4"),
                text.replace("seen", "Seen"),
                text + text.substring(TemplateText.VERSION.length()).replace("device", "device "),
                text.replace("templates 1", "templates 2"),
                TemplateText.VERSION + "device\n")) {
            assertThatIllegalArgumentException().isThrownBy(() -> TemplateText.parse(other));
        }
    }

    @Test
    void refusesOrReadsAnyTextWithoutAnotherException() {
        Random random = new Random(5);
        String text = TemplateText.of(List.of(PLAIN, STRANGE));
        for (int i = 0; i < 20_000; i++) {
            StringBuilder mutated = new StringBuilder(text);
            for (int k = 0; k <= random.nextInt(3); k++) {
                int at = TemplateText.VERSION.length() + random.nextInt(text.length() - TemplateText.VERSION.length());
                switch (random.nextInt(3)) {
                    case 0 -> mutated.setCharAt(Math.min(at, mutated.length() - 1), (char) random.nextInt(128));
                    case 1 -> mutated.deleteCharAt(Math.min(at, mutated.length() - 1));
                    default -> mutated.insert(Math.min(at, mutated.length()), (char) random.nextInt(128));
                }
            }
            try {
                assertThat(TemplateText.of(TemplateText.parse(mutated.toString())))
                        .isEqualTo(mutated.toString());
            } catch (IllegalArgumentException refused) {
                // What else is not canonical.
            }
        }
    }
}
