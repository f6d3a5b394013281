package org.elpis.cli;

/// `elpis check`
final class CheckCommand {
    private CheckCommand() {}

    static int run(String[] args, Terminal terminal) throws UsageException {
        throw new UsageException("check is not there yet.");
    }
}
