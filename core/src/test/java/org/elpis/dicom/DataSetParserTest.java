package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.elpis.dicom.DicomBytes.BIG;
import static org.elpis.dicom.DicomBytes.EXPLICIT;
import static org.elpis.dicom.DicomBytes.IMPLICIT;
import static org.elpis.dicom.DicomBytes.JPEG;
import static org.elpis.dicom.DicomBytes.UNDEFINED;
import static org.elpis.dicom.DicomBytes.dataSet;
import static org.elpis.dicom.DicomBytes.explicit;
import static org.elpis.dicom.DicomBytes.file;
import static org.elpis.dicom.DicomBytes.implicit;
import static org.elpis.dicom.DicomBytes.read;

import java.util.List;
import org.elpis.dicom.MalformedDicomException.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Elements, sequences, items and fragments: what is read, and as what.
class DataSetParserTest {
    private static final int SEQUENCE = 0x0008_1140;
    private static final int UID = 0x0008_1155;
    private static final int PRIVATE = 0x0009_1001;

    private static DicomBytes inner(DicomBytes empty) {
        return empty.text(UID, "UI", "1.2.3");
    }

    private static Fault faultOf(DicomBytes dataSet) {
        return faultOf(file(EXPLICIT, dataSet));
    }

    private static Fault faultOf(byte[] file) {
        MalformedDicomException e = catchThrowableOfType(MalformedDicomException.class, () -> read(file));
        assertThat(e).as("refusal").isNotNull();
        return e.fault();
    }

    private static Value valueOf(DataSet dataSet, int tag) {
        return dataSet.get(tag).orElseThrow().value();
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG})
    void readsSequencesAndItemsOfDefinedAndUndefinedLength(String syntax) throws MalformedDicomException {
        DicomBytes empty = DicomBytes.in(syntax);
        DicomBytes items = empty.fresh().item(inner(empty.fresh())).undefinedItem(inner(empty.fresh()));
        DataSet read = read(file(
                        syntax,
                        empty.fresh()
                                .header(SEQUENCE, "SQ", items.bytes().length)
                                .raw(items)
                                .header(0x0008_1200, "SQ", UNDEFINED)
                                .raw(items)
                                .sequenceEnd()
                                .text(Tag.PATIENT_ID, "LO", "behind")))
                .dataSet();
        for (int tag : new int[] {SEQUENCE, 0x0008_1200}) {
            List<DataSet> found = read.items(tag);
            assertThat(found).extracting(item -> item.string(UID)).containsExactly("1.2.3", "1.2.3");
            assertThat(found).extracting(DataSet::isUndefinedLength).containsExactly(false, true);
        }
        assertThat(((Value.Items) valueOf(read, SEQUENCE)).isUndefinedLength()).isFalse();
        assertThat(((Value.Items) valueOf(read, 0x0008_1200)).isUndefinedLength())
                .isTrue();
        assertThat(read.string(Tag.PATIENT_ID)).isEqualTo("behind");
    }

    @Test
    void readsSequencesAndItemsThatAreEmpty() throws MalformedDicomException {
        DataSet read = dataSet(explicit()
                .header(SEQUENCE, "SQ", 0)
                .header(0x0008_1200, "SQ", UNDEFINED)
                .itemHeader(0)
                .undefinedItem(explicit())
                .sequenceEnd());
        assertThat(read.items(SEQUENCE)).isEmpty();
        assertThat(read.items(0x0008_1200)).extracting(DataSet::size).containsExactly(0, 0);
    }

    @Test
    void readsUnknownVrOfUndefinedLengthAsImplicitSequence() throws MalformedDicomException {
        for (DicomBytes empty : List.of(explicit(), DicomBytes.big())) {
            String syntax = empty.fresh().u16(1).bytes()[0] == 1 ? EXPLICIT : BIG;
            DataSet read = read(file(
                            syntax,
                            empty.fresh()
                                    .text(Tag.SOP_CLASS_UID, "UI", "1.2")
                                    .header(PRIVATE, "UN", UNDEFINED)
                                    .raw(implicit().item(inner(implicit())).sequenceEnd())
                                    .text(Tag.PATIENT_ID, "LO", "behind")))
                    .dataSet();
            assertThat(read.items(PRIVATE).getFirst().string(UID)).isEqualTo("1.2.3");
            assertThat(read.items(PRIVATE).getFirst().encoding()).isEqualTo(Encoding.IMPLICIT_LITTLE);
            assertThat(read.get(PRIVATE).orElseThrow().vr()).isEqualTo(Vr.UN);
            assertThat(read.string(Tag.PATIENT_ID)).isEqualTo("behind");
        }
    }

    @Test
    void readsUnknownVrOfDefinedLengthAsSequenceWhenItIsOneToItsEnd() throws MalformedDicomException {
        byte[] items = implicit().item(inner(implicit())).bytes();
        DataSet read = dataSet(explicit().element(PRIVATE, "UN", items));
        assertThat(read.items(PRIVATE).getFirst().string(UID)).isEqualTo("1.2.3");
    }

    @Test
    void keepsUnknownVrAsBytesWhenItOnlyStartsLikeASequence() throws MalformedDicomException {
        byte[] broken =
                implicit().item(inner(implicit())).raw((byte) 1, (byte) 2).bytes();
        Instance instance = read(file(EXPLICIT, explicit().element(PRIVATE, "UN", broken)));
        assertThat(((Value.Bytes) valueOf(instance.dataSet(), PRIVATE)).copy()).isEqualTo(broken);
        assertThat(instance.anomalies()).containsExactly(Anomaly.UNPARSED_UNKNOWN_SEQUENCE);
    }

    @Test
    void takesBackTheAnomaliesOfASequenceThatWasNone() throws MalformedDicomException {
        byte[] broken = implicit()
                .item(implicit().element(UID, "UI", (byte) '1').element(UID, "UI", (byte) '2'))
                .raw((byte) 1, (byte) 2)
                .bytes();
        assertThat(read(file(EXPLICIT, explicit().element(PRIVATE, "UN", broken)))
                        .anomalies())
                .containsExactly(Anomaly.UNPARSED_UNKNOWN_SEQUENCE);
    }

    @Test
    void readsPrivateSequencesInImplicitEncoding() throws MalformedDicomException {
        byte[] items = implicit().item(inner(implicit())).bytes();
        Instance instance = read(file(
                IMPLICIT,
                implicit()
                        .text(0x0009_0010, "LO", "ACME")
                        .element(PRIVATE, "", items)
                        .header(0x0009_1002, "", UNDEFINED)
                        .raw(items)
                        .sequenceEnd()));
        assertThat(instance.dataSet().items(PRIVATE)).hasSize(1);
        assertThat(instance.dataSet().items(0x0009_1002)).hasSize(1);
        assertThat(instance.dataSet().string(0x0009_0010)).isEqualTo("ACME");
    }

    @Test
    void keepsPixelDataInTheSourceHoweverShort() throws MalformedDicomException {
        byte[] file = file(EXPLICIT, explicit().element(Tag.PIXEL_DATA, "OW", new byte[] {1, 2, 3, 4}));
        Value.Region region = (Value.Region) valueOf(read(file).dataSet(), Tag.PIXEL_DATA);
        assertThat(region.position()).isEqualTo(file.length - 4L);
        assertThat(region.length()).isEqualTo(4);
    }

    @Test
    void keepsValuesAboveTheBulkLimitInTheSource() throws MalformedDicomException {
        DataSet read = dataSet(explicit()
                .element(0x0042_0011, "OB", new byte[64 << 10])
                .element(0x5400_1010, "OW", new byte[(64 << 10) + 2]));
        assertThat(valueOf(read, 0x0042_0011)).isInstanceOf(Value.Bytes.class);
        assertThat(valueOf(read, 0x5400_1010)).isInstanceOf(Value.Region.class);
    }

    @Test
    void readsFragmentsWithTheOffsetTableFirst() throws MalformedDicomException {
        Instance instance = read(file(
                JPEG,
                explicit()
                        .header(Tag.PIXEL_DATA, "OB", UNDEFINED)
                        .itemHeader(0)
                        .itemHeader(2)
                        .u16(7)
                        .itemHeader(4)
                        .u32(9)
                        .sequenceEnd()
                        .element(0xFFFC_FFFC, "OB", new byte[2])));
        Value.Fragments fragments = (Value.Fragments) valueOf(instance.dataSet(), Tag.PIXEL_DATA);
        assertThat(fragments.regions()).extracting(Value.Region::length).containsExactly(0L, 2L, 4L);
        assertThat(instance.dataSet().contains(0xFFFC_FFFC)).isTrue();
    }

    @Test
    void readsFragmentsInsideAnIconItem() throws MalformedDicomException {
        DicomBytes icon = explicit()
                .header(Tag.PIXEL_DATA, "OB", UNDEFINED)
                .itemHeader(0)
                .itemHeader(2)
                .u16(7)
                .sequenceEnd();
        DataSet read = dataSet(
                explicit().header(0x0088_0200, "SQ", UNDEFINED).item(icon).sequenceEnd());
        assertThat(valueOf(read.items(0x0088_0200).getFirst(), Tag.PIXEL_DATA)).isInstanceOf(Value.Fragments.class);
    }

    @Test
    void inheritsTheCharacterSetOfTheDataSetAround() throws MalformedDicomException {
        DicomBytes own = explicit().text(Tag.SPECIFIC_CHARACTER_SET, "CS", "ISO_IR 144");
        DataSet read = dataSet(explicit()
                .text(Tag.SPECIFIC_CHARACTER_SET, "CS", "ISO_IR 192")
                .header(SEQUENCE, "SQ", UNDEFINED)
                .undefinedItem(explicit().element(Tag.PATIENT_NAME, "PN", (byte) 0xC3, (byte) 0xA4))
                .undefinedItem(own.element(Tag.PATIENT_NAME, "PN", (byte) 0xB0, (byte) ' '))
                .sequenceEnd());
        assertThat(read.items(SEQUENCE))
                .extracting(item -> item.string(Tag.PATIENT_NAME))
                .containsExactly("ä", "А");
    }

    @Test
    void findsTheCharacterSetHoweverManyElementsStandBeforeIt() throws MalformedDicomException {
        DicomBytes bytes = explicit();
        for (int i = 0; i < 20; i++) {
            bytes.text(0x0007_1000 + i, "LO", "odd");
        }
        bytes.text(Tag.SPECIFIC_CHARACTER_SET, "CS", "ISO_IR 192")
                .element(Tag.PATIENT_NAME, "PN", (byte) 0xC3, (byte) 0xA4);
        byte[] file = file(EXPLICIT, bytes);
        assertThat(read(file).dataSet().string(Tag.PATIENT_NAME)).isEqualTo("ä");
    }

    @Test
    void believesTheFirstOfTwoCharacterSetsAsALookupDoes() throws MalformedDicomException {
        DataSet read = dataSet(explicit()
                .text(Tag.SPECIFIC_CHARACTER_SET, "CS", "ISO_IR 192")
                .text(Tag.SPECIFIC_CHARACTER_SET, "CS", "ISO_IR 144")
                .element(Tag.PATIENT_NAME, "PN", (byte) 0xC3, (byte) 0xA4));
        assertThat(read.string(Tag.PATIENT_NAME)).isEqualTo("ä");
        assertThat(read.string(Tag.SPECIFIC_CHARACTER_SET)).isEqualTo("ISO_IR 192");
    }

    @Test
    void doesNotBelieveACharacterSetWithMoreNamesThanThereAreSets() throws MalformedDicomException {
        Instance instance =
                read(file(EXPLICIT, explicit().text(Tag.SPECIFIC_CHARACTER_SET, "CS", "\\ISO 2022 IR 87".repeat(40))));
        assertThat(instance.anomalies()).containsExactly(Anomaly.UNKNOWN_CHARACTER_SET);
    }

    @Test
    void notesOddLengthsDuplicatesAndDisorder() throws MalformedDicomException {
        assertThat(read(file(EXPLICIT, explicit().element(Tag.PATIENT_ID, "LO", (byte) 'x')))
                        .anomalies())
                .containsExactly(Anomaly.ODD_LENGTH);
        DicomBytes twice = explicit().text(Tag.PATIENT_ID, "LO", "a").text(Tag.PATIENT_ID, "LO", "b");
        assertThat(read(file(EXPLICIT, twice)).anomalies()).containsExactly(Anomaly.DUPLICATE_TAGS);
        DicomBytes unsorted = explicit().text(Tag.PATIENT_ID, "LO", "a").text(Tag.PATIENT_NAME, "PN", "b");
        assertThat(read(file(EXPLICIT, unsorted)).anomalies()).containsExactly(Anomaly.UNSORTED_TAGS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 100, 40_000})
    void passesOverZerosBehindTheLastElement(int zeros) throws MalformedDicomException {
        Instance instance =
                read(file(EXPLICIT, explicit().text(Tag.PATIENT_ID, "LO", "a").raw(new byte[zeros])));
        assertThat(instance.dataSet().size()).isEqualTo(1);
        assertThat(instance.anomalies()).containsExactly(Anomaly.TRAILING_ZEROS);
    }

    @Test
    void refusesZerosThatSomethingFollows() {
        DicomBytes bytes =
                explicit().text(Tag.PATIENT_ID, "LO", "a").raw(new byte[50_000]).u16(7);
        assertThat(faultOf(bytes)).isEqualTo(Fault.BAD_GROUP);
    }

    @Test
    void notesDelimitersThatStandBesidesALength() throws MalformedDicomException {
        byte[] item = explicit().raw(inner(explicit())).itemEnd().bytes();
        byte[] items =
                explicit().itemHeader(item.length).raw(item).sequenceEnd().bytes();
        Instance instance = read(file(EXPLICIT, explicit().element(SEQUENCE, "SQ", items)));
        assertThat(instance.anomalies()).containsExactly(Anomaly.REDUNDANT_DELIMITER);
        assertThat(instance.dataSet().items(SEQUENCE).getFirst().size()).isEqualTo(1);
    }

    @Test
    void notesDelimitersWithALength() throws MalformedDicomException {
        DicomBytes bytes =
                explicit().header(SEQUENCE, "SQ", UNDEFINED).tag(0xFFFE_E0DD).u32(4);
        assertThat(read(file(EXPLICIT, bytes)).anomalies()).containsExactly(Anomaly.DELIMITER_WITH_LENGTH);
    }
}
