package org.elpis.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.engine.SealVerifier;
import org.elpis.seal.SealerKeys;
import org.elpis.seal.SigningKeys;

/// `elpis verify COPY SEAL`
final class VerifyCommand {
    private VerifyCommand() {}

    static Options options() {
        return ExportVerification.addTo(SignatureVerification.addTo(new Options(
                                "verify", "COPY SEAL", "See whether a copy is what was sealed, and where it is not.")
                        .places(
                                "PATH",
                                "1..2",
                                "COPY: a folder with whole studies, or one file of a study. SEAL: a seal with its opening "
                                        + "beside it, or a folder with seals.")
                        .values(
                                "--sealer",
                                "FILE",
                                "Public keys of a sealer whom you trust (default: the ones of your own home).")
                        .flag("--all", "List every change, not only the first of each object.")))
                .common()
                .footer(
                        "Exit codes: 0 genuine, 1 altered, 2 usage, 3 environment, 4 unknown: there is no seal, or none "
                                + "that can be judged.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        Options options = options();
        Arguments arguments = options.parse(args);
        if (arguments.has("--help")) {
            terminal.out().print(options.help());
            return ExitCode.DONE;
        }
        if (arguments.has("--signatures")) {
            return SignatureVerification.run(arguments, terminal);
        }
        List<Path> paths = arguments.paths();
        if (ExportVerification.isAsked(arguments)) {
            return ExportVerification.run(arguments, trusted(arguments, terminal), terminal);
        }
        if (paths.size() != 2) {
            throw new UsageException("two paths are needed: COPY and SEAL.");
        }
        SealVerifier.Report report =
                new SealVerifier(trusted(arguments, terminal)).verify(paths.getFirst(), paths.getLast());
        VerdictText text = new VerdictText(report, Files.isDirectory(paths.getFirst()));
        terminal.out().print(arguments.has("--json") ? text.json() : text.plain(arguments.has("--all")));
        return switch (report.outcome()) {
            case GENUINE -> ExitCode.DONE;
            case ALTERED -> ExitCode.FINDINGS;
            case UNKNOWN -> ExitCode.UNKNOWN;
        };
    }

    private static List<SealerKeys> trusted(Arguments arguments, Terminal terminal) throws UsageException {
        List<Path> files = new ArrayList<>();
        for (String file : arguments.values("--sealer")) {
            files.add(Arguments.path(file));
        }
        Path own = SigningKeys.publicKeys(terminal.home(arguments));
        if (files.isEmpty() && Files.exists(own)) {
            files.add(own);
        }
        List<SealerKeys> trusted = new ArrayList<>();
        for (Path file : files) {
            trusted.add(keys(file));
        }
        return trusted;
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
