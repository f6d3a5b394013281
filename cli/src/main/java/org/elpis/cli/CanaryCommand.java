package org.elpis.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.Sha256;
import org.elpis.engine.JsonWriter;
import org.elpis.home.PrivateFile;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.onerun.CanaryFile;
import org.elpis.models.onerun.CanaryPlan;
import org.elpis.models.onerun.Claim;
import org.elpis.models.runner.ClaimedLoss;

/// `elpis audit dp --plan N --out FILE` and `elpis audit dp --canaries FILE ...`: does one training keep the privacy
/// loss that it claims?
final class CanaryCommand {
    private static final List<String> OWN = List.of("--canaries", "--control", "--plan", "--key");
    private static final int MOST_CANARIES = 100_000;

    private CanaryCommand() {}

    /// Whether it is this one of the two commands of the name, and not the arithmetic.
    static boolean isMeant(String[] args) {
        return Arrays.stream(args)
                .anyMatch(word -> OWN.stream().anyMatch(own -> word.equals(own) || word.startsWith(own + "=")));
    }

    static Options options() {
        return new Options(
                        "audit dp",
                        "",
                        "Hold the privacy loss that a training claims against what one run of it gives away of canaries: "
                                + "invented patients, each put in or left out by the throw of a coin.")
                .value("--plan", "N", "Throw the coins of N canaries, 300 or more, and write them to --out FILE.")
                .value("--key", "FILE", "Of the coins (default: a new one in the home folder). Keep it from trainers.")
                .value("--canaries", "FILE", "The plan, with the score of every canary filled in after training.")
                .value(
                        "--control",
                        "FILE",
                        "The same of a training with a fault on purpose, such as no noise. Without "
                                + "it nothing passes.")
                .value("--claimed-epsilon", "E", "What the training claims to lose of privacy.")
                .value("--delta", "D", "The chance with which the claim may fail.")
                .value("--policy", "FILE", "Limits of your own, in the place of the bundled ones.")
                .value("--seed", "N", "Of everything drawn (default: 1).")
                .value("--threads", "N", "Threads (default: all). No figure depends on them.")
                .value("--out", "PLACE", "The file of a plan; or the folder for what may be shared of an audit.")
                .common()
                .footer(
                        "Exit codes: 0 pass, 1 fail, 2 usage, 3 environment, 4 inconclusive.",
                        "What a training promises by its settings alone: elpis audit dp --help");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, CanaryCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        if (arguments.has("--plan") == arguments.has("--canaries")) {
            throw new UsageException("give either --plan N, before training, or --canaries FILE, after it.");
        }
        return arguments.has("--plan") ? plan(arguments, terminal) : judge(arguments, terminal);
    }

    private static int judge(Arguments arguments, Terminal terminal) throws UsageException {
        Claim claim = claim(arguments);
        Optional<Path> out = AuditCommand.out(arguments);
        MessageDigest digest = Sha256.start();
        CanaryFile canaries = canaries(arguments, "--canaries", digest);
        Optional<CanaryFile> control =
                arguments.has("--control") ? Optional.of(canaries(arguments, "--control", digest)) : Optional.empty();
        ClaimedLoss claimed = new ClaimedLoss(claim, canaries, control, Sha256.hex(digest.digest()));
        try (AuditInputs inputs = AuditInputs.claimed(arguments, claimed)) {
            return new AuditJob(arguments, EnumSet.of(AuditKind.DP), terminal, out).run(inputs);
        }
    }

    private static Claim claim(Arguments arguments) throws UsageException {
        try {
            return new Claim(number(arguments, "--claimed-epsilon"), number(arguments, "--delta"));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--claimed-epsilon and --delta: " + e.getMessage() + ".");
        }
    }

    private static double number(Arguments arguments, String option) throws UsageException {
        String text = arguments
                .value(option)
                .orElseThrow(() -> new UsageException(option + " is needed: the claim that is audited."));
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new UsageException(option + " must be a number, got '" + text + "'.");
        }
    }

    private static CanaryFile canaries(Arguments arguments, String option, MessageDigest digest) throws UsageException {
        Path file = Arguments.path(arguments.value(option).orElseThrow());
        try {
            CanaryFile canaries = CanaryFile.read(file);
            digest.update(Sha256.start().digest(Files.readAllBytes(file)));
            return canaries;
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage() + ".");
        } catch (IOException e) {
            throw AuditParts.unreadable("The file of canaries cannot be read. Check the path.", e);
        }
    }

    private static int plan(Arguments arguments, Terminal terminal) throws UsageException {
        int count = arguments.number("--plan", 1, MOST_CANARIES, 0);
        Path file = Arguments.path(arguments
                .value("--out")
                .orElseThrow(() -> new UsageException("--out FILE is needed: where the plan is written.")));
        if (Files.exists(file)) {
            throw new ElpisException(Code.OUTPUT_UNUSABLE, "The file of the plan is there already. Name another.")
                    .with("file", file);
        }
        Key key = key(arguments, terminal.home(arguments));
        try {
            byte[] plan = CanaryPlan.of(key.bytes(), count).csv().getBytes(StandardCharsets.UTF_8);
            Files.write(
                    Files.createFile(file, OwnerOnly.file(file.toAbsolutePath().resolveSibling(""))), plan);
        } catch (IOException e) {
            throw new ElpisException(Code.OUTPUT_UNUSABLE, "The plan cannot be written. Check the folder.", e)
                    .with("file", file);
        }
        if (arguments.has("--json")) {
            JsonWriter json = new JsonWriter().beginObject().key("canaries").value((long) count);
            terminal.out()
                    .println(json.key("plan")
                            .value(file.toString())
                            .key("key")
                            .value(key.file().toString())
                            .endObject());
        } else {
            terminal.out()
                    .print(Layout.paragraph(
                            "",
                            "Threw the coins of " + Layout.grouped(count) + " canaries. Train once with those whose "
                                    + "coin says 1, fill in the score of every canary, and keep coins and key from "
                                    + "whoever computes scores."));
            terminal.out().println("Plan: " + file);
            terminal.out().println("Key: " + key.file());
            terminal.out().println("Next: elpis audit dp --canaries FILE --claimed-epsilon E --delta D --control FILE");
        }
        return ExitCode.DONE;
    }

    @SuppressWarnings("ArrayRecordComponent") // a key never leaves this class
    private record Key(Path file, byte[] bytes) {}

    private static Key key(Arguments arguments, Path home) throws UsageException {
        try {
            if (arguments.has("--key")) {
                Path file = Arguments.path(arguments.value("--key").orElseThrow());
                return new Key(file, bytes(PrivateFile.read(file)));
            }
            byte[] bytes = new byte[CanaryPlan.KEY_BYTES];
            new SecureRandom().nextBytes(bytes);
            String name = Sha256.hex(Sha256.start().digest(bytes)).substring(0, 12);
            Path file = home.resolve("keys").resolve("canaries-" + name + ".key");
            PrivateFile.create(file, HexFormat.of().formatHex(bytes) + "\n");
            return new Key(file, bytes);
        } catch (IOException e) {
            throw new ElpisException(
                    Code.KEY_MISSING, "The key of the coins cannot be read or made. Check the path.", e);
        }
    }

    private static byte[] bytes(String text) {
        try {
            byte[] bytes = HexFormat.of().parseHex(text.strip());
            if (bytes.length == CanaryPlan.KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one answer that both faults deserve.
        }
        throw new ElpisException(Code.KEY_DAMAGED, "The key of the coins must be 64 hexadecimal digits.");
    }
}
