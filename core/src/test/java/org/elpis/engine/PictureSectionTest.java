package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.elpis.explain.Values;
import org.elpis.pixel.Box;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.Faces;
import org.elpis.pixel.PixelChange;
import org.elpis.pixel.PngWriter;
import org.elpis.pixel.View;
import org.junit.jupiter.api.Test;

/// Pictures in the private report.
class PictureSectionTest {
    private static final View BEFORE = view(8, 4, 1);
    private static final View AFTER = view(8, 4, 2);

    @Test
    void showsBeforeAndAfterUnderASliderThatNeedsNoScript() {
        String page = page(Values.SHOWN, released(Optional.of(BEFORE), AFTER));

        assertThat(page).containsSubsequence("class=slider tabindex=0", uri(BEFORE), "class=over", uri(AFTER));
        assertThat(page).doesNotContain("<script", "onclick", "http:", "https:");
    }

    @Test
    void outlinesBoxesInTheCoordinatesOfTheFrame() {
        assertThat(page(Values.SHOWN, released(Optional.of(BEFORE), AFTER)))
                .contains("viewBox=\"0 0 800 400\"", "M10 20h30v40h-30z");
    }

    @Test
    void showsNoOriginalWhereValuesAreMasked() {
        String page = page(Values.MASKED, released(Optional.empty(), AFTER));

        assertThat(page).contains(uri(AFTER), "--show-values").doesNotContain(uri(BEFORE), "class=slider");
    }

    /// Three sliders stand side by side, and each has its own words below it.
    @Test
    void keepsTheWordsBelowASliderWithIt() {
        assertThat(headPage(Values.SHOWN))
                .containsSubsequence("class=three", "class=pair", "class=slider", "class=ends", "</div></div>");
    }

    /// What a view of a head before the removal shows is the face itself.
    @Test
    void showsNoFaceWhereValuesAreMasked() {
        assertThat(headPage(Values.MASKED)).contains(uri(AFTER)).doesNotContain(uri(BEFORE));
        assertThat(headPage(Values.SHOWN)).contains(uri(AFTER), uri(BEFORE), "A head from three sides");
    }

    @Test
    void saysInWordsWhatWasDoneAndHowMuchOfThePictureItIs() {
        assertThat(page(Values.SHOWN, released(Optional.of(BEFORE), AFTER)))
                .contains(
                        "1 box around what looks like writing, filled in every frame.",
                        "0.38 % of its pixels changed; all others are bit by bit what they were.",
                        ", frame 2 of 3");
    }

    @Test
    void saysWherePixelsChangedThatWereNotToChange() {
        Picture picture = new Picture(
                "f",
                "",
                8,
                4,
                0,
                1,
                Optional.of(new PixelChange(1000, 20, 5, 2, 0, 0, 0)),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(AFTER));

        assertThat(page(Values.MASKED, picture))
                .contains("0.50 % beside the boxes in the same coded blocks; 2 of them where nothing was to change.");
    }

    @Test
    void showsWhatWasHeldBackByReasonInAPlaceOfItsOwn() {
        String page = heldBackPage(heldBack("<f>", Reason.wordsLeft()), heldBack("g", Reason.faceLeft()));

        assertThat(page)
                .contains(uri(BEFORE), "&lt;f&gt;", ", frame 1 of 9", "These are originals.")
                .containsSubsequence(
                        Reason.faceLeft().what(), "g", Reason.wordsLeft().what(), "&lt;f&gt;");
    }

    @Test
    void neverCallsWhatWasHeldBackAChange() {
        assertThat(page(Values.SHOWN, heldBack("f", Reason.wordsLeft()))).isEmpty();
        assertThat(heldBackPage(released(Optional.of(BEFORE), AFTER))).isEmpty();
    }

    private static Picture heldBack(String file, Reason reason) {
        return new Picture(
                file,
                "",
                8,
                4,
                0,
                9,
                Optional.empty(),
                Optional.of(reason),
                List.of(new Box(0, 0, 1, 1)),
                List.of(),
                Optional.of(BEFORE),
                Optional.empty());
    }

    private static String heldBackPage(Picture... pictures) {
        Html html = new Html();
        new PictureSection(html, Values.SHOWN).heldBack(List.of(study(List.of(pictures), List.of())));
        return html.toString();
    }

    @Test
    void leavesOutPicturesThatMakeThePageTooLargeAndCountsThem() {
        byte[] noise = new byte[200 * 200 * 3];
        new Random(1).nextBytes(noise);
        Picture large = released(Optional.empty(), new View(200, 200, 3, noise));
        Html html = new Html();
        PictureSection section = new PictureSection(html, Values.MASKED, 200_000);

        section.write(study(List.of(large, large, released(Optional.empty(), AFTER)), List.of()));

        assertThat(section.leftOut()).isEqualTo(1);
        assertThat(html.toString()).contains("There was no room left for this picture.", uri(AFTER));
        assertThat(html.toString().length()).isLessThan(300_000);
    }

    @Test
    void drawsTheRegionOfAFaceInWholeCells() {
        FaceEdit edit =
                new FaceEdit(640, 640, List.of(new FaceEdit.Frame(new int[] {5, 1, 640 * 12 + 9, 2}, new short[3])));

        assertThat(FaceRegion.of(edit, 0)).containsExactly(new Box(0, 0, 10, 10), new Box(0, 10, 20, 10));
    }

    @Test
    void neverShowsAShareAsNothingOrAsAllThatIsNot() {
        assertThat(UtilitySection.percent(0, 10)).isEqualTo("0 %");
        assertThat(UtilitySection.percent(1, 1_000_000)).isEqualTo("< 0.01 %");
        assertThat(UtilitySection.percent(999_999, 1_000_000)).isEqualTo("> 99.9 %");
        assertThat(UtilitySection.percent(10, 10)).isEqualTo("100 %");
        assertThat(UtilitySection.percent(1, 3)).isEqualTo("33.3 %");
    }

    @Test
    void tellsWhatImagesLostAndKept() {
        Utility.Measured measured = new Utility.Measured(
                3, new Utility.Spread(0.98765, 0.5), Optional.of(new Utility.Spread(0.9999, 0.75)));
        Utility us = new Utility("US", 5, 3, 3, 1000, 100, 7, 0, 400, 40, Optional.of(measured));
        Utility together = new Utility("together", 5, 3, 3, 1000, 100, 7, 0, 400, 40, Optional.of(measured));

        assertThat(utility(together, us))
                .contains(
                        "Pixels of 3 of 5 images were changed. All of these were decoded before and after and compared "
                                + "pixel by pixel: nothing changed outside of what was to change, but for 7 pixels in the "
                                + "same coded blocks.",
                        "10.0 %",
                        "0.987 (0.500)",
                        "0.999 (0.750)")
                .doesNotContain("drawn by their UIDs");
    }

    @Test
    void warnsWherePixelsChangedThatWereNotToChange() {
        Utility us = new Utility("US", 5, 3, 2, 1000, 100, 0, 4, 400, 40, Optional.empty());

        assertThat(utility(us, us)).contains("Do not use this release", "2 of these were decoded");
    }

    @Test
    void saysThatNothingChangedWhereNothingDid() {
        Utility none = new Utility("together", 5, 0, 0, 1000, 0, 0, 0, 0, 0, Optional.empty());

        assertThat(utility(none, none)).contains("The pixels of all 5 images are what they were.");
        assertThat(utility()).isEmpty();
    }

    private static String utility(Utility... utility) {
        Html html = new Html();
        UtilitySection.write(html, List.of(utility));
        return html.toString();
    }

    private static String page(Values values, Picture picture) {
        Html html = new Html();
        new PictureSection(html, values).write(study(List.of(picture), List.of()));
        return html.toString();
    }

    private static String headPage(Values values) {
        Html html = new Html();
        Faces.SeriesFace face = new Faces.SeriesFace(
                "1.2", "The face was removed.", Optional.empty(), List.of(new Faces.BeforeAfter(BEFORE, AFTER)));
        new PictureSection(html, values).write(study(List.of(), List.of(face)));
        return html.toString();
    }

    private static JobReport.StudyReport study(List<Picture> pictures, List<Faces.SeriesFace> faces) {
        return new JobReport.StudyReport(
                "E1",
                "1.2",
                new Counts(1, 1, 0, 0),
                List.of(),
                JobReport.Found.of(PlanSummary.NONE),
                List.of(),
                List.of(),
                faces,
                pictures);
    }

    private static Picture released(Optional<View> before, View after) {
        return new Picture(
                "file",
                "Ultrasound Image Storage",
                800,
                400,
                1,
                3,
                Optional.of(new PixelChange(320_000, 1200, 0, 0, 100, 50, 1)),
                Optional.empty(),
                List.of(new Box(10, 20, 30, 40)),
                List.of(),
                before,
                Optional.of(after));
    }

    private static View view(int width, int height, int seed) {
        byte[] values = new byte[width * height];
        new Random(seed).nextBytes(values);
        return new View(width, height, 1, values);
    }

    private static String uri(View view) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(PngWriter.write(view));
    }
}
