package org.elpis.codestream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.codestream.Codestreams.fragments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;

class ExtendedOffsetTableTest {
    private static final Value THREE = fragments(new byte[0], new byte[10], new byte[6], new byte[4]);

    private static Value numbers(long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long number : numbers) {
            bytes.putLong(number);
        }
        return Value.Bytes.of(bytes.array());
    }

    private static boolean isRight(Value offsets, Value lengths, Value pixels) throws IOException {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element(Tag.EXTENDED_OFFSET_TABLE, Vr.OV, offsets));
        elements.add(new Element(Tag.EXTENDED_OFFSET_TABLE_LENGTHS, Vr.OV, lengths));
        elements.add(new Element(Tag.PIXEL_DATA, Vr.OB, pixels));
        return ExtendedOffsetTable.isRight(DataSet.of(elements, Encoding.EXPLICIT_LITTLE));
    }

    @Test
    void isRightWhenItPointsToEveryFrame() throws IOException {
        assertThat(isRight(numbers(0, 18, 32), numbers(10, 6, 4), THREE)).isTrue();
    }

    @Test
    void mayLeaveOutTheByteThatPadsAFrame() throws IOException {
        assertThat(isRight(numbers(0, 18, 32), numbers(9, 6, 3), THREE)).isTrue();
    }

    @Test
    void takesAFrameOfSeveralFragmentsForOne() throws IOException {
        assertThat(isRight(numbers(0, 32), numbers(16, 4), THREE)).isTrue();
    }

    @Test
    void isWrongWhereTheNumbersSayAnythingElse() throws IOException {
        assertThat(isRight(numbers(0, 18), numbers(10, 6), THREE)).isFalse();
        assertThat(isRight(numbers(0, 18, 32, 44), numbers(10, 6, 4, 0), THREE)).isFalse();
        assertThat(isRight(numbers(0, 19, 32), numbers(10, 6, 4), THREE)).isFalse();
        assertThat(isRight(numbers(0, 18, 32), numbers(10, 6, 5), THREE)).isFalse();
        assertThat(isRight(numbers(0, 18, 32), numbers(10, 6), THREE)).isFalse();
        assertThat(isRight(numbers(0, 0, 0), numbers(10, 6, 4), THREE)).isFalse();
        assertThat(isRight(numbers(0, -1, 32), numbers(10, 6, 4), THREE)).isFalse();
    }

    @Test
    void isWrongWhereItIsTextOrNothingOrWithoutFragments() throws IOException {
        Value text = Value.Bytes.of(Codestreams.ascii("Quastenflosser^Eusebia  "));
        assertThat(isRight(text, numbers(10, 6, 4), THREE)).isFalse();
        assertThat(isRight(numbers(0, 18, 32), text, THREE)).isFalse();
        assertThat(isRight(Value.Bytes.EMPTY, Value.Bytes.EMPTY, THREE)).isFalse();
        assertThat(isRight(Value.Bytes.of(new byte[7]), Value.Bytes.of(new byte[7]), THREE))
                .isFalse();
        assertThat(isRight(numbers(0), numbers(10), Value.Bytes.of(new byte[10])))
                .isFalse();
        assertThat(isRight(numbers(), numbers(), fragments(new byte[0]))).isFalse();
    }

    @Test
    void readsTablesThatStayInTheSource() throws IOException {
        byte[] offsets = ((Value.Bytes) numbers(0, 18, 32)).copy();
        Value region = new Value.Region(new BytesSource(offsets, offsets.length), 0, offsets.length);

        assertThat(isRight(region, numbers(10, 6, 4), THREE)).isTrue();
    }
}
