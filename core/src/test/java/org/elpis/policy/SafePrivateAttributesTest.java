package org.elpis.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.elpis.dicom.FactTable;
import org.junit.jupiter.api.Test;

class SafePrivateAttributesTest {
    @Test
    void findsAnAttributeInWhicheverBlockItsCreatorReserved() {
        SafePrivateAttributes.Entry entry =
                SafePrivateAttributes.find(0x00E1, "ELSCINT1 ", 0x21).orElseThrow();
        assertThat(entry.meaning()).isEqualTo("DLP");
        assertThat(entry.vr()).isEqualTo("DS");
        assertThat(entry.vrCode()).isEqualTo('D' << 8 | 'S');
        assertThat(SafePrivateAttributes.find(0x00E1, "ELSCINT1", 0x1021)).contains(entry);
    }

    @Test
    void trustsNoOtherCreatorGroupOrElement() {
        assertThat(SafePrivateAttributes.find(0x00E1, "elscint1", 0x21)).isEmpty();
        assertThat(SafePrivateAttributes.find(0x00E3, "ELSCINT1", 0x21)).isEmpty();
        assertThat(SafePrivateAttributes.find(0x00E1, "ELSCINT1", 0x22)).isEmpty();
        assertThat(SafePrivateAttributes.find(0x00E1, "", 0x21)).isEmpty();
    }

    @Test
    void readsACreatorThatHoldsAComma() {
        assertThat(SafePrivateAttributes.find(0x7E01, "HOLOGIC, Inc.", 0x01)).isPresent();
    }

    @Test
    void leavesTheRepresentationOpenWhereNoneIsPublished() {
        SafePrivateAttributes.Entry entry = SafePrivateAttributes.find(0x0119, "SIEMENS Ultrasound SC2000", 0x11)
                .orElseThrow();
        assertThat(entry.vr()).isEmpty();
        assertThat(entry.vrCode()).isZero();
        assertThat(SafePrivateAttributes.find(0x2001, "Philips Imaging DD 001", 0x7D)
                        .orElseThrow()
                        .vrCode())
                .as("OW/OB")
                .isEqualTo('O' << 8 | 'W');
    }

    @Test
    void findsEveryPublishedRow() {
        FactTable table = FactTable.load(SafePrivateAttributes.class, "standard/safe-private-attributes.txt");
        int rows = 0;
        for (int row = table.firstRow(); row >= 0; row = table.nextRow(row), rows++) {
            int group = Integer.parseInt(table.text(row, 1), 16);
            int element = Integer.parseInt(table.text(row, 2).substring(2), 16);
            assertThat(SafePrivateAttributes.find(group, table.text(row, 0), element)
                            .orElseThrow()
                            .meaning())
                    .isEqualTo(table.text(row, 5));
        }
        assertThat(rows).isEqualTo(479);
    }
}
