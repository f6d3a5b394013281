package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.elpis.deid.Subject;
import org.elpis.pixel.PixelChange;
import org.elpis.pixel.View;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Which objects the report shows pictures of.
class PictureChoiceTest {
    private final PictureChoice choice = new PictureChoice();
    private final Study study = new Study(new Subject("E1", 1));

    private record Candidate(PictureChoice.Key key, long changed, int index) {}

    @Test
    void showsTheObjectOfASeriesThatChangedMost() {
        offer(new Candidate(words(0, study, "1"), 10, 0));
        offer(new Candidate(words(0, study, "1"), 30, 4));
        offer(new Candidate(words(0, study, "1"), 30, 5));
        offer(new Candidate(words(0, study, "1"), 20, 6));

        assertThat(shown(study)).containsExactly("f4");
    }

    @Test
    void showsWordsAndAFaceOfOneSeries() {
        offer(new Candidate(words(0, study, "1"), 10, 3));
        offer(new Candidate(new PictureChoice.Key(0, study, "1", PictureChoice.Kind.FACE), 99, 7));

        assertThat(shown(study)).containsExactly("f3", "f7");
    }

    @Test
    void showsAnObjectWithBothOnce() {
        offer(new Candidate(words(0, study, "1"), 10, 3));
        offer(new Candidate(new PictureChoice.Key(0, study, "1", PictureChoice.Kind.FACE), 10, 3));

        assertThat(shown(study)).containsExactly("f3");
    }

    @Test
    void showsOneOfEveryStudyBeforeMore() {
        Study small = new Study(new Subject("E2", 1));
        for (int i = 0; i < 60; i++) {
            offer(new Candidate(words(i, study, Integer.toString(i)), 100, i));
        }
        offer(new Candidate(words(60, small, "a"), 1, 60));

        assertThat(shown(study)).hasSize(PictureChoice.MAX - 1).startsWith("f0");
        assertThat(shown(small)).containsExactly("f60");
    }

    @RepeatedTest(50)
    void isTheSameInWhateverOrderTheObjectsLeave(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        List<Study> studies = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(40); i++) {
            studies.add(new Study(new Subject("E" + i, 1)));
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int series = random.nextInt(80);
            PictureChoice.Kind kind = PictureChoice.Kind.values()[random.nextInt(2)];
            Study owner = studies.get(series % studies.size());
            PictureChoice.Key key = new PictureChoice.Key(series, owner, Integer.toString(series), kind);
            candidates.add(new Candidate(key, random.nextInt(5), i));
        }
        PictureChoice other = new PictureChoice();
        candidates.forEach(candidate -> offer(candidate, other));
        Collections.shuffle(candidates, random);
        candidates.forEach(this::offer);

        for (Study each : studies) {
            assertThat(choice.of(each).stream().map(Picture::file))
                    .as("seed %d", info.getCurrentRepetition())
                    .containsExactlyElementsOf(
                            other.of(each).stream().map(Picture::file).toList());
        }
    }

    private static PictureChoice.Key words(int rank, Study study, String series) {
        return new PictureChoice.Key(rank, study, series, PictureChoice.Kind.WORDS);
    }

    private void offer(Candidate candidate) {
        offer(candidate, choice);
    }

    private static void offer(Candidate candidate, PictureChoice choice) {
        if (choice.wants(candidate.key(), candidate.changed(), candidate.index())) {
            choice.add(candidate.key(), candidate.changed(), candidate.index(), picture(candidate.index()));
        }
    }

    private static Picture picture(int index) {
        return new Picture(
                "f" + index,
                "",
                1,
                1,
                0,
                1,
                Optional.of(new PixelChange(1, 1, 0, 0, 0, 0, 0)),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(new View(1, 1, 1, new byte[1])));
    }

    private List<String> shown(Study of) {
        return choice.of(of).stream().map(Picture::file).toList();
    }
}
