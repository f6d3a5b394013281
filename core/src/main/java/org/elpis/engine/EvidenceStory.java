package org.elpis.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.elpis.ledger.Entry;
import org.elpis.ledger.JsonObject;
import org.elpis.ledger.Opening;
import org.elpis.seal.Attestation;
import org.elpis.seal.Change;
import org.elpis.seal.ChangeWords;
import org.elpis.seal.SealStatement;
import org.elpis.seal.Verdict;

/// Writes the story of an evidence pack as one HTML page for lawyers and judges: what happened, when and by whose
/// clock,
/// what was changed and why, what each proof shows and what it does not. Technical details stand behind.
final class EvidenceStory {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int MOST_CHANGES = 60;

    private final EvidenceRunner.Told told;
    private final Html html = new Html();

    private EvidenceStory(EvidenceRunner.Told told) {
        this.told = told;
    }

    static String of(EvidenceRunner.Told told) {
        EvidenceStory story = new EvidenceStory(told);
        story.write();
        return story.html.toString();
    }

    private void write() {
        ReportHtml.head(html, "Chain of custody");
        headline();
        recipients();
        inOrder();
        changesSince();
        told.seals().forEach(this::seal);
        shown();
        keys();
        new EvidenceAppendix(told, html).write();
        html.constant("</body>\n</html>\n");
    }

    static String moment(Instant time) {
        return MOMENT.format(time);
    }

    static String moment(long seconds) {
        return moment(Instant.ofEpochSecond(seconds));
    }

    private void headline() {
        html.element("p class=kicker", "Evidence pack · chain of custody of one medical study");
        html.element("h1", verdict());
        html.open("div class=tiles");
        tile("tile", told.images().size(), "images in this pack");
        long changes = told.seals().stream()
                .mapToLong(seal -> seal.verdict().changes().size())
                .sum();
        tile(changes == 0 ? "tile released" : "tile quarantined", changes, "differences from what was sealed");
        tile("tile", told.seals().size(), told.seals().size() == 1 ? "seal" : "seals");
        tile("tile", told.proofs().size(), "proofs from the ledger");
        html.close("div");
        html.element(
                "p",
                "This page was written by the program that made the pack, on " + moment(told.now())
                        + " by the clock of whoever made it. Do not believe it: check it. The program verify.jar in this pack "
                        + "computes every verdict anew from the files, offline, and says whether this page is the one that "
                        + "was signed for. How, stands below.");
    }

    private String verdict() {
        boolean isHandedOver = told.seals().stream()
                .anyMatch(seal -> isChild(seal.files().seal().orElseThrow().statement())
                        && seal.verdict().outcome() == Verdict.Outcome.GENUINE);
        return switch (told.outcome()) {
            case GENUINE -> "The images are as they were sealed; nothing is missing and nothing was added.";
            case ALTERED -> "The images are not as they were sealed.";
            case UNKNOWN ->
                isHandedOver
                        ? "The images are as they were handed over. Whether they can still be called the images that were "
                                + "sealed before, nobody can say."
                        : "Whether all images are as they were sealed, nobody can say.";
        };
    }

    private void tile(String kind, long count, String label) {
        html.open("div class=\"" + kind + "\"").element("b", Html.grouped(count));
        html.element("span", label).close("div");
    }

    private void recipients() {
        html.open("section class=warn").element("h2", "To whom this pack may go");
        if (told.hasIdentity()) {
            long identified = told.images().stream()
                    .filter(EvidenceRunner.Image::isIdentified)
                    .count();
            html.element(
                    "p",
                    "It is to be handled like the patient's record. " + Html.grouped(identified) + " of "
                            + Html.grouped(told.images().size())
                            + " images do not say that the patient's identity was removed, and the openings of the seals "
                            + "tell which attributes they have. Give it only to those who may see the record.");
        } else {
            html.element(
                    "p",
                    "The images are marked as de-identified; whether they are was not checked for this pack. What was "
                            + "removed is not in it, nor anything to compute it from. But with the openings of the seals one can test guesses about what the "
                            + "images show. Give it only to those who may have the images.");
        }
        html.close("section");
    }

    /// One thing that happened.
    private record Step(Instant time, String clock, String what, String proof) {}

    private void inOrder() {
        html.open("section").element("h2", "What happened, in order");
        List<Step> steps = new ArrayList<>();
        for (EvidenceRunner.Used seal : told.seals()) {
            SealStatement statement = seal.files().seal().orElseThrow().statement();
            boolean isChild = isChild(statement);
            steps.add(new Step(
                    Instant.ofEpochSecond(statement.time()),
                    "sealer",
                    (isChild ? "The de-identified copy was sealed: " : "The study was sealed: ")
                            + AttributesSection.count(statement.instances(), "image") + " in "
                            + Html.grouped(statement.series()) + " series"
                            + (statement.sealer().isEmpty() ? "" : ", by \"" + statement.sealer() + "\""),
                    "seals/" + seal.name() + SealFiles.SEAL));
        }
        for (EvidenceRunner.Used seal : told.seals()) {
            seal.files()
                    .attestation()
                    .map(Attestation::statement)
                    .ifPresent(attested -> steps.add(new Step(
                            Instant.ofEpochSecond(attested.time()),
                            "sealer",
                            "It was signed that the de-identified copy was made from the sealed study, and how",
                            "seals/" + seal.name() + SealFiles.ATTESTATION)));
        }
        for (LedgerProofs.Proof proof : told.proofs()) {
            proof.verdict()
                    .entry()
                    .ifPresent(entry -> steps.add(new Step(
                            entry.time(), "ledger", logged(entry), "ledger/" + proof.index() + ".tlog-proof")));
        }
        steps.add(new Step(told.now(), "maker of the pack", "This pack was made and signed for", "manifest.sig"));
        steps.sort(Comparator.comparing(Step::time));
        html.open("table").constant("<thead><tr><th>When<th>By whose clock<th>What<th>Proof</thead>\n<tbody>");
        for (Step step : steps) {
            html.open("tr").element("td", moment(step.time())).element("td", step.clock());
            html.element("td", step.what()).element("td class=t", step.proof()).close("tr");
        }
        html.constant("</tbody>").close("table");
        html.element("p class=soft", witnesses());
        html.close("section");
    }

    private static String logged(Entry entry) {
        return switch (entry.kind()) {
            case "seal" -> "The seal was entered into the ledger";
            case "attestation" -> "The signed statement of origin was entered into the ledger";
            case "release" -> "The handover of the de-identified copy was entered into the ledger";
            default -> "An entry was made in the ledger";
        };
    }

    private String witnesses() {
        if (told.proofs().isEmpty()) {
            return "The maker of this pack has no ledger that names these seals. So the times above are the word of whoever "
                    + "signed, and nothing else shows that a seal was not made later.";
        }
        return told.witnesses().isEmpty()
                ? "The order in the ledger cannot be changed afterwards without being noticed by anybody who has an older "
                        + "checkpoint of it. The times are its owner's own clock; no witness outside has signed for them."
                : "Seen and signed for by witnesses outside: " + String.join(", ", told.witnesses())
                        + ". The ledger cannot have been written anew after that.";
    }

    private boolean isChild(SealStatement statement) {
        return EvidenceRunner.attestations(told.seals()).stream()
                .anyMatch(attested -> Arrays.equals(attested.child(), statement.study()));
    }

    private void changesSince() {
        html.open("section").element("h2", "What was changed since the study was first sealed, and why");
        List<Attestation.Statement> attestations = EvidenceRunner.attestations(told.seals());
        if (attestations.isEmpty()) {
            html.element(
                    "p",
                    "Nobody declares a change: the images are to be what was sealed. Every difference below is one that "
                            + "nobody answers for.");
        }
        for (Attestation.Statement attested : attestations) {
            html.element(
                    "p",
                    "The patient's identity was removed before the images were handed on, so that they can be used without "
                            + "telling whose they are. Whoever did it signed for exactly these kinds of change:");
            html.open("ul");
            attested.operations().forEach(operation -> html.element("li", words(operation)));
            html.close("ul");
        }
        for (LedgerProofs.Proof proof : told.proofs()) {
            proof.verdict().opening().map(Opening::payload).ifPresent(this::release);
        }
        for (EvidenceRunner.Used seal : told.seals()) {
            Verdict.Shares shares = seal.verdict().shares();
            if (seal.files().attestation().isPresent()) {
                html.element(
                        "p",
                        "Withheld, and so neither shown nor provable here: "
                                + share(shares.withheldTiles(), shares.tiles())
                                + " of the image area, " + share(shares.withheldAttributes(), shares.attributes())
                                + " of the descriptive attributes, "
                                + AttributesSection.count(shares.sealedInstances() - shares.instances(), "image")
                                + " of " + Html.grouped(shares.sealedInstances())
                                + ". Everything else was compared with the seal made before.");
            }
        }
        html.close("section");
    }

    private static String words(Attestation.Operation operation) {
        return switch (operation) {
            case ADD_ATTRIBUTES -> "Descriptive attributes were added (such as by which rules identity was removed).";
            case DROP_ATTRIBUTES -> "Descriptive attributes were removed (such as names, numbers, addresses).";
            case REPLACE_ATTRIBUTES ->
                "Descriptive attributes were replaced (such as pseudonyms, moved dates, new numbers of objects).";
            case MASK_PIXELS -> "Parts of images were covered (such as burned-in names).";
            case DEFACE_PIXELS -> "A face was removed from scans of a head.";
            case LEAVE_OUT_INSTANCES -> "Some images of the study were left out.";
        };
    }

    private void release(JsonObject payload) {
        if (payload.text("kind").equals(Optional.of("release"))) {
            html.element(
                    "p",
                    "The ledger says of that handover: rules applied \""
                            + payload.text("profile").orElse("?")
                            + "\" (name, digest of all rules, edition of the standard DICOM PS3.15); "
                            + payload.number("released").orElse(0L) + " files released, "
                            + payload.number("quarantined").orElse(0L) + " held back, "
                            + payload.number("skipped").orElse(0L)
                            + " skipped. It may have held more studies than this one.");
        }
    }

    /// `1.2 % (34 of 2,800)`
    private static String share(long withheld, long compared) {
        long all = withheld + compared;
        return String.format(Locale.ROOT, "%.1f %%", all == 0 ? 0 : 100.0 * withheld / all) + " ("
                + Html.grouped(withheld) + " of " + Html.grouped(all) + (all == 1 ? " part)" : " parts)");
    }

    private void seal(EvidenceRunner.Used seal) {
        SealStatement statement = seal.files().seal().orElseThrow().statement();
        boolean isParent = seal.files().attestation().isPresent();
        Verdict verdict = seal.verdict();
        Verdict.Shares shares = verdict.shares();
        html.open("section")
                .element(
                        "h2",
                        isChild(statement)
                                ? "Is it what was handed over?"
                                : isParent ? "Is it what came from the device or archive?" : "Is it what was sealed?");
        html.open("p")
                .element("b", answer(verdict.outcome()))
                .text(" By the seal of " + moment(statement.time())
                        + ", compared bit by bit: " + Html.grouped(shares.instances()) + " of "
                        + Html.grouped(shares.sealedInstances()) + " images, " + Html.grouped(shares.tiles())
                        + " parts of the image area, " + Html.grouped(shares.attributes()) + " attributes.")
                .close("p");
        verdict.reasons().forEach(reason -> html.element("p", "Because " + reason + "."));
        if (verdict.outcome() == Verdict.Outcome.UNKNOWN && shares.instances() > 0) {
            html.element("p", "In what could be compared no difference was found.");
        }
        seal.times().forEach(time -> html.element("p", words(time)));
        List<Change> changes = verdict.changes();
        if (!changes.isEmpty()) {
            html.element("p", "What differs, and where:").open("ul class=files");
            changes.subList(0, Math.min(MOST_CHANGES, changes.size()))
                    .forEach(change -> html.element("li", ChangeWords.of(change) + file(change)));
            html.close("ul");
        }
        if (changes.size() > MOST_CHANGES) {
            html.element(
                    "p class=soft",
                    "And " + Html.grouped(changes.size() - MOST_CHANGES)
                            + " more: java -jar verify.jar --all lists them.");
        }
        if (!verdict.unsealed().isEmpty()) {
            html.element(
                    "p class=soft",
                    Html.grouped(verdict.unsealed().size())
                            + " attributes are not in this seal (they are new since), so it says nothing of them.");
        }
        html.close("section");
    }

    private static String words(SealTime time) {
        String said = time.timestamp()
                .time()
                .map(when -> (time.timestamp().authority().isEmpty()
                                ? "somebody"
                                : "\"" + time.timestamp().authority() + "\"")
                        + " says that it was there on " + moment(when))
                .orElse("what it says cannot be read by the program that wrote this page");
        return "The " + time.what() + " has a timestamp (RFC 3161): " + said
                + ". Whether that is to be believed was not judged for this page, and verify.jar does not judge it: the "
                + "command elpis verify --tsa-anchor does.";
    }

    private String file(Change change) {
        return told.images().stream()
                .filter(image -> image.uid().equals(change.uid()))
                .findFirst()
                .map(image -> " (" + image.name() + ")")
                .orElse("");
    }

    private static String answer(Verdict.Outcome outcome) {
        return switch (outcome) {
            case GENUINE -> "Yes.";
            case ALTERED -> "No.";
            case UNKNOWN -> "Nobody can say.";
        };
    }

    private void shown() {
        html.open("section").element("h2", "What each proof shows, and what it does not");
        html.open("table")
                .constant("<thead><tr><th style=\"min-width:8rem\">Proof<th>Shows<th>Does not show</thead>\n<tbody>");
        row(
                "Seal",
                "That not one bit of the images, nor anything that decides how they are shown or measured, changed since it "
                        + "was signed; where something did, which part of which image.",
                "That what was sealed was true. Who a patient is. That the clock of the sealer was right.");
        if (!EvidenceRunner.attestations(told.seals()).isEmpty()) {
            row(
                    "Attestation",
                    "That the holder of the keys answers for what was withheld, and which kinds of change there were. What "
                            + "is still shown is proved by the seal made before, not by this.",
                    "What the withheld parts said, or that withholding them was right.");
        }
        if (!told.proofs().isEmpty()) {
            row(
                    "Ledger",
                    "That the seal, the attestation and the handover stand in a log to which one can only add, at this place.",
                    "That nothing else happened, or that its owner did not keep a second log. A witness outside, or an "
                            + "older checkpoint in other hands, rules that out.");
        }
        row(
                "Signature on this pack",
                "That this page and the list of files are those that the maker signed for.",
                "That the maker tells the truth on this page beyond what the other proofs show.");
        if (told.signatures().files().stream()
                .anyMatch(file -> !file.verdict().signatures().isEmpty())) {
            row(
                    "DICOM signatures in the images",
                    "That what they cover is as it was when a device or person signed it.",
                    "Where something changed. Their time is the signer's own word.");
        }
        html.constant("</tbody>").close("table").close("section");
    }

    private void row(String proof, String shows, String not) {
        html.open("tr")
                .element("td", proof)
                .element("td", shows)
                .element("td", not)
                .close("tr");
    }

    private void keys() {
        html.open("section").element("h2", "Check it yourself");
        html.element(
                "p",
                "All of this stands and falls with the keys. Whoever alters images can seal them anew with keys of his own and "
                        + "make a pack that is as consistent as this one. So ask the owner of the keys, on another way than "
                        + "this pack came (a letter, the telephone, a web page), for these numbers, and compare:");
        html.open("dl class=facts");
        for (Map.Entry<String, String> key : told.keys().entrySet()) {
            html.element("dt", key.getKey()).element("dd class=t", grouped(key.getValue()));
        }
        html.close("dl");
        html.element("p", "Then, in the unpacked folder, with Java 25 or newer and without any network:");
        StringBuilder command = new StringBuilder("java -jar verify.jar");
        told.keys()
                .forEach((file, digest) -> command.append(" \\\n    ")
                        .append(file.equals("keys/ledger.pub") ? "--ledger-key " : "--sealer ")
                        .append(digest));
        html.element("p class=m", command.toString());
        html.element(
                "p",
                "It ends with 0 (genuine), 1 (altered) or 4 (unknown). Without the numbers it checks everything else and "
                        + "ends with 4, because it cannot know whose keys these are.");
        html.close("section");
    }

    /// Eight digits at a time, so that two people can read them to each other.
    private static String grouped(String digest) {
        return digest.replaceAll("(.{8})(?=.)", "$1 ");
    }
}
