package org.elpis.models.runner;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.ElpisException;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.data.ImageSet;
import org.elpis.models.reach.ModelException;

/// Runs audits one after the other. An audit that breaks off is inconclusive and says why; the others are run all the
/// same, and its pieces stay for the next run. A model is never passed by what was not looked at.
public final class AuditRunner {
    private final List<Audit> audits;
    private final AuditProgress progress;

    /// @param audits  in the order in which they are run; one a kind
    /// @param progress  is told the stages, each after the word of its audit
    public AuditRunner(List<Audit> audits, AuditProgress progress) {
        this.audits = List.copyOf(audits);
        this.progress = progress;
    }

    /// What was asked for, or everything there is when that is empty.
    private List<Audit> chosen(Set<AuditKind> wanted) {
        return audits.stream()
                .filter(audit -> wanted.isEmpty() || wanted.contains(audit.kind()))
                .toList();
    }

    /// The name of the case, under which its folder lies.
    ///
    /// @param wanted  the audits that were asked for by name; empty for all that apply
    public String id(AuditMaterial material, Set<AuditKind> wanted) {
        EnumSet<AuditKind> kinds = EnumSet.noneOf(AuditKind.class);
        chosen(wanted).forEach(audit -> kinds.add(audit.kind()));
        return CaseId.of(material, kinds);
    }

    /// Runs them.
    ///
    /// @param wanted  the audits that were asked for by name, for which something missing is a result and not a
    ///     matter of course; empty for all that apply
    /// @param folder  of the case
    public AuditRun run(AuditMaterial material, Set<AuditKind> wanted, CaseFolder folder) {
        List<AuditReport> reports = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        boolean unfinished = false;
        Optional<String> flaw = flaw(material);
        for (Audit audit : chosen(wanted)) {
            Optional<String> missing = audit.lacks(material);
            if (missing.isPresent() && wanted.isEmpty()) {
                skipped.add(new Skipped(audit.kind(), missing.get()));
            } else if (missing.isPresent()) {
                reports.add(AuditReport.inconclusive(
                        audit.kind(), "Nothing was looked at: something is missing.", List.of(missing.get())));
            } else if (flaw.isPresent()) {
                reports.add(AuditReport.inconclusive(
                        audit.kind(), "Nothing was looked at: the data do not allow it.", List.of(flaw.get())));
            } else {
                unfinished |= !run(audit, material, folder, reports);
            }
        }
        return new AuditRun(id(material, wanted), reports, skipped, unfinished);
    }

    /// @return whether it came to its end
    private boolean run(Audit audit, AuditMaterial material, CaseFolder folder, List<AuditReport> reports) {
        AuditKind kind = audit.kind();
        try {
            AuditProgress named = (stage, done, total) -> progress.at(kind.word() + ": " + stage, done, total);
            reports.add(audit.run(material, folder.work(kind), named));
            folder.finish(kind);
            return true;
        } catch (ModelException e) {
            folder.record(kind, e);
            reports.add(brokenOff(kind, String.valueOf(e.getMessage())));
        } catch (ElpisException e) {
            throw e; // The home or the disk: no other audit could go on either, and the message says what to do.
        } catch (RuntimeException | StackOverflowError e) {
            folder.record(kind, e);
            reports.add(brokenOff(
                    kind,
                    "A fault in Elpis (" + e.getClass().getSimpleName() + ") ended the audit. Its details lie in the "
                            + "private folder of the case; please report it without them."));
        }
        return false;
    }

    private static AuditReport brokenOff(AuditKind kind, String why) {
        return AuditReport.inconclusive(
                kind,
                "The audit broke off, so nothing can be said.",
                List.of(why, "What was computed is kept: the same command goes on from there."));
    }

    /// What makes every comparison of members with others worthless.
    private static Optional<String> flaw(AuditMaterial material) {
        if (material.members().isEmpty() || material.nonMembers().isEmpty()) {
            return Optional.empty();
        }
        int both = shared(material.members().get(), material.nonMembers().get());
        return both == 0
                ? Optional.empty()
                : Optional.of("Patients who are among both the members and the others: " + both
                        + ". A patient must be on one side only; take these out of one of the two manifests.");
    }

    private static int shared(ImageSet members, ImageSet others) {
        Set<String> both = new HashSet<>(members.patients());
        both.retainAll(new HashSet<>(others.patients()));
        return both.size();
    }
}
