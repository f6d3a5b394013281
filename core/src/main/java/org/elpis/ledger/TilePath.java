package org.elpis.ledger;

import java.util.Locale;

/// Names of tiles and bundles: `tile/1/x001/x234/067`, `tile/entries/000.p/17`.
///
/// Source: C2SP tlog-tiles, "Merkle Tree" and "Log entries"
final class TilePath {
    /// Hashes of a tile, entries of a bundle.
    static final int WIDTH = 256;

    private TilePath() {}

    static String tile(int level, long index) {
        return "tile/" + level + "/" + number(index);
    }

    static String bundle(long index) {
        return "tile/entries/" + number(index);
    }

    /// Salts and payloads of a bundle; no part of the public format.
    static String secrets(long index) {
        return "private/" + number(index);
    }

    static String handover(long number) {
        return "handover/" + number(number);
    }

    /// @param width  1 to 255
    static String partial(String path, int width) {
        return path + ".p/" + width;
    }

    private static String number(long index) {
        String last = String.format(Locale.ROOT, "%03d", index % 1000);
        StringBuilder path = new StringBuilder(last);
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        return path.toString();
    }
}
