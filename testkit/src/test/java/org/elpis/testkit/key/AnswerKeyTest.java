package org.elpis.testkit.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerKeyTest {
    @TempDir
    Path folder;

    private final PlantedInstance instance =
            new PlantedInstance("a/b, \"c\".dcm", "CT", "1.2.3", "ID,7", "1.1", "1.2", "1.3", "abc");

    @Test
    void readsBackWhatItWrote() throws Exception {
        AnswerKey key = new AnswerKey(List.of(
                plant("<(0010,0010)>", "Müller^\"Ärne\",\\\n山田", Answer.removed(Layer.STANDARD, "Müller")),
                plant(
                        "<(0031,\"ACME\",01)>",
                        "1.2.3.4.5",
                        Answer.uid(AnswerAction.UID_CHANGED, Layer.UID, "1.2.3.4.5")),
                plant(
                        "<(0008,1030)>",
                        "lung of Ng Wei",
                        Answer.removed(Layer.DESCRIPTION, "Ng Wei")
                                .nearby(List.of("Ng"))
                                .keeping(List.of("lung"))
                                .in("en")),
                plant(
                        "<(7fe0,0010)>",
                        "NG WEI",
                        Answer.hidden(new PixelBox("NG WEI", 4, 5, 36, 7, PixelBox.Plane.UNUSED_BIT, 14)))));
        Path csv = folder.resolve("key.csv");
        key.write(csv);
        assertThat(AnswerKey.read(csv)).isEqualTo(key);
    }

    @Test
    void hasTheColumnsOfTheMidiTable() throws Exception {
        Path csv = folder.resolve("key.csv");
        new AnswerKey(List.of()).write(csv);
        assertThat(Files.readString(csv))
                .startsWith("\"index\",\"group\",\"Modality\",\"SOPClassUID\",\"PatientID\","
                        + "\"StudyInstanceUID\",\"SeriesInstanceUID\",\"SOPInstanceUID\",\"Digest\",\"AnswerData\"");
    }

    @Test
    void asksTheMidiCheckerTwiceWhenWordsMustVanishAndOthersStay() throws Exception {
        Answer answer = Answer.removed(Layer.DESCRIPTION, "Schulze").keeping(List.of("thorax"));
        Path csv = folder.resolve("key.csv");
        new AnswerKey(List.of(plant("<(0008,1030)>", "thorax of Schulze", answer))).write(csv);
        assertThat(Files.readString(csv))
                .contains("\"\"action\"\":\"\"<text_removed>\"\",\"\"action_text\"\":\"\"<Schulze>\"\"")
                .contains("\"\"action\"\":\"\"<text_retained>\"\",\"\"action_text\"\":\"\"<thorax>\"\"");
        assertThat(AnswerKey.read(csv).plants()).hasSize(1);
    }

    @Test
    void saysWhereATextIsDrawnAsTheMidiCheckerReadsIt() {
        Answer answer = Answer.hidden(new PixelBox("NG", 4, 5, 12, 7, PixelBox.Plane.PIXELS, -1));
        assertThat(new AnswerKey(List.of(plant("<(7fe0,0010)>", "NG", answer)))
                        .rows()
                        .getFirst())
                .anyMatch(cell -> cell.contains(
                        "<{\\\"text\\\":\\\"NG\\\",\\\"top_left\\\":[4,5],\\\"bottom_right\\\":[16,12]}>"));
    }

    @Test
    void refusesTokensThatChanceWouldFind() {
        assertThatThrownBy(() -> Answer.removed(Layer.STANDARD, "May")).hasMessageContaining(">= 6 bytes");
    }

    @Test
    void refusesAFileOfAnotherLayout() throws Exception {
        Path csv = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> AnswerKey.read(csv)).isInstanceOf(IllegalArgumentException.class);
    }

    private PlantedIdentifier plant(String path, String value, Answer answer) {
        return new PlantedIdentifier(instance, path, value, answer);
    }
}
