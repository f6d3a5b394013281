package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    @Test
    void runsEveryTaskOnce() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();

        Threads.run(3, 100, () -> done::add);

        assertThat(done).hasSize(100);
    }

    @Test
    void throwsTheFirstFaultAfterAllThreadsHaveStopped() {
        assertThatThrownBy(() -> Threads.run(2, 10, () -> task -> {
                    throw new IllegalStateException("fault");
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
