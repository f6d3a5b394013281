package org.elpis.ledger;

import java.io.IOException;

/// A note, proof, entry or tile is not in the form it must have. The message is a constant that fits after "because".
public final class MalformedLedgerException extends IOException {
    private static final long serialVersionUID = 1;

    MalformedLedgerException(String reason) {
        super(reason);
    }
}
