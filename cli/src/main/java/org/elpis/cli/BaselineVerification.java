package org.elpis.cli;

import java.nio.file.Path;
import java.time.Instant;
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
                        "Compare COPY with ORIGINAL pixel by pixel, or, where COPY is a PNG or JPEG that left a viewer, by what it "
                                + "shows. With a SEAL, ORIGINAL is held against it first.")
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
        if (paths.size() == 1 && arguments.has("--require-time")) {
            throw new UsageException("--require-time needs a SEAL of the baseline: without one nothing says when.");
        }
        Optional<SealVerifier.Report> seal = paths.size() == 2
                ? Optional.of(new SealVerifier(
                                VerifyCommand.trusted(arguments, terminal),
                                TimestampOptions.trust(arguments, Instant.now()))
                        .verify(baseline, paths.getLast()))
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
}
