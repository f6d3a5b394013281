package org.elpis.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.elpis.pixel.Box;
import org.junit.jupiter.api.Test;

class TemplateLearningTest {
    private static final DeviceModel DEVICE = new DeviceModel("ACME", "Sono 9", "4.1", 480, 640, "1.2.840");
    private static final Box BANNER = new Box(0, 8, 160, 20);

    private final TemplateLearning learning = new TemplateLearning();

    /// Objects with these boxes, of two patients by turns.
    private void addAll(List<List<Box>> objects) {
        for (int i = 0; i < objects.size(); i++) {
            learning.add(DEVICE, "1.2." + i, "patient " + i % 2, objects.get(i));
        }
    }

    private List<DeviceTemplate.Place> places() {
        return learning.learned(5).getFirst().template().stream()
                .flatMap(template -> template.places().stream())
                .toList();
    }

    private List<Box> boxes() {
        return places().stream().map(DeviceTemplate.Place::box).toList();
    }

    @Test
    void learnsWhatAllObjectsHave() {
        addAll(Collections.nCopies(5, List.of(BANNER)));

        assertThat(places()).containsExactly(new DeviceTemplate.Place(BANNER, 5));
    }

    @Test
    void asksForAsManyObjectsAsItIsTold() {
        addAll(Collections.nCopies(4, List.of(BANNER)));

        assertThat(learning.learned(5).getFirst().template()).isEmpty();
        assertThat(learning.learned(4).getFirst().template()).hasSize(1);
    }

    /// A name stands at the same place in every slice of its own patient.
    @Test
    void learnsNothingFromOnePatient() {
        for (int i = 0; i < 50; i++) {
            learning.add(DEVICE, "1.2." + i, "the same", List.of(BANNER));
        }

        assertThat(learning.learned(5).getFirst().template()).isEmpty();
    }

    @Test
    void learnsNoPlaceThatOnlyOnePatientHas() {
        for (int i = 0; i < 50; i++) {
            learning.add(DEVICE, "1.2." + i, "the same", List.of(BANNER));
        }
        learning.add(DEVICE, "1.3", "another", List.of());

        assertThat(places()).isEmpty();
    }

    @Test
    void countsAnImageThatComesTwiceOnce() {
        for (int i = 0; i < 9; i++) {
            learning.add(DEVICE, "1.2." + i % 4, "patient " + i % 2, List.of(BANNER));
        }

        assertThat(learning.learned(5).getFirst().objects()).isEqualTo(4);
    }

    @Test
    void takesTheLinesOfLongAndShortNamesForOnePlace() {
        addAll(List.of(
                List.of(new Box(0, 8, 80, 20)),
                List.of(new Box(0, 10, 240, 18)),
                List.of(BANNER),
                List.of(BANNER),
                List.of(BANNER)));

        assertThat(boxes()).containsExactly(new Box(0, 8, 240, 20));
    }

    @Test
    void keepsLinesAboveOneAnotherApart() {
        Box next = new Box(0, 26, 160, 20);
        addAll(Collections.nCopies(5, List.of(BANNER, next)));

        assertThat(boxes()).containsExactly(BANNER, next);
    }

    @Test
    void keepsWritingAcrossAndDownApart() {
        Box down = new Box(0, 0, 18, 160);
        addAll(Collections.nCopies(5, List.of(BANNER, down)));

        assertThat(boxes()).containsExactlyInAnyOrder(BANNER, down);
    }

    @Test
    void lacksAPlaceThatLessThanFourOfFiveHave() {
        Box sometimes = new Box(320, 200, 80, 20);
        List<List<Box>> objects = new ArrayList<>(Collections.nCopies(2, List.of(BANNER)));
        objects.addAll(Collections.nCopies(8, List.of(BANNER, sometimes)));
        addAll(objects);
        assertThat(boxes()).contains(sometimes);

        learning.add(DEVICE, "1.3", "another", List.of(BANNER));

        assertThat(boxes()).containsExactly(BANNER);
    }

    @Test
    void keepsDevicesApart() {
        DeviceModel other = new DeviceModel("ACME", "Sono 9", "4.2", 480, 640, "1.2.840");
        addAll(Collections.nCopies(4, List.of(BANNER)));
        learning.add(other, "1.3", "another", List.of(BANNER));

        assertThat(learning.learned(5))
                .hasSize(2)
                .allMatch(learned -> learned.template().isEmpty());
    }

    @Test
    void learnsTheSameInWhateverOrderImagesCome() {
        Random random = new Random(11);
        List<List<Box>> objects = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            List<Box> boxes = new ArrayList<>();
            for (int k = 0; k < 6; k++) {
                boxes.add(new Box(random.nextInt(8), 60 * k + random.nextInt(8), 40 * (1 + random.nextInt(4)), 20));
            }
            objects.add(boxes);
        }
        addAll(objects);
        TemplateLearning backwards = new TemplateLearning();
        for (int i = objects.size() - 1; i >= 0; i--) {
            List<Box> turned = new ArrayList<>(objects.get(i));
            Collections.reverse(turned);
            backwards.add(DEVICE, "1.2." + i, "patient " + i % 2, turned);
        }

        assertThat(places()).isNotEmpty();
        assertThat(backwards.learned(5)).isEqualTo(learning.learned(5));
    }
}
