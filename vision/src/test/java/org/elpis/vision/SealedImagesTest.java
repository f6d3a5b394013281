package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.elpis.cbor.MalformedCborException;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Examiners;
import org.elpis.seal.Attestation;
import org.elpis.seal.Change;
import org.elpis.seal.Disclosure;
import org.elpis.seal.Opening;
import org.elpis.seal.Seal;
import org.elpis.seal.SealCheck;
import org.elpis.seal.SealStatement;
import org.elpis.seal.SealedStudy;
import org.elpis.seal.SigningKeys;
import org.elpis.seal.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Seals of images, and copies that were changed in one place.
class SealedImagesTest {
    private static final int PATIENT_POSITION = 0x0018_5100;
    private static final byte[] SITE = new byte[32];

    @TempDir
    private static Path home;

    private static SigningKeys keys;

    @BeforeAll
    static void makesKeys() {
        keys = SigningKeys.of(home);
    }

    /// For other classes that seal as this one does.
    static void makesKeys(Path folder) {
        keys = SigningKeys.of(folder);
    }

    @Test
    void callsAnUnchangedCopyGenuine() throws Exception {
        Instance image = image(new SplittableRandom(1));

        Verdict verdict = verdict(sealed(image), image);

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(verdict.statement().orElseThrow().instances()).isEqualTo(1);
    }

    @Test
    void namesTheTileOfOneChangedBitAndNoOther() throws Exception {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 300; i++) {
            Instance image = image(random);
            int columns = image.dataSet().number(Tag.COLUMNS, 0);
            int rows = image.dataSet().number(Tag.ROWS, 0);
            byte[] pixels = pixels(image);
            int pixel = random.nextInt(pixels.length / 2);
            byte[] changed = pixels.clone();
            changed[pixel * 2] ^= 1;
            Instance copy = with(image, new Element(Tag.PIXEL_DATA, Vr.OW, Value.Bytes.of(changed)));

            Verdict verdict = verdict(sealed(image), copy);

            int inFrame = pixel % (columns * rows);
            int x = inFrame % columns / 16 * 16;
            int y = inFrame / columns / 16 * 16;
            assertThat(verdict.changes())
                    .containsExactly(new Change.Tile(
                            "1.2.3.4",
                            pixel / (columns * rows),
                            x,
                            y,
                            Math.min(16, columns - x),
                            Math.min(16, rows - y)));
        }
    }

    @Test
    void findsAChangedIconAndAnotherPhotometricInterpretationOfWhatIsNotDecoded() throws Exception {
        Instance image = image(new SplittableRandom(11));
        Element icon = new Element(Tag.PIXEL_DATA, Vr.OW, Value.Bytes.of(new byte[] {1, 2, 3, 4}));
        Element other = new Element(Tag.PIXEL_DATA, Vr.OW, Value.Bytes.of(new byte[] {1, 2, 3, 5}));
        Pair pair = sealed(with(image, SmallImages.sequence(0x0088_0200, icon)));
        assertThat(verdict(pair, with(image, SmallImages.sequence(0x0088_0200, other)))
                        .changes())
                .containsExactly(new Change.Attribute("1.2.3.4", "(0088,0200)[0].(7FE0,0010)", Change.Kind.CHANGED));

        Instance wide =
                with(image, SmallImages.number(Tag.BITS_ALLOCATED, 64), SmallImages.number(Tag.BITS_STORED, 64));
        Instance inverted = with(wide, SmallImages.text(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME1"));
        Pair undecoded = sealed(wide);
        assertThat(undecoded.seal().statement().undecoded()).isEqualTo(1);
        assertThat(verdict(undecoded, wide).outcome()).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(verdict(undecoded, inverted).changes()).containsExactly(new Change.Frame("1.2.3.4", 0));
    }

    /// A decoder makes a picture of sixteen bits of them, in which the least bits are gone.
    @Test
    void findsTheLeastBitOfPixelsOfMoreThanSixteenBits() throws Exception {
        int[] values = new int[64];
        Arrays.setAll(values, i -> i * 1000);
        Instance image = with(
                SmallImages.grey16(4, 16, values, SmallImages.text(Tag.SOP_INSTANCE_UID, Vr.UI, "1.2.3.4")),
                SmallImages.text(Tag.STUDY_INSTANCE_UID, Vr.UI, "1.2.3"),
                SmallImages.number(Tag.ROWS, 8),
                SmallImages.number(Tag.BITS_ALLOCATED, 32),
                SmallImages.number(Tag.BITS_STORED, 32),
                SmallImages.number(Tag.HIGH_BIT, 31));
        Pair pair = sealed(image);
        assertThat(pair.seal().statement().undecoded()).isEqualTo(1);
        byte[] changed = pixels(image);
        changed[8] ^= 1;

        Verdict verdict = verdict(pair, with(image, new Element(Tag.PIXEL_DATA, Vr.OW, Value.Bytes.of(changed))));

        assertThat(verdict.changes()).containsExactly(new Change.Frame("1.2.3.4", 0));
    }

    @Test
    void namesAChangedALostAndAGainedAttribute() throws Exception {
        Instance image = image(new SplittableRandom(3));
        Seal seal = sealed(image).seal();
        Opening opening = sealed(image).opening();
        Instance copy = with(
                image,
                SmallImages.text(PATIENT_POSITION, Vr.CS, "FFP"),
                SmallImages.text(0x0028_1050, Vr.DS, "40"),
                SmallImages.text(0x0010_4000, Vr.LT, "a word"));
        List<Element> fewer = new ArrayList<>();
        for (Element element : copy.dataSet()) {
            if (element.tag() != 0x0020_0011) {
                fewer.add(element);
            }
        }
        copy = with(copy, fewer);

        Verdict verdict = verdict(new Pair(seal, opening), copy);

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.ALTERED);
        assertThat(verdict.changes())
                .containsExactlyInAnyOrder(
                        new Change.Attribute("1.2.3.4", "(0018,5100)", Change.Kind.CHANGED),
                        new Change.Attribute("1.2.3.4", "(0028,1050)", Change.Kind.GAINED),
                        new Change.Attribute("1.2.3.4", "(0020,0011)", Change.Kind.LOST));
        assertThat(verdict.unsealed())
                .containsExactly(new Change.Attribute("1.2.3.4", "(0010,4000)", Change.Kind.GAINED));
    }

    @Test
    void acceptsWhatAnAttestationWithholdsAndNothingElse() throws Exception {
        Instance original = image(new SplittableRandom(5), 128);
        Instance released = released(original, 3, 40);
        Pair pair = sealed(original);
        Disclosure disclosure = new Disclosure(pair.opening(), Examiners.opener());
        assertThat(disclosure.add("1.2.3.4", released)).isTrue();
        Opening told = disclosure.opening();
        Attestation attestation = Attestation.sign(
                pair.seal(), disclosure, sealed(released).seal().statement(), new byte[32], keys);

        Verdict attested = verdict(pair.seal(), told, Optional.of(attestation), released);
        assertThat(attested.outcome()).as(attested.toString()).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(attested.shares().withheldTiles()).isEqualTo(1);
        assertThat(attested.shares().withheldAttributes()).isEqualTo(3);
        assertThat(attestation.statement().operations())
                .containsExactlyInAnyOrder(
                        Attestation.Operation.REPLACE_ATTRIBUTES,
                        Attestation.Operation.DROP_ATTRIBUTES,
                        Attestation.Operation.MASK_PIXELS);

        Verdict alone = verdict(pair.seal(), told, Optional.empty(), released);
        assertThat(alone.outcome()).isEqualTo(Verdict.Outcome.UNKNOWN);

        SigningKeys stranger = SigningKeys.of(home.resolve("stranger"));
        Attestation forged =
                Attestation.sign(pair.seal(), disclosure, pair.seal().statement(), new byte[32], stranger);
        assertThat(verdict(pair.seal(), told, Optional.of(forged), released).outcome())
                .isEqualTo(Verdict.Outcome.UNKNOWN);

        Verdict altered = verdict(pair.seal(), told, Optional.of(attestation), released(original, 20, 40));
        assertThat(altered.outcome()).isEqualTo(Verdict.Outcome.ALTERED);
    }

    @Test
    void doesNotCallGenuineOfWhichMoreThanAFifthOfAFrameOrAnyMeaningIsWithheld() throws Exception {
        Instance original = image(new SplittableRandom(6), 128);
        Pair pair = sealed(original);
        for (Instance released : List.of(
                released(original, 3, 128 * 128), with(original, SmallImages.text(PATIENT_POSITION, Vr.CS, "FFP")))) {
            Disclosure disclosure = new Disclosure(pair.opening(), Examiners.opener());
            disclosure.add("1.2.3.4", released);
            Attestation attestation = Attestation.sign(
                    pair.seal(), disclosure, sealed(released).seal().statement(), new byte[32], keys);

            Verdict verdict = verdict(pair.seal(), disclosure.opening(), Optional.of(attestation), released);

            assertThat(verdict.outcome()).as(verdict.toString()).isNotEqualTo(Verdict.Outcome.GENUINE);
        }
    }

    /// Of a masked tile the opening tells a hash; without its salt even the right pixels do not lead to it.
    @Test
    void tellsNothingByWhichAMaskedTileOrANameCouldBeTried() throws Exception {
        Instance original = image(new SplittableRandom(7), 128);
        Instance released = released(original, 3, 40);
        Disclosure disclosure = new Disclosure(sealed(original).opening(), Examiners.opener());
        disclosure.add("1.2.3.4", released);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        sealed(original).opening().write(whole);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        disclosure.opening().write(told);

        String text = new String(told.toByteArray(), StandardCharsets.ISO_8859_1);
        assertThat(text)
                .as("what the copy lacks is not named, what it has is")
                .doesNotContain("(0020,0011)")
                .contains("(0018,5100)", "(0010,0010)");
        assertThat(new String(whole.toByteArray(), StandardCharsets.ISO_8859_1)).contains("(0020,0011)");
    }

    /// A report whose words were cleaned still shows that something stands there; its seal cannot say what.
    @Test
    void tellsContentThatWasReplacedFromContentThatWasPutIn() throws Exception {
        Instance original = with(image(new SplittableRandom(12), 20), content("nodule of Mr. Miller"));
        Pair pair = sealed(original);
        Instance released = with(original, content("nodule of [NAME]"));

        Verdict replaced = attested(pair, released, released);
        assertThat(replaced.outcome()).as(replaced.toString()).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(replaced.shares().replacedContent()).isEqualTo(1);

        Instance more = with(released, new Element(0x6000_3000, Vr.OW, Value.Bytes.of(new byte[2])));
        assertThat(attested(pair, released, more).changes())
                .containsExactly(new Change.Attribute("1.2.3.4", "(6000,3000)", Change.Kind.GAINED));
        assertThat(attested(pair, released, image(new SplittableRandom(12), 20)).changes())
                .contains(new Change.Attribute("1.2.3.4", "(0040,A730)[0].(0040,A160)", Change.Kind.LOST));
    }

    @Test
    void takesAnIconThatWasLeftOutForNoLossOfMeaning() throws Exception {
        Instance plain = image(new SplittableRandom(13), 20);
        Element icon = SmallImages.sequence(
                0x0088_0200,
                SmallImages.number(Tag.ROWS, 1),
                SmallImages.number(Tag.COLUMNS, 1),
                new Element(Tag.PIXEL_DATA, Vr.OW, Value.Bytes.of(new byte[2])));

        Verdict verdict = attested(sealed(with(plain, icon)), plain, plain);

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(attested(sealed(plain), plain, with(plain, icon)).outcome()).isEqualTo(Verdict.Outcome.ALTERED);
    }

    private static Element content(String words) {
        return SmallImages.sequence(0x0040_A730, SmallImages.text(0x0040_A160, Vr.UT, words));
    }

    /// What the seal of an original, attested for a release, says of a copy.
    private static Verdict attested(Pair original, Instance released, Instance copy) throws Exception {
        Disclosure disclosure = new Disclosure(original.opening(), Examiners.opener());
        assertThat(disclosure.add("1.2.3.4", released)).isTrue();
        Attestation attestation = Attestation.sign(
                original.seal(), disclosure, sealed(released).seal().statement(), new byte[32], keys);
        return verdict(original.seal(), disclosure.opening(), Optional.of(attestation), copy);
    }

    @Test
    void neverCallsGenuineByADamagedFile() throws Exception {
        Instance image = image(new SplittableRandom(8), 40);
        Pair pair = sealed(image);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pair.opening().write(out);
        SplittableRandom random = new SplittableRandom(9);
        int read = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] seal = pair.seal().bytes();
            byte[] opening = out.toByteArray();
            byte[] target = i % 2 == 0 ? seal : opening;
            target[random.nextInt(target.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                Pair damaged =
                        new Pair(Seal.read(seal), Opening.read(new ByteArrayInputStream(opening), opening.length));
                assertThat(verdict(damaged, image).outcome()).isEqualTo(Verdict.Outcome.UNKNOWN);
                read++;
            } catch (MalformedCborException e) {
                // The other clear answer.
            }
        }
        assertThat(read).isPositive();
    }

    /// A square of pixels without the first name and with a new one, and a word less.
    private static Instance released(Instance original, int square, int pixels) {
        byte[] bytes = pixels(original);
        for (int i = 0; i < Math.min(pixels, 128 * 128); i++) {
            int at = pixels > 100 ? i : i % square * 128 + i / square % square;
            bytes[at * 2] = (byte) pixels;
            bytes[at * 2 + 1] = 0;
        }
        List<Element> elements = new ArrayList<>();
        for (Element element : with(
                        original,
                        new Element(Tag.PIXEL_DATA, Vr.OW, Value.Bytes.of(bytes)),
                        SmallImages.text(Tag.PATIENT_NAME, Vr.PN, "Nobody"),
                        SmallImages.text(Tag.SOP_INSTANCE_UID, Vr.UI, "2.25.1"))
                .dataSet()) {
            if (element.tag() != 0x0020_0011) {
                elements.add(element);
            }
        }
        return with(original, elements);
    }

    /// Words of no value in the answer, but the seal fits a message.
    @Test
    void isSmallAndReadAgain() throws Exception {
        Pair pair = sealed(image(new SplittableRandom(4)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pair.opening().write(out);
        byte[] opening = out.toByteArray();

        assertThat(pair.seal().bytes()).hasSizeLessThanOrEqualTo(4096);
        assertThat(Seal.read(pair.seal().bytes()).statement().sealer()).isEqualTo("a test");
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        Opening.read(new ByteArrayInputStream(opening), opening.length).write(again);
        assertThat(again.toByteArray()).isEqualTo(opening);
    }

    record Pair(Seal seal, Opening opening) {}

    static Pair sealed(Instance... images) throws Exception {
        SealedStudy study = new SealedStudy(Examiners.opener(), SITE);
        for (Instance image : images) {
            study.add(image);
        }
        Opening opening = study.opening();
        return new Pair(Seal.sign(SealStatement.of(opening, 0, "Elpis", "a test"), keys), opening);
    }

    private static Verdict verdict(Seal seal, Opening opening, Optional<Attestation> attestation, Instance copy)
            throws Exception {
        SealCheck check = new SealCheck(seal, opening, attestation, Set.of(keys.sealer()), Examiners.opener());
        check.look(copy);
        return check.verdict(true);
    }

    static Verdict verdict(Pair pair, Instance... copies) throws Exception {
        SealCheck check = new SealCheck(pair.seal(), pair.opening(), Set.of(keys.sealer()), Examiners.opener());
        for (Instance copy : copies) {
            check.look(copy);
        }
        return check.verdict(true);
    }

    private static Instance image(SplittableRandom random) {
        return image(random, 1 + random.nextInt(70), 1 + random.nextInt(70), 1 + random.nextInt(3));
    }

    private static Instance image(SplittableRandom random, int side) {
        return image(random, side, side, 1);
    }

    private static Instance image(SplittableRandom random, int columns, int rows, int frames) {
        int[] values = new int[columns * rows * frames];
        Arrays.setAll(values, i -> random.nextInt(1 << 16));
        return SmallImages.grey16(
                columns,
                rows,
                values,
                SmallImages.text(Tag.SOP_INSTANCE_UID, Vr.UI, "1.2.3.4"),
                SmallImages.text(Tag.STUDY_INSTANCE_UID, Vr.UI, "1.2.3"),
                SmallImages.text(Tag.SERIES_INSTANCE_UID, Vr.UI, "1.2.3.5"),
                SmallImages.text(PATIENT_POSITION, Vr.CS, "HFS"),
                SmallImages.text(0x0020_0011, Vr.IS, "7"),
                SmallImages.text(Tag.PATIENT_NAME, Vr.PN, "Doe^Jane"));
    }

    static byte[] pixels(Instance image) {
        return ((Value.Bytes) image.dataSet().get(Tag.PIXEL_DATA).orElseThrow().value()).copy();
    }

    static Instance with(Instance image, Element... replacements) {
        List<Element> elements = new ArrayList<>(List.of(replacements));
        for (Element element : image.dataSet()) {
            if (Arrays.stream(replacements).noneMatch(other -> other.tag() == element.tag())) {
                elements.add(element);
            }
        }
        elements.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        return with(image, elements);
    }

    static Instance with(Instance image, List<Element> elements) {
        return new Instance(
                image.preamble(),
                image.fileMeta(),
                image.dataSet().with(elements),
                image.transferSyntax(),
                image.source(),
                false,
                Set.of());
    }
}
