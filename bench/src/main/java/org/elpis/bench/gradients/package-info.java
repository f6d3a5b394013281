/// What shared model updates give away, defence by defence.
@NullMarked
package org.elpis.bench.gradients;

import org.jspecify.annotations.NullMarked;
