package org.elpis.cli;

import org.elpis.engine.Software;
import org.elpis.policy.ConfidentialityTable;

/// What `--version` prints.
final class Version {
    private Version() {}

    static String text() {
        return "elpis " + Software.VERSION + "\nJava " + Runtime.version() + "\nPS3.15 "
                + ConfidentialityTable.edition() + "\n";
    }
}
