package org.elpis.engine;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.dicom.Sha256;
import org.elpis.evidence.PackKeys;
import org.elpis.ledger.Opening;
import org.elpis.seal.Attestation;
import org.elpis.seal.SealStatement;
import org.elpis.seal.Verdict.Outcome;

/// The technical details behind the story of an evidence pack.
final class EvidenceAppendix {
    private final EvidenceRunner.Told told;
    private final Html html;

    EvidenceAppendix(EvidenceRunner.Told told, Html html) {
        this.told = told;
        this.html = html;
    }

    void write() {
        html.open("section").element("h2", "Technical appendix");
        html.element(
                "p class=soft",
                "Formats: elpis-evidence 1, elpis-seal 1, elpis-attestation 1 (SHA-256 trees, COSE_Sign with Ed25519 and "
                        + "ML-DSA-65), C2SP tlog-proof v1. Made by " + Software.NAME + ", signed by the keys "
                        + told.maker() + ".");
        told.seals().forEach(this::seal);
        told.proofs().forEach(this::proof);
        signatures();
        images();
        html.close("section");
    }

    private void fact(String what, String value) {
        html.element("dt", what).element("dd class=t", value);
    }

    private void seal(EvidenceRunner.Used seal) {
        SealStatement statement = seal.files().seal().orElseThrow().statement();
        html.element("h3", "seals/" + seal.name() + SealFiles.SEAL).open("dl class=facts");
        fact("Root of the study", Sha256.hex(statement.study()));
        fact("Sealed", EvidenceStory.moment(statement.time()) + " by " + statement.software());
        fact("Series, images, frames", statement.series() + ", " + statement.instances() + ", " + statement.frames());
        fact("Frames with loss, not decoded", statement.lossy() + ", " + statement.undecoded());
        fact("Opening, when sealed", Sha256.hex(statement.opening()));
        fact(
                "Keys",
                told.keys().entrySet().stream()
                        .filter(key -> key.getValue().equals(PackKeys.digest(seal.signer())))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(""));
        fact("Verdict", seal.verdict().outcome().name().toLowerCase(Locale.ROOT));
        seal.files().attestation().map(Attestation::statement).ifPresent(attested -> {
            fact("Attested", EvidenceStory.moment(attested.time()) + " by " + attested.software());
            fact("From", Sha256.hex(attested.parent()));
            fact("To", Sha256.hex(attested.child()));
            fact(
                    "Operations",
                    String.join(
                            ", ",
                            attested.operations().stream()
                                    .map(Attestation.Operation::term)
                                    .toList()));
            fact("Manifest of the release", Sha256.hex(attested.manifest()));
        });
        html.close("dl");
    }

    private void proof(LedgerProofs.Proof proof) {
        html.element("h3", "ledger/" + proof.index() + ".tlog-proof").open("dl class=facts");
        proof.verdict().entry().ifPresent(entry -> fact("Entry", entry.text()));
        proof.verdict().opening().map(Opening::payload).ifPresent(payload -> fact("Of", payload.toString()));
        proof.verdict()
                .checkpoint()
                .ifPresent(checkpoint -> fact(
                        "Checkpoint",
                        checkpoint.origin() + ", " + checkpoint.size() + " entries, root "
                                + Sha256.hex(checkpoint.root())));
        fact("Verdict", proof.verdict().outcome().name().toLowerCase(Locale.ROOT));
        html.close("dl");
    }

    private void signatures() {
        Map<Outcome, Integer> signed = new TreeMap<>();
        told.signatures().files().stream()
                .filter(file -> !file.verdict().signatures().isEmpty())
                .forEach(file -> signed.merge(file.verdict().outcome(), 1, Integer::sum));
        html.element("h3", "DICOM signatures in the images");
        if (signed.isEmpty()) {
            html.element("p", "None.");
        }
        signed.forEach((outcome, count) -> html.element(
                "p",
                Html.grouped(count) + " images: " + outcome.name().toLowerCase(Locale.ROOT)
                        + (outcome == Outcome.UNKNOWN ? " (a certificate that nobody here trusts, mostly)" : "")));
    }

    private void images() {
        Map<String, Integer> series = new LinkedHashMap<>();
        told.images().forEach(image -> series.merge(image.series(), 1, Integer::sum));
        html.element("h3", "Images").open("dl class=facts");
        fact("Study Instance UID", told.study());
        html.close("dl");
        html.open("table").constant("<thead><tr><th>Series Instance UID<th>Images<th>Files</thead>\n<tbody>");
        int from = 0;
        for (Map.Entry<String, Integer> one : series.entrySet()) {
            EvidenceRunner.Image first = told.images().get(from);
            EvidenceRunner.Image last = told.images().get(from + one.getValue() - 1);
            html.open("tr").element("td class=t", one.getKey());
            html.element("td", first.modality() + ", " + Html.grouped(one.getValue()));
            html.element("td class=t", first.name() + (one.getValue() == 1 ? "" : " to " + last.name()))
                    .close("tr");
            from += one.getValue();
        }
        html.constant("</tbody>").close("table");
        html.open("details").element("summary", "Which file is which object");
        html.open("ul class=files");
        told.images().forEach(image -> html.element("li", image.name() + "  " + image.uid()));
        html.close("ul").close("details");
    }
}
