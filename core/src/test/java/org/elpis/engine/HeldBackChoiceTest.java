package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.elpis.deid.Subject;
import org.elpis.pixel.View;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Which objects that were held back the report shows pictures of.
class HeldBackChoiceTest {
    private final HeldBackChoice choice = new HeldBackChoice();
    private final Study study = new Study(new Subject("E1", 1));

    private record Candidate(HeldBackChoice.Key key, int distance, int index) {}

    @Test
    void showsOneObjectOfASeriesHeldBackForOneReason() {
        for (int i = 0; i < 30; i++) {
            offer(new Candidate(key("WORDS", "more", 0, 0), i, i));
        }

        assertThat(shown()).containsExactly("f0");
    }

    @Test
    void showsTheObjectNearestToWhereMostIsSeen() {
        for (int i = 0; i < 31; i++) {
            offer(new Candidate(key("FACE", "no rest", 0, 0), Math.abs(i - 15), i));
        }

        assertThat(shown()).containsExactly("f15");
    }

    @Test
    void leavesRoomForARareReasonAmongManySeries() {
        for (int i = 0; i < 60; i++) {
            offer(new Candidate(key("FACE", "no rest", i, i), 0, i));
        }
        offer(new Candidate(key("WORDS", "more", 60, 60), 0, 60));
        offer(new Candidate(key("FACE", "no volume", 61, 61), 0, 61));

        assertThat(shown()).hasSize(HeldBackChoice.MAX).contains("f60", "f61");
    }

    @Test
    void takesStudiesByTurns() {
        for (int i = 0; i < 40; i++) {
            offer(new Candidate(key("FACE", "no rest", 0, i), 0, i));
        }
        for (int i = 40; i < 44; i++) {
            offer(new Candidate(key("FACE", "no rest", i, i), 0, i));
        }

        assertThat(shown()).hasSize(HeldBackChoice.MAX).startsWith("f0", "f40", "f41", "f42", "f43", "f1", "f2");
    }

    @Test
    void tellsTheObjectsOfOneStudyFromThoseOfAnother() {
        Study other = new Study(new Subject("E2", 1));
        choice.add(key("WORDS", "more", 0, 0), 0, 0, study, picture(0));
        choice.add(key("WORDS", "more", 1, 1), 0, 1, other, picture(1));

        assertThat(shown()).containsExactly("f0");
    }

    /// What is refused at the time is never missed later, so that threads decide nothing.
    @RepeatedTest(200)
    void isTheSameInWhateverOrderTheObjectsCome(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        int studies = 1 + random.nextInt(12);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            int series = random.nextInt(40);
            String code = "R" + random.nextInt(3);
            String what = code + random.nextInt(1 + random.nextInt(8));
            candidates.add(new Candidate(key(code, what, series % studies, series), random.nextInt(4), i));
        }
        HeldBackChoice sorted = new HeldBackChoice();
        candidates.forEach(candidate -> offer(candidate, sorted));
        Collections.shuffle(candidates, random);
        candidates.forEach(this::offer);

        assertThat(shown())
                .as("seed %d", info.getCurrentRepetition())
                .isEqualTo(sorted.of(study).stream().map(Picture::file).toList());
        Set<HeldBackChoice.Key> places = new HashSet<>();
        candidates.forEach(candidate -> places.add(candidate.key()));
        assertThat(shown()).hasSize(Math.min(places.size(), HeldBackChoice.MAX));
    }

    private static HeldBackChoice.Key key(String code, String what, int study, int series) {
        return new HeldBackChoice.Key(code, what, study, series);
    }

    private void offer(Candidate candidate) {
        offer(candidate, choice);
    }

    private void offer(Candidate candidate, HeldBackChoice to) {
        if (to.wants(candidate.key(), candidate.distance(), candidate.index())) {
            to.add(candidate.key(), candidate.distance(), candidate.index(), study, picture(candidate.index()));
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
                Optional.empty(),
                Optional.of(Reason.wordsLeft()),
                List.of(),
                List.of(),
                Optional.of(new View(1, 1, 1, new byte[1])),
                Optional.empty());
    }

    private List<String> shown() {
        return choice.of(study).stream().map(Picture::file).toList();
    }
}
