package org.elpis.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.elpis.device.DeviceTemplate.Departure;
import org.elpis.device.DeviceTemplate.Place;
import org.elpis.pixel.Box;
import org.junit.jupiter.api.Test;

class DeviceTemplateTest {
    private static final DeviceModel DEVICE = new DeviceModel("ACME", "Sono 9", "", 100, 200, "1.2.840");
    private static final Box ALWAYS = new Box(0, 0, 100, 10);
    private static final Box MOSTLY = new Box(0, 90, 100, 10);
    private static final DeviceTemplate TEMPLATE =
            new DeviceTemplate(DEVICE, 10, 3, List.of(new Place(MOSTLY, 9), new Place(ALWAYS, 10)));

    @Test
    void fillsItsPlacesInAnImageWhereNothingWasSeen() {
        assertThat(TEMPLATE.with(List.of())).containsExactly(ALWAYS, MOSTLY);
    }

    @Test
    void addsItsPlacesToWhatWasSeen() {
        Box inside = new Box(10, 0, 20, 10);
        Box beside = new Box(90, 0, 20, 10);

        assertThat(TEMPLATE.with(List.of(inside, beside))).containsExactly(beside, ALWAYS, MOSTLY);
    }

    @Test
    void isMetByAnImageWithWordsInAllItsPlaces() {
        assertThat(TEMPLATE.departure(List.of(new Box(10, 0, 20, 10), MOSTLY)).isAny())
                .isFalse();
    }

    @Test
    void isLeftByWordsThatLieBesideItsPlacesForMoreThanHalf() {
        assertThat(TEMPLATE.departure(List.of(ALWAYS, new Box(90, 0, 20, 10)))).isEqualTo(new Departure(0, 0));
        assertThat(TEMPLATE.departure(List.of(ALWAYS, new Box(92, 0, 20, 10)))).isEqualTo(new Departure(1, 0));
    }

    @Test
    void isLeftByAPlaceWithoutWordsThatAlwaysHadSome() {
        assertThat(TEMPLATE.departure(List.of(MOSTLY))).isEqualTo(new Departure(0, 1));
        assertThat(TEMPLATE.departure(List.of(ALWAYS))).isEqualTo(new Departure(0, 0));
    }

    @Test
    void countsPixelsOfOverlappingPlacesOnce() {
        DeviceTemplate overlapping = new DeviceTemplate(
                DEVICE, 10, 3, List.of(new Place(ALWAYS, 10), new Place(new Box(0, 5, 100, 10), 10)));

        assertThat(overlapping.area()).isEqualTo(1500.0 / 20000);
    }

    @Test
    void liesWithinTheImagesOfItsDevice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeviceTemplate(DEVICE, 10, 3, List.of(new Place(new Box(150, 0, 51, 1), 10))));
    }
}
