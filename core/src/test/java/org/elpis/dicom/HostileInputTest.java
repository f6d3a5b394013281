package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.elpis.dicom.DicomBytes.DEFLATED;
import static org.elpis.dicom.DicomBytes.EXPLICIT;
import static org.elpis.dicom.DicomBytes.IMPLICIT;
import static org.elpis.dicom.DicomBytes.JPEG;
import static org.elpis.dicom.DicomBytes.UNDEFINED;
import static org.elpis.dicom.DicomBytes.explicit;
import static org.elpis.dicom.DicomBytes.file;
import static org.elpis.dicom.DicomBytes.implicit;
import static org.elpis.dicom.DicomBytes.read;

import java.util.Arrays;
import org.elpis.dicom.MalformedDicomException.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused, by which fault, and that it is refused soon. The time-outs are far above what a refusal
/// takes and far below what the attack would.
@Timeout(30)
class HostileInputTest {
    private static final int SEQUENCE = 0x0008_1140;
    private static final int PRIVATE = 0x0009_1001;
    private static final ReadLimits NARROW = new ReadLimits(8, 1000, 1000, 1 << 20, 64 << 10);

    private static Fault faultOf(DicomBytes dataSet) {
        return faultOf(file(EXPLICIT, dataSet), DicomBytes.LIMITS);
    }

    private static Fault faultOf(byte[] file, ReadLimits limits) {
        MalformedDicomException e = catchThrowableOfType(MalformedDicomException.class, () -> read(file, limits));
        assertThat(e).as("refusal").isNotNull();
        return e.fault();
    }

    private static DicomBytes nested(int depth, DicomBytes empty, String vr) {
        DicomBytes bytes = empty;
        for (int i = 0; i < depth; i++) {
            bytes.header(SEQUENCE, vr, UNDEFINED).itemHeader(UNDEFINED);
        }
        for (int i = 0; i < depth; i++) {
            bytes.itemEnd().sequenceEnd();
        }
        return bytes;
    }

    @Test
    void refusesTenThousandSequencesInOneAnother() {
        assertThat(faultOf(nested(10_000, explicit(), "SQ"))).isEqualTo(Fault.TOO_DEEP);
        assertThat(faultOf(file(IMPLICIT, nested(10_000, implicit(), "SQ")), DicomBytes.LIMITS))
                .isEqualTo(Fault.TOO_DEEP);
    }

    @Test
    void refusesTenThousandSequencesInOneAnotherThatHideInUnknownValues() {
        byte[] value = new byte[0];
        for (int i = 0; i < 2_000; i++) {
            byte[] element = implicit().element(PRIVATE, "", value).bytes();
            value = implicit().itemHeader(element.length).raw(element).bytes();
        }
        assertThat(faultOf(explicit().element(PRIVATE, "UN", value))).isEqualTo(Fault.TOO_DEEP);
    }

    @Test
    void readsNestingUpToTheLimit() throws MalformedDicomException {
        assertThat(read(file(EXPLICIT, nested(8, explicit(), "SQ")), NARROW)
                        .dataSet()
                        .size())
                .isEqualTo(1);
        assertThat(faultOf(file(EXPLICIT, nested(9, explicit(), "SQ")), NARROW)).isEqualTo(Fault.TOO_DEEP);
    }

    @Test
    void refusesTooManyElementsAtAnyDepth() {
        DicomBytes flat = explicit();
        DicomBytes items = explicit().header(SEQUENCE, "SQ", UNDEFINED);
        for (int i = 0; i < 1001; i++) {
            flat.header(0x0009_1000 + i, "OB", 0);
            items.itemHeader(0);
        }
        assertThat(faultOf(file(EXPLICIT, flat), NARROW)).isEqualTo(Fault.TOO_MANY_ELEMENTS);
        assertThat(faultOf(file(EXPLICIT, items.sequenceEnd()), NARROW)).isEqualTo(Fault.TOO_MANY_ELEMENTS);
    }

    @Test
    void readsFragmentsUpToTheLimit() throws MalformedDicomException {
        DicomBytes bytes = explicit().header(Tag.PIXEL_DATA, "OB", UNDEFINED);
        for (int i = 0; i < 1_000; i++) {
            bytes.itemHeader(0);
        }
        byte[] most = file(JPEG, explicit().raw(bytes).sequenceEnd());
        assertThat(read(most, NARROW).dataSet().size()).isEqualTo(1);
        byte[] tooMany = file(JPEG, explicit().raw(bytes).itemHeader(0).sequenceEnd());
        assertThat(faultOf(tooMany, NARROW)).isEqualTo(Fault.TOO_MANY_FRAGMENTS);
    }

    @Test
    void refusesTooManyFragmentsAlsoWhenTheyAreSpreadOverManyElements() {
        DicomBytes bytes = explicit();
        for (int i = 0; i < 11; i++) {
            bytes.header(Tag.PIXEL_DATA, "OB", UNDEFINED);
            for (int k = 0; k < 100; k++) {
                bytes.itemHeader(0);
            }
            bytes.sequenceEnd();
        }
        assertThat(faultOf(file(JPEG, bytes), NARROW)).isEqualTo(Fault.TOO_MANY_FRAGMENTS);
    }

    @Test
    void refusesABombOfDeflatedZerosAtTheLimit() {
        byte[] bomb = file(DEFLATED, new byte[64 << 20]);
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(faultOf(bomb, DicomBytes.LIMITS)).isEqualTo(Fault.INFLATES_TOO_FAR);
    }

    @Test
    void readsASetOfCharactersOnceHoweverManySequencesFollow() throws MalformedDicomException {
        DicomBytes bytes = explicit().text(Tag.SPECIFIC_CHARACTER_SET, "CS", "\\".repeat(60_000));
        for (int i = 0; i < 100_000; i++) {
            bytes.header(SEQUENCE, "SQ", 0);
        }
        assertThat(read(file(EXPLICIT, bytes)).anomalies()).contains(Anomaly.UNKNOWN_CHARACTER_SET);
    }

    @Test
    void findsPrivateCreatorsSoonInElementsOutOfOrder() throws MalformedDicomException {
        DicomBytes bytes = explicit();
        for (int i = 100_000; i > 0; i--) {
            bytes.header(0x0009_1000 + (i & 0xFF) + ((i & 0x3FFF) << 17), "OB", 0);
        }
        DataSet read = read(file(EXPLICIT, bytes)).dataSet();
        assertThat(read.isSorted()).isFalse();
        for (Element element : read) {
            assertThat(read.privateCreator(element.tag())).isEmpty();
        }
    }

    @Test
    void triesAnUnknownValueOnceNotOnceForEachLevel() throws MalformedDicomException {
        byte[] value = {1, 2, 3, 4};
        for (int i = 0; i < 40; i++) {
            byte[] element = implicit().element(PRIVATE, "", value).bytes();
            value = implicit()
                    .itemHeader(element.length)
                    .raw(element)
                    .raw((byte) 9, (byte) 9)
                    .bytes();
        }
        Instance instance = read(file(EXPLICIT, explicit().element(PRIVATE, "UN", value)));
        assertThat(instance.dataSet().get(PRIVATE).orElseThrow().value()).isInstanceOf(Value.Bytes.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZ", "  ", "\0\0", "ob", "S\u00d1"})
    void refusesAValueRepresentationThatDoesNotExist(String vr) {
        assertThat(faultOf(explicit()
                        .text(Tag.SOP_CLASS_UID, "UI", "1.2")
                        .header(0x0009_1001, vr, 4)
                        .u32(0)))
                .isEqualTo(Fault.UNKNOWN_VR);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFEL})
    void refusesALengthBeyondTheFile(long length) {
        assertThat(faultOf(explicit().header(0x0042_0011, "OB", length).u32(0))).isEqualTo(Fault.TRUNCATED);
        assertThat(faultOf(explicit().header(Tag.PIXEL_DATA, "OW", length).u32(0)))
                .isEqualTo(Fault.TRUNCATED);
        assertThat(faultOf(explicit().header(SEQUENCE, "SQ", length).itemHeader(0)))
                .isEqualTo(length == 5 ? Fault.BAD_LENGTH : Fault.TRUNCATED);
    }

    @Test
    void refusesAnElementLongerThanItsItem() {
        DicomBytes content = explicit().header(Tag.PATIENT_ID, "LO", 20);
        DicomBytes bytes = explicit()
                .header(SEQUENCE, "SQ", UNDEFINED)
                .item(content)
                .sequenceEnd()
                .raw(new byte[100]);
        assertThat(faultOf(bytes)).isEqualTo(Fault.BAD_LENGTH);
    }

    @Test
    void refusesAnItemLongerThanItsSequence() {
        DicomBytes bytes = explicit().header(SEQUENCE, "SQ", 8).itemHeader(20).raw(new byte[100]);
        assertThat(faultOf(bytes)).isEqualTo(Fault.BAD_LENGTH);
    }

    @Test
    void refusesHeadersThatReachOverTheEndOfTheirItem() {
        DicomBytes bytes = explicit()
                .header(SEQUENCE, "SQ", UNDEFINED)
                .item(explicit().raw((byte) 8, (byte) 0, (byte) 0x16))
                .sequenceEnd();
        assertThat(faultOf(bytes)).isEqualTo(Fault.BAD_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFFFE_E000, 0xFFFE_E00D, 0xFFFE_E0DD, 0xFFFE_0001})
    void refusesItemsAndDelimitersWhereAnElementHasToStand(int tag) {
        assertThat(faultOf(explicit().text(Tag.PATIENT_ID, "LO", "a").tag(tag).u32(0)))
                .isEqualTo(Fault.MISPLACED_DELIMITER);
    }

    @Test
    void refusesADelimiterBeforeTheStatedEndOfAnItem() {
        DicomBytes content = explicit().itemEnd().text(0x0008_1155, "UI", "1.2.3");
        assertThat(faultOf(explicit()
                        .header(SEQUENCE, "SQ", UNDEFINED)
                        .item(content)
                        .sequenceEnd()))
                .isEqualTo(Fault.MISPLACED_DELIMITER);
        byte[] items = explicit().sequenceEnd().itemHeader(0).bytes();
        assertThat(faultOf(explicit().element(SEQUENCE, "SQ", items))).isEqualTo(Fault.BAD_ITEM);
    }

    @Test
    void refusesAnItemEndWhereASequenceEndHasToStand() {
        assertThat(faultOf(explicit().header(SEQUENCE, "SQ", UNDEFINED).itemEnd()))
                .isEqualTo(Fault.BAD_ITEM);
        assertThat(faultOf(explicit()
                        .header(SEQUENCE, "SQ", UNDEFINED)
                        .itemHeader(UNDEFINED)
                        .sequenceEnd()))
                .isEqualTo(Fault.MISPLACED_DELIMITER);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0000_0010, 0xFFFF_0010, 0x0002_0010})
    void refusesGroupsThatDataSetsMayNotUse(int tag) {
        assertThat(faultOf(explicit().text(Tag.PATIENT_ID, "LO", "a").text(tag, "LO", "b")))
                .isEqualTo(Fault.BAD_GROUP);
    }

    @Test
    void refusesUndefinedLengthOutsideSequencesAndPixelData() {
        assertThat(faultOf(explicit()
                        .header(0x0042_0011, "OB", UNDEFINED)
                        .itemHeader(0)
                        .sequenceEnd()))
                .isEqualTo(Fault.UNDEFINED_LENGTH_NOT_ALLOWED);
        assertThat(faultOf(explicit()
                        .header(Tag.PIXEL_DATA, "UT", UNDEFINED)
                        .itemHeader(0)
                        .sequenceEnd()))
                .isEqualTo(Fault.UNDEFINED_LENGTH_NOT_ALLOWED);
        DicomBytes fragments = implicit()
                .text(Tag.PATIENT_ID, "", "a")
                .header(Tag.PIXEL_DATA, "", UNDEFINED)
                .itemHeader(0)
                .sequenceEnd();
        assertThat(faultOf(file(IMPLICIT, fragments), NARROW)).isEqualTo(Fault.UNDEFINED_LENGTH_NOT_ALLOWED);
    }

    @Test
    void refusesFragmentsThatAreNoItemsOrHaveNoLength() {
        DicomBytes start = explicit().header(Tag.PIXEL_DATA, "OB", UNDEFINED);
        assertThat(faultOf(explicit().raw(start).itemHeader(UNDEFINED).sequenceEnd()))
                .isEqualTo(Fault.BAD_ITEM);
        assertThat(faultOf(explicit().raw(start).header(Tag.PATIENT_ID, "LO", 0)))
                .isEqualTo(Fault.BAD_ITEM);
    }

    @Test
    void refusesEveryCutThroughSequencesAndFragments() throws MalformedDicomException {
        DicomBytes inner = explicit().text(0x0008_1155, "UI", "1.2.3");
        DicomBytes bytes = explicit()
                .header(SEQUENCE, "SQ", UNDEFINED)
                .undefinedItem(inner)
                .item(inner)
                .sequenceEnd()
                .header(Tag.PIXEL_DATA, "OB", UNDEFINED)
                .itemHeader(0)
                .itemHeader(4)
                .u32(1)
                .sequenceEnd();
        byte[] whole = file(JPEG, bytes);
        int start = whole.length - bytes.bytes().length;
        int between = start + 12 + 8 + 14 + 8 + 8 + 14 + 8;
        for (int length = start + 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length == between) {
                assertThat(read(cut).dataSet().size()).isEqualTo(1);
            } else {
                assertThat(faultOf(cut, DicomBytes.LIMITS))
                        .as("cut at %d", length)
                        .isEqualTo(Fault.TRUNCATED);
            }
        }
    }
}
