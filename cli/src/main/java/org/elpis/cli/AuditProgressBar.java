package org.elpis.cli;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.elpis.models.audit.AuditProgress;

/// Shows how far an audit is: on a terminal one line with the time left of the stage, elsewhere a line a stage.
/// Thread-safe.
final class AuditProgressBar implements AuditProgress, AutoCloseable {
    private static final long STEP_NANOS = 200_000_000L;
    private static final int BAR = 24;
    private static final int STAGE = 46;

    private final PrintStream err;
    private final boolean isTerminal;
    private final LongSupplier clock;
    private String stage = "";
    private long started;
    private long first;
    private long shownAt;
    private boolean isShown;

    /// @param clock  nanoseconds since some moment
    AuditProgressBar(PrintStream err, boolean isTerminal, LongSupplier clock) {
        this.err = err;
        this.isTerminal = isTerminal;
        this.clock = clock;
    }

    @Override
    public synchronized void at(String name, long done, long total) {
        long now = clock.getAsLong();
        boolean isNew = !name.equals(stage);
        if (isNew) {
            stage = name;
            started = now;
            first = done; // what an interrupted run had done tells nothing of the speed of this one
            if (!isTerminal) {
                err.println(Layout.shown(name));
            }
        }
        if (isTerminal && (isNew || now - shownAt >= STEP_NANOS)) {
            shownAt = now;
            isShown = true;
            err.print("\r" + Layout.left(line(done, total, now - started), Terminal.COLUMNS - 1));
            err.flush();
        }
    }

    private String line(long done, long total, long nanos) {
        double share = total <= 0 ? 1 : Math.clamp((double) done / total, 0, 1);
        int filled = (int) (share * BAR);
        String left = "";
        if (done > first && done < total) {
            left = "  " + time(Math.round(nanos / 1e9 / (done - first) * (total - done))) + " left";
        }
        return Layout.shown(stage, STAGE) + " [" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] "
                + Layout.grouped(done) + "/" + Layout.grouped(total) + left;
    }

    /// `0:07`, `1:02:03`
    private static String time(long seconds) {
        String tail = two(seconds / 60 % 60) + ":" + two(seconds % 60);
        return seconds >= 3600 ? seconds / 3600 + ":" + tail : tail;
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    /// Takes the line away.
    @Override
    public synchronized void close() {
        if (isShown) {
            err.print("\r" + " ".repeat(Terminal.COLUMNS - 1) + "\r");
            err.flush();
        }
    }
}
