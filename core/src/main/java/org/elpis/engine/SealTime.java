package org.elpis.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.seal.Attestation;
import org.elpis.seal.Seal;
import org.elpis.seal.Verdict;
import org.elpis.seal.Verdict.Outcome;
import org.elpis.timestamp.Timestamp;
import org.elpis.timestamp.Timestamp.Standing;
import org.elpis.timestamp.TimestampTrust;
import org.elpis.timestamp.Timestamps;

/// What a timestamp says of when a seal, or an attestation, was there.
///
/// @param what  `seal` or `attestation`
/// @param said  by the own clock of whoever signed it
public record SealTime(String what, Instant said, Timestamp timestamp) {
    private static final String SEAL = "seal";

    static List<SealTime> of(SealFiles files, TimestampTrust trust) {
        List<SealTime> times = new ArrayList<>();
        if (files.seal().isPresent() && files.seal().get().token().isPresent()) {
            Seal seal = files.seal().get();
            byte[] token = seal.token().orElseThrow();
            times.add(new SealTime(
                    SEAL,
                    Instant.ofEpochSecond(seal.statement().time()),
                    Timestamps.judge(token, seal.stamped(), trust)));
        }
        if (files.attestation().isPresent() && files.attestation().get().token().isPresent()) {
            Attestation attestation = files.attestation().get();
            byte[] token = attestation.token().orElseThrow();
            times.add(new SealTime(
                    "attestation",
                    Instant.ofEpochSecond(attestation.statement().time()),
                    Timestamps.judge(token, attestation.stamped(), trust)));
        }
        return times;
    }

    /// A verdict beside timestamps: what would be genuine is unknown when one does not fit, for somebody changed the
    /// file, or when one is asked for that is to be believed and there is none. No timestamp makes any
    /// verdict better.
    static Verdict weighed(Verdict verdict, List<SealTime> times, TimestampTrust trust) {
        List<String> reasons = new ArrayList<>(verdict.reasons());
        for (SealTime time : times) {
            if (time.timestamp().standing() == Standing.BROKEN) {
                reasons.add("the timestamp in the " + time.what() + " does not hold: "
                        + String.join("; ", time.timestamp().doubts()));
            }
        }
        if (trust.isRequired() && !isTrusted(times)) {
            reasons.add("its seal has no timestamp that is to be believed, and one was asked for");
        }
        if (reasons.size() == verdict.reasons().size() || verdict.outcome() == Outcome.ALTERED) {
            return verdict;
        }
        return new Verdict(
                Outcome.UNKNOWN, verdict.changes(), reasons, verdict.unsealed(), verdict.shares(), verdict.statement());
    }

    /// Whether one of them is of the seal, and to be believed.
    static boolean isTrusted(List<SealTime> times) {
        return times.stream()
                .anyMatch(time -> time.what().equals(SEAL) && time.timestamp().standing() == Standing.TRUSTED);
    }

    /// How the own clock differs from the timestamp, where that is to be told.
    public Optional<String> clockWords() {
        return timestamp.time().flatMap(time -> Timestamp.clockWords(said, time));
    }
}
