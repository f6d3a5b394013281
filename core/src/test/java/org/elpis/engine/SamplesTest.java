package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.elpis.deid.Subject;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static ScannedItem item(Study study, String series) {
        return new ScannedItem(new InputItem(Path.of("f"), "f", "f", 1, 1), study, "1.2", series, "1", FaceRole.NONE);
    }

    private static void release(Samples samples, int index, ScannedItem item) {
        if (samples.wants(index, item)) {
            samples.add(index, item, new JobReport.Sample("f" + index, "", List.of(), 0));
        }
    }

    private static List<String> shown(Samples samples, Study study) {
        return samples.of(study).stream().map(JobReport.Sample::file).toList();
    }

    @Test
    void showTheFirstObjectOfASeriesThatLeaves() {
        Study study = new Study(new Subject("E1", 1));
        Samples samples = new Samples();
        release(samples, 3, item(study, "1"));
        release(samples, 9, item(study, "2"));
        release(samples, 2, item(study, "1"));
        release(samples, 4, item(study, "1"));

        assertThat(shown(samples, study)).containsExactly("f2", "f9");
    }

    @Test
    void keepASeriesOfEveryStudyBeforeFurtherOnes() {
        Study large = new Study(new Subject("E1", 1));
        Study small = new Study(new Subject("E2", 1));
        Samples samples = new Samples();
        for (int i = 0; i < 60; i++) {
            release(samples, i, item(large, Integer.toString(i)));
        }
        release(samples, 60, item(small, "0"));

        assertThat(shown(samples, large))
                .hasSize(Samples.MAX - 1)
                .startsWith("f0")
                .endsWith("f46");
        assertThat(shown(samples, small)).containsExactly("f60");
    }

    @RepeatedTest(50)
    void areTheSameInWhateverOrderTheObjectsLeave(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        List<Study> studies = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(80); i++) {
            studies.add(new Study(new Subject("E" + i, 1)));
        }
        List<ScannedItem> items = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            items.add(item(studies.get(random.nextInt(studies.size())), Integer.toString(random.nextInt(4))));
        }
        Set<String> expected = shownInOrder(items, studies, new Random(0), false);

        assertThat(shownInOrder(items, studies, random, true))
                .as("seed %d", info.getCurrentRepetition())
                .isEqualTo(expected)
                .hasSizeLessThanOrEqualTo(Samples.MAX);
    }

    private static Set<String> shownInOrder(
            List<ScannedItem> items, List<Study> studies, Random random, boolean isShuffled) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            order.add(i);
        }
        if (isShuffled) {
            Collections.shuffle(order, random);
        }
        Samples samples = new Samples();
        order.forEach(index -> release(samples, index, items.get(index)));
        Set<String> shown = new TreeSet<>();
        studies.forEach(study -> shown.addAll(shown(samples, study)));
        return shown;
    }
}
