package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.seal.Change;
import org.elpis.seal.Verdict;
import org.elpis.vision.codec.RleCodec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What seals say of copies that have a second answer to what their pixels are, which other software may go by.
class RivalPixelsTest {
    private static final String UID = "1.2.3.4";

    @BeforeAll
    static void makesKeys(@TempDir Path home) {
        SealedImagesTest.makesKeys(home);
    }

    @Test
    void findsPixelDataOrAnAttributeOfTheirFormThatIsThereTwice() throws Exception {
        Instance image = image(1, 1, 2, 3, 4);
        SealedImagesTest.Pair pair = SealedImagesTest.sealed(image);
        Element pixels = new Element(Tag.PIXEL_DATA, Vr.OW, Value.Bytes.of(new byte[8]));

        assertThat(SealedImagesTest.verdict(pair, twice(image, pixels)).changes())
                .containsExactly(new Change.Attribute(UID, "(7FE0,0010)#1", Change.Kind.GAINED));
        assertThat(SealedImagesTest.verdict(pair, twice(image, SmallImages.number(Tag.HIGH_BIT, 14)))
                        .changes())
                .containsExactly(new Change.Attribute(UID, "(0028,0102)#1", Change.Kind.GAINED));
    }

    @Test
    void comparesAnObjectThatHadSomethingTwiceBeforeItWasSealed() throws Exception {
        Instance image = twice(image(1, 1, 2, 3, 4), new Element(Tag.PIXEL_DATA, Vr.OW, Value.Bytes.of(new byte[8])));
        SealedImagesTest.Pair pair = SealedImagesTest.sealed(image);

        assertThat(SealedImagesTest.verdict(pair, image).outcome()).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(SealedImagesTest.verdict(pair, image(1, 1, 2, 3, 4)).changes())
                .containsExactly(new Change.Attribute(UID, "(7FE0,0010)#1", Change.Kind.LOST));
    }

    @Test
    void findsFloatPixelDataBesideOrInPlaceOfPixelData() throws Exception {
        Instance image = image(1, 1, 2, 3, 4);
        Element floats = new Element(Tag.FLOAT_PIXEL_DATA, Vr.OF, Value.Bytes.of(new byte[16]));
        Element others = new Element(Tag.FLOAT_PIXEL_DATA, Vr.OF, Value.Bytes.of(new byte[] {
            0, 0, 0, 64, 0, 0, 0, 64, 0, 0, 0, 64, 0, 0, 0, 64
        }));
        Instance both = SealedImagesTest.with(image, floats);
        SealedImagesTest.Pair pair = SealedImagesTest.sealed(image);

        for (Instance copy : List.of(both, instead(image, floats))) {
            assertThat(SealedImagesTest.verdict(pair, copy).changes()).containsExactly(new Change.Frame(UID, 0));
        }
        SealedImagesTest.Pair ofBoth = SealedImagesTest.sealed(both);
        assertThat(SealedImagesTest.verdict(ofBoth, both).outcome()).isEqualTo(Verdict.Outcome.GENUINE);
        for (Instance copy : List.of(image, SealedImagesTest.with(image, others))) {
            assertThat(SealedImagesTest.verdict(ofBoth, copy).changes()).containsExactly(new Change.Frame(UID, 0));
        }
    }

    @Test
    void findsAShutterOrATrimThatHidesWhatWasSealed() throws Exception {
        Instance image = image(2, 1, 2, 3, 4, 5, 6, 7, 8);
        SealedImagesTest.Pair pair = SealedImagesTest.sealed(image);
        Instance shut = SealedImagesTest.with(
                image,
                SmallImages.text(Tag.of(0x0018, 0x1600), Vr.CS, "RECTANGULAR"),
                SmallImages.text(Tag.of(0x0018, 0x1602), Vr.IS, "2"));
        Instance trimmed = SealedImagesTest.with(image, SmallImages.text(Tag.of(0x0008, 0x2143), Vr.IS, "1"));

        assertThat(SealedImagesTest.verdict(pair, shut).changes())
                .containsExactly(
                        new Change.Attribute(UID, "(0018,1600)", Change.Kind.GAINED),
                        new Change.Attribute(UID, "(0018,1602)", Change.Kind.GAINED));
        assertThat(SealedImagesTest.verdict(pair, trimmed).changes())
                .containsExactly(new Change.Attribute(UID, "(0008,2143)", Change.Kind.GAINED));
    }

    @Test
    void doesNotCallGenuineWhoseOffsetTableHasFramesElsewhere() throws Exception {
        Instance image = image(2, 1, 2, 3, 4, 5, 6, 7, 8);
        SealedImagesTest.Pair pair = SealedImagesTest.sealed(image);
        long[] right = offsets(coded(image));

        assertThat(SealedImagesTest.verdict(pair, coded(image)).outcome()).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(SealedImagesTest.verdict(pair, tabled(coded(image), right[0], right[1]))
                        .outcome())
                .isEqualTo(Verdict.Outcome.GENUINE);
        for (long[] wrong : new long[][] {{right[1], right[0]}, {right[0], right[0]}, {right[1], right[1]}}) {
            Verdict verdict = SealedImagesTest.verdict(pair, tabled(coded(image), wrong));
            assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.UNKNOWN);
            assertThat(verdict.reasons()).containsExactly("an offset table of the copy has its frames elsewhere");
        }
    }

    private static Instance image(int frames, int... values) {
        return SmallImages.grey16(
                2,
                values.length / 2 / frames,
                values,
                SmallImages.text(Tag.SOP_INSTANCE_UID, Vr.UI, UID),
                SmallImages.text(Tag.STUDY_INSTANCE_UID, Vr.UI, "1.2.3"),
                SmallImages.text(Tag.SERIES_INSTANCE_UID, Vr.UI, "1.2.3.5"));
    }

    private static List<Element> elements(Instance image) {
        List<Element> elements = new ArrayList<>();
        image.dataSet().forEach(elements::add);
        return elements;
    }

    private static Instance twice(Instance image, Element other) {
        List<Element> elements = elements(image);
        elements.add(other);
        return SealedImagesTest.with(image, elements);
    }

    private static Instance without(Instance image) {
        List<Element> elements = elements(image);
        elements.removeIf(element -> element.tag() == Tag.PIXEL_DATA);
        return SealedImagesTest.with(image, elements);
    }

    private static Instance instead(Instance image, Element floats) {
        return SealedImagesTest.with(without(image), floats);
    }

    private static Instance coded(Instance image) throws IOException {
        PixelLayout layout = PixelLayout.of(image.dataSet());
        byte[] pixels = SealedImagesTest.pixels(image);
        List<Value.Region> fragments = new ArrayList<>(List.of(region(new byte[0])));
        int cells = (int) layout.pixels();
        for (int frame = 0; frame < layout.frames(); frame++) {
            short[] values = new short[cells];
            ByteBuffer.wrap(pixels, frame * cells * 2, cells * 2)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(values);
            fragments.add(region(new RleCodec()
                    .encode(
                            new Raster(layout.columns(), layout.rows(), layout.photometric(), 16, false, values),
                            layout)));
        }
        return new Instance(
                image.preamble(),
                image.fileMeta(),
                SealedImagesTest.with(image, new Element(Tag.PIXEL_DATA, Vr.OB, new Value.Fragments(fragments)))
                        .dataSet(),
                TransferSyntax.of("1.2.840.10008.1.2.5").orElseThrow(),
                image.source(),
                false,
                Set.of());
    }

    private static Value.Region region(byte[] bytes) {
        return new Value.Region(new BytesSource(bytes, bytes.length), 0, bytes.length);
    }

    private static long[] offsets(Instance coded) {
        Value.Fragments fragments = (Value.Fragments)
                coded.dataSet().get(Tag.PIXEL_DATA).orElseThrow().value();
        return new long[] {0, 8 + fragments.regions().get(1).length()};
    }

    private static Instance tabled(Instance coded, long... offsets) {
        ByteBuffer table = ByteBuffer.allocate(offsets.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long offset : offsets) {
            table.putLong(offset);
        }
        DataSet dataSet = SealedImagesTest.with(
                        coded, new Element(Tag.EXTENDED_OFFSET_TABLE, Vr.OV, Value.Bytes.of(table.array())))
                .dataSet();
        return new Instance(
                coded.preamble(), coded.fileMeta(), dataSet, coded.transferSyntax(), coded.source(), false, Set.of());
    }
}
