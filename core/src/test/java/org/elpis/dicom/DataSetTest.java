package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elpis.dicom.DicomBytes.BIG;
import static org.elpis.dicom.DicomBytes.dataSet;
import static org.elpis.dicom.DicomBytes.explicit;
import static org.elpis.dicom.DicomBytes.file;
import static org.elpis.dicom.DicomBytes.read;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DataSetTest {
    private static final int BLOCK_10 = 0x0009_0010;
    private static final int BLOCK_11 = 0x0009_0011;

    private static DataSet of(Element... elements) {
        return DataSet.of(List.of(elements), Encoding.EXPLICIT_LITTLE);
    }

    private static Element text(int tag, String value) {
        return Element.ofAscii(tag, Vr.LO, value);
    }

    @Test
    void findsEveryElementWhateverTheOrder() {
        Random random = new Random(7);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            elements.add(text(random.nextInt() & 0xFFFF_00FF | 0x0001_0000, Integer.toString(i)));
        }
        DataSet unsorted = DataSet.of(elements, Encoding.EXPLICIT_LITTLE);
        for (Element element : elements) {
            assertThat(unsorted.get(element.tag()).orElseThrow().tag()).isEqualTo(element.tag());
        }
        assertThat(unsorted.at(0)).isSameAs(elements.getFirst());
        assertThat(unsorted.contains(0x0008_0016)).isFalse();
    }

    @Test
    void findsTheFirstOfSeveralElementsWithOneTag() {
        DataSet twice = of(text(Tag.PATIENT_ID, "first"), text(Tag.STUDY_ID, "x"), text(Tag.PATIENT_ID, "second"));
        assertThat(twice.string(Tag.PATIENT_ID)).isEqualTo("first");
        assertThat(twice.isSorted()).isFalse();
        assertThat(of(text(Tag.PATIENT_ID, "a"), text(Tag.PATIENT_ID, "b")).isSorted())
                .isFalse();
    }

    @Test
    void numbersElementsWithOneTagInTheirOrder() {
        DataSet twice =
                of(text(0x9001_0010, "a"), text(Tag.PATIENT_ID, "b"), text(0x9001_0010, "c"), text(0x9001_0010, "d"));
        assertThat(List.of(twice.ordinal(0), twice.ordinal(1), twice.ordinal(2), twice.ordinal(3)))
                .containsExactly(0, 0, 1, 2);
        assertThat(of(text(Tag.PATIENT_ID, "a")).ordinal(0)).isZero();
    }

    @Test
    void ordersTagsAsUnsignedNumbers() {
        DataSet sorted = of(text(0x7FE1_0010, "a"), text(0x9001_0010, "b"), text(0xFFFC_FFFC, "c"));
        assertThat(sorted.isSorted()).isTrue();
        assertThat(sorted.string(0x9001_0010)).isEqualTo("b");
    }

    @Test
    void ownsPrivateElementsByTheCreatorOfTheirBlock() {
        DataSet blocks = of(text(BLOCK_10, "ACME"), text(BLOCK_11, "OTHER "), text(0x0009_1001, "a"));
        assertThat(blocks.privateCreator(0x0009_1001)).isEqualTo("ACME");
        assertThat(blocks.privateCreator(0x0009_11FF)).isEqualTo("OTHER");
        assertThat(blocks.privateCreator(0x0009_1201)).as("orphan").isEmpty();
        assertThat(blocks.privateCreator(0x000B_1001)).as("other group").isEmpty();
        assertThat(blocks.privateCreator(BLOCK_10)).as("the creator itself").isEmpty();
        assertThat(blocks.privateCreator(Tag.PATIENT_ID)).as("public").isEmpty();
    }

    @Test
    void takesValuesApartAndStripsPadding() throws MalformedDicomException {
        DataSet read = dataSet(explicit()
                .text(Tag.IMAGE_TYPE, "CS", "ORIGINAL\\ PRIMARY \\\\AXIAL ")
                .text(Tag.SOP_CLASS_UID, "UI", "1.2.3")
                .text(0x0010_4000, "LT", "one \\ text"));
        assertThat(read.strings(Tag.IMAGE_TYPE)).containsExactly("ORIGINAL", "PRIMARY", "", "AXIAL");
        assertThat(read.string(Tag.IMAGE_TYPE)).isEqualTo("ORIGINAL");
        assertThat(read.string(Tag.SOP_CLASS_UID)).isEqualTo("1.2.3");
        assertThat(read.strings(0x0010_4000)).containsExactly("one \\ text");
        assertThat(read.strings(Tag.PATIENT_ID)).isEmpty();
        assertThat(read.string(Tag.PATIENT_ID)).isEmpty();
    }

    @Test
    void doesNotSplitInsideACharacterOfTwoBytes() throws MalformedDicomException {
        DataSet read = dataSet(explicit()
                .text(Tag.SPECIFIC_CHARACTER_SET, "CS", "GB18030")
                .element(0x0010_1001, "PN", new byte[] {(byte) 0x81, '\\', '\\', 'A'}));
        assertThat(read.strings(0x0010_1001)).hasSize(2).last().isEqualTo("A");
    }

    @Test
    void readsNumbersInTheByteOrderOfTheDataSet() throws MalformedDicomException {
        DataSet little =
                dataSet(explicit().header(Tag.ROWS, "US", 2).u16(0xFFFE).text(Tag.NUMBER_OF_FRAMES, "IS", "7"));
        DataSet big = read(file(BIG, DicomBytes.big().header(Tag.ROWS, "US", 2).u16(0xFFFE)))
                .dataSet();
        assertThat(little.number(Tag.ROWS, -1)).isEqualTo(0xFFFE);
        assertThat(big.number(Tag.ROWS, -1)).isEqualTo(0xFFFE);
        assertThat(little.number(Tag.NUMBER_OF_FRAMES, -1)).isEqualTo(7);
    }

    @Test
    void answersOtherwiseWhereThereIsNoNumber() throws MalformedDicomException {
        DataSet read = dataSet(explicit()
                .text(Tag.NUMBER_OF_FRAMES, "IS", "many")
                .element(Tag.ROWS, "US", (byte) 1)
                .header(Tag.COLUMNS, "US", 0));
        assertThat(read.number(Tag.NUMBER_OF_FRAMES, -1)).isEqualTo(-1);
        assertThat(read.number(Tag.ROWS, -1)).isEqualTo(-1);
        assertThat(read.number(Tag.COLUMNS, -1)).isEqualTo(-1);
        assertThat(read.number(Tag.BITS_ALLOCATED, -1)).isEqualTo(-1);
    }

    @Test
    void keepsEncodingCharacterSetAndLengthFormWhenElementsAreReplaced() throws MalformedDicomException {
        DataSet read = dataSet(
                explicit().text(Tag.SPECIFIC_CHARACTER_SET, "CS", "ISO_IR 192").text(Tag.PATIENT_ID, "LO", "a"));
        DataSet replaced = read.with(List.of(text(Tag.PATIENT_ID, "b")));
        assertThat(replaced.characterSet()).isSameAs(read.characterSet());
        assertThat(replaced.encoding()).isEqualTo(Encoding.EXPLICIT_LITTLE);
        assertThat(replaced.size()).isEqualTo(1);
        assertThat(read.size()).isEqualTo(2);
    }

    @Test
    void cannotBeChangedThroughItsIterator() {
        Iterator<Element> iterator = of(text(Tag.PATIENT_ID, "a")).iterator();
        iterator.next();
        assertThatThrownBy(iterator::remove).isInstanceOf(UnsupportedOperationException.class);
    }
}
