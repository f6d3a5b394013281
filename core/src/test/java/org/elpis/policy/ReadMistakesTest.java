package org.elpis.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.elpis.detect.Identity;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadMistakesTest {
    private static boolean mayHide(String read, Element... elements) {
        Instance image = Objects.ct(elements);
        Identity identity = new Identity();
        identity.harvest(image);
        return new ReadMistakes(identity, image.dataSet()).mayHidePatient(read);
    }

    private static Element name(String value) {
        return Objects.ascii(0x00100010, Vr.PN, value);
    }

    @ParameterizedTest
    @CsvSource({
        "Left^Anna, LEFT",
        "Supine^Anna, Supine",
        "Depth^Anna, Depth 12 cm",
        "Left^Anna, 1EFT",
        "Oslbq^Anna, 05L8Q",
        "Mint^Peter, MI NT",
        "Lat^Eral, LATERAL"
    })
    void findsTheNameAsItMayHaveBeenRead(String name, String read) {
        assertThat(mayHide(read, name(name))).isTrue();
    }

    @Test
    void findsInitials() {
        assertThat(mayHide("MI 1.2", name("Ivanov^Maria"))).isTrue();
        assertThat(mayHide("AP", name("Posch^Anna"))).isTrue();
        assertThat(mayHide("AP", name("Posch^Berta"))).isFalse();
    }

    @Test
    void findsNumbersAlsoAcrossWords() {
        Element number = Objects.ascii(0x00100020, Vr.LO, "471188");
        assertThat(mayHide("471 188", number)).isTrue();
        assertThat(mayHide("47 11 88", number)).isTrue();
        assertThat(mayHide("47ll88", number)).isTrue();
        assertThat(mayHide("Depth 47 cm", number)).isFalse();
    }

    @Test
    void findsWhatTheHeaderSaysOfPlacesAndStations() {
        assertThat(mayHide("RIGHT 12 cm", Objects.ascii(0x00081010, Vr.SH, "RIGHT")))
                .isTrue();
        assertThat(mayHide("PORTABLE", Objects.ascii(0x00104000, Vr.LT, "see portable")))
                .isTrue();
    }

    /// What only describes the image says the same as the words in it.
    @Test
    void letsTheSideStayThatTheHeaderTells() {
        assertThat(mayHide(
                        "LEFT", Objects.ascii(0x00200060, Vr.CS, "L"), Objects.ascii(0x00081030, Vr.LO, "Knee left")))
                .isFalse();
    }

    @Test
    void letsASideStayWhateverTheInitials() {
        assertThat(mayHide("L", name("Lang^Ludwig"))).isFalse();
    }

    @Test
    void doubtsWordsWithTooManySpellings() {
        assertThat(mayHide("0".repeat(40))).isTrue();
    }
}
