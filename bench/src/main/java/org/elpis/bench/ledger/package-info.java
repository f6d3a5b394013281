/// How fast the ledger takes entries beside what the disk can do, and what is left of it after kill -9.
@NullMarked
package org.elpis.bench.ledger;

import org.jspecify.annotations.NullMarked;
