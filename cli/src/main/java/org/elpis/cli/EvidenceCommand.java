package org.elpis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.elpis.dicom.Sha256;
import org.elpis.engine.EvidenceRunner;
import org.elpis.engine.JsonWriter;
import org.elpis.engine.SealRunner;
import org.elpis.evidence.PackVerdict;
import org.elpis.evidence.VerifierJar;
import org.elpis.seal.Verdict.Outcome;

/// `elpis evidence STUDY SEALS OUT.zip --for court`
final class EvidenceCommand {
    private static final List<String> KINDS = List.of("court");

    private EvidenceCommand() {}

    static Options options() {
        return new Options(
                        "evidence",
                        "STUDY SEALS OUT.zip",
                        "Put into one zip what a stranger needs to see whether a study was changed: the images, seals, "
                                + "proofs of the ledger, the story in plain words, and a small program that checks all of it "
                                + "offline.")
                .places(
                        "PATH",
                        "0..3",
                        "STUDY: folder with the whole of one study. SEALS: folder with its seals, openings and "
                                + "attestations. OUT.zip: the pack; nothing may be there.")
                .value("--for", "KIND", "For whom: court (the default, and the only kind).")
                .values("--sealer", "FILE", "Public keys of whoever sealed it, if that is not you.")
                .values("--anchor", "FILE", "Certificates (PEM) that you trust for DICOM signatures in the images.")
                .value("--verifier", "FILE", "Write the small program alone, for those who want one not from a pack.")
                .common()
                .footer(
                        "Exit codes: 0 the pack is made and its images are genuine; 1 it is made, and they are not, or files "
                                + "were left out; 2 usage; 3 environment; 4 nothing was made: no seal to prove anything by.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException, IOException {
        Options options = options();
        Arguments arguments = options.parse(args);
        if (arguments.has("--help")) {
            terminal.out().print(options.help());
            return ExitCode.DONE;
        }
        String kind = arguments.value("--for").orElse("court");
        if (!KINDS.contains(kind)) {
            throw new UsageException(
                    "--for must be court, the only kind of pack yet, got '" + Layout.shown(kind, 40) + "'.");
        }
        if (arguments.has("--verifier")) {
            return verifier(arguments, terminal);
        }
        List<Path> paths = arguments.paths();
        if (paths.size() != 3) {
            throw new UsageException("three paths are needed: STUDY, SEALS and OUT.zip.");
        }
        Path out = paths.getLast().toAbsolutePath();
        if (Files.exists(out)) {
            throw new UsageException("there is something at OUT.zip already, and nothing is overwritten.");
        }
        EvidenceRunner runner = new EvidenceRunner(
                terminal.home(arguments),
                VerifyCommand.given(arguments),
                PemFiles.certificates(arguments, "--anchor"),
                Clock.systemUTC());
        return switch (runner.run(paths.getFirst(), paths.get(1), out)) {
            case EvidenceRunner.Made made -> {
                terminal.out().print(arguments.has("--json") ? json(made) : text(made));
                boolean isGenuine = made.verdict().outcome() == Outcome.GENUINE;
                yield isGenuine && made.leftOut().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
            }
            case EvidenceRunner.Refused refused -> {
                String told = arguments.has("--json")
                        ? new JsonWriter()
                                        .beginObject()
                                        .key("refused")
                                        .value(refused.reason())
                                        .endObject() + "\n"
                        : Layout.paragraph("", "No pack was made. " + refused.reason());
                terminal.out().print(told);
                yield ExitCode.UNKNOWN;
            }
        };
    }

    private static int verifier(Arguments arguments, Terminal terminal) throws UsageException, IOException {
        Path file = Arguments.path(arguments.value("--verifier").orElse(""));
        if (!arguments.places().isEmpty() || Files.exists(file)) {
            throw new UsageException("--verifier takes a FILE that is not there yet, and no paths besides.");
        }
        byte[] jar = VerifierJar.bytes();
        Files.write(file, jar, StandardOpenOption.CREATE_NEW);
        terminal.out()
                .print("The verifier, " + Layout.grouped(jar.length) + " bytes, SHA-256\n  "
                        + Sha256.hex(Sha256.start().digest(jar)) + "\n\nNext: java -jar " + file + " PACK.zip\n");
        return ExitCode.DONE;
    }

    private static String text(EvidenceRunner.Made made) {
        PackVerdict verdict = made.verdict();
        StringBuilder text = new StringBuilder();
        text.append(Layout.paragraph(
                "",
                Layout.grouped(verdict.images().files()) + " images, "
                        + verdict.seals().size() + " seals and "
                        + made.proofs() + " proofs of the ledger are packed, and were judged from the pack: "
                        + verdict.outcome() + "."));
        text.append("  ")
                .append(made.pack())
                .append("  ")
                .append(Layout.grouped(made.bytes()))
                .append(" bytes\n");
        verdict.findings().forEach(finding -> text.append(Layout.paragraph("  ", finding.text() + ".")));
        for (SealRunner.Unsealed file : made.leftOut()) {
            text.append("left out: ")
                    .append(file.file())
                    .append(": ")
                    .append(file.reason())
                    .append('\n');
        }
        text.append('\n')
                .append(Layout.paragraph(
                        "",
                        made.hasIdentity()
                                ? "WHO MAY HAVE IT: it opens the patient's identity (images do not say that it was removed). "
                                        + "Only for those who may see the record."
                                : "WHO MAY HAVE IT: those who may have these images, which say that identity was removed. It "
                                        + "holds no private key and nothing of what was removed."));
        if (made.proofs() == 0) {
            text.append(
                    Layout.paragraph(
                            "",
                            "Your ledger names none of these seals, so nothing but the sealer's clock says when they were made."));
        }
        text.append(Layout.paragraph("", "Tell the recipient these numbers on another way than the pack goes:"));
        verdict.keys()
                .forEach(key -> text.append("  ")
                        .append(key.file())
                        .append("\n    ")
                        .append(key.digest())
                        .append('\n'));
        return text.append("\nNext: unpack it and open story.html; java -jar verify.jar checks it.\n")
                .toString();
    }

    private static String json(EvidenceRunner.Made made) {
        PackVerdict verdict = made.verdict();
        JsonWriter json = new JsonWriter().beginObject();
        json.key("pack").value(made.pack().toString()).key("bytes").value(made.bytes());
        json.key("verdict").value(verdict.outcome().name().toLowerCase(Locale.ROOT));
        json.key("images").value(verdict.images().files());
        json.key("seals").value(verdict.seals().size());
        json.key("proofs").value(made.proofs());
        json.key("opensIdentity").value(made.hasIdentity());
        json.key("findings").beginArray();
        verdict.findings().forEach(finding -> json.value(finding.text()));
        json.endArray().key("keys").beginArray();
        verdict.keys()
                .forEach(key -> json.beginObject()
                        .key("file")
                        .value(key.file())
                        .key("sha256")
                        .value(key.digest())
                        .endObject());
        json.endArray().key("leftOut").beginArray();
        made.leftOut().forEach(file -> json.value(file.file()));
        return json.endArray().endObject() + "\n";
    }
}
