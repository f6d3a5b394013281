package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Examiners;
import org.elpis.seal.Change;
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

    static Verdict verdict(Pair pair, Instance... copies) throws Exception {
        SealCheck check = new SealCheck(pair.seal(), pair.opening(), Set.of(keys.sealer()), Examiners.opener());
        for (Instance copy : copies) {
            check.look(copy);
        }
        return check.verdict(true);
    }

    private static Instance image(SplittableRandom random) {
        int columns = 1 + random.nextInt(70);
        int rows = 1 + random.nextInt(70);
        int frames = 1 + random.nextInt(3);
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
        return with(image, elements);
    }

    private static Instance with(Instance image, List<Element> elements) {
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
