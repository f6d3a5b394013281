package org.elpis.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.elpis.detect.Finding;
import org.elpis.device.DeviceModel;
import org.elpis.device.DeviceTemplate;
import org.elpis.device.DeviceTemplates.Known;
import org.elpis.dicom.Location;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Box;
import org.junit.jupiter.api.Test;

class DrawnWordsTest {
    private static final Box NAME = new Box(0, 0, 40, 10);
    private static final Box SCALE = new Box(0, 50, 40, 10);
    private static final Box SIDE = new Box(80, 50, 10, 10);
    private static final Location PIXELS = new Location(null, 0, Tag.PIXEL_DATA, 0);

    private static Optional<Known> template(Box box) {
        DeviceModel device = new DeviceModel("ACME", "Scan 9", "", 100, 100, "1.2");
        DeviceTemplate.Place place = new DeviceTemplate.Place(box, 5);
        return Optional.of(new Known("0123456789abcdef", new DeviceTemplate(device, 5, 2, List.of(place))));
    }

    @Test
    void fillsAllThatWasSeen() {
        DrawnWords drawn = DrawnWords.of(List.of(NAME, SCALE));

        assertThat(drawn.filled()).containsExactly(NAME, SCALE);
        assertThat(drawn.rule()).isEmpty();
        assertThat(drawn.findings(PIXELS)).containsExactly(new Finding.BurnedInText(PIXELS, List.of(NAME, SCALE)));
    }

    @Test
    void keepsWhatWasReadAsHarmless() {
        DrawnWords drawn = DrawnWords.of(List.of(NAME, SCALE)).keeping(List.of(SCALE), "reader 1");

        assertThat(drawn.filled()).containsExactly(NAME);
        assertThat(drawn.kept()).containsExactly(SCALE);
        assertThat(drawn.rule()).isEqualTo("; harmless words read by reader 1");
    }

    @Test
    void keepsNoHalfWords() {
        Box across = new Box(30, 55, 20, 10);
        Box further = new Box(45, 60, 60, 10);
        DrawnWords drawn =
                DrawnWords.of(List.of(SCALE, across, further, SIDE)).keeping(List.of(SCALE, further, SIDE), "reader 1");

        assertThat(drawn.kept()).containsExactly(SIDE);
        assertThat(drawn.filled()).containsExactlyInAnyOrder(across, SCALE, further);
    }

    @Test
    void fillsThePlacesOfTheDeviceWhateverWasRead() {
        DrawnWords drawn = DrawnWords.of(List.of(NAME, SCALE))
                .keeping(List.of(SCALE), "reader 1")
                .with(template(new Box(20, 50, 30, 10)));

        assertThat(drawn.filled()).containsExactly(NAME, new Box(20, 50, 30, 10));
        assertThat(drawn.kept()).isEmpty();
        assertThat(drawn.rule()).isEqualTo("; harmless words read by reader 1; template 0123456789abcdef");
    }

    @Test
    void tellsHowItDepartsFromTheTemplate() {
        DrawnWords drawn = DrawnWords.of(List.of(NAME)).with(template(SCALE));

        assertThat(drawn.findings(PIXELS)).contains(new Finding.DevicePlaces(PIXELS, 1, 1));
    }

    @Test
    void isNothingWithoutBoxes() {
        assertThat(DrawnWords.of(List.of()).isNothing()).isTrue();
        assertThat(DrawnWords.of(List.of()).with(template(SCALE)).isNothing()).isFalse();
    }
}
