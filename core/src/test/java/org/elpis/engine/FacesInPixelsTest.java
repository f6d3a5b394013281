package org.elpis.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.Objects;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Faces;
import org.elpis.pixel.StandInExaminer.Mark;
import org.elpis.pixel.StandInFaces;
import org.elpis.policy.Handling;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.Test;

/// What the gate does with the objects of a study by what is seen of a face in all of them together. Who looks is
/// [org.elpis.pixel.StandInExaminer]: a face is where a mark lies in any slice of a frame of reference.
class FacesInPixelsTest extends FaceJobs {
    @Test
    void givesOtherValuesToTheFaceInEverySliceOfTheHeadAndToNothingElse() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(image(2, "5", "head"), pixels(2));
        put(image(3, "5", "head"), pixels(3));

        JobReport report = run();

        for (int number = 1; number <= 3; number++) {
            byte[] expected = number == 1 ? marked(1, Mark.FACE) : pixels(number);
            byte[] found = released(number);
            assertThat(found).hasSize(expected.length);
            for (int i = 0; i < expected.length; i++) {
                if (i < AT || i >= AT + StandInFaces.PIXELS) {
                    assertThat(found[i]).as("pixel %d of slice %d", i, number).isEqualTo(expected[i]);
                }
            }
            assertThat(face(found)).isNotEqualTo(face(expected));
        }
        assertThat(report.objectsWithoutFace()).isEqualTo(3);
    }

    @Test
    void takesTheFaceOutOfTheLocaliserThatLiesInTheSameFrameOfReference() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(image(2, "5", "head").text(0x0020000E, "UI", "1.9.8.7.5.2"), pixels(2));

        run();

        assertThat(face(released(2))).isNotEqualTo(face(pixels(2)));
    }

    @Test
    void leavesAScanWithoutAHeadAsItIsAndSaysSo() throws Exception {
        put(image(1, "5", "chest"), pixels(1));

        JobReport report = run();

        assertThat(released(1)).isEqualTo(pixels(1));
        assertThat(data(1).contains(Tag.RECOGNIZABLE_VISUAL_FEATURES)).isFalse();
        assertThat(codes(1)).contains("113101").doesNotContain("113102");
        assertThat(lines(report))
                .extracting(Faces.SeriesFace::what)
                .containsExactly("It shows no head; nothing was changed.");
        assertThat(lines(report).getFirst().check()).isEmpty();
    }

    @Test
    void saysThatNobodyCanBeRecognisedOfASeriesWhoseCheckPassed() throws Exception {
        put(image(1, "5", "head").text(0x00280302, "CS", "YES"), marked(1, Mark.FACE));

        JobReport report = run();

        assertThat(data(1).string(Tag.RECOGNIZABLE_VISUAL_FEATURES)).isEqualTo("NO");
        assertThat(codes(1)).contains("113101", "113102");
        Faces.SeriesFace line = lines(report).getFirst();
        assertThat(line.seriesUid()).isEqualTo(data(1).string(Tag.SERIES_INSTANCE_UID));
        assertThat(line.check()).contains(new Faces.Check(0.0025, 0, 1_234_567));
        assertThat(line.views()).hasSize(1);
    }

    /// As one above the brow.
    @Test
    void saysItOfASliceOfSuchASeriesThatShowsNoFace() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(SmallObjects.ct("MRN-4711-88", "5", "2")
                .text(0x00200013, "IS", "2")
                .text(0x00280302, "CS", "YES")
                .text(StandInFaces.FRAME_OF_REFERENCE, "UI", uid("head")));

        JobReport report = run();

        assertThat(data(2).string(Tag.RECOGNIZABLE_VISUAL_FEATURES)).isEqualTo("NO");
        assertThat(codes(2)).contains("113102");
        assertThat(report.objectsWithoutFace()).as("its pixels stay").isEqualTo(1);
    }

    /// Nobody measured what is left in it.
    @Test
    void saysNothingOfAnImageBesideTheScans() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(rendering(2, "5", "head"), pixels(2));

        run();

        assertThat(face(released(2))).isNotEqualTo(face(pixels(2)));
        assertThat(data(2).contains(Tag.RECOGNIZABLE_VISUAL_FEATURES)).isFalse();
        assertThat(codes(2)).doesNotContain("113102");
    }

    @Test
    void takesOutTheContoursThatDrawTheHead() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(structures(2, "5", "head"));
        put(structures(3, "5", "chest"));

        // One thread, so that the second is planned behind the first, whose elements are the same.
        JobReport report = run(Profile.RESEARCH, 1);

        assertThat(contours(2).contains(StandInFaces.CONTOURS)).isFalse();
        assertThat(contours(2).contains(0x30060084))
                .as("number of the structure")
                .isTrue();
        assertThat(contours(3).contains(StandInFaces.CONTOURS))
                .as("of another frame of reference")
                .isTrue();
        assertThat(report.attributes())
                .anyMatch(row -> row.tag().equals("(3006,0040)") && row.rule().equals("face: surface of a head"));
        assertThat(report.objectsWithoutFace()).isEqualTo(2);
    }

    @Test
    void holdsBackAFrameOfReferenceInDoubtAndLetsTheRestGoOn() throws Exception {
        put(image(1, "5", "unclear"), marked(1, Mark.UNCLEAR_HEAD));
        put(image(2, "5", "unclear"), pixels(2));
        put(image(3, "5", "head"), marked(3, Mark.FACE));
        put(image(4, "5", "chest"), pixels(4));

        JobReport report = run();

        assertThat(report.total()).isEqualTo(new Counts(4, 2, 2, 0));
        Reason reason = report.quarantined().getFirst().reason();
        assertThat(reason.code()).isEqualTo("FACE_UNCERTAIN");
        assertThat(reason.what()).contains("because it stands in");
        assertThat(reason.next()).contains("Look at it", "--faces untouched");
        assertThat(all()).containsOnlyKeys(3, 4);
    }

    @Test
    void holdsBackAnImageWhoseFaceSurvivedTheRemoval() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.STUBBORN_FACE));
        put(image(2, "5", "head"), pixels(2));

        assertThat(reasons(run())).containsExactly("FACE_LEFT");
        assertThat(all()).containsOnlyKeys(2);
    }

    /// The stand-in's noise looks like a word to the second look.
    @Test
    void fillsTheWordsOfAHeadAndDoesNotTakeNoiseForMore() throws Exception {
        byte[] pixels = marked(1, Mark.FACE);
        System.arraycopy(Mark.WORD.bytes(), 0, pixels, 0, 6);
        put(image(1, "5", "head"), pixels);

        JobReport report = run();

        byte[] found = released(1);
        assertThat(Arrays.copyOf(found, 6)).containsOnly(0);
        assertThat(face(found)).startsWith(Mark.FAINT_WORD.bytes());
        assertThat(report.imagesWithFilledWords()).isEqualTo(1);
        assertThat(report.objectsWithoutFace()).isEqualTo(1);
        assertThat(codes(1)).contains("113101", "113102");
    }

    @Test
    void fillsAWordThatStandsAcrossAFace() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        byte[] pixels = pixels(2);
        System.arraycopy(Mark.WORD.bytes(), 0, pixels, AT - 2, 6);
        put(image(2, "5", "head"), pixels);

        run();

        byte[] found = released(2);
        assertThat(Arrays.copyOfRange(found, AT - 2, AT + 4)).containsOnly(0);
        assertThat(Arrays.copyOfRange(found, AT + 4, AT + 6))
                .isEqualTo(Arrays.copyOfRange(Mark.FAINT_WORD.bytes(), 4, 6));
    }

    @Test
    void blanksWhatHidesBesideTheImageOfAHead() throws Exception {
        byte[] longer = Arrays.copyOf(marked(1, Mark.FACE), SIDE * SIDE + 40);
        Arrays.fill(longer, SIDE * SIDE, longer.length, (byte) 'Q');
        put(image(1, "5", "head"), longer);

        JobReport report = run();

        byte[] file = Files.readAllBytes(Objects.requireNonNull(all().get(1)));
        byte[] found = Arrays.copyOfRange(file, file.length - longer.length, file.length);
        assertThat(Arrays.copyOfRange(found, SIDE * SIDE, found.length)).containsOnly(0);
        assertThat(face(found)).startsWith(Mark.FAINT_WORD.bytes());
        assertThat(report.total().released()).isEqualTo(1);
    }

    /// A thumbnail shows the face that its image has no more.
    @Test
    void leavesNoByteOfTheFaceAnywhereInTheFile() throws Exception {
        Attributes head = image(1, "5", "head");
        head.item(0x00880200).shorts(0x00280010, "US", SIDE).bytes(Tag.PIXEL_DATA, "OB", marked(1, Mark.FACE));
        put(head, marked(1, Mark.FACE));

        run(Profile.RESEARCH.with(Handling.DEFAULT.with(Handling.Pixels.UNTOUCHED)), 1);

        byte[] file = Files.readAllBytes(Objects.requireNonNull(all().get(1)));
        assertThat(new String(file, ISO_8859_1)).doesNotContain(new String(Mark.FACE.bytes(), ISO_8859_1));
    }

    @Test
    void looksForNoFaceWhereThatIsAskedForAndSaysItLoudly() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));

        JobReport report = run(FACES_UNTOUCHED, 2);

        assertThat(released(1)).isEqualTo(marked(1, Mark.FACE));
        assertThat(data(1).contains(Tag.RECOGNIZABLE_VISUAL_FEATURES)).isFalse();
        assertThat(codes(1)).contains("113101").doesNotContain("113102");
        assertThat(report.warnings()).anyMatch(line -> line.contains("Faces in head scans were not looked for"));
        assertThat(StandInFaces.SEARCHES).isEmpty();
    }

    @Test
    void looksForFacesAlsoWhereNobodyLooksForWords() throws Exception {
        byte[] pixels = marked(1, Mark.FACE);
        System.arraycopy(Mark.WORD.bytes(), 0, pixels, 0, 6);
        put(image(1, "5", "head"), pixels);

        run(Profile.RESEARCH.with(Handling.DEFAULT.with(Handling.Pixels.UNTOUCHED)), 2);

        assertThat(Arrays.copyOf(released(1), 6)).isEqualTo(Mark.WORD.bytes());
        assertThat(face(released(1))).isNotEqualTo(face(pixels));
        assertThat(codes(1)).contains("113102").doesNotContain("113101");
    }

    @Test
    void saysInTheManifestWhatBecameOfFaces() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));

        run();

        assertThat(Files.readString(work.resolve("out/release.json"))).contains("\"faces\": \"face removed\"");
    }

    @Test
    void tellsInThePrivateReportWhatWasMeasured() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));

        JobReport report = run();

        assertThat(ReportJson.of(report))
                .contains("\"what\": \"The face was removed.\"", "\"residualSurface\": 0.0025", "\"brain\": 1234567");
        assertThat(ReportHtml.of(report))
                .contains("The face was removed. Of the points of the face&#39;s surface 0.3 % have a surface left")
                .contains("0 of 1,234,567 voxels of the brain were changed");
    }

    @Test
    void neverPutsTheOriginalsUidIntoTheReport() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(image(2, "6", "unclear"), marked(2, Mark.UNCLEAR_HEAD));

        JobReport report = run();

        assertThat(ReportJson.of(report)).doesNotContain("1.9.8.7.");
        assertThat(ReportHtml.of(report)).doesNotContain("1.9.8.7.");
    }

    @Test
    void holdsBackASliceThatCannotBeDecoded() throws Exception {
        put(image(1, "5", "head"), marked(1, Mark.FACE));
        put(image(2, "5", "head"), marked(2, Mark.BROKEN));

        assertThat(reasons(run())).containsExactly("PIXEL_DATA_NOT_DECODABLE");
        assertThat(all()).containsOnlyKeys(1);
    }

    /// A header is believed when it says that a person can be recognised, and never when it says that none can.
    @Test
    void holdsBackAnImageThatSaysItShowsSomebodyWhenNoFaceIsFound() throws Exception {
        put(image(1, "5", "chest").text(0x00280302, "CS", "YES"), pixels(1));
        put(image(2, "5", "").text(Tag.SOP_CLASS_UID, "UI", ULTRASOUND).text(0x00280302, "CS", "YES"), pixels(2));
        put(image(3, "5", "chest").text(0x00280302, "CS", "NO"), pixels(3));

        JobReport report = run();

        assertThat(report.total()).isEqualTo(new Counts(3, 1, 2, 0));
        assertThat(reasons(report)).containsExactly("FACE_UNCERTAIN");
    }
}
