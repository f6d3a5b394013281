/// Signed statements about studies that legal changes survive, and what finds the other ones.
///
/// The form of seals and openings is `docs/formats/seal.md`.
@NullMarked
package org.elpis.seal;

import org.jspecify.annotations.NullMarked;
