package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;
import org.elpis.pixel.StandInExaminer.Mark;
import org.elpis.policy.Handling;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the gate does with an image by what is seen in it. Who looks is [org.elpis.pixel.StandInExaminer].
class WordsInPixelsTest {
    private static final int SIDE = 24;
    private static final Profile UNTOUCHED = Profile.RESEARCH.with(Handling.DEFAULT.withoutPixels());

    @TempDir
    Path work;

    @Test
    void fillsTheWordsOfAnImageAndNothingElse() throws Exception {
        byte[] pixels = noise();
        put("a", pixels, Mark.WORD, 3 * SIDE + 2);

        JobReport report = SmallObjects.run(work);

        byte[] expected = noise();
        Arrays.fill(expected, 3 * SIDE + 2, 3 * SIDE + 8, (byte) 0);
        assertThat(releasedPixels()).isEqualTo(expected);
        assertThat(report.imagesWithFilledWords()).isEqualTo(1);
    }

    @Test
    void saysOfAnExaminedImageThatItHasNoWords() throws Exception {
        put("a", noise());

        SmallObjects.run(work);

        assertThat(data().string(Tag.BURNED_IN_ANNOTATION)).isEqualTo("NO");
        assertThat(saysThatPixelsAreClean()).isTrue();
        assertThat(releasedPixels()).isEqualTo(noise());
    }

    @Test
    void saysNothingOfAnImageThatNobodyLookedAt() throws Exception {
        put("a", noise(), Mark.WORD, 0);

        JobReport report = run(UNTOUCHED);

        assertThat(data().contains(Tag.BURNED_IN_ANNOTATION)).isFalse();
        assertThat(data().contains(Tag.RECOGNIZABLE_VISUAL_FEATURES)).isFalse();
        assertThat(saysThatPixelsAreClean()).isFalse();
        assertThat(report.warnings()).anyMatch(warning -> warning.contains("Pixels were not examined"));
    }

    @Test
    void holdsBackWhatCannotBeDecoded() throws Exception {
        put("a", noise(), Mark.BROKEN, 0);

        assertThat(reasons(SmallObjects.run(work))).containsExactly("PIXEL_DATA_NOT_DECODABLE");
        assertThat(ReleasedFiles.in(work.resolve("out"))).isEmpty();
    }

    @Test
    void holdsBackWhatNobodyCanTell() throws Exception {
        put("a", noise(), Mark.UNCERTAIN, 0);

        assertThat(reasons(SmallObjects.run(work))).containsExactly("PIXEL_DATA_UNCERTAIN");
    }

    @Test
    void fillsAlsoWhatOnlyTheSecondLookSees() throws Exception {
        putFaintWordsBesideAWord(1);

        JobReport report = SmallObjects.run(work);

        byte[] expected = noise();
        Arrays.fill(expected, 0, 6, (byte) 0);
        Arrays.fill(expected, 4 * SIDE, 4 * SIDE + 8, (byte) 0);
        assertThat(releasedPixels()).isEqualTo(expected);
        assertThat(report.studies().getFirst().found().boxes()).isEqualTo(2);
    }

    /// Half a name that is filled does not excuse the other half.
    @Test
    void fillsTheRestOfAWordThatWasFilledInPart() throws Exception {
        byte[] pixels = noise();
        System.arraycopy(Mark.FAINT_WORD.bytes(), 0, pixels, 6, 6);
        put("a", pixels, Mark.WORD, 0);

        SmallObjects.run(work);

        byte[] expected = noise();
        Arrays.fill(expected, 0, 12, (byte) 0);
        assertThat(releasedPixels()).isEqualTo(expected);
    }

    @Test
    void looksAgainAfterEachOfThreeFillsMore() throws Exception {
        putFaintWordsBesideAWord(3);

        JobReport report = SmallObjects.run(work);

        assertThat(report.studies().getFirst().found().boxes()).isEqualTo(4);
    }

    @Test
    void holdsBackWhatShowsMoreWordsAfterThat() throws Exception {
        putFaintWordsBesideAWord(4);

        assertThat(reasons(SmallObjects.run(work))).containsExactly("WORDS_IN_PIXELS_LEFT");
        assertThat(ReleasedFiles.in(work.resolve("out"))).isEmpty();
    }

    /// Otherwise one filled word makes the next, until nothing is left.
    @Test
    void doesNotTakeTheEdgeOfAFilledBoxForAWord() throws Exception {
        byte[] pixels = noise();
        System.arraycopy(Mark.EDGE.bytes(), 0, pixels, 6, 6);
        byte[] expected = pixels.clone();
        Arrays.fill(expected, 0, 6, (byte) 0);
        put("a", pixels, Mark.WORD, 0);

        SmallObjects.run(work);

        assertThat(releasedPixels()).isEqualTo(expected);
    }

    @Test
    void holdsBackAnImageRatherThanBlackenIt() throws Exception {
        byte[] pixels = noise();
        System.arraycopy(Mark.TEXTURE.bytes(), 0, pixels, 9 * SIDE, 6);
        put("a", pixels, Mark.WORD, 0);

        assertThat(reasons(SmallObjects.run(work))).containsExactly("WORDS_IN_PIXELS_LEFT");
    }

    @Test
    void saysOfTheTwoReasonsForWordsThatAreLeftWhichItIs() throws Exception {
        putFaintWordsBesideAWord(4);
        assertThat(explain().reasons()).containsExactly(Reason.wordsLeft());

        byte[] pixels = noise();
        System.arraycopy(Mark.TEXTURE.bytes(), 0, pixels, 9 * SIDE, 6);
        put("a", pixels, Mark.WORD, 0);
        assertThat(explain().reasons()).containsExactly(Reason.wordsEverywhere());
    }

    /// Not the first plan: the one with all that the harder looks had filled, and what they still saw.
    @Test
    void explainsOfAnImageHeldBackForItsWordsWhatWasTriedLast() throws Exception {
        putFaintWordsBesideAWord(4);

        Explained explained = explain();

        assertThat(explained.verdict()).isEqualTo(Explained.Verdict.QUARANTINED);
        assertThat(explained.wordsLeft()).hasSize(1);
        assertThat(explained.explanation().rows())
                .filteredOn(row -> row.action().equals("fill-boxes"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row.parts().getFirst().what()).containsPattern("( \\(\\d+ x \\d+\\).*){4}"));
    }

    @Test
    void explainsOfAnImageThatLeavesWhatOnlyTheSecondLookSaw() throws Exception {
        putFaintWordsBesideAWord(1);

        assertThat(explain().explanation().rows())
                .filteredOn(row -> row.action().equals("fill-boxes"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row.parts().getFirst().what()).containsPattern("( \\(\\d+ x \\d+\\).*){2}"));
    }

    private Explained explain() throws Exception {
        Path file = work.resolve("in/a");
        Job job = new Job(
                List.of(file),
                work.resolve("home/dry-run"),
                work.resolve("home"),
                Profile.RESEARCH,
                "p",
                1,
                Job.Mode.DRY_RUN,
                Job.Layout.FOLDERS,
                Set.of());
        return new Explainer(job).explain(file, Optional.empty()).explained();
    }

    @Test
    void fillsTheSameInASecondRun() throws Exception {
        putFaintWordsBesideAWord(2);
        SmallObjects.run(work);
        byte[] first = Files.readAllBytes(ReleasedFiles.in(work.resolve("out")).getFirst());

        runOver(work.resolve("in"), Profile.RESEARCH);

        assertThat(Files.readAllBytes(ReleasedFiles.in(work.resolve("again")).getFirst()))
                .isEqualTo(first);
    }

    @Test
    void decidesAboutEachSliceOfASeriesByItsOwnPixels() throws Exception {
        put("a", noise(), "1");
        byte[] pixels = noise();
        System.arraycopy(Mark.WORD.bytes(), 0, pixels, 0, 6);
        put("b", pixels, "2");
        put("c", noise(), "3");

        assertThat(SmallObjects.run(work).imagesWithFilledWords()).isEqualTo(1);
    }

    @Test
    void holdsBackAnEarlierReleaseThatNobodyLookedAt() throws Exception {
        put("a", noise(), Mark.WORD, 0);
        run(UNTOUCHED);
        Path earlier = work.resolve("earlier");
        Files.move(work.resolve("out"), earlier);

        assertThat(reasons(runOver(earlier, Profile.RESEARCH))).containsExactly("RELEASED_BY_OTHER_PROFILE");
    }

    @Test
    void writesTheBoxesIntoThePlan() throws Exception {
        put("a", noise(), Mark.WORD, 3 * SIDE + 2);

        JobReport report = SmallObjects.run(work);

        assertThat(Files.readString(work.resolve("out/release.json"))).contains("\"pixels\": \"words filled\"");
        assertThat(report.attributes())
                .anyMatch(tally ->
                        tally.tag().equals("(7FE0,0010)") && tally.action().equals("fill-boxes"));
        assertThat(report.studies().getFirst().found().boxes()).isEqualTo(1);
    }

    @Test
    void blanksWhatLiesBehindTheLastPixelThatIsDescribed() throws Exception {
        byte[] longer = Arrays.copyOf(noise(), SIDE * SIDE + 40);
        Arrays.fill(longer, SIDE * SIDE, longer.length, (byte) 'Q');
        put("a", longer);

        SmallObjects.run(work);

        byte[] file = Files.readAllBytes(ReleasedFiles.in(work.resolve("out")).getFirst());
        assertThat(Arrays.copyOfRange(file, file.length - longer.length, file.length))
                .isEqualTo(Arrays.copyOf(noise(), longer.length));
    }

    @Test
    void leavesPixelsAloneThatNobodyDescribes() throws Exception {
        Attributes image = SmallObjects.ct("MRN-4711-88", "5", "1").bytes(Tag.PIXEL_DATA, "OB", noise());
        SmallObjects.put(work.resolve("in"), "a", SmallObjects.file(image.shorts(0x00280010, "US", 0)));

        SmallObjects.run(work);

        assertThat(releasedPixels()).isEqualTo(noise());
    }

    @Test
    void doesNotRepeatThatNobodyCanBeRecognisedWhereNobodyMeasured() throws Exception {
        Attributes image = SmallObjects.ct("MRN-4711-88", "5", "1")
                .text(Tag.RECOGNIZABLE_VISUAL_FEATURES, "CS", "NO")
                .bytes(Tag.PIXEL_DATA, "OB", noise());
        SmallObjects.put(work.resolve("in"), "a", SmallObjects.file(image));

        run(UNTOUCHED);

        assertThat(data().contains(Tag.RECOGNIZABLE_VISUAL_FEATURES)).isFalse();
    }

    private boolean saysThatPixelsAreClean() throws Exception {
        return data().items(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE).stream()
                .anyMatch(code -> code.string(Tag.CODE_VALUE).equals("113101"));
    }

    private static byte[] noise() {
        byte[] pixels = new byte[SIDE * SIDE];
        new Random(4).nextBytes(pixels);
        return pixels;
    }

    private void put(String name, byte[] pixels, Mark mark, int at) {
        System.arraycopy(mark.bytes(), 0, pixels, at, mark.bytes().length);
        put(name, pixels, "1");
    }

    /// Each look of the stand-in sees one of the faint words.
    private void putFaintWordsBesideAWord(int count) {
        byte[] pixels = noise();
        for (int i = 0; i < count; i++) {
            System.arraycopy(Mark.FAINT_WORD.bytes(), 0, pixels, (4 + 4 * i) * SIDE + 2, 6);
        }
        put("a", pixels, Mark.WORD, 0);
    }

    private void put(String name, byte[] pixels) {
        put(name, pixels, "1");
    }

    private void put(String name, byte[] pixels, String instance) {
        Attributes image = SmallObjects.ct("MRN-4711-88", "5", instance)
                .shorts(0x00280010, "US", SIDE)
                .shorts(0x00280011, "US", SIDE)
                .shorts(0x00280100, "US", 8)
                .shorts(0x00280101, "US", 8)
                .shorts(0x00280102, "US", 7)
                .bytes(Tag.PIXEL_DATA, "OB", pixels);
        SmallObjects.put(work.resolve("in"), name, SmallObjects.file(image));
    }

    private JobReport run(Profile profile) {
        return new LocalRunner(SmallObjects.job(work, profile), Progress.NONE).run();
    }

    private JobReport runOver(Path in, Profile profile) {
        Job job = new Job(List.of(in), work.resolve("again"), work.resolve("home"), profile, "p", 1, Job.Mode.RELEASE);
        return new LocalRunner(job, Progress.NONE).run();
    }

    private static List<String> reasons(JobReport report) {
        return report.quarantined().stream().map(group -> group.reason().code()).toList();
    }

    private DataSet data() throws Exception {
        return ReleasedFiles.read(ReleasedFiles.in(work.resolve("out")).getFirst())
                .dataSet();
    }

    /// Pixel data are the last of an object.
    private byte[] releasedPixels() throws Exception {
        byte[] file = Files.readAllBytes(ReleasedFiles.in(work.resolve("out")).getFirst());
        return Arrays.copyOfRange(file, file.length - SIDE * SIDE, file.length);
    }
}
