package org.elpis.models.net;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Trains several networks side by side, each on one thread: the results do not depend on how many threads there are.
public final class TrainingPool {
    private static final int MOST_THREADS = 1024;

    private TrainingPool() {}

    /// The trained networks, in the order of the runs. A run that fails ends all, and its exception is thrown: that of
    /// the first in order, whichever failed first.
    ///
    /// @param threads  1 to 1024
    /// @throws CancellationException  when the thread that waits is interrupted; all runs are stopped, it stays so
    public static List<Network> train(List<TrainingRun> runs, int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads must be 1 to 1024, got " + threads);
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Network>> started = new ArrayList<>();
            for (TrainingRun run : runs) {
                started.add(pool.submit(() -> Training.train(run.recipe(), run.examples(), run.seed())));
            }
            List<Network> trained = new ArrayList<>();
            for (Future<Network> run : started) {
                trained.add(result(run));
            }
            return trained;
        } finally {
            pool.shutdownNow();
            pool.close();
        }
    }

    private static Network result(Future<Network> run) {
        try {
            return run.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("training was interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException("training failed", e);
            }
        }
    }
}
