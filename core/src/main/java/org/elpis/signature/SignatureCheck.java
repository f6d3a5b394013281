package org.elpis.signature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.Instance;
import org.elpis.pixel.ImageOpener;
import org.elpis.seal.Verdict.Outcome;
import org.elpis.signature.JudgedSignature.Fit;
import org.elpis.timestamp.TimestampTrust;

/// Judges objects by the signatures in them. Thread-safe.
public final class SignatureCheck {
    private final SignerTrust trust;
    private final TimestampTrust timestamps;
    private final Optional<SignatureProfile> required;
    private final Optional<ImageOpener> opener;

    /// @param required  the profile that a signature must be of for an object to be genuine
    public SignatureCheck(SignerTrust trust, Optional<SignatureProfile> required, Optional<ImageOpener> opener) {
        this(trust, TimestampTrust.nobody(trust.now()), required, opener);
    }

    /// @param timestamps  whose word for the time counts
    /// @param required  the profile that a signature must be of for an object to be genuine
    public SignatureCheck(
            SignerTrust trust,
            TimestampTrust timestamps,
            Optional<SignatureProfile> required,
            Optional<ImageOpener> opener) {
        this.timestamps = timestamps;
        this.trust = trust;
        this.required = required;
        this.opener = opener;
    }

    /// Judges an object.
    ///
    /// @throws IOException when its source cannot be read
    public SignatureVerdict verdict(Instance instance) throws IOException {
        List<SignatureItem> items = SignatureItem.of(instance.dataSet());
        if (items.isEmpty()) {
            return unknown(List.of(), "it has no signature");
        }
        if (items.size() > SignatureItem.MAX) {
            return unknown(List.of(), "it has more signatures than are judged");
        }
        List<JudgedSignature> judged = new ArrayList<>();
        for (SignatureItem item : items) {
            judged.add(new SignatureJudge(instance, item, trust, timestamps, opener).judge());
        }
        if (judged.stream().anyMatch(signature -> signature.fit() == Fit.BROKEN)) {
            return new SignatureVerdict(Outcome.ALTERED, judged, List.of(), List.of());
        }
        return weighed(instance, judged);
    }

    private SignatureVerdict weighed(Instance instance, List<JudgedSignature> judged) {
        List<JudgedSignature> counting = judged.stream()
                .filter(signature -> signature.counts() && signature.place().isEmpty())
                .toList();
        if (counting.isEmpty()) {
            boolean isOfParts = judged.stream().anyMatch(JudgedSignature::counts);
            return unknown(judged, isOfParts ? "only parts of it are signed" : "none of its signatures counts");
        }
        List<String> reasons = new ArrayList<>();
        boolean hasRequired = required.isEmpty()
                || counting.stream().anyMatch(signature -> signature.profiles().contains(required.get()));
        if (!hasRequired) {
            reasons.add("no signature that counts is of the "
                    + required.get().name().toLowerCase(Locale.ROOT) + " profile");
        }
        Set<Integer> covered = new HashSet<>();
        counting.forEach(signature -> covered.addAll(signature.covered()));
        List<String> uncovered = Coverage.missing(instance.dataSet(), covered);
        if (!uncovered.isEmpty()) {
            reasons.add("no signature that counts is of some attributes that decide what is seen");
        }
        Outcome outcome = reasons.isEmpty() ? Outcome.GENUINE : Outcome.UNKNOWN;
        return new SignatureVerdict(outcome, judged, reasons, uncovered);
    }

    private static SignatureVerdict unknown(List<JudgedSignature> judged, String reason) {
        return new SignatureVerdict(Outcome.UNKNOWN, judged, List.of(reason), List.of());
    }
}
