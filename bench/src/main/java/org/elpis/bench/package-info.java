/// Corpus benchmarks: what the gate costs beside its peers, and where the time goes.
@NullMarked
package org.elpis.bench;

import org.jspecify.annotations.NullMarked;
