/// Scores seals: what they miss, and what they take for a change that is none.
@NullMarked
package org.elpis.bench.seals;

import org.jspecify.annotations.NullMarked;
