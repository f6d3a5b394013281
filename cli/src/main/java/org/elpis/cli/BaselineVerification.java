package org.elpis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.elpis.engine.BaselineComparer;
import org.elpis.engine.BaselineReport;
import org.elpis.engine.SealVerifier;

/// `elpis verify COPY [SEAL] --baseline ORIGINAL`: how a copy differs from another one that is at hand.
final class BaselineVerification {
    private BaselineVerification() {}

    static Options addTo(Options options) {
        return options.value(
                        "--baseline",
                        "ORIGINAL",
                        "Compare COPY with ORIGINAL pixel by pixel; with a SEAL, ORIGINAL is held against it first.")
                .value("--report", "FILE", "With --baseline: write a private page with both images and what differs.");
    }

    static int run(Arguments arguments, Terminal terminal) throws UsageException {
        if (!arguments.has("--baseline")) {
            throw new UsageException("--report needs --baseline.");
        }
        if (arguments.has("--signatures")) {
            throw new UsageException("--baseline and --signatures are two questions: ask one at a time.");
        }
        List<Path> paths = arguments.paths(1, 2, "one path or two are needed: COPY, and SEAL.");
        Path baseline = Arguments.path(arguments.value("--baseline").orElseThrow());
        Path copy = paths.getFirst();
        if (isPicture(copy)) {
            // The place of exports: a picture has no stored pixels, and is judged by other means than equality.
            terminal.err()
                    .print("elpis verify: COPY is a picture and no DICOM object; nobody can say pixel by pixel.\n");
            return ExitCode.UNKNOWN;
        }
        Optional<SealVerifier.Report> seal = paths.size() == 2
                ? Optional.of(
                        new SealVerifier(VerifyCommand.trusted(arguments, terminal)).verify(baseline, paths.getLast()))
                : Optional.empty();
        Optional<Path> page = Optional.empty();
        if (arguments.has("--report")) {
            page = Optional.of(Arguments.path(arguments.value("--report").orElseThrow()));
        }
        BaselineReport report = BaselineComparer.compare(copy, baseline, seal, page);
        BaselineText text = new BaselineText(report, page);
        terminal.out().print(arguments.has("--json") ? text.json() : text.plain(arguments.has("--all")));
        return switch (report.outcome()) {
            case SAME -> ExitCode.DONE;
            case ALTERED -> ExitCode.FINDINGS;
            case UNKNOWN -> ExitCode.UNKNOWN;
        };
    }

    /// By the first bytes of PNG and JPEG.
    private static boolean isPicture(Path copy) {
        if (!Files.isRegularFile(copy)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(copy)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4
                    && (head[0] == (byte) 0x89 && head[1] == 'P' && head[2] == 'N' && head[3] == 'G'
                            || head[0] == (byte) 0xFF && head[1] == (byte) 0xD8 && head[2] == (byte) 0xFF);
        } catch (IOException e) {
            return false;
        }
    }
}
