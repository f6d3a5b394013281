package org.elpis.cli;

import java.util.List;

/// The names of all commands.
final class Commands {
    static final List<String> NAMES = List.of(
            "demo",
            "inspect",
            "explain",
            "deid",
            "deface",
            "check",
            "seal",
            "attest",
            "verify",
            "evidence",
            "sign",
            "fingerprint",
            "trace",
            "ledger",
            "profile",
            "template",
            "audit",
            "doctor");

    private Commands() {}
}
