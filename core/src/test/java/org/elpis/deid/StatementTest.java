package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Vr;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.Test;

class StatementTest {
    private static final Gate GATE = new Gate(Profile.RESEARCH);

    private static List<String> codes(DataSet data) {
        return data.items(0x00120064).stream()
                .map(item -> item.string(0x00080100))
                .toList();
    }

    @Test
    void saysThatIdentityWasRemovedHowAndWhatBecameOfDates() {
        DataSet data = GATE.release();
        assertThat(data.string(0x00120062)).isEqualTo("YES");
        assertThat(data.strings(0x00120063).getFirst())
                .isEqualTo("Elpis 0.1 ".concat(Profile.RESEARCH.shortIdentity()));
        assertThat(data.string(0x00280303)).isEqualTo("MODIFIED");
        assertThat(codes(data)).containsExactly("113100", "113111", "113108", "113107", "113105", "113104", "113103");
        assertThat(data.isSorted()).isTrue();
    }

    @Test
    void keepsWhatEarlierDeidentificationSaidBeforeItsOwn() {
        DataSet data = GATE.release(
                Gate.ascii(0x00120062, Vr.CS, "NO"),
                Gate.ascii(0x00120063, Vr.LO, "manual cleaning"),
                Gate.sequence(
                        0x00120064,
                        Gate.ascii(0x00080100, Vr.SH, "113100"),
                        Gate.ascii(0x00080102, Vr.SH, "DCM"),
                        Gate.ascii(0x00080104, Vr.LO, "Basic Application Confidentiality Profile")));
        assertThat(data.string(0x00120062)).isEqualTo("YES");
        assertThat(data.strings(0x00120063))
                .startsWith("manual cleaning", "Elpis 0.1 ".concat(Profile.RESEARCH.shortIdentity()));
        assertThat(codes(data)).startsWith("113100").doesNotHaveDuplicates();
    }

    @Test
    void claimsNothingAboutPixels() {
        DataSet data = GATE.release();
        assertThat(data.contains(0x00280301)).isFalse();
        assertThat(data.contains(0x00280302)).isFalse();
        assertThat(GATE.release(Gate.ascii(0x00280301, Vr.CS, "YES")).string(0x00280301))
                .isEqualTo("YES");
    }

    @Test
    void isNotChangedByReleasingTheSameOriginalAgain() {
        assertThat(Gate.bytes(GATE.release(Gate.instance(Gate.object(Gate.CT)))))
                .isEqualTo(Gate.bytes(GATE.release(Gate.instance(Gate.object(Gate.CT)))));
    }
}
