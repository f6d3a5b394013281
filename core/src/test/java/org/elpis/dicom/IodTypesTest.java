package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class IodTypesTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String ENHANCED_SR = "1.2.840.10008.5.1.4.1.1.88.22";
    private static final String RT_PHYSICIAN_INTENT = "1.2.840.10008.5.1.4.1.1.481.10";

    private static IodTypes types(String sopClass) {
        return IodTypes.ofSopClass(sopClass).orElseThrow();
    }

    @Test
    void namesSopClassAndIod() {
        assertThat(SopClasses.of(CT)).contains(new SopClasses.SopClass(CT, "CT Image Storage", "CT Image"));
        assertThat(SopClasses.of("1.2.840.10008.5.1.4.1.1.2.")).isEmpty();
        assertThat(SopClasses.of("1.3.12.2.1107.5.9.1")).isEmpty();
        assertThat(IodTypes.ofSopClass("1.3.12.2.1107.5.9.1")).isEmpty();
        assertThat(types(CT).iod()).isEqualTo("CT Image");
    }

    @Test
    void coversEverySopClassOfTheTable() {
        FactTable table = FactTable.load(SopClasses.class, "standard/sop-classes.txt");
        int rows = 0;
        for (int row = table.firstRow(); row >= 0; row = table.nextRow(row), rows++) {
            IodTypes types = types(table.text(row, 0));
            // a directory is a data set without a SOP Common Module
            boolean directory = types.iod().equals("Basic Directory");
            assertThat(types.type(0x00080016))
                    .as(types.iod())
                    .isEqualTo(directory ? AttributeType.THREE_OR_ABSENT : AttributeType.ONE);
        }
        assertThat(rows).isEqualTo(175);
    }

    @Test
    void holdsOneFileForEachIod() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(IodTypes.class.getResource("standard/iods"))
                .toURI());
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(171);
        }
    }

    @Test
    void tellsTypesAtTheTopLevel() {
        IodTypes ct = types(CT);
        assertThat(ct.type(0x00080018)).isEqualTo(AttributeType.ONE);
        assertThat(ct.type(0x00100010)).isEqualTo(AttributeType.TWO);
        assertThat(ct.type(0x00080005)).isEqualTo(AttributeType.ONE_C);
        assertThat(ct.type(0x00080023)).isEqualTo(AttributeType.TWO_C);
        assertThat(ct.type(0x00081030)).as("type 3").isEqualTo(AttributeType.THREE_OR_ABSENT);
        assertThat(ct.type(0x300A00B3)).as("of another IOD").isEqualTo(AttributeType.THREE_OR_ABSENT);
    }

    @Test
    void takesOverlaysOfEveryRepeatingGroup() {
        assertThat(types(CT).type(0x60023000)).isEqualTo(types(CT).type(0x60003000));
        assertThat(types(CT).type(0x60020010)).isEqualTo(AttributeType.ONE);
        assertThat(types(CT).type(0x60010010)).as("odd group").isEqualTo(AttributeType.THREE_OR_ABSENT);
    }

    @Test
    void tellsTheTypeWithoutOptionalModules() {
        assertThat(types(CT).typeInMandatoryModules(0x00100010)).isEqualTo(AttributeType.TWO);
        assertThat(types(CT).typeInMandatoryModules(0x60000010)).isEqualTo(AttributeType.THREE_OR_ABSENT);
        assertThat(types(CT).typeInMandatoryModules(0x00080005)).isEqualTo(AttributeType.ONE_C);
    }

    @Test
    void tellsTypesInsideSequences() {
        assertThat(types(CT).type(0x00081140, 0x00081155)).isEqualTo(AttributeType.ONE);
        assertThat(types(CT).type(0x00081140, 0x00100010)).isEqualTo(AttributeType.THREE_OR_ABSENT);
        assertThat(types(CT).type(0x00081115, 0x0008114A, 0x00081155)).isEqualTo(AttributeType.ONE);
        assertThat(types(ENHANCED_SR).type(0x0040A073, 0x0040A075)).isEqualTo(AttributeType.ONE);
    }

    @Test
    void knowsTheCodeItemWhereTheSourceLeavesItOut() {
        assertThat(types(CT).type(0x00400275, 0x00400008, 0x00080104)).isEqualTo(AttributeType.ONE);
        assertThat(types(CT).type(0x00400275, 0x00400008, 0x00080100)).isEqualTo(AttributeType.ONE_C);
    }

    @Test
    void saysUnknownWhereTheIodIsNotCoveredInFull() {
        IodTypes partial = types(RT_PHYSICIAN_INTENT);
        assertThat(partial.complete()).isFalse();
        assertThat(partial.type(0x00100010)).isEqualTo(AttributeType.TWO);
        assertThat(partial.type(0x00081030)).as("listed as type 3").isEqualTo(AttributeType.THREE_OR_ABSENT);
        assertThat(partial.type(0x30100058)).isEqualTo(AttributeType.UNKNOWN);
        assertThat(partial.type(0x30100058, 0x30100059)).isEqualTo(AttributeType.UNKNOWN);
        assertThat(partial.typeInMandatoryModules(0x30100058)).isEqualTo(AttributeType.UNKNOWN);
        assertThat(types(CT).complete()).isTrue();
    }
}
