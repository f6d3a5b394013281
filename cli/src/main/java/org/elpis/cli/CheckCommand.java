package org.elpis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.elpis.ElpisException;
import org.elpis.check.CheckReport;
import org.elpis.check.FolderCheck;
import org.elpis.check.Retained;
import org.elpis.dicom.ReadLimits;

/// `elpis check ORIGINAL RELEASED`
final class CheckCommand {
    private CheckCommand() {}

    static Options options() {
        return new Options(
                        "check",
                        "ORIGINAL RELEASED | --certificate FILE [RELEASED]",
                        "Search what any tool released for all that the originals say about their patients, and see "
                                + "whether references and intervals hold. Shares no code with the transform.")
                .places("PATH", "0..2", "ORIGINAL and RELEASED, files or folders.")
                .values(
                        "--retain",
                        "NAME",
                        "What was let through on purpose: " + String.join(", ", RetainedNames.NAMES) + ".")
                .flag("--all", "List every released file, not only those with findings.")
                .value(
                        "--certificate",
                        "FILE",
                        "See instead whether RELEASED (default: the folder of FILE) is what the certificate says: nothing "
                                + "changed, missing or added. Needs no originals and no key.")
                .value("--root", "HEX", "With --certificate: the root that the releasing site told you.")
                .value("--salt", "PATH", "With --certificate: tell the salt of an object's input digest (private).")
                .value("--project", "NAME", "With --salt: as for deid (default: default).")
                .common()
                .footer("Exit codes: 0 nothing found, 1 something leaked, differs or could not be judged, 2 usage, "
                        + "3 environment.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, CheckCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        if (arguments.has("--certificate")) {
            return CertificateVerdict.run(arguments, terminal);
        }
        if (arguments.has("--root") || arguments.has("--salt") || arguments.has("--project")) {
            throw new UsageException("--root, --salt and --project need --certificate FILE.");
        }
        List<Path> paths = arguments.paths();
        if (paths.size() != 2) {
            throw new UsageException("two paths are needed: ORIGINAL and RELEASED.");
        }
        Set<Retained> retained = EnumSet.noneOf(Retained.class);
        for (String name : arguments.values("--retain")) {
            retained.add(RetainedNames.of(name));
        }
        CheckReport report = run(paths.getFirst(), paths.getLast(), retained);
        CheckText text = new CheckText(report, paths.getLast());
        terminal.out().print(arguments.has("--json") ? text.json() : text.table(arguments.has("--all")));
        return text.isClean() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private static CheckReport run(Path original, Path released, Set<Retained> retained) {
        for (Path path : List.of(original, released)) {
            if (!Files.exists(path)) {
                throw unreadable(path, new IOException("absent"));
            }
        }
        try {
            return FolderCheck.run(
                    original,
                    released,
                    retained,
                    ReadLimits.forHeap(Runtime.getRuntime().maxMemory()));
        } catch (IOException e) {
            throw unreadable(released, e);
        }
    }

    private static ElpisException unreadable(Path path, IOException cause) {
        return new ElpisException(
                        ElpisException.Code.INPUT_UNREADABLE,
                        "The input does not exist or cannot be read, or changed while it was read. Check the path.",
                        cause)
                .with("input", path);
    }
}
