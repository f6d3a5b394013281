package org.elpis.codestream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.elpis.codestream.Codestreams.ascii;
import static org.elpis.codestream.Codestreams.bytes;
import static org.elpis.codestream.Codestreams.dataSet;
import static org.elpis.codestream.Codestreams.fragments;
import static org.elpis.codestream.Codestreams.join;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.elpis.codestream.MalformedCodestreamException.Fault;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;

class EncapsulatedFramesTest {
    private static final byte[] NONE = {};
    private static final byte[] A = ascii("aaaa");
    private static final byte[] B = ascii("bbbbbb");
    private static final byte[] C = ascii("cc");
    private static final byte[] IMAGE = bytes(0xFF, 0xD8, 0xFF, 0xE0);

    private static List<String> frames(DataSet dataSet, Value.Fragments fragments) throws IOException {
        EncapsulatedFrames frames = EncapsulatedFrames.of(dataSet, fragments);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < frames.count(); i++) {
            byte[] frame = frames.frame(i);
            assertThat(frames.length(i)).isEqualTo(frame.length);
            texts.add(new String(frame, StandardCharsets.ISO_8859_1));
        }
        return texts;
    }

    private static byte[] offsets(int... offsets) {
        ByteBuffer table = ByteBuffer.allocate(offsets.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int offset : offsets) {
            table.putInt(offset);
        }
        return table.array();
    }

    private static DataSet withExtendedTable(long... offsets) {
        ByteBuffer table = ByteBuffer.allocate(offsets.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long offset : offsets) {
            table.putLong(offset);
        }
        return DataSet.of(
                List.of(
                        Element.ofAscii(Tag.NUMBER_OF_FRAMES, Vr.IS, String.valueOf(offsets.length)),
                        new Element(Tag.EXTENDED_OFFSET_TABLE, Vr.OV, Value.Bytes.of(table.array()))),
                Encoding.EXPLICIT_LITTLE);
    }

    private static void refuses(DataSet dataSet, Value.Fragments fragments) {
        assertThatExceptionOfType(MalformedCodestreamException.class)
                .isThrownBy(() -> EncapsulatedFrames.of(dataSet, fragments))
                .matches(e -> e.fault() == Fault.UNCLEAR_FRAMES);
    }

    @Test
    void givesASingleFrameAllFragments() throws IOException {
        assertThat(frames(dataSet(1), fragments(NONE, A, B))).containsExactly("aaaabbbbbb");
    }

    @Test
    void givesEachFrameAFragmentWhereThereAreAsMany() throws IOException {
        assertThat(frames(dataSet(2), fragments(NONE, A, B))).containsExactly("aaaa", "bbbbbb");
    }

    @Test
    void goesByTheBasicOffsetTable() throws IOException {
        assertThat(frames(dataSet(2), fragments(offsets(0, 12), A, B, C))).containsExactly("aaaa", "bbbbbbcc");
    }

    @Test
    void goesByTheExtendedOffsetTable() throws IOException {
        assertThat(frames(withExtendedTable(0, 26), fragments(NONE, A, B, C))).containsExactly("aaaabbbbbb", "cc");
    }

    @Test
    void goesByTheStartsOfImagesWhereNoTableHelps() throws IOException {
        assertThat(frames(dataSet(2), fragments(NONE, IMAGE, A, join(IMAGE, B))))
                .hasSize(2);
    }

    @Test
    void refusesFramesThatNothingTellsApart() {
        refuses(dataSet(2), fragments(NONE, A, B, C));
        refuses(dataSet(4), fragments(NONE, A, B, C));
        refuses(dataSet(2), fragments(offsets(0, 13), A, B, C));
        refuses(withExtendedTable(0, 13), fragments(NONE, A, B, C));
    }

    /// A viewer that goes by the fragments would show it.
    @Test
    void refusesAnImageBehindTheLastOneThatIsCounted() {
        refuses(dataSet(1), fragments(NONE, IMAGE, join(IMAGE, A)));
        refuses(dataSet(2), fragments(offsets(0, 12), A, B, IMAGE));
    }
}
