package org.elpis.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.elpis.merkle.MerklePaths;
import org.elpis.merkle.MerkleTree;
import org.elpis.merkle.SubtreeHashes;

/// The entries and hashes of a log, wherever they lie: in bundles and tiles, or in the journal still.
///
/// Not thread-safe.
final class LedgerContent implements SubtreeHashes {
    private static final int HASH = MerkleTree.HASH;
    private static final int TILE_BYTES = TilePath.WIDTH * HASH;
    private static final int MAX_BUNDLE = TilePath.WIDTH * (Entry.MAX_BYTES + 2);
    private static final int MAX_SECRETS = TilePath.WIDTH * (JournalRecord.MAX_OPENING + 64);
    /// Tiles that are kept in memory, 8 KiB each.
    private static final int CACHED = 256;

    private final LedgerStore store;
    private final MerkleTree hasher = new MerkleTree();
    private final MerklePaths paths = new MerklePaths(this);
    private final Map<String, byte[]> tiles = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > CACHED;
        }
    };
    /// Roots of full tiles, by their path.
    private final Map<String, byte[]> roots = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > CACHED * 16;
        }
    };
    private final List<JournalRecord> pending = new ArrayList<>();
    private final List<byte[]> pendingLeaves = new ArrayList<>();
    private long start;

    LedgerContent(LedgerStore store, Journal journal) {
        this.store = store;
        this.start = journal.start();
        journal.records().forEach(this::add);
    }

    void add(JournalRecord record) {
        pending.add(record);
        pendingLeaves.add(hasher.leaf(record.entry()));
    }

    /// Index of the first entry in the journal.
    long start() {
        return start;
    }

    long size() {
        return start + pending.size();
    }

    List<JournalRecord> pending() {
        return pending;
    }

    MerklePaths paths() {
        return paths;
    }

    /// The hash of the entry that was added last.
    byte[] lastLeaf() {
        return pendingLeaves.getLast();
    }

    /// The tiles, bundles and secrets that became full among the pending entries.
    Map<String, byte[]> settled() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        int full = pending.size() / TilePath.WIDTH;
        long first = start / TilePath.WIDTH;
        for (int i = 0; i < full; i++) {
            List<JournalRecord> records = pending.subList(i * TilePath.WIDTH, (i + 1) * TilePath.WIDTH);
            parts.put(TilePath.bundle(first + i), EntryBundle.encode(entries(records)));
            parts.put(TilePath.secrets(first + i), secrets(start + (long) i * TilePath.WIDTH, records));
            parts.put(TilePath.tile(0, first + i), row(0, first + i, TilePath.WIDTH));
        }
        long end = first + full;
        for (int level = 1; end >= TilePath.WIDTH; level++) {
            first /= TilePath.WIDTH;
            end /= TilePath.WIDTH;
            for (long tile = first; tile < end; tile++) {
                parts.put(TilePath.tile(level, tile), row(level, tile, TilePath.WIDTH));
            }
        }
        return parts;
    }

    /// Forgets what was settled.
    void forgetSettled() {
        int count = pending.size() / TilePath.WIDTH * TilePath.WIDTH;
        pending.subList(0, count).clear();
        pendingLeaves.subList(0, count).clear();
        start += count;
    }

    static List<byte[]> entries(List<JournalRecord> records) {
        return records.stream().map(JournalRecord::entry).toList();
    }

    private static byte[] secrets(long first, List<JournalRecord> records) {
        Map<Long, Opening> openings = new LinkedHashMap<>();
        for (int i = 0; i < records.size(); i++) {
            long index = first + i;
            records.get(i).opening().ifPresent(opening -> openings.put(index, opening));
        }
        return secrets(openings);
    }

    private static byte[] secrets(Map<Long, Opening> openings) {
        StringBuilder lines = new StringBuilder();
        openings.forEach((index, opening) -> lines.append(opening.addTo(new JsonObject().with("index", index)))
                .append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The secrets of full bundles without those of some entries.
    Map<String, byte[]> withoutOpenings(SortedSet<Long> indices) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        Map<Long, Map<Long, Opening>> bundles = new LinkedHashMap<>();
        for (long index : indices.headSet(start)) {
            long bundle = index / TilePath.WIDTH;
            if (!bundles.containsKey(bundle)) {
                bundles.put(bundle, openings(bundle));
            }
            bundles.getOrDefault(bundle, Map.of()).remove(index);
        }
        bundles.forEach((bundle, openings) -> parts.put(TilePath.secrets(bundle), secrets(openings)));
        return parts;
    }

    /// Forgets what entries of the journal are about.
    ///
    /// @param indices  of entries in the journal
    void forgetPending(SortedSet<Long> indices) {
        for (long index : indices) {
            int at = (int) (index - start);
            pending.set(at, new JournalRecord(pending.get(at).entry(), Optional.empty()));
        }
    }

    /// Consecutive hashes of a tile.
    byte[] row(int level, long tile, int width) throws IOException {
        byte[] row = new byte[width * HASH];
        for (int i = 0; i < width; i++) {
            System.arraycopy(base(level, tile * TilePath.WIDTH + i), 0, row, i * HASH, HASH);
        }
        return row;
    }

    @Override
    public byte[] hash(int level, long index) throws IOException {
        int rest = level % 8;
        if (rest == 0) {
            return base(level / 8, index);
        }
        MerkleTree tree = new MerkleTree();
        for (long at = index << rest; at < index + 1 << rest; at++) {
            tree.add(base(level / 8, at));
        }
        return tree.root();
    }

    /// One hash of a tile: of a leaf, or over a full tile below.
    private byte[] base(int level, long index) throws IOException {
        if (level == 0 && index >= start) {
            if (index >= size()) {
                throw new IllegalArgumentException("index must be < size, got " + index);
            }
            return pendingLeaves.get((int) (index - start));
        }
        long tile = index / TilePath.WIDTH;
        if (tile + 1 <= start >>> 8 * (level + 1)) {
            int at = (int) (index % TilePath.WIDTH) * HASH;
            return Arrays.copyOfRange(tile(TilePath.tile(level, tile)), at, at + HASH);
        }
        String below = TilePath.tile(level - 1, index);
        byte[] known = roots.get(below);
        if (known == null) {
            known = MerkleTree.rootOf(row(level - 1, index, TilePath.WIDTH));
            roots.put(below, known);
        }
        return known;
    }

    private byte[] tile(String path) throws IOException {
        byte[] known = tiles.get(path);
        if (known == null) {
            known = store.read(path, TILE_BYTES).orElse(new byte[0]);
            if (known.length != TILE_BYTES) {
                throw new MalformedLedgerException("a tile is missing or cut off");
            }
            tiles.put(path, known);
        }
        return known;
    }

    /// A stored full tile, whether its hashes are right or not.
    byte[] storedTile(int level, long tile) throws IOException {
        return tile(TilePath.tile(level, tile));
    }

    /// @param bundle  a full one
    List<byte[]> bundle(long bundle) throws IOException {
        byte[] bytes = store.read(TilePath.bundle(bundle), MAX_BUNDLE)
                .orElseThrow(() -> new MalformedLedgerException("a bundle of entries is missing"));
        return EntryBundle.decode(bytes, TilePath.WIDTH);
    }

    /// Entries of one bundle, a full one or the beginning of one.
    ///
    /// @param first  index of the first, a multiple of 256
    List<byte[]> entries(long first, int count) throws IOException {
        if (first < start) {
            return bundle(first / TilePath.WIDTH).subList(0, count);
        }
        int at = (int) (first - start);
        return entries(pending.subList(at, at + count));
    }

    byte[] entry(long index) throws IOException {
        if (index >= start) {
            return pending.get((int) (index - start)).entry();
        }
        return bundle(index / TilePath.WIDTH).get((int) (index % TilePath.WIDTH));
    }

    Optional<Opening> opening(long index) throws IOException {
        if (index >= start) {
            return pending.get((int) (index - start)).opening();
        }
        return Optional.ofNullable(openings(index / TilePath.WIDTH).get(index));
    }

    /// Salts and payloads of a full bundle that are still there, by the index of their entry.
    Map<Long, Opening> openings(long bundle) throws IOException {
        Map<Long, Opening> openings = new LinkedHashMap<>();
        byte[] bytes = store.read(TilePath.secrets(bundle), MAX_SECRETS).orElse(new byte[0]);
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            if (!line.isEmpty()) {
                JsonObject json = JsonObject.parse(line);
                openings.put(
                        json.number("index").orElseThrow(() -> new MalformedLedgerException("an index is missing")),
                        Opening.of(json));
            }
        }
        return openings;
    }
}
