package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Examiners;
import org.elpis.seal.Attestation.Operation;
import org.elpis.seal.Attestation.Statement;
import org.elpis.seal.Departure;
import org.elpis.seal.Departure.Fault;
import org.elpis.seal.Disclosure;
import org.elpis.seal.Opening;
import org.elpis.seal.SealStatement;
import org.elpis.seal.SealedStudy;
import org.elpis.seal.TransformCheck;
import org.elpis.seal.TransformVerdict;
import org.elpis.seal.Verdict.Outcome;
import org.junit.jupiter.api.Test;

/// A release beside its original: what of it the attested operations do, and what they do not.
class ReleasedAgainTest {
    private static final int SIDE = 128;
    private static final int PATIENT_POSITION = 0x0018_5100;
    private static final int SERIES_NUMBER = 0x0020_0011;
    private static final String UID = "2.25.1";

    /// Tissue from 600 to 1,000 in the middle, air around it.
    private final Instance original = original();

    private static Instance original() {
        SplittableRandom random = new SplittableRandom(12);
        int[] values = new int[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            int x = i % SIDE - 64;
            int y = i / SIDE - 64;
            boolean isTissue = x * x + y * y < 50 * 50;
            values[i] = isTissue ? 600 + random.nextInt(400) : random.nextInt(40);
        }
        return SmallImages.grey16(
                SIDE,
                SIDE,
                values,
                SmallImages.text(Tag.SOP_INSTANCE_UID, Vr.UI, "1.2.3.4"),
                SmallImages.text(Tag.STUDY_INSTANCE_UID, Vr.UI, "1.2.3"),
                SmallImages.text(Tag.SERIES_INSTANCE_UID, Vr.UI, "1.2.3.5"),
                SmallImages.text(PATIENT_POSITION, Vr.CS, "HFS"),
                SmallImages.text(SERIES_NUMBER, Vr.IS, "7"),
                SmallImages.text(Tag.PATIENT_NAME, Vr.PN, "Doe^Jane"));
    }

    /// New values for some pixels of an image.
    private interface Paint {
        /// @return below 0 where the pixel stays
        int at(int x, int y);
    }

    /// Without the number, with another name and UID.
    private Instance released(Paint paint, Element... more) {
        byte[] pixels = SealedImagesTest.pixels(original);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int value = paint.at(i % SIDE, i / SIDE);
            if (value >= 0) {
                pixels[2 * i] = (byte) value;
                pixels[2 * i + 1] = (byte) (value >> 8);
            }
        }
        List<Element> elements = new ArrayList<>();
        Instance changed = SealedImagesTest.with(
                SealedImagesTest.with(original, more),
                new Element(Tag.PIXEL_DATA, Vr.OW, Value.Bytes.of(pixels)),
                SmallImages.text(Tag.PATIENT_NAME, Vr.PN, "Nobody"),
                SmallImages.text(Tag.SOP_INSTANCE_UID, Vr.UI, UID),
                SmallImages.text(0x0012_0062, Vr.CS, "YES"));
        for (Element element : changed.dataSet()) {
            if (element.tag() != SERIES_NUMBER) {
                elements.add(element);
            }
        }
        return SealedImagesTest.with(original, elements);
    }

    private Instance defaced(Paint paint) {
        return released(
                paint,
                SmallImages.sequence(
                        Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE, SmallImages.text(Tag.CODE_VALUE, Vr.SH, "113102")));
    }

    private static int none(int x, int y) {
        return -1;
    }

    private static int box(int x, int y) {
        return x >= 20 && x < 60 && y >= 40 && y < 52 ? 0 : -1;
    }

    private static Opening sealed(Instance image) throws Exception {
        SealedStudy study = new SealedStudy(Examiners.opener(), new byte[32]);
        study.add(image);
        return study.opening();
    }

    private TransformVerdict verdict(Instance released) throws Exception {
        return verdict(released, Set.of(Operation.values()));
    }

    /// @param allowed  of what was done, what is attested
    private TransformVerdict verdict(Instance released, Set<Operation> allowed) throws Exception {
        Opening whole = sealed(original);
        Disclosure disclosure = new Disclosure(whole, Examiners.opener());
        disclosure.add("1.2.3.4", released);
        Set<Operation> attested = disclosure.operations();
        attested.retainAll(allowed);
        byte[] root = SealStatement.of(whole, 0, "", "").study();
        TransformCheck check = new TransformCheck(
                whole,
                disclosure.opening(),
                new Statement(root, root, root, attested, root, 0, ""),
                Examiners.opener());
        if (check.released("1.2.3.4").isPresent()) {
            check.compare(original, released);
        } else {
            check.leftOut("1.2.3.4");
        }
        return check.verdict();
    }

    @Test
    void findsTheOperationsThatWereAttestedAndNothingElse() throws Exception {
        TransformVerdict verdict = verdict(released(ReleasedAgainTest::box));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.GENUINE);
        assertThat(verdict.operations())
                .containsExactlyInAnyOrder(
                        Operation.ADD_ATTRIBUTES,
                        Operation.DROP_ATTRIBUTES,
                        Operation.REPLACE_ATTRIBUTES,
                        Operation.MASK_PIXELS);
        assertThat(verdict.count().maskedFrames()).isEqualTo(1);
        assertThat(verdict.count().replaced()).isEqualTo(2);
    }

    @Test
    void tellsEachOperationThatWasNotAttested() throws Exception {
        Instance released = released(ReleasedAgainTest::box);

        TransformVerdict verdict = verdict(released, Set.of(Operation.DROP_ATTRIBUTES));

        assertThat(verdict.outcome()).isEqualTo(Outcome.ALTERED);
        assertThat(verdict.departures())
                .contains(
                        new Departure(UID, "(0010,0010)", Fault.REPLACED),
                        new Departure(UID, "(0012,0062)", Fault.ADDED),
                        new Departure(UID, "frame 1, columns 16 to 31, rows 32 to 47", Fault.UNLISTED_PIXELS))
                .noneMatch(departure -> departure.fault() == Fault.DROPPED);
    }

    /// In the tile of a mask: the seal withholds it, and so a seal alone cannot see it.
    @Test
    void tellsWhatWasPaintedUnderCoverOfAMask() throws Exception {
        Departure found = new Departure(UID, "frame 1, columns 48 to 63, rows 48 to 63", Fault.PAINTED);
        Paint blob = (x, y) -> x >= 50 && x < 58 && y >= 54 && y < 60 ? 990 : box(x, y);
        Paint line = (x, y) -> x >= 50 && x < 63 && y >= 56 && y < 58 ? 0 : box(x, y);
        for (Paint paint : List.of(blob, line)) {
            TransformVerdict verdict = verdict(released(paint));

            assertThat(verdict.outcome()).isEqualTo(Outcome.ALTERED);
            assertThat(verdict.departures()).containsExactly(found);
        }
    }

    @Test
    void tellsAnAttributeThatNoOperationMayTouchAndOneThatWasPutIn() throws Exception {
        TransformVerdict verdict = verdict(released(
                ReleasedAgainTest::none,
                SmallImages.text(PATIENT_POSITION, Vr.CS, "FFP"),
                SmallImages.text(0x0028_1050, Vr.DS, "40")));

        assertThat(verdict.departures())
                .containsExactlyInAnyOrder(
                        new Departure(UID, "(0018,5100)", Fault.MEANING),
                        new Departure(UID, "(0028,1050)", Fault.MEANING));
    }

    @Test
    void acceptsPlainNoiseInThePlaceOfAFaceWhereTheReleaseSaysSo() throws Exception {
        SplittableRandom random = new SplittableRandom(13);
        Paint noise = (x, y) -> x < 50 ? random.nextInt(40) : -1;

        TransformVerdict verdict = verdict(defaced(noise));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.GENUINE);
        assertThat(verdict.operations()).contains(Operation.DEFACE_PIXELS).doesNotContain(Operation.MASK_PIXELS);
        assertThat(verdict.count().noiseFrames()).isEqualTo(1);
        assertThat(verdict(released(noise)).outcome()).isEqualTo(Outcome.ALTERED);
    }

    @Test
    void cannotSayWhetherAPictureInThePlaceOfAFaceIsOnlyThat() throws Exception {
        SplittableRandom random = new SplittableRandom(14);
        Paint shadow = (x, y) -> x < 50 ? random.nextInt(40) + (x > 30 && y > 50 && y < 80 ? 30 : 0) : -1;
        Paint bright = (x, y) -> x < 50 ? random.nextInt(40) + (x == 30 && y == 60 ? 900 : 0) : -1;
        Paint gradient = (x, y) -> x < 50 ? x / 2 : -1;
        for (Paint paint : List.of(shadow, bright, gradient)) {
            assertThat(verdict(defaced(paint)).outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void tellsAnObjectThatWasLeftOutWithoutAWord() throws Exception {
        Instance other = SmallImages.grey16(2, 2, new int[4], SmallImages.text(Tag.SOP_INSTANCE_UID, Vr.UI, UID));

        assertThat(verdict(other).outcome()).isEqualTo(Outcome.GENUINE);
        assertThat(verdict(other, Set.of()).departures()).containsExactly(new Departure("1.2.3.4", "", Fault.LEFT_OUT));
    }

    @Test
    void comparesNothingWhereTheOpeningsAreOfDifferentStudies() throws Exception {
        Opening whole = sealed(original);
        Opening another = sealed(released(ReleasedAgainTest::none));
        byte[] root = SealStatement.of(whole, 0, "", "").study();

        assertThatThrownBy(() -> new TransformCheck(
                        whole, another, new Statement(root, root, root, Set.of(), root, 0, ""), Examiners.opener()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
