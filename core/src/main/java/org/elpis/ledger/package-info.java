/// The ledger: a log that can only grow, its signed checkpoints, and proofs about both that others can check.
///
/// Format: docs/formats/ledger.md
@NullMarked
package org.elpis.ledger;

import org.jspecify.annotations.NullMarked;
