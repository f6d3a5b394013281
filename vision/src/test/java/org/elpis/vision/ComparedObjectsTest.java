package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.elpis.compare.AttributeFinding;
import org.elpis.compare.FrameFinding;
import org.elpis.compare.FrameKind;
import org.elpis.compare.ObjectComparison;
import org.elpis.compare.ObjectFinding;
import org.elpis.compare.RegionKind;
import org.elpis.compare.Sameness;
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
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.seal.Change;
import org.elpis.seal.CoveredPixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of an object beside its original: what alters it, and what does not.
class ComparedObjectsTest {
    private static final int SIDE = 40;
    private static final String JPEG = "1.2.840.10008.1.2.4.50";
    private static final int WINDOW_CENTER = 0x0028_1050;
    private static final int LATERALITY = 0x0020_0062;
    private static final int OVERLAY_ROWS = 0x6000_0010;
    private static final int OVERLAY_BIT_POSITION = 0x6000_0102;

    private final Instance original = grey(1, values -> {});

    /// Twelve bits of noise.
    private static Instance grey(int frames, Consumer<int[]> change, Element... others) {
        SplittableRandom random = new SplittableRandom(5);
        int[] values = new int[SIDE * SIDE * frames];
        Arrays.setAll(values, i -> random.nextInt(1 << 12));
        change.accept(values);
        return with(
                SmallImages.grey16(SIDE, SIDE, values),
                concat(
                        others,
                        SmallImages.number(Tag.BITS_STORED, 12),
                        SmallImages.number(Tag.HIGH_BIT, 11),
                        SmallImages.text(Tag.SOP_INSTANCE_UID, Vr.UI, "1.2.3.4"),
                        SmallImages.text(WINDOW_CENTER, Vr.DS, "40"),
                        SmallImages.text(Tag.PATIENT_NAME, Vr.PN, "Doe^Jane")));
    }

    private static Element[] concat(Element[] first, Element... then) {
        List<Element> all = new ArrayList<>(List.of(first));
        for (Element element : then) {
            if (all.stream().noneMatch(other -> other.tag() == element.tag())) {
                all.add(element);
            }
        }
        return all.toArray(Element[]::new);
    }

    private static Instance with(Instance image, Element... replacements) {
        List<Element> elements = new ArrayList<>(List.of(replacements));
        for (Element element : image.dataSet()) {
            if (Arrays.stream(replacements).noneMatch(other -> other.tag() == element.tag())) {
                elements.add(element);
            }
        }
        return of(elements, image.transferSyntax());
    }

    private static Instance without(Instance image, int tag) {
        List<Element> elements = new ArrayList<>();
        image.dataSet().forEach(element -> {
            if (element.tag() != tag) {
                elements.add(element);
            }
        });
        return of(elements, image.transferSyntax());
    }

    private static Instance of(List<Element> elements, TransferSyntax syntax) {
        elements.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        return new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                DataSet.of(elements, Encoding.EXPLICIT_LITTLE),
                syntax,
                new BytesSource(new byte[0], 0),
                false,
                Set.of());
    }

    private static ObjectFinding compared(Instance original, Instance copy) throws IOException {
        return compared(original, copy, ObjectComparison.Uids.KEPT);
    }

    private static ObjectFinding compared(Instance original, Instance copy, ObjectComparison.Uids uids)
            throws IOException {
        return ObjectComparison.of(side(original), side(copy), uids, Examiners.opener());
    }

    private static ObjectComparison.Side side(Instance instance) throws IOException {
        return new ObjectComparison.Side(instance, CoveredPixels.of(instance, Examiners.opener()));
    }

    private static Instance encapsulated(Instance image, String uid) throws IOException {
        TransferSyntax syntax = TransferSyntax.of(uid).orElseThrow();
        FrameCodec codec = Codecs.of(syntax);
        ImageFrames frames = ImageFrames.of(image);
        List<byte[]> coded = new ArrayList<>();
        for (int i = 0; i < frames.count(); i++) {
            coded.add(codec.encode(frames.raster(i), frames.layout()));
        }
        return encapsulated(image, syntax, coded);
    }

    private static Instance encapsulated(Instance image, TransferSyntax syntax, List<byte[]> frames) {
        List<Value.Region> fragments = new ArrayList<>(List.of(region(new byte[0])));
        for (byte[] frame : frames) {
            fragments.add(region(Arrays.copyOf(frame, frame.length + 1 & ~1)));
        }
        List<Element> elements = new ArrayList<>();
        image.dataSet()
                .forEach(element -> elements.add(
                        element.tag() == Tag.PIXEL_DATA
                                ? new Element(Tag.PIXEL_DATA, Vr.OB, new Value.Fragments(fragments))
                                : element));
        return of(elements, syntax);
    }

    private static Value.Region region(byte[] bytes) {
        return new Value.Region(new BytesSource(bytes, bytes.length), 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.80"})
    void callsTheSamePixelsInAnotherTransferSyntaxTheSame(String syntax) throws IOException {
        Instance many = grey(3, values -> {});
        Instance coded = encapsulated(many, syntax);

        assertThat(compared(many, coded).sameness()).isEqualTo(Sameness.SAME);
        assertThat(compared(coded, many).counts()).isEqualTo(new ObjectFinding.FrameCounts(3, 3, 3));
    }

    @Test
    void findsOneBitOfAnyFrameThroughACompression() throws IOException {
        Instance many = grey(3, values -> {});
        Instance altered = encapsulated(grey(3, values -> values[SIDE * SIDE + 5] ^= 1), "1.2.840.10008.1.2.5");

        ObjectFinding finding = compared(many, altered);

        assertThat(finding.sameness()).isEqualTo(Sameness.ALTERED);
        assertThat(finding.frames()).singleElement().satisfies(frame -> {
            assertThat(frame.frame()).isEqualTo(1);
            assertThat(frame.changed()).isEqualTo(1);
            assertThat(frame.kind()).isEqualTo(new FrameKind.LeastBits());
        });
    }

    @Test
    void saysWhichFramesChangedPlacesAndHowManyThereAre() throws IOException {
        Instance many = grey(3, values -> {});
        Instance swapped = grey(3, values -> {
            int[] first = Arrays.copyOf(values, SIDE * SIDE);
            System.arraycopy(values, SIDE * SIDE, values, 0, SIDE * SIDE);
            System.arraycopy(first, 0, values, SIDE * SIDE, SIDE * SIDE);
        });
        assertThat(compared(many, swapped).frames())
                .extracting(FrameFinding::kind)
                .containsExactly(new FrameKind.OtherFrame(1), new FrameKind.OtherFrame(0));

        ObjectFinding fewer = compared(many, grey(2, values -> {}));
        assertThat(fewer.sameness()).isEqualTo(Sameness.ALTERED);
        assertThat(fewer.counts().copy()).isEqualTo(2);
        assertThat(fewer.frames()).isEmpty();
    }

    @Test
    void callsAnotherNameTheSameAndTellsItsPathAndNotItsValue() throws IOException {
        Instance renamed = with(original, SmallImages.text(Tag.PATIENT_NAME, Vr.PN, "Roe^John"));

        ObjectFinding finding = compared(original, renamed);

        assertThat(finding.sameness()).isEqualTo(Sameness.SAME);
        assertThat(finding.identity()).extracting(AttributeFinding::path).containsExactly("(0010,0010)");
        assertThat(finding.toString()).doesNotContain("Doe").doesNotContain("Roe");
    }

    @Test
    void callsAnotherWindowOrSideAlteredThoughNoPixelChanged() throws IOException {
        Instance shown = with(
                original, SmallImages.text(WINDOW_CENTER, Vr.DS, "400 "), SmallImages.text(LATERALITY, Vr.CS, "L"));

        ObjectFinding finding = compared(original, shown);

        assertThat(finding.isAppearanceOnly()).isTrue();
        assertThat(finding.shown())
                .extracting(AttributeFinding::kind)
                .containsExactly(Change.Kind.CHANGED, Change.Kind.GAINED);
        assertThat(finding.shown().getFirst().before()).contains("40");
        assertThat(finding.shown().getFirst().after()).contains("400");
        assertThat(finding.shown().getLast().after()).contains("L");
    }

    @Test
    void showsNoValueThatMayBeAnybodysWords() throws IOException {
        ObjectFinding finding = compared(
                original,
                with(
                        original,
                        SmallImages.text(LATERALITY, Vr.CS, "DOE JANE"),
                        SmallImages.text(0x0008_0060, Vr.CS, "DOE"),
                        SmallImages.text(WINDOW_CENTER, Vr.DS, "Doe 1951")));

        assertThat(finding.shown())
                .hasSize(3)
                .allSatisfy(attribute -> assertThat(attribute.after()).isEmpty());
    }

    @Test
    void lacksAnOverlayOnlyWhereUidsWereReplaced() throws IOException {
        Instance drawn = with(original, SmallImages.number(OVERLAY_ROWS, 40));
        Instance renamed = with(original, SmallImages.text(Tag.SOP_INSTANCE_UID, Vr.UI, "2.25.1"));

        assertThat(compared(drawn, original).sameness()).isEqualTo(Sameness.ALTERED);
        assertThat(compared(original, drawn).sameness()).isEqualTo(Sameness.ALTERED);
        ObjectFinding released = compared(drawn, renamed, ObjectComparison.Uids.REPLACED);
        assertThat(released.sameness()).isEqualTo(Sameness.SAME);
        assertThat(released.isWithholding()).isTrue();
    }

    @Test
    void cannotSayWhetherReplacedContentMeansTheSame() throws IOException {
        int label = 0x0070_0006;
        Instance drawn = with(original, SmallImages.text(label, Vr.ST, "nodule of Doe"));
        Instance cleaned = with(original, SmallImages.text(label, Vr.ST, "nodule"));

        assertThat(compared(drawn, cleaned).sameness()).isEqualTo(Sameness.ALTERED);
        assertThat(compared(drawn, cleaned, ObjectComparison.Uids.REPLACED).sameness())
                .isEqualTo(Sameness.UNKNOWN);
        assertThat(compared(original, cleaned, ObjectComparison.Uids.REPLACED).sameness())
                .as("gained")
                .isEqualTo(Sameness.ALTERED);
    }

    @Test
    void cannotSayThatASegmentOfAnotherNameIsTheSame() throws IOException {
        Instance tumour = segment("Neoplasm");
        Instance cyst = segment("Cyst");

        assertThat(compared(tumour, tumour, ObjectComparison.Uids.REPLACED).sameness())
                .isEqualTo(Sameness.SAME);
        assertThat(compared(tumour, cyst, ObjectComparison.Uids.REPLACED).sameness())
                .isEqualTo(Sameness.UNKNOWN);
        assertThat(compared(original, cyst, ObjectComparison.Uids.REPLACED).sameness())
                .as("gained")
                .isEqualTo(Sameness.ALTERED);
    }

    /// The original with one segment, and the meaning of its code.
    private Instance segment(String meaning) throws IOException {
        DataSet code = original.dataSet().with(List.of(SmallImages.text(0x0008_0104, Vr.LO, meaning)));
        Element type = new Element(0x0062_000F, Vr.SQ, new Value.Items(List.of(code), false));
        DataSet segment = original.dataSet().with(List.of(type));
        return with(original, new Element(0x0062_0002, Vr.SQ, new Value.Items(List.of(segment), false)));
    }

    @Test
    void tellsBitsBesideTheStoredOnesAndIsAlteredWhereAnOverlayIsDrawnThere() throws IOException {
        Instance hiding = grey(1, values -> values[7] |= 1 << 14);
        ObjectFinding finding = compared(original, hiding);
        assertThat(finding.sameness()).isEqualTo(Sameness.SAME);
        assertThat(finding.hidden().differing()).isEqualTo(1);
        assertThat(compared(hiding, hiding).hidden().differing()).isZero();
        assertThat(compared(hiding, encapsulated(hiding, "1.2.840.10008.1.2.4.80"))
                        .hidden()
                        .copy())
                .isZero();

        Element position = SmallImages.number(OVERLAY_BIT_POSITION, 14);
        ObjectFinding overlay = compared(with(original, position), with(hiding, position));
        assertThat(overlay.sameness()).isEqualTo(Sameness.ALTERED);
    }

    @Test
    void saysThatMonochrome1IsAnotherImageOfTheSameValues() throws IOException {
        Instance inverted = with(original, SmallImages.text(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME1"));

        assertThat(compared(original, inverted).frames())
                .singleElement()
                .satisfies(frame -> assertThat(frame.kind())
                        .isInstanceOfSatisfying(
                                FrameKind.OtherKind.class,
                                kind -> assertThat(kind.hasSameValues()).isTrue()));
        Instance black = with(
                grey(1, values -> Arrays.fill(values, 0, SIDE * 4, 77)),
                SmallImages.text(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME1"));
        assertThat(compared(inverted, black).frames().getFirst().regions())
                .singleElement()
                .satisfies(region -> assertThat(region.kind()).isEqualTo(new RegionKind.OneValue(List.of(77))));
    }

    @Test
    void findsAChangedColourOfOnePixel() throws IOException {
        byte[] values = new byte[SIDE * SIDE * 3];
        new SplittableRandom(6).nextBytes(values);
        byte[] changed = values.clone();
        changed[3 * (SIDE * 11 + 9) + 2] ^= 100;
        Instance colour = SmallImages.of("RGB", SIDE, SIDE, 1, 8, values);

        ObjectFinding finding = compared(colour, SmallImages.of("RGB", SIDE, SIDE, 1, 8, changed));

        assertThat(finding.frames().getFirst().regions()).singleElement().satisfies(region -> {
            assertThat(region.box().x()).isEqualTo(9);
            assertThat(region.box().y()).isEqualTo(11);
            assertThat(region.box().width()).isEqualTo(1);
        });
    }

    @Test
    void isUnknownWhereAnotherDecoderMadeTheCopyOfALossyOriginal() throws IOException {
        BufferedImage drawn = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < SIDE * SIDE; i++) {
            drawn.getRaster().setSample(i % SIDE, i / SIDE, 0, i * 7 % 200);
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(drawn, "jpg", jpeg);
        Instance plain = SmallImages.grey8(SIDE, SIDE, new byte[SIDE * SIDE]);
        Instance lossy = encapsulated(plain, TransferSyntax.of(JPEG).orElseThrow(), List.of(jpeg.toByteArray()));
        Raster ours = ImageFrames.of(lossy).raster(0);
        byte[] decoded = new byte[SIDE * SIDE];
        for (int i = 0; i < decoded.length; i++) {
            decoded[i] = (byte) ours.values()[i];
        }

        assertThat(compared(lossy, SmallImages.grey8(SIDE, SIDE, decoded)).sameness())
                .as("the reference decode")
                .isEqualTo(Sameness.SAME);
        decoded[3]++;
        ObjectFinding other = compared(lossy, SmallImages.grey8(SIDE, SIDE, decoded));
        assertThat(other.sameness()).isEqualTo(Sameness.UNKNOWN);
        assertThat(other.isAppearanceOnly()).isFalse();
        assertThat(compared(SmallImages.grey8(SIDE, SIDE, decoded), lossy).sameness())
                .as("compressed with loss since")
                .isEqualTo(Sameness.ALTERED);
    }

    @Test
    void comparesWhatNobodyDecodesByItsBytes() throws IOException {
        Instance video = encapsulated(
                original, TransferSyntax.of("1.2.840.10008.1.2.4.102").orElseThrow(), List.of(new byte[] {1, 2, 3, 4}));
        Instance other = encapsulated(
                original, TransferSyntax.of("1.2.840.10008.1.2.4.102").orElseThrow(), List.of(new byte[] {1, 2, 3, 5}));
        assertThat(compared(video, video).sameness()).isEqualTo(Sameness.SAME);
        assertThat(compared(video, other).sameness()).isEqualTo(Sameness.UNKNOWN);
        assertThat(compared(video, original).sameness()).isEqualTo(Sameness.UNKNOWN);

        Instance wide =
                with(original, SmallImages.number(Tag.BITS_ALLOCATED, 64), SmallImages.number(Tag.BITS_STORED, 64));
        byte[] bytes =
                ((Value.Bytes) wide.dataSet().get(Tag.PIXEL_DATA).orElseThrow().value()).copy();
        bytes[9] ^= 1;
        Instance changed = with(wide, new Element(Tag.PIXEL_DATA, Vr.OW, Value.Bytes.of(bytes)));
        assertThat(compared(wide, changed).frames())
                .extracting(FrameFinding::kind)
                .containsExactly(new FrameKind.OtherBytes());
    }

    @Test
    void isAlteredWithoutItsPixels() throws IOException {
        ObjectFinding finding = compared(original, without(original, Tag.PIXEL_DATA));

        assertThat(finding.sameness()).isEqualTo(Sameness.ALTERED);
        assertThat(finding.counts().copy()).isZero();
    }

    /// A document or a plan has its content where others have who they are of.
    @Test
    void cannotSayOfAnObjectWithoutPixelsWhetherAnotherValueIsItsContent() throws IOException {
        Instance bare = without(original, Tag.PIXEL_DATA);
        Instance other = with(bare, SmallImages.text(0x300A_0086, Vr.DS, "200"));

        assertThat(compared(bare, bare).sameness()).isEqualTo(Sameness.SAME);
        assertThat(compared(bare, other).sameness()).isEqualTo(Sameness.UNKNOWN);
    }

    /// Whatever a damaged codestream decodes to, there is an answer.
    @Test
    void hasAnAnswerForEveryDamagedFrame() throws IOException {
        Instance coded = encapsulated(original, "1.2.840.10008.1.2.4.80");
        ImageFrames frames = ImageFrames.of(coded);
        PixelLayout layout = frames.layout();
        byte[] good = Codecs.of(coded.transferSyntax()).encode(frames.raster(0), layout);
        SplittableRandom random = new SplittableRandom(7);
        int doubted = 0;
        for (int i = 0; i < 200; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            ObjectFinding finding = compared(coded, encapsulated(coded, coded.transferSyntax(), List.of(bad)));
            doubted += finding.sameness() == Sameness.UNKNOWN ? 1 : 0;
        }
        assertThat(doubted).isBetween(1, 199);
    }
}
