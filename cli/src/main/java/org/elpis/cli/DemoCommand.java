package org.elpis.cli;

/// `elpis demo`
final class DemoCommand {
    private DemoCommand() {}

    static int run(String[] args, Terminal terminal) throws UsageException {
        throw new UsageException("demo is not there yet.");
    }
}
