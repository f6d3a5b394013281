package org.elpis.cli;

/// `elpis doctor`
final class DoctorCommand {
    private DoctorCommand() {}

    static int run(String[] args, Terminal terminal) throws UsageException {
        throw new UsageException("doctor is not there yet.");
    }
}
