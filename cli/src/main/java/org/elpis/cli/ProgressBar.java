package org.elpis.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.elpis.engine.Progress;

/// One line that shows how far a job is: files/s, MB/s and time left. Appears after two seconds. Thread-safe.
final class ProgressBar implements Progress, AutoCloseable {
    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final long STEP_NANOS = 200_000_000L;
    private static final int BAR = 24;

    private final PrintStream err;
    private final LongSupplier clock;
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong nextShow = new AtomicLong();
    private volatile Part part;
    private volatile boolean shown;

    private record Part(String label, long files, long started) {}

    /// @param clock  nanoseconds since some moment
    ProgressBar(PrintStream err, LongSupplier clock) {
        this.err = err;
        this.clock = clock;
        long started = clock.getAsLong();
        part = new Part("", 0, started);
        nextShow.set(started + PATIENCE_NANOS);
    }

    @Override
    public void start(Phase phase, long totalFiles, long totalBytes) {
        String label = switch (phase) {
            case READING -> "1/2 reading  ";
            case RELEASING -> "2/2 releasing";
            case LOOKING -> "looking";
        };
        files.set(0);
        bytes.set(0);
        part = new Part(label, totalFiles, clock.getAsLong());
    }

    @Override
    public void advance(long more) {
        files.incrementAndGet();
        bytes.addAndGet(more);
        long now = clock.getAsLong();
        long due = nextShow.get();
        if (now - due >= 0 && nextShow.compareAndSet(due, now + STEP_NANOS)) {
            show(line(part, files.get(), bytes.get(), now - part.started));
        }
    }

    private synchronized void show(String line) {
        shown = true;
        err.print("\r" + Layout.left(line, Terminal.COLUMNS - 1));
        err.flush();
    }

    private static String line(Part part, long files, long bytes, long nanos) {
        double seconds = Math.max(nanos, 1) / 1e9;
        double share = part.files == 0 ? 1 : Math.min(1, (double) files / part.files);
        int filled = (int) (share * BAR);
        long left = share == 0 ? 0 : Math.round(seconds / share - seconds);
        return part.label + " [" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] " + Layout.grouped(files) + "/"
                + Layout.grouped(part.files) + " files  " + Layout.grouped(Math.round(files / seconds)) + " files/s  "
                + Layout.grouped(Math.round(bytes / 1e6 / seconds)) + " MB/s  " + time(left) + " left";
    }

    /// `0:07`, `1:02:03`
    private static String time(long seconds) {
        String tail = two(seconds / 60 % 60) + ":" + two(seconds % 60);
        return seconds >= 3600 ? seconds / 3600 + ":" + tail : tail.startsWith("0") ? tail.substring(1) : tail;
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    /// Takes the line away.
    @Override
    public synchronized void close() {
        if (shown) {
            err.print("\r" + " ".repeat(Terminal.COLUMNS - 1) + "\r");
            err.flush();
        }
    }
}
