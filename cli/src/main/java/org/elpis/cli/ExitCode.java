package org.elpis.cli;

import org.elpis.ledger.LedgerVerdict;
import org.elpis.seal.Verdict;

/// Exit codes of every command.
final class ExitCode {
    static final int DONE = 0;
    static final int FINDINGS = 1;
    static final int USAGE = 2;
    static final int ENVIRONMENT = 3;
    /// Nobody can say: there is nothing that a verdict could rest on.
    static final int UNKNOWN = 4;

    private ExitCode() {}

    static int of(Verdict.Outcome outcome) {
        return switch (outcome) {
            case GENUINE -> DONE;
            case ALTERED -> FINDINGS;
            case UNKNOWN -> UNKNOWN;
        };
    }

    static int of(LedgerVerdict verdict) {
        return switch (verdict.outcome()) {
            case GOOD -> DONE;
            case ALTERED -> FINDINGS;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
