package org.elpis.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Up to 256 entries, each with its length in two bytes before it, big endian.
///
/// Source: C2SP tlog-tiles, "Log entries"
final class EntryBundle {
    private EntryBundle() {}

    static byte[] encode(List<byte[]> entries) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            bundle.write(entry.length >>> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    /// @throws MalformedLedgerException when it does not hold exactly `count` entries
    static List<byte[]> decode(byte[] bundle, int count) throws MalformedLedgerException {
        List<byte[]> entries = new ArrayList<>(count);
        int at = 0;
        while (entries.size() < count && bundle.length - at >= 2) {
            int length = (bundle[at] & 0xFF) << 8 | bundle[at + 1] & 0xFF;
            if (bundle.length - at - 2 < length) {
                break;
            }
            entries.add(Arrays.copyOfRange(bundle, at + 2, at + 2 + length));
            at += 2 + length;
        }
        if (entries.size() != count || at != bundle.length) {
            throw new MalformedLedgerException("a bundle of entries is cut off or too long");
        }
        return entries;
    }
}
