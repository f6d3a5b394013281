package org.elpis.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.Sha256;
import org.elpis.ledger.VerifierKey;
import org.elpis.seal.SealerKeys;

/// Keys that the reader of a pack got another way than with the pack.
///
/// @param sealers  of whoever signed seals and the manifest
/// @param ledger  of the log, and of witnesses that are wanted; the log's first
/// @param digests  SHA-256 of files of keys, 64 hexadecimal digits each
public record PackKeys(List<SealerKeys> sealers, List<VerifierKey> ledger, Set<String> digests) {
    public static final PackKeys NONE = new PackKeys(List.of(), List.of(), Set.of());

    public PackKeys {
        sealers = List.copyOf(sealers);
        ledger = List.copyOf(ledger);
        digests = Set.copyOf(digests);
    }

    /// What a person compares: SHA-256 of the file of keys.
    public static String digest(SealerKeys keys) {
        return Sha256.hex(Sha256.of(keys.pem()));
    }

    /// SHA-256 of the file of a ledger's keys.
    public static String digest(List<VerifierKey> keys) {
        return Sha256.hex(Sha256.of(text(keys)));
    }

    /// Verifier keys as a file.
    public static String text(Collection<VerifierKey> keys) {
        StringBuilder text = new StringBuilder();
        keys.forEach(key -> text.append(key.vkey()).append('\n'));
        return text.toString();
    }

    /// Reads verifier keys, one a line.
    ///
    /// @throws IllegalArgumentException when a line is none, or there is none
    public static List<VerifierKey> ledger(byte[] file) {
        List<VerifierKey> keys = new ArrayList<>();
        for (String line : new String(file, StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isBlank()) {
                keys.add(VerifierKey.parse(line.strip()));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there must be a verifier key");
        }
        return keys;
    }

    /// Why keys of a sealer do not count; empty when they do.
    Optional<String> doubt(SealerKeys keys) {
        boolean isConfirmed = digests.contains(digest(keys))
                || sealers.stream().anyMatch(given -> given.pem().equals(keys.pem()));
        return isConfirmed ? Optional.empty() : Optional.of(doubt(sealers.isEmpty()));
    }

    /// Why keys of a ledger do not count; empty when they do.
    Optional<String> doubt(List<VerifierKey> keys) {
        boolean isConfirmed = digests.contains(digest(keys)) || (!keys.isEmpty() && ledger.containsAll(keys));
        return isConfirmed ? Optional.empty() : Optional.of(doubt(ledger.isEmpty()));
    }

    private String doubt(boolean hasNone) {
        return hasNone && digests.isEmpty()
                ? "is signed with keys that came with the pack"
                : "is signed with other keys than those that you gave";
    }
}
