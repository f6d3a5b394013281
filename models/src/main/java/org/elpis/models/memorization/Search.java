package org.elpis.models.memorization;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.Work;

/// Looks for many images at once, piece by piece, so that an interrupted run goes on.
record Search(int threads, Work work, AuditProgress progress) {
    private static final int PIECE = 200;
    private static final int LOOK_BYTES = 24;

    /// The looks of 0 to `count` - 1; the same whatever the number of threads.
    ///
    /// @param key  of the kept pieces
    List<Look> all(String key, String stage, int count, IntFunction<Look> look) {
        AtomicLong done = new AtomicLong();
        List<Look> looks = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<List<Look>>> pieces = new ArrayList<>();
            for (int start = 0; start < count; start += PIECE) {
                int from = start;
                int size = Math.min(PIECE, count - from);
                pieces.add(pool.submit(() -> {
                    List<Look> piece = piece(key + "-" + from, from, size, look);
                    progress.at(stage, done.addAndGet(size), count);
                    return piece;
                }));
            }
            for (Future<List<Look>> piece : pieces) {
                looks.addAll(piece.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the audit was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a search failed", e.getCause());
        }
        return looks;
    }

    private List<Look> piece(String key, int from, int size, IntFunction<Look> look) {
        Optional<byte[]> kept = work.find(key);
        if (kept.isPresent() && kept.get().length == size * LOOK_BYTES) {
            return read(ByteBuffer.wrap(kept.get()), size);
        }
        ByteBuffer bytes = ByteBuffer.allocate(size * LOOK_BYTES);
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Look found = look.apply(from + i);
            looks.add(found);
            bytes.putInt(found.identityPlace()).putDouble(found.identity());
            bytes.putInt(found.pixelPlace()).putDouble(found.pixels());
        }
        work.keep(key, bytes.array());
        return looks;
    }

    private static List<Look> read(ByteBuffer bytes, int size) {
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            looks.add(new Look(bytes.getInt(), bytes.getDouble(), bytes.getInt(), bytes.getDouble()));
        }
        return looks;
    }
}
