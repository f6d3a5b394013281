package org.elpis.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.reach.Model;
import org.elpis.models.runner.Attacks;
import org.elpis.models.runner.AuditRun;
import org.elpis.models.runner.AuditRunner;
import org.elpis.models.runner.CaseFolder;
import org.elpis.models.scorecard.DataFacts;
import org.elpis.models.scorecard.Scorecard;
import org.elpis.models.scorecard.Scorecard.Showing;
import org.elpis.models.scorecard.ScorecardFiles;
import org.elpis.models.scorecard.ScorecardJson;
import org.elpis.models.scorecard.Shareable;
import org.elpis.seal.SigningKeys;

/// One run of `elpis audit` from its inputs to its exit code.
record AuditJob(Arguments arguments, Set<AuditKind> wanted, Terminal terminal, Optional<Path> out) {
    int run(AuditInputs inputs) {
        Path home = terminal.home(arguments);
        String id = new AuditRunner(Attacks.all(), AuditProgress.NONE).id(inputs.material(), wanted);
        try (CaseFolder folder = CaseFolder.open(home, id)) {
            AuditRun audited = audited(inputs, folder);
            Scorecard card = card(inputs, audited, Clock.systemUTC());
            Path page = ScorecardFiles.writePrivate(card, folder);
            out.ifPresent(shared -> ScorecardFiles.writeShared(
                    card,
                    inputs.material(),
                    shared,
                    Optional.of(SigningKeys.of(home)),
                    Clock.systemUTC().instant().getEpochSecond()));
            if (!audited.unfinished()) {
                folder.forget(); // not before it is written: a run that is ended here loses nothing
            }
            boolean isJson = arguments.has("--json");
            terminal.out().print(isJson ? ScorecardJson.of(card) : AuditText.of(Shareable.of(card), page, out));
            return AuditCommand.code(card.verdict());
        }
    }

    /// Runs them, with a bar that is gone when it returns.
    private AuditRun audited(AuditInputs inputs, CaseFolder folder) {
        boolean isQuiet = arguments.has("--json") && !terminal.isInteractive();
        try (AuditProgressBar bar = new AuditProgressBar(terminal.err(), terminal.isInteractive(), System::nanoTime)) {
            return new AuditRunner(Attacks.all(), isQuiet ? AuditProgress.NONE : bar)
                    .run(inputs.material(), wanted, folder);
        }
    }

    private static Scorecard card(AuditInputs inputs, AuditRun run, Clock clock) {
        return new Scorecard(
                run.id(),
                run.verdict(),
                inputs.material().model().map(Model::facts),
                DataFacts.of(inputs.material()),
                inputs.remarks(),
                inputs.preprocessing(),
                inputs.recipe(),
                inputs.material().policy(),
                inputs.material().seed(),
                run.reports(),
                run.skipped(),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                Showing.PRIVATE);
    }
}
