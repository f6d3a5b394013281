/// Measures fingerprints: what they change, what they survive, and whom they name.
@NullMarked
package org.elpis.bench.fingerprint;

import org.jspecify.annotations.NullMarked;
