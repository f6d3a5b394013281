package org.elpis.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs numbered tasks in several threads, in ascending order of their start.
final class Threads {
    private Threads() {}

    /// Calls what `newWorker` gives, one for each thread, for the numbers 0 to `tasks` - 1. The first exception
    /// stops all threads and is thrown.
    static void run(int threads, int tasks, Supplier<IntConsumer> newWorker) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
        Runnable body = () -> {
            try {
                IntConsumer worker = newWorker.get();
                for (int i = next.getAndIncrement(); i < tasks && fault.get() == null; i = next.getAndIncrement()) {
                    worker.accept(i);
                }
            } catch (RuntimeException | Error e) {
                // Errors too: a thread that ran out of memory must not leave its item uncounted.
                fault.compareAndSet(null, e);
            }
        };
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, tasks); i++) {
            others.add(Thread.ofPlatform().start(body));
        }
        body.run();
        for (Thread other : others) {
            join(other);
        }
        // Type tests one by one: linking a pattern switch costs milliseconds in every run.
        if (fault.get() instanceof Error e) {
            throw e;
        }
        if (fault.get() instanceof RuntimeException e) {
            throw e;
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
