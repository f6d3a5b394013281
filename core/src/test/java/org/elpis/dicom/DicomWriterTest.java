package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.elpis.dicom.DicomBytes.BIG;
import static org.elpis.dicom.DicomBytes.DEFLATED;
import static org.elpis.dicom.DicomBytes.EXPLICIT;
import static org.elpis.dicom.DicomBytes.IMPLICIT;
import static org.elpis.dicom.DicomBytes.JPEG;
import static org.elpis.dicom.DicomBytes.UNDEFINED;
import static org.elpis.dicom.DicomBytes.explicit;
import static org.elpis.dicom.DicomBytes.file;
import static org.elpis.dicom.DicomBytes.implicit;
import static org.elpis.dicom.DicomBytes.join;
import static org.elpis.dicom.DicomBytes.meta;
import static org.elpis.dicom.DicomBytes.read;
import static org.elpis.dicom.DicomBytes.rewritten;
import static org.elpis.dicom.DicomBytes.write;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written: the same bytes where nothing was changed, right lengths where something was.
class DicomWriterTest {
    private static final int SEQUENCE = 0x0008_1140;

    private static DicomBytes rich(DicomBytes empty) {
        DicomBytes inner = empty.fresh().text(0x0008_1155, "UI", "1.2.3");
        DicomBytes items = empty.fresh().item(inner).undefinedItem(inner).item(empty.fresh());
        return empty.header(0x0008_0000, "UL", 4)
                .u32(77)
                .text(Tag.SPECIFIC_CHARACTER_SET, "CS", "ISO_IR 100")
                .header(SEQUENCE, "SQ", items.bytes().length)
                .raw(items)
                .header(0x0008_1200, "SQ", UNDEFINED)
                .raw(items)
                .sequenceEnd()
                .text(0x0009_0010, "LO", "ACME")
                .header(0x0009_1001, "UN", UNDEFINED)
                .raw(implicit().item(implicit().text(0x0008_1155, "", "1.2.3")).sequenceEnd())
                .element(Tag.PATIENT_ID, "LO", (byte) 'o', (byte) 'd', (byte) 'd')
                .header(Tag.ROWS, "US", 2)
                .u16(512)
                .element(Tag.PIXEL_DATA, "OW", new byte[70_000])
                .element(0xFFFC_FFFC, "OB", new byte[6]);
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG, JPEG})
    void writesWhatWasReadByteForByte(String syntax) throws IOException, MalformedDicomException {
        byte[] file = file(syntax, rich(DicomBytes.in(syntax)));
        file[5] = 42;
        assertThat(rewritten(file)).isEqualTo(file);
    }

    @Test
    void writesFragmentsByteForByte() throws IOException, MalformedDicomException {
        byte[] file = file(
                JPEG,
                explicit()
                        .header(Tag.PIXEL_DATA, "OB", UNDEFINED)
                        .itemHeader(0)
                        .itemHeader(3)
                        .raw((byte) 1, (byte) 2, (byte) 3)
                        .itemHeader(0)
                        .sequenceEnd()
                        .text(0xFFFC_FFFC, "OB", "pads"));
        assertThat(rewritten(file)).isEqualTo(file);
    }

    @Test
    void deflatesAgainWhatInflatesToTheSame() throws IOException, MalformedDicomException {
        byte[] dataSet = rich(explicit()).bytes();
        byte[] written = rewritten(file(DEFLATED, dataSet));
        assertThat(written.length).isEven().isLessThan(dataSet.length);
        Instance again = read(written);
        assertThat(again.transferSyntax()).isEqualTo(TransferSyntax.DEFLATED);
        assertThat(write(DicomWriter.encode(again.dataSet()))).isEqualTo(dataSet);
    }

    @Test
    void writesWithoutPreambleWhatWasReadWithoutOne() throws IOException, MalformedDicomException {
        byte[] bare = rich(explicit()).bytes();
        assertThat(rewritten(bare)).isEqualTo(bare);
        byte[] withMeta = join(meta(EXPLICIT), bare);
        assertThat(rewritten(withMeta)).isEqualTo(withMeta);
    }

    @Test
    void leavesOutRedundantDelimitersAndZerosBehindTheEnd() throws IOException, MalformedDicomException {
        byte[] clean = file(EXPLICIT, explicit().header(SEQUENCE, "SQ", 8).itemHeader(0));
        byte[] odd = file(
                EXPLICIT,
                explicit()
                        .header(SEQUENCE, "SQ", 24)
                        .itemHeader(8)
                        .itemEnd()
                        .sequenceEnd()
                        .raw(new byte[9]));
        assertThat(rewritten(odd)).isEqualTo(clean);
    }

    @Test
    void clearsTheReservedBytesOfLongHeaders() throws IOException, MalformedDicomException {
        byte[] file = file(EXPLICIT, explicit().element(0x0042_0011, "OB", (byte) 1, (byte) 2));
        byte[] tampered = file.clone();
        tampered[file.length - 8] = 'X';
        tampered[file.length - 7] = 'Y';
        assertThat(rewritten(tampered)).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG})
    void givesChangedSequencesTheirNewLength(String syntax) throws IOException, MalformedDicomException {
        DicomBytes empty = DicomBytes.in(syntax);
        DicomBytes before = empty.fresh().item(empty.fresh().text(Tag.PATIENT_ID, "LO", "long and private"));
        DicomBytes after = empty.fresh().item(empty.fresh().text(Tag.PATIENT_ID, "LO", "1"));
        DataSet read = read(file(syntax, empty.fresh().element(SEQUENCE, "SQ", before.bytes())))
                .dataSet();
        DataSet item = read.items(SEQUENCE).getFirst().with(List.of(Element.ofAscii(Tag.PATIENT_ID, Vr.LO, "1")));
        Element sequence = read.at(0).with(new Value.Items(List.of(item), false));
        assertThat(write(DicomWriter.encode(read.with(List.of(sequence)))))
                .isEqualTo(empty.fresh().element(SEQUENCE, "SQ", after.bytes()).bytes());
    }

    @Test
    void countsRegionsIntoTheLengthOfASequence() throws IOException, MalformedDicomException {
        DicomBytes icon = explicit().element(Tag.PIXEL_DATA, "OW", new byte[100]);
        byte[] file = file(
                EXPLICIT,
                explicit().element(0x0088_0200, "SQ", explicit().item(icon).bytes()));
        assertThat(rewritten(file)).isEqualTo(file);
    }

    @Test
    void statesTheGroupLengthOfFileMeta() throws IOException {
        List<Element> elements = List.of(
                new Element(Tag.FILE_META_INFORMATION_VERSION, Vr.OB, Value.Bytes.of(new byte[] {0, 1})),
                Element.ofAscii(Tag.MEDIA_STORAGE_SOP_CLASS_UID, Vr.UI, "1.2.840.10008.5.1.4.1.1.7"),
                Element.ofAscii(Tag.TRANSFER_SYNTAX_UID, Vr.UI, EXPLICIT));
        assertThat(write(DicomWriter.encode(DicomWriter.fileMeta(elements)))).isEqualTo(meta(EXPLICIT));
    }

    @Test
    void refusesAValueThatItsLengthFieldCannotHoldAndSaysWhich() {
        Element tooLong = new Element(Tag.PATIENT_ID, Vr.LO, Value.Bytes.of(new byte[0x10000]));
        DataSet explicit = DataSet.of(List.of(tooLong), Encoding.EXPLICIT_LITTLE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DicomWriter.encode(explicit))
                .withMessageContaining("(0010,0020)");
        DataSet implicit = DataSet.of(List.of(tooLong), Encoding.IMPLICIT_LITTLE);
        assertThat(DicomWriter.encode(implicit).length()).isEqualTo(0x10008);
    }

    @Test
    void refusesASequenceThatItsLengthFieldCannotHold() {
        Source source = new BytesSource(new byte[0], 0);
        Element half = new Element(Tag.PIXEL_DATA, Vr.OW, new Value.Region(source, 0, 0x8000_0000L));
        DataSet item = DataSet.of(List.of(half), Encoding.EXPLICIT_LITTLE);
        Element sequence = new Element(SEQUENCE, Vr.SQ, new Value.Items(List.of(item, item), false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DicomWriter.encode(DataSet.of(List.of(sequence), Encoding.EXPLICIT_LITTLE)))
                .withMessageContaining("(0008,1140)");
    }

    @Test
    void refusesAnItemOrAFragmentThatItsLengthFieldCannotHold() {
        Value.Region half = new Value.Region(new BytesSource(new byte[0], 0), 0, 0x8000_0000L);
        Element pixels = new Element(Tag.PIXEL_DATA, Vr.OW, half);
        DataSet item = DataSet.of(List.of(pixels, pixels), Encoding.EXPLICIT_LITTLE);
        Element sequence = new Element(SEQUENCE, Vr.SQ, new Value.Items(List.of(item), true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DicomWriter.encode(DataSet.of(List.of(sequence), Encoding.EXPLICIT_LITTLE)));
        Value.Region undefined = new Value.Region(half.source(), 0, UNDEFINED);
        for (Value value : List.of(undefined, new Value.Fragments(List.of(undefined)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            DicomWriter.encode(DataSet.of(List.of(pixels.with(value)), Encoding.EXPLICIT_LITTLE)));
        }
    }

    @Test
    void putsRegionsBetweenHeapBytesInOrder() throws IOException {
        byte[] pixels = {1, 2, 3, 4, 5, 6};
        Source source = new BytesSource(pixels, pixels.length);
        DataSet dataSet = DataSet.of(
                List.of(
                        new Element(Tag.FLOAT_PIXEL_DATA, Vr.OF, new Value.Region(source, 0, 2)),
                        new Element(Tag.PIXEL_DATA, Vr.OW, new Value.Region(source, 2, 4))),
                Encoding.EXPLICIT_LITTLE);
        EncodedInstance encoded = DicomWriter.encode(dataSet);
        assertThat(encoded.regions()).extracting(Value.Region::position).containsExactly(0L, 2L);
        assertThat(encoded.heapLength()).isEqualTo(24);
        assertThat(encoded.length()).isEqualTo(30);
        assertThat(write(encoded))
                .isEqualTo(explicit()
                        .element(Tag.FLOAT_PIXEL_DATA, "OF", (byte) 1, (byte) 2)
                        .element(Tag.PIXEL_DATA, "OW", (byte) 3, (byte) 4, (byte) 5, (byte) 6)
                        .bytes());
    }

    @Test
    void writesHeadersOfManyMegabytes() throws IOException, MalformedDicomException {
        DicomBytes bytes = explicit();
        for (int i = 0; i < 200; i++) {
            bytes.element(0x0009_1000 + i, "OB", new byte[60_000]);
        }
        byte[] file = file(EXPLICIT, bytes);
        assertThat(rewritten(file)).isEqualTo(file);
    }
}
