/// The one wiring: from files to outcomes through read, understand, decide, transform, check and hand over.
@NullMarked
package org.elpis.engine;

import org.jspecify.annotations.NullMarked;
