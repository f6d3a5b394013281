/// What is said of generators whose copying is known.
@NullMarked
package org.elpis.bench.memorization;

import org.jspecify.annotations.NullMarked;
