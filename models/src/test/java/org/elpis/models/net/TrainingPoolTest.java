package org.elpis.models.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class TrainingPoolTest {
    @Test
    void theNumberOfThreadsChangesNothing() {
        List<TrainingRun> runs = new ArrayList<>();
        for (int seed = 0; seed < 5; seed++) {
            runs.add(new TrainingRun(GoldenTraining.RECIPE, GoldenTraining.examples(), seed));
        }
        assertThat(digests(TrainingPool.train(runs, 1)))
                .isEqualTo(digests(TrainingPool.train(runs, 3)))
                .doesNotHaveDuplicates();
    }

    @Test
    void theFirstFailureInOrderIsTold() {
        TrainingRun good = new TrainingRun(GoldenTraining.RECIPE, GoldenTraining.examples(), 1);
        TrainingRun bad = new TrainingRun(GoldenTraining.RECIPE, new Examples(List.of(), new int[0], List.of()), 1);
        assertThatThrownBy(() -> TrainingPool.train(List.of(good, bad), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("examples must hold at least one");
        assertThatThrownBy(() -> TrainingPool.train(List.of(good), 0)).hasMessageContaining("threads must be 1");
    }

    @Test
    void anInterruptStopsAll() {
        TrainingRun run = new TrainingRun(GoldenTraining.RECIPE, GoldenTraining.examples(), 1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> TrainingPool.train(List.of(run, run), 1)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static List<String> digests(List<Network> networks) {
        return networks.stream().map(GoldenTraining::digest).toList();
    }
}
