package org.elpis.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.elpis.dicom.Sha256;

/// An entry with what opens it, as the journal has it.
///
/// @param entry  its bytes, at most 65,535
/// @param opening  empty when it was destroyed
record JournalRecord(byte[] entry, Optional<Opening> opening) {
    /// Of salt and payload together.
    static final int MAX_OPENING = 1 << 16;

    /// First bytes of the digest behind a record.
    private static final int CHECK = 8;

    /// Bytes of all fields of fixed length.
    private static final int FIXED = Short.BYTES + Integer.BYTES + CHECK;

    byte[] encode(long index) {
        byte[] secret = opening.map(known -> known.addTo(new JsonObject()).toString())
                .orElse("")
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(FIXED + entry.length + secret.length);
        out.putShort((short) entry.length).put(entry).putInt(secret.length).put(secret);
        out.put(check(index, out.duplicate().flip()));
        return out.array();
    }

    /// The index is in the check, so that nothing that lay on the disk before passes for a record.
    private static byte[] check(long index, ByteBuffer record) {
        MessageDigest sha256 = Sha256.start();
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(index).array());
        sha256.update(record);
        return Arrays.copyOf(sha256.digest(), CHECK);
    }

    /// Reads the record at the position of a buffer and moves it behind; empty when no whole record is there.
    static Optional<JournalRecord> decode(ByteBuffer in, long index) throws MalformedLedgerException {
        int start = in.position();
        if (in.remaining() < FIXED) {
            return Optional.empty();
        }
        int entryLength = in.getShort() & 0xFFFF;
        if (in.remaining() < entryLength + Integer.BYTES + CHECK) {
            return none(in, start);
        }
        byte[] entry = new byte[entryLength];
        in.get(entry);
        int secretLength = in.getInt();
        if (secretLength < 0 || secretLength > MAX_OPENING || in.remaining() < secretLength + CHECK) {
            return none(in, start);
        }
        byte[] secret = new byte[secretLength];
        in.get(secret);
        byte[] check = check(index, in.duplicate().flip().position(start));
        byte[] found = new byte[CHECK];
        in.get(found);
        if (!Arrays.equals(check, found)) {
            return none(in, start);
        }
        Optional<Opening> opening = secretLength == 0
                ? Optional.empty()
                : Optional.of(Opening.of(JsonObject.parse(new String(secret, StandardCharsets.UTF_8))));
        return Optional.of(new JournalRecord(entry, opening));
    }

    private static Optional<JournalRecord> none(ByteBuffer in, int start) {
        in.position(start);
        return Optional.empty();
    }
}
