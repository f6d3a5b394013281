package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.elpis.engine.Progress;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong(5 * SECOND);
    private final ProgressBar bar = new ProgressBar(new PrintStream(shown, true, StandardCharsets.UTF_8), clock::get);

    @Test
    void saysNothingInTheFirstTwoSeconds() {
        bar.start(Progress.Phase.READING, 100, 1000);
        advance(10, SECOND / 10);
        bar.close();

        assertThat(shown.size()).isZero();
    }

    @Test
    void showsSpeedAndTimeLeft() {
        bar.start(Progress.Phase.RELEASING, 400, 400_000_000);
        advance(100, SECOND);

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("2/2 releasing [######------------------] 100/400 files  1 files/s  1 MB/s  5:00 left");
        assertThat(shown.toString(StandardCharsets.UTF_8).split("\r", -1))
                .allMatch(line -> line.length() < Terminal.COLUMNS);
    }

    @Test
    void takesItsLineAwayAtTheEnd() {
        bar.start(Progress.Phase.RELEASING, 4, 4_000_000);
        advance(4, SECOND);
        bar.close();

        assertThat(shown.toString(StandardCharsets.UTF_8)).endsWith(" ".repeat(99) + "\r");
    }

    private void advance(int files, long nanosEach) {
        for (int i = 0; i < files; i++) {
            clock.addAndGet(nanosEach);
            bar.advance(1_000_000);
        }
    }
}
