package org.elpis.cli;

/// `elpis inspect`
final class InspectCommand {
    private InspectCommand() {}

    static int run(String[] args, Terminal terminal) throws UsageException {
        throw new UsageException("inspect is not there yet.");
    }
}
