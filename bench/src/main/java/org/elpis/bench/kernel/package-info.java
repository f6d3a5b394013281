/// How fast small nets are trained, beside libtorch.
@NullMarked
package org.elpis.bench.kernel;

import org.jspecify.annotations.NullMarked;
