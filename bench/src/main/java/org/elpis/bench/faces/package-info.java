/// Counts what is left of faces after a removal, and how well what is left links to its owner.
@NullMarked
package org.elpis.bench.faces;

import org.jspecify.annotations.NullMarked;
