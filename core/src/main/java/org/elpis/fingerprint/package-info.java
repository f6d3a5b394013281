/// Marks that tell the copies of a release apart: what a copy carries, how it is undone, whom a leaked copy
/// names.
@NullMarked
package org.elpis.fingerprint;

import org.jspecify.annotations.NullMarked;
