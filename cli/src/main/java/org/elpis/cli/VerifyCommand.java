package org.elpis.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.engine.SealVerifier;
import org.elpis.seal.SealerKeys;
import org.elpis.seal.SigningKeys;

/// `elpis verify COPY SEAL`; beside it copies are judged by signatures in them and by a baseline
final class VerifyCommand {
    private VerifyCommand() {}

    static Options options() {
        Options own = new Options(
                        "verify",
                        "COPY [SEAL]",
                        "See whether a copy is what was sealed, or what another copy is, and where it is not.")
                .places(
                        "PATH",
                        "1..2",
                        "COPY: a folder or zip with whole studies, or one file of a study. SEAL: a seal with its opening "
                                + "beside it, or a folder with seals.")
                .values(
                        "--sealer",
                        "FILE",
                        "Public keys of a sealer whom you trust (default: the ones of your own home).")
                .flag("--all", "List every change, not only the first of each object.");
        Options judged = SignatureVerification.addTo(TimestampOptions.addTrust(own));
        return ExportVerification.addTo(BaselineVerification.addTo(TransformVerification.addTo(judged)))
                .common()
                .footer(
                        "Exit codes: 0 genuine (with --baseline: the same), 1 altered, 2 usage, 3 environment, 4 unknown: "
                                + "there is no seal, or none that can be judged, or something cannot be compared.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, VerifyCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        requireHeeded(arguments);
        if (arguments.has("--baseline") || arguments.has("--report")) {
            return ExportVerification.isAsked(arguments)
                    ? ExportVerification.run(arguments, trusted(arguments, terminal), terminal)
                    : BaselineVerification.run(arguments, terminal);
        }
        if (arguments.has("--signatures")) {
            return SignatureVerification.run(arguments, terminal);
        }
        if (TransformVerification.isAskedFor(arguments)) {
            return TransformVerification.run(arguments, terminal, trusted(arguments, terminal));
        }
        List<Path> paths = arguments.paths(2, 2, "two paths are needed: COPY and SEAL.");
        SealVerifier.Report report = new SealVerifier(
                        trusted(arguments, terminal), TimestampOptions.trust(arguments, Instant.now()))
                .verify(paths.getFirst(), paths.getLast());
        VerdictText text = new VerdictText(report, SealVerifier.isWhole(paths.getFirst()));
        terminal.out().print(arguments.has("--json") ? text.json() : text.plain(arguments.has("--all")));
        return ExitCode.of(report.outcome());
    }

    /// A demand that nobody heeds would let through what it was made against.
    private static void requireHeeded(Arguments arguments) throws UsageException {
        if (!arguments.has("--signatures")) {
            for (String demand : List.of("--require", "--anchor", "--intermediate", "--crl")) {
                if (arguments.has(demand)) {
                    throw new UsageException(demand + " needs --signatures.");
                }
            }
        }
        boolean isOfTwo = arguments.has("--original") || ExportVerification.isAsked(arguments);
        if (isOfTwo && arguments.has("--require-time")) {
            throw new UsageException("--require-time judges a copy by its seal or by its signatures: "
                    + "ask that first, and without " + (arguments.has("--original") ? "--original." : "a picture."));
        }
    }

    static List<SealerKeys> trusted(Arguments arguments, Terminal terminal) throws UsageException {
        List<SealerKeys> given = given(arguments);
        Path own = SigningKeys.publicKeys(terminal.home(arguments));
        return given.isEmpty() && Files.exists(own) ? List.of(keys(own)) : given;
    }

    /// The sealers of `--sealer`.
    static List<SealerKeys> given(Arguments arguments) throws UsageException {
        List<SealerKeys> given = new ArrayList<>();
        for (String file : arguments.values("--sealer")) {
            given.add(keys(Arguments.path(file)));
        }
        return given;
    }

    private static SealerKeys keys(Path file) {
        try {
            return SealerKeys.of(Files.readString(file));
        } catch (IllegalArgumentException | MalformedInputException e) {
            throw new ElpisException(
                            Code.KEY_DAMAGED,
                            "The file does not hold the public keys of a sealer. It is called seal.pub in the folder keys "
                                    + "of the sealer's home.",
                            e)
                    .with("file", file);
        } catch (IOException e) {
            throw new ElpisException(
                            Code.INPUT_UNREADABLE, "The public keys do not exist or cannot be read. Check the path.", e)
                    .with("file", file);
        }
    }
}
