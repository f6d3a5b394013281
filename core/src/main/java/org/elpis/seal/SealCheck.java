package org.elpis.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.pixel.ImageOpener;

/// Compares the instances of a copy with a seal, one after another. Not thread-safe.
public final class SealCheck {
    /// An instance that was not sealed.
    private record Stranger(String uid, String study) {}

    private final Optional<String> refusal;
    private final Optional<SealStatement> statement;
    private final Map<String, SealedPart.Opened> open = new LinkedHashMap<>();
    private final Map<String, Boolean> seen = new HashMap<>();
    private final List<String> studies = new ArrayList<>();
    private final List<Stranger> strangers = new ArrayList<>();
    private final InstanceCheck check;
    private final WithheldShare share;
    private final List<List<SealedPart>> series;
    private long withheld;

    /// @param trusted  sealers whose word counts
    public SealCheck(Seal seal, Opening opening, Collection<SealerKeys> trusted, Optional<ImageOpener> opener) {
        this(seal, opening, Optional.empty(), trusted, opener);
    }

    /// @param attestation  of whoever answers for what the opening withholds
    /// @param trusted  sealers whose word counts
    public SealCheck(
            Seal seal,
            Opening opening,
            Optional<Attestation> attestation,
            Collection<SealerKeys> trusted,
            Optional<ImageOpener> opener) {
        Optional<Attestation> believed =
                attestation.filter(given -> given.signer(trusted).isPresent());
        this.share = new WithheldShare(believed.map(Attestation::statement)
                .filter(made -> made.operations().contains(Attestation.Operation.DEFACE_PIXELS))
                .isPresent());
        this.check = new InstanceCheck(opener, share);
        this.statement = seal.signer(trusted).map(signer -> seal.statement());
        this.refusal = refusal(seal.statement(), opening, believed);
        this.series = opening.series();
        for (List<SealedPart> parts : opening.series()) {
            for (SealedPart part : parts) {
                switch (part) {
                    case SealedPart.Opened opened -> open.put(opened.uid(), opened);
                    case SealedPart.Withheld hidden -> withheld++;
                }
            }
        }
    }

    /// @param attestation  of somebody who is trusted
    private Optional<String> refusal(SealStatement sealed, Opening opening, Optional<Attestation> attestation) {
        if (statement.isEmpty()) {
            return Optional.of("no sealer that is trusted here signed the seal");
        }
        if (!Arrays.equals(sealed.classes(), AttributeClasses.digest())) {
            return Optional.of("the seal sorts attributes by another table than this software has");
        }
        byte[] digest = opening.digest();
        boolean isOwn = Arrays.equals(sealed.opening(), digest);
        boolean isAttested = attestation
                .map(Attestation::statement)
                .filter(made -> Arrays.equals(made.parent(), sealed.study()))
                .filter(made -> Arrays.equals(made.opening(), digest))
                .isPresent();
        if (!isOwn && !isAttested) {
            return Optional.of("nobody who is trusted here signed for the opening of the seal");
        }
        return Arrays.equals(sealed.study(), opening.root())
                ? Optional.empty()
                : Optional.of("the opening is not the one of this seal");
    }

    /// Compares an instance of the copy.
    public void look(Instance copy) throws IOException {
        if (refusal.isPresent()) {
            return;
        }
        String uid = copy.sopInstanceUid();
        SealedPart.Opened sealed = open.get(uid);
        if (sealed == null) {
            strangers.add(new Stranger(uid, copy.dataSet().string(Tag.STUDY_INSTANCE_UID)));
            return;
        }
        boolean hadChanges = check.compare(sealed, copy);
        Boolean before = seen.putIfAbsent(uid, hadChanges);
        if (before != null && (before || hadChanges)) {
            check.add(new Change.Twice(uid));
        }
        studies.add(copy.dataSet().string(Tag.STUDY_INSTANCE_UID));
    }

    /// What all that was looked at says.
    ///
    /// @param isWhole  whether the copy was to be the whole study, so that what was not seen is missing
    public Verdict verdict(boolean isWhole) {
        if (refusal.isPresent()) {
            return Verdict.unknown(refusal.get());
        }
        List<String> reasons = new ArrayList<>(check.reasons());
        for (Stranger stranger : strangers) {
            if (studies.contains(stranger.study())) {
                check.add(new Change.Added(stranger.uid()));
            } else {
                reasons.add("an instance is of a study that this seal is not of");
            }
        }
        if (share.isTooMuch(series)) {
            reasons.add(WithheldShare.SERIES);
        }
        if (isWhole && !seen.isEmpty()) {
            open.keySet().stream()
                    .filter(uid -> !seen.containsKey(uid))
                    .forEach(uid -> check.add(new Change.Missing(uid)));
        }
        if (seen.isEmpty()) {
            reasons.add("nothing of what was sealed is in the copy");
        }
        Verdict.Outcome outcome = !check.changes().isEmpty()
                ? Verdict.Outcome.ALTERED
                : reasons.isEmpty() ? Verdict.Outcome.GENUINE : Verdict.Outcome.UNKNOWN;
        return new Verdict(
                outcome,
                check.changes(),
                reasons,
                check.unsealed(),
                check.shares(seen.size(), open.size() + withheld),
                statement);
    }
}
