package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.seal.Change;
import org.elpis.seal.SealedStudy;
import org.elpis.seal.Verdict;
import org.elpis.vision.codec.RleCodec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What seals say of bits that are no pixels, and of values that others write in other ways.
class SealedBitsTest {
    private static final String UID = "1.2.3.4";
    private static final int OVERLAY_BITS_ALLOCATED = 0x6000_0100;
    private static final int OVERLAY_BIT_POSITION = 0x6000_0102;
    private static final int ICON = 0x0088_0200;
    private static final int PRIVATE = 0x0009_1001;

    @BeforeAll
    static void makesKeys(@TempDir Path home) {
        SealedImagesTest.makesKeys(home);
    }

    @Test
    void sealsAnOverlayInThePixelsAsTheOverlayDataThatItStandsFor() throws Exception {
        Instance image = image(12, false, 0x8001, 0x0002, 0x8FFF, 0x0004);
        Instance drawnOtherwise = image(12, false, 0x8001, 0x8002, 0x8FFF, 0x0004);
        SealedImagesTest.Pair pair = SealedImagesTest.sealed(overlaid(image));

        assertThat(SealedImagesTest.verdict(pair, overlaid(image)).outcome()).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(SealedImagesTest.verdict(pair, overlaid(drawnOtherwise)).changes())
                .containsExactly(new Change.Attribute(UID, "(6000,3000)", Change.Kind.CHANGED));
        assertThat(SealedImagesTest.verdict(pair, overlaid(image(12, false, 1, 2, 0xFFF, 4)))
                        .changes())
                .containsExactly(new Change.Attribute(UID, "(6000,3000)", Change.Kind.LOST));
        assertThat(SealedImagesTest.verdict(pair, overlaid(runLengthCoded(image)))
                        .changes())
                .as("coding that keeps values alone loses what is drawn")
                .containsExactly(new Change.Attribute(UID, "(6000,3000)", Change.Kind.LOST));
    }

    @Test
    void takesAnOverlayThatWasTakenOutOfThePixelsForTheSame() throws Exception {
        SealedImagesTest.Pair pair =
                SealedImagesTest.sealed(overlaid(image(12, false, 0x8001, 0x0002, 0x8FFF, 0x0004)));
        Instance taken = with(
                overlaid(image(12, false, 1, 2, 0xFFF, 4)),
                new Element(0x6000_3000, Vr.OW, Value.Bytes.of(new byte[] {0b0101, 0})));

        assertThat(SealedImagesTest.verdict(pair, taken).changes()).isEmpty();
    }

    @Test
    void tellsBitsBesideTheStoredOnesThatAreInUse() throws Exception {
        Instance hidden = image(12, false, 0x1001, 2, 0xFFF, 4);
        SealedImagesTest.Pair pair = SealedImagesTest.sealed(image(12, false, 1, 2, 0xFFF, 4));

        Verdict verdict = SealedImagesTest.verdict(pair, hidden);

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(verdict.shares().looseFrames()).isEqualTo(1);
        SealedStudy study = new SealedStudy(Examiners.opener(), new byte[32]);
        study.add(hidden);
        assertThat(study.looseFrames()).isEqualTo(1);
    }

    @Test
    void tellsNothingOfSignsZerosAndSealedOverlaysBesideTheStoredBits() throws Exception {
        for (Instance image : List.of(
                image(12, true, 0xF801, 0x07FF, 0xFFFF, 0x0004),
                image(12, true, 0x0801, 0x07FF, 0x0FFF, 0x0004),
                image(16, false, 0xF801, 0x07FF, 0xFFFF, 0x0004),
                overlaid(image(12, false, 0x8001, 2, 0xFFF, 4)))) {
            assertThat(SealedImagesTest.verdict(SealedImagesTest.sealed(image), image)
                            .shares()
                            .looseFrames())
                    .isZero();
        }
        Instance mixed = image(12, true, 0xF801, 0x0801, 0, 0);
        assertThat(SealedImagesTest.verdict(SealedImagesTest.sealed(mixed), mixed)
                        .shares()
                        .looseFrames())
                .as("signs here and zeros there")
                .isEqualTo(1);
    }

    @Test
    void dropsZerosBehindPrivateValuesHoweverLongTheyAre() throws Exception {
        for (int length : new int[] {4, 200_000}) {
            byte[] value = new byte[length];
            Arrays.fill(value, (byte) 'a');
            byte[] padded = Arrays.copyOf(value, length + 70_000);
            byte[] other = value.clone();
            other[length - 1] ^= 1;
            Instance image = image(16, false, 1, 2, 3, 4);
            SealedImagesTest.Pair pair = SealedImagesTest.sealed(with(image, unread(value)));

            assertThat(SealedImagesTest.verdict(pair, with(image, unread(padded)))
                            .outcome())
                    .isEqualTo(Verdict.Outcome.GENUINE);
            assertThat(SealedImagesTest.verdict(pair, with(image, new Element(PRIVATE, Vr.UN, Value.Bytes.of(padded))))
                            .outcome())
                    .isEqualTo(Verdict.Outcome.GENUINE);
            assertThat(SealedImagesTest.verdict(pair, with(image, unread(other)))
                            .changes())
                    .containsExactly(new Change.Attribute(UID, "(0009,1001)", Change.Kind.CHANGED));
        }
    }

    @Test
    void takesPixelsOfThirtyTwoBitsForTheSameWhenTheyAreRunLengthCoded() throws Exception {
        Instance image = wide(1);
        byte[] cells = pixels(image);
        byte[] coded = new byte[64 + 4 * 6];
        ByteBuffer out = ByteBuffer.wrap(coded).order(ByteOrder.LITTLE_ENDIAN).putInt(4);
        for (int plane = 0; plane < 4; plane++) {
            out.putInt((plane + 1) * 4, 64 + plane * 6).position(64 + plane * 6);
            out.put((byte) 3);
            for (int pixel = 0; pixel < 4; pixel++) {
                out.put(cells[pixel * 4 + 3 - plane]);
            }
        }
        Instance copy = compressed(image, coded);
        SealedImagesTest.Pair pair = SealedImagesTest.sealed(image);

        assertThat(SealedImagesTest.verdict(pair, copy).changes()).isEmpty();
        assertThat(SealedImagesTest.verdict(SealedImagesTest.sealed(copy), wide(2))
                        .changes())
                .containsExactly(new Change.Frame(UID, 0));
    }

    @Test
    void takesAnIconForTheSameWhenItIsCompressedWithItsImage() throws Exception {
        Instance image = image(16, false, 1, 2, 3, 4);
        Instance icon = image(16, false, 9, 8, 7, 6);
        SealedImagesTest.Pair pair = SealedImagesTest.sealed(with(image, icon(icon)));
        Instance other = image(16, false, 9, 8, 7, 5);

        assertThat(SealedImagesTest.verdict(pair, with(runLengthCoded(image), icon(runLengthCoded(icon))))
                        .changes())
                .isEmpty();
        assertThat(SealedImagesTest.verdict(pair, with(runLengthCoded(image), icon(runLengthCoded(other))))
                        .changes())
                .containsExactly(new Change.Attribute(UID, "(0088,0200)[0].(7FE0,0010)", Change.Kind.CHANGED));
    }

    @Test
    void letsADecoderSayThatThereWasLoss() throws Exception {
        Instance image = image(16, false, 1, 2, 3, 4);

        Verdict verdict = SealedImagesTest.verdict(
                SealedImagesTest.sealed(image), with(image, SmallImages.text(0x0028_2110, Vr.CS, "01")));

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(verdict.unsealed()).containsExactly(new Change.Attribute(UID, "(0028,2110)", Change.Kind.GAINED));
    }

    /// Two by two pixels.
    private static Instance image(int bits, boolean isSigned, int... cells) {
        return with(
                SmallImages.grey16(2, 2, cells),
                SmallImages.text(Tag.SOP_INSTANCE_UID, Vr.UI, UID),
                SmallImages.text(Tag.STUDY_INSTANCE_UID, Vr.UI, "1.2.3"),
                SmallImages.number(Tag.BITS_STORED, bits),
                SmallImages.number(Tag.HIGH_BIT, bits - 1),
                SmallImages.number(Tag.PIXEL_REPRESENTATION, isSigned ? 1 : 0));
    }

    private static Instance overlaid(Instance image) {
        return with(
                image, SmallImages.number(OVERLAY_BITS_ALLOCATED, 16), SmallImages.number(OVERLAY_BIT_POSITION, 15));
    }

    private static Instance wide(int last) {
        byte[] cells = new byte[16];
        for (int i = 0; i < 16; i++) {
            cells[i] = (byte) (i * 13);
        }
        cells[12] = (byte) last;
        return with(
                image(16, false, 0, 0, 0, 0),
                SmallImages.number(Tag.BITS_ALLOCATED, 32),
                SmallImages.number(Tag.BITS_STORED, 32),
                SmallImages.number(Tag.HIGH_BIT, 31),
                new Element(Tag.PIXEL_DATA, Vr.OW, Value.Bytes.of(cells)));
    }

    private static Element unread(byte[] value) {
        return new Element(PRIVATE, Vr.UN, new Value.Region(new BytesSource(value, value.length), 0, value.length));
    }

    private static Element icon(Instance icon) {
        List<Element> elements = new ArrayList<>();
        for (Element element : icon.dataSet()) {
            if (Tag.group(element.tag()) >= 0x0028) {
                elements.add(element);
            }
        }
        return SmallImages.sequence(ICON, elements.toArray(new Element[0]));
    }

    /// By a coder that is given values and writes zeros beside them.
    private static Instance runLengthCoded(Instance image) throws Exception {
        PixelLayout layout = PixelLayout.of(image.dataSet());
        byte[] cells = pixels(image);
        short[] values = new short[4];
        for (int i = 0; i < 4; i++) {
            int cell = (cells[i * 2] & 0xFF) + (cells[i * 2 + 1] << 8);
            values[i] = (short) (cell & (1 << layout.bitsStored()) - 1);
        }
        Raster raster = new Raster(2, 2, Photometric.MONOCHROME2, layout.bitsStored(), false, values);
        return compressed(image, new RleCodec().encode(raster, layout));
    }

    private static Instance compressed(Instance image, byte[] frame) {
        Value fragments = new Value.Fragments(List.of(
                new Value.Region(new BytesSource(new byte[0], 0), 0, 0),
                new Value.Region(new BytesSource(frame, frame.length), 0, frame.length)));
        Instance copy = with(image, new Element(Tag.PIXEL_DATA, Vr.OB, fragments));
        return new Instance(
                copy.preamble(),
                copy.fileMeta(),
                copy.dataSet(),
                TransferSyntax.of("1.2.840.10008.1.2.5").orElseThrow(),
                copy.source(),
                false,
                Set.of());
    }

    private static byte[] pixels(Instance image) {
        return ((Value.Bytes) image.dataSet().get(Tag.PIXEL_DATA).orElseThrow().value()).copy();
    }

    private static Instance with(Instance image, Element... replacements) {
        List<Element> elements = new ArrayList<>(List.of(replacements));
        for (Element element : image.dataSet()) {
            if (Arrays.stream(replacements).noneMatch(other -> other.tag() == element.tag())) {
                elements.add(element);
            }
        }
        elements.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        return new Instance(
                image.preamble(),
                image.fileMeta(),
                DataSet.of(elements, Encoding.EXPLICIT_LITTLE),
                image.transferSyntax(),
                image.source(),
                false,
                Set.of());
    }
}
