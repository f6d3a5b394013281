package org.elpis.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.Verdict;
import org.elpis.models.scorecard.ScorecardFiles;

/// `elpis audit MODEL --members DIR --nonmembers DIR`, `elpis audit KIND ...`, and what goes with them
final class AuditCommand {
    private AuditCommand() {}

    static Options options() {
        Options options = new Options(
                        "audit",
                        "[KIND] MODEL",
                        "See what an AI model gives away about the patients it was trained on. KIND is one of "
                                + words() + "; without it, everything that applies is run. Also: elpis audit "
                                + "example DIR, elpis audit verify CERTIFICATE, elpis audit dp --help.")
                .places("MODEL", "0..1", "The model: an ONNX file, or the address of an endpoint.")
                .value("--members", "DIR", "Images that it was trained on, with manifest.csv (file,patient,label,...).")
                .value("--nonmembers", "DIR", "Images of other patients, of the same kind, that it never saw.")
                .value("--synthetic", "DIR", "Images that a generator made; with them MODEL is not needed.")
                .value("--sharing", "FILE", "What one update of federated training is made of (YAML).")
                .value("--images", "DIR", "Images of one site of it (default: the members).")
                .value(
                        "--preprocess",
                        "FORM",
                        "How pictures become numbers: channels, rows x columns, range. Needed, except for networks of "
                                + "Elpis (default: what they take, 0..1). Example: gray:64x64:0..1")
                .values("--mean", "X", "Then subtracted: one number, or one a channel, separated by commas.")
                .values("--std", "X", "Then divided by, likewise.")
                .value("--train-recipe", "FILE", "How the model was trained, if that is known: a stronger attack.")
                .value("--policy", "FILE", "Limits of your own, in the place of the bundled ones.")
                .value("--seed", "N", "Of everything drawn (default: 1). The same seed gives the same figures.")
                .value("--threads", "N", "Threads (default: all). No figure depends on them.")
                .value("--out", "DIR", "Write what may be shared: certificate, page, PDF, JSON.");
        return ReachOptions.add(options)
                .common()
                .footer(
                        "An interrupted run goes on when the same command is given again.",
                        "Exit codes: 0 pass, 1 fail or review, 2 usage, 3 environment, 4 inconclusive.",
                        "Next: elpis audit example DIR");
    }

    private static String words() {
        List<String> words = new ArrayList<>();
        for (AuditKind kind : AuditKind.values()) {
            words.add(kind.word());
        }
        return String.join(", ", words);
    }

    static int run(String[] args, Terminal terminal) throws UsageException, IOException {
        String word = args.length == 0 ? "--help" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        return switch (word) {
            case "example" -> AuditExample.run(rest, terminal);
            case "verify" -> AuditVerification.run(rest, terminal);
            case "dp" ->
                CanaryCommand.isMeant(rest)
                        ? CanaryCommand.run(rest, terminal)
                        : PrivacyLossCommand.run(rest, terminal);
            default -> {
                Optional<AuditKind> kind = kind(word);
                Set<AuditKind> wanted = kind.isPresent() ? EnumSet.of(kind.get()) : EnumSet.noneOf(AuditKind.class);
                String[] own = kind.isPresent() ? rest : args.length == 0 ? new String[] {word} : args;
                yield options().run(own, terminal, (arguments, shown) -> run(arguments, wanted, shown));
            }
        };
    }

    private static Optional<AuditKind> kind(String word) {
        return Arrays.stream(AuditKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst();
    }

    private static int run(Arguments arguments, Set<AuditKind> wanted, Terminal terminal) throws UsageException {
        Optional<String> place = arguments.places().stream().findFirst();
        if (arguments.places().size() > 1) {
            throw new UsageException("one MODEL at a time, and before it at most one KIND: " + words() + ".");
        }
        if (place.isEmpty() && !arguments.has("--synthetic")) {
            throw new UsageException("MODEL is needed, or for made images --synthetic DIR.");
        }
        Optional<Path> out = out(arguments);
        try (AuditInputs inputs = AuditInputs.open(arguments, terminal, place)) {
            return new AuditJob(arguments, wanted, terminal, out).run(inputs);
        }
    }

    /// The folder of what may be shared, which must hold no scorecard yet.
    static Optional<Path> out(Arguments arguments) throws UsageException {
        Optional<String> given = arguments.value("--out");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Path out = Arguments.path(given.get());
        ScorecardFiles.requireFree(out);
        return Optional.of(out);
    }

    static int code(Verdict verdict) {
        return switch (verdict) {
            case PASS -> ExitCode.DONE;
            case REVIEW, FAIL -> ExitCode.FINDINGS;
            case INCONCLUSIVE -> ExitCode.UNKNOWN;
        };
    }
}
