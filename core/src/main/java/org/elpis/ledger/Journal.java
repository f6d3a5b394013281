package org.elpis.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The newest entries of a log: those that are not yet in bundles.
///
/// @param start  index of its first entry, a multiple of 256
/// @param isTorn  whether something stands behind the last whole record: it was being written when the power went
record Journal(long start, List<JournalRecord> records, boolean isTorn) {
    private static final byte[] MAGIC = "elpisjr1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = MAGIC.length + Long.BYTES;

    Journal {
        records = List.copyOf(records);
    }

    /// @param content  empty when there is no journal
    /// @throws MalformedLedgerException when its head is damaged, which no loss of power does
    static Journal read(byte[] content) throws MalformedLedgerException {
        if (content.length == 0) {
            return new Journal(0, List.of(), true);
        }
        ByteBuffer in = ByteBuffer.wrap(content);
        if (content.length < HEAD || in.getLong() != ByteBuffer.wrap(MAGIC).getLong()) {
            throw new MalformedLedgerException("the journal has no head");
        }
        long start = in.getLong();
        if (start < 0 || start > Checkpoint.MAX_SIZE || start % TilePath.WIDTH != 0) {
            throw new MalformedLedgerException("the journal has no head");
        }
        List<JournalRecord> records = new ArrayList<>();
        Optional<JournalRecord> next = JournalRecord.decode(in, start);
        while (next.isPresent()) {
            records.add(next.get());
            next = JournalRecord.decode(in, start + records.size());
        }
        return new Journal(start, records, in.hasRemaining());
    }

    /// A whole journal with these records.
    static byte[] encode(long start, List<JournalRecord> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(start).array());
        out.writeBytes(encodeRecords(start, records));
        return out.toByteArray();
    }

    /// Records to be appended.
    ///
    /// @param first  index of the first of them
    static byte[] encodeRecords(long first, List<JournalRecord> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < records.size(); i++) {
            out.writeBytes(records.get(i).encode(first + i));
        }
        return out.toByteArray();
    }

    long size() {
        return start + records.size();
    }
}
