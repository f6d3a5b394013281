package org.elpis.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.elpis.ledger.Opening;
import org.elpis.seal.Change;
import org.elpis.seal.ChangeWords;
import org.elpis.seal.SealStatement;
import org.elpis.seal.Verdict;

/// Says in words what came of judging a pack, in lines of at most 100 columns.
final class PackText {
    private static final int COLUMNS = 100;
    private static final int FEW = 20;
    /// Of what an entry says, what is told already.
    private static final Set<String> KNOWN = Set.of("kind", "statement", "seal", "parent", "child", "manifest");

    private final PackVerdict verdict;
    private final boolean isAll;
    private final StringBuilder text = new StringBuilder();

    private PackText(PackVerdict verdict, boolean isAll) {
        this.verdict = verdict;
        this.isAll = isAll;
    }

    /// @param isAll  whether every change is listed, not only the first
    static String of(PackVerdict verdict, boolean isAll) {
        PackText words = new PackText(verdict, isAll);
        words.write();
        return words.text.toString();
    }

    private void write() {
        paragraph("", headline());
        verdict.findings()
                .forEach(finding ->
                        paragraph("  ", finding.kind().name().toLowerCase(Locale.ROOT) + ": " + finding.text() + "."));
        line("");
        PackVerdict.Images images = verdict.images();
        paragraph("", "Images: " + images.files() + " files.");
        if (images.identified() > 0) {
            paragraph(
                    "  ",
                    images.identified() + " of them do not say that the patient's identity was removed. Treat this "
                            + "pack as what it may be: a patient's own data.");
        }
        signatures(images);
        verdict.seals().forEach(this::seal);
        verdict.proofs().forEach(this::proof);
        custody();
        keys();
        trust();
    }

    private String headline() {
        return switch (verdict.outcome()) {
            case GENUINE ->
                "GENUINE: the images are as they were sealed, nothing of this pack was changed, and whoever signed it "
                        + "did so with keys that you confirmed.";
            case ALTERED -> "ALTERED: something in this pack is not what was sealed, logged or signed for.";
            case UNKNOWN ->
                verdict.isConsistent()
                        ? "CONSISTENT, BUT BY KEYS THAT YOU DID NOT CONFIRM: everything holds together, and only the pack "
                                + "says whose keys these are. Until you confirm them (below) that proves nothing: "
                                + "anybody can make a consistent pack with keys of his own."
                        : "UNKNOWN: nobody can say. That is no sign that it is genuine.";
        };
    }

    private void signatures(PackVerdict.Images images) {
        if (images.signed() > 0) {
            paragraph(
                    "  ",
                    images.signed() + " of them have DICOM signatures: " + images.broken()
                            + " with one that does not fit, "
                            + images.counting()
                            + " genuine by the certificates in the pack. The others fit, or cannot be "
                            + "judged, and do not count as evidence.");
        }
    }

    private void seal(PackVerdict.SealResult result) {
        Verdict found = result.verdict();
        line("");
        paragraph("", result.file() + ": " + found.outcome());
        found.statement().ifPresent(this::statement);
        result.signer().ifPresent(keys -> line("  signed by    " + keys));
        Verdict.Shares shares = found.shares();
        line("  compared     " + shares.instances() + " of " + shares.sealedInstances() + " objects, " + shares.tiles()
                + " tiles, " + shares.attributes() + " attributes");
        if (shares.withheldTiles() + shares.withheldAttributes() > 0) {
            line("  withheld     " + shares.withheldTiles() + " tiles, " + shares.withheldAttributes() + " attributes");
        }
        result.attestation().ifPresent(this::attestation);
        found.reasons().forEach(reason -> paragraph("  ", "because " + reason + "."));
        changes("  ", found.changes());
        if (!found.unsealed().isEmpty()) {
            paragraph("  ", found.unsealed().size() + " attributes are not in this seal, so it says nothing of them.");
        }
    }

    private void statement(SealStatement statement) {
        String sealer = statement.sealer().replaceAll("[^ -~]", "?");
        line("  sealed       " + Instant.ofEpochSecond(statement.time()) + " by the sealer's own clock"
                + (sealer.isEmpty() ? "" : ", who calls itself \"" + sealer + "\""));
    }

    private void attestation(PackVerdict.Attested attested) {
        List<String> operations = new ArrayList<>();
        attested.statement().operations().forEach(operation -> operations.add(operation.term()));
        line("  attested     " + Instant.ofEpochSecond(attested.statement().time())
                + (attested.signer().isPresent() ? "" : " by nobody whose keys are known here"));
        paragraph("  ", "since sealed: " + (operations.isEmpty() ? "nothing" : String.join(", ", operations)) + ".");
        attested.signer().ifPresent(keys -> line("  attested by  " + keys));
    }

    private void changes(String indent, List<Change> changes) {
        int shown = isAll ? changes.size() : Math.min(FEW, changes.size());
        changes.subList(0, shown).forEach(change -> line(indent + words(change)));
        if (shown < changes.size()) {
            line(indent + "and " + (changes.size() - shown) + " more: --all lists them");
        }
    }

    private String words(Change change) {
        String file = verdict.images().names().get(change.uid());
        return ChangeWords.of(change) + (file == null ? "" : " (" + file + ")");
    }

    private void proof(PackVerdict.ProofResult proof) {
        line("");
        paragraph("", proof.file() + ": " + proof.verdict().outcome());
        proof.verdict().entry().ifPresent(entry -> {
            line("  entry        " + proof.index() + ", " + entry.kind() + ", " + entry.time()
                    + " by the ledger's own clock");
            line("  names        " + (proof.about().isEmpty() ? "nothing in this pack" : proof.about()));
        });
        proof.verdict()
                .checkpoint()
                .ifPresent(checkpoint -> line("  log          " + checkpoint.size() + " entries, "
                        + PackFiles.printable(checkpoint.origin())));
        proof.verdict()
                .opening()
                .map(Opening::payload)
                .ifPresent(payload -> payload.shown().forEach((key, value) -> {
                    if (!KNOWN.contains(key) && !value.isEmpty()) {
                        line("  " + key + " ".repeat(Math.max(1, 13 - key.length())) + PackFiles.printable(value));
                    }
                }));
    }

    private void custody() {
        line("");
        verdict.maker()
                .ifPresentOrElse(
                        maker -> {
                            paragraph(
                                    "",
                                    "This pack, its story included, was signed for at " + maker.time()
                                            + " by the maker's own clock, by");
                            line("  " + maker.keys());
                        },
                        () -> paragraph("", "Nobody signed for this pack: its story is anybody's word."));
        if (verdict.proofs().isEmpty()) {
            paragraph("", "No ledger proves when the seals were made: their times are the sealers' own word.");
        }
        verdict.witnesses()
                .forEach(name -> paragraph(
                        "", "Cosigned by the witness " + PackFiles.printable(name) + ", by its key in this pack."));
        verdict.notJudged()
                .forEach(
                        what -> paragraph(
                                "",
                                "Not judged by this program, and so proof of nothing here: " + what
                                        + ". Times are the word of whoever signed. The command elpis verify judges timestamps."));
    }

    private void keys() {
        if (verdict.keys().isEmpty()) {
            return;
        }
        line("");
        paragraph(
                "",
                "Keys in this pack. Compare each with what its owner tells you on another way than this pack came:");
        for (PackVerdict.KeyFile key : verdict.keys()) {
            line("  " + key.file() + (key.isConfirmed() ? "   confirmed by keys that you gave" : "   not confirmed"));
            line("    " + key.digest());
        }
        if (verdict.findings().stream().anyMatch(finding -> finding.kind() == PackVerdict.Kind.UNCONFIRMED)) {
            paragraph("", "If they are the owner's, run this program again with");
            verdict.keys().stream()
                    .filter(key -> !key.isConfirmed())
                    .forEach(key -> line("  " + (key.file().equals("keys/ledger.pub") ? "--ledger-key " : "--sealer ")
                            + key.digest()));
        }
    }

    private void trust() {
        line("");
        paragraph(
                "",
                "What is taken on trust: the clocks named above; that who holds a key is who you think; that what was "
                        + "sealed was true (a seal says unchanged since, no more); and this program, if it came with "
                        + "the pack.");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void paragraph(String indent, String words) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : words.split(" ")) {
            if (line.length() + word.length() >= COLUMNS && line.length() > indent.length()) {
                line(line.toString().stripTrailing());
                line = new StringBuilder(indent).append(indent.isEmpty() ? "" : "  ");
            }
            line.append(word).append(' ');
        }
        line(line.toString().stripTrailing());
    }
}
