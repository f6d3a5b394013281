/// What verifiers say of damaged and crafted seals, attestations, keys, proofs and ledgers.
@NullMarked
package org.elpis.bench.custody;

import org.jspecify.annotations.NullMarked;
