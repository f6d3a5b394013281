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
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImagePair;
import org.elpis.models.data.ImageSet;
import org.elpis.models.reach.CachedModel;
import org.elpis.models.reach.Model;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.NetworkModel;

/// Runs audits one after the other. An audit that breaks off is inconclusive and says why; the others are run all the
/// same, and its pieces stay for the next run. A model is never passed by what was not looked at.
public final class AuditRunner {
    private static final String CHANGED =
            "Whether the model stayed the same while it was audited is not certain, so nothing can be said.";

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

    /// Runs them. The pieces of all of them stay until [CaseFolder#forget()]: whoever wrote down what came of it, and
    /// found nothing unfinished, takes them away.
    ///
    /// @param wanted  the audits that were asked for by name, for which something missing is a result and not a
    ///     matter of course; empty for all that apply
    /// @param folder  of the case
    public AuditRun run(AuditMaterial material, Set<AuditKind> wanted, CaseFolder folder) {
        ModelWatch watch = ModelWatch.of(material.model());
        if (watch.isAnotherThan(folder.answers())) {
            progress.at("the model answers otherwise than in the interrupted run: starting anew", 0, 1);
            folder.forget();
        }
        watch.leave(folder.answers());
        Going going = new Going(remembered(material, folder), folder, new ArrayList<>(), new ArrayList<>());
        List<Skipped> skipped = new ArrayList<>();
        for (Audit audit : chosen(wanted)) {
            Optional<String> missing = audit.lacks(material);
            if (missing.isPresent() && wanted.isEmpty()) {
                skipped.add(new Skipped(audit.kind(), missing.get()));
            } else {
                run(audit, missing, going);
            }
        }
        String id = id(material, wanted);
        Optional<Change> change = change(watch, going);
        if (change.isPresent()) {
            List<AuditReport> nothing = going.reports().stream()
                    .map(report -> AuditReport.inconclusive(
                            report.kind(), CHANGED, List.of(change.get().why())))
                    .toList();
            return new AuditRun(id, nothing, skipped, change.get().isOpen());
        }
        going.finished().forEach(folder::clearFault);
        return new AuditRun(id, going.reports(), skipped, going.isUnfinished());
    }

    /// What has come of a run so far.
    ///
    /// @param finished  the audits that came to their ends
    private record Going(
            AuditMaterial material, CaseFolder folder, List<AuditReport> reports, List<AuditKind> finished) {
        boolean isUnfinished() {
            return finished.size() < reports.size();
        }
    }

    /// A model that is not ours is asked once about each image; what an endpoint answered outlasts the run.
    private static AuditMaterial remembered(AuditMaterial material, CaseFolder folder) {
        Optional<Model> model = material.model().filter(open -> !(open instanceof NetworkModel));
        if (model.isEmpty()) {
            return material;
        }
        Optional<CachedModel.Kept> kept =
                model.get().facts().digest().isEmpty() ? Optional.of(kept(folder.answers())) : Optional.empty();
        long most = material.asking().mostImages();
        return material.withModel(new CachedModel(model.get(), kept, most), material.asking());
    }

    private static CachedModel.Kept kept(Work work) {
        return new CachedModel.Kept() {
            @Override
            public Optional<byte[]> find(String key) {
                return work.find(key);
            }

            @Override
            public void keep(String key, byte[] piece) {
                work.keep(key, piece);
            }
        };
    }

    /// Why nothing of the run counts.
    ///
    /// @param isOpen  whether the same command may still find it the same
    private record Change(String why, boolean isOpen) {}

    private static Optional<Change> change(ModelWatch watch, Going going) {
        try {
            if (!watch.hasDrifted()) {
                return Optional.empty();
            }
            going.folder().forget();
            return Optional.of(new Change(
                    "The same images got other answers at the end than at the beginning. Ask whoever runs the "
                            + "model to leave it alone for so long, or audit its file.",
                    false));
        } catch (ModelException e) {
            return Optional.of(new Change(
                    "At the end the model could not be asked whether it is still the same: " + e.getMessage()
                            + " What was computed is kept: the same command goes on from there.",
                    true));
        }
    }

    private void run(Audit audit, Optional<String> missing, Going going) {
        AuditKind kind = audit.kind();
        Optional<String> flaw = audit.compares() ? flaw(going.material()) : Optional.empty();
        if (missing.isPresent() || flaw.isPresent()) {
            String why = missing.isPresent() ? "something is missing." : "the data do not allow it.";
            going.reports()
                    .add(AuditReport.inconclusive(
                            kind,
                            "Nothing was looked at: " + why,
                            List.of(missing.or(() -> flaw).get())));
            going.finished().add(kind);
            return;
        }
        try {
            AuditProgress named = (stage, done, total) -> progress.at(kind.word() + ": " + stage, done, total);
            going.reports().add(audit.run(going.material(), going.folder().work(kind), named));
            going.finished().add(kind);
        } catch (ModelException e) {
            going.folder().record(kind, e);
            going.reports().add(brokenOff(kind, String.valueOf(e.getMessage())));
        } catch (ElpisException e) {
            throw e; // The home or the disk: no other audit could go on either, and the message says what to do.
        } catch (RuntimeException | StackOverflowError e) {
            going.folder().record(kind, e);
            going.reports()
                    .add(brokenOff(
                            kind,
                            "A fault in Elpis (" + e.getClass().getSimpleName()
                                    + ") ended the audit. Its details lie in "
                                    + "the private folder of the case; please report it without them."));
        }
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
        if (both > 0) {
            return Optional.of("Patients who are among both the members and the others: " + both
                    + ". A patient must be on one side only; take these out of one of the two manifests.");
        }
        int same = material.pair().map(ImagePair::imagesOnBothSides).orElse(0);
        return same == 0
                ? Optional.empty()
                : Optional.of("Images that are among both the members and the others, value for value: " + same
                        + ". Take them out of one of the two manifests.");
    }

    private static int shared(ImageSet members, ImageSet others) {
        Set<String> both = new HashSet<>(members.patients());
        both.retainAll(new HashSet<>(others.patients()));
        return both.size();
    }
}
