package org.elpis.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes what may be public of a log: its entries, its hashes and its newest checkpoint, in the folders that
/// other programs read. Salts and payloads stay where they are.
///
/// Source: C2SP tlog-tiles
public final class LedgerExport {
    private final LedgerContent content;
    private final LedgerView view;

    public LedgerExport(LedgerView view) {
        this.view = view;
        this.content = view.content();
    }

    /// Writes the log as of its newest checkpoint; an earlier export of the same log may be there and grows.
    ///
    /// @return how many files were written
    public int write(Path folder) throws IOException {
        int written = bundles(folder) + tiles(folder) + handovers(folder);
        // The checkpoint last: whatever it needs is there.
        return written + write(folder.resolve("checkpoint"), view.note().bytes());
    }

    private int bundles(Path folder) throws IOException {
        int written = 0;
        long size = view.checkpoint().size();
        for (long first = 0; first < size; first += TilePath.WIDTH) {
            int width = (int) Math.min(TilePath.WIDTH, size - first);
            Path file = folder.resolve(name(TilePath.bundle(first / TilePath.WIDTH), width));
            if (!Files.exists(file)) {
                written += write(file, EntryBundle.encode(content.entries(first, width)));
            }
        }
        return written;
    }

    private int tiles(Path folder) throws IOException {
        int written = 0;
        int level = 0;
        for (long hashes = view.checkpoint().size(); hashes > 0; hashes /= TilePath.WIDTH) {
            for (long first = 0; first < hashes; first += TilePath.WIDTH) {
                int width = (int) Math.min(TilePath.WIDTH, hashes - first);
                Path file = folder.resolve(name(TilePath.tile(level, first / TilePath.WIDTH), width));
                if (!Files.exists(file)) {
                    written += write(file, content.row(level, first / TilePath.WIDTH, width));
                }
            }
            level++;
        }
        return written;
    }

    private int handovers(Path folder) throws IOException {
        for (int i = 0; i < view.handovers().size(); i++) {
            write(folder.resolve(TilePath.handover(i)), view.handovers().get(i));
        }
        return view.handovers().size();
    }

    private static String name(String path, int width) {
        return width == TilePath.WIDTH ? path : TilePath.partial(path, width);
    }

    private static int write(Path file, byte[] content) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        FileLedgerStore.replace(file, content);
        return 1;
    }
}
